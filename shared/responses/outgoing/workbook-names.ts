import type { Envelope } from '../contract.ts'

/** The name of a bidder's workbook among those of all bidders: `02-Northwind-CX-questionnaire.xlsx`. */
export function workbookFileName(bid: { position: number; provider: { name: string } }, envelope: Envelope): string {
  const kind = envelope === 'price' ? 'prices' : 'questionnaire'
  const parts = [String(bid.position).padStart(2, '0'), fileNamePart(bid.provider.name), kind]
  return `${parts.filter((part) => part !== '').join('-')}.xlsx`
}

/** A name as every file system takes it: letters and digits of any script, the rest as hyphens. */
function fileNamePart(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
}
