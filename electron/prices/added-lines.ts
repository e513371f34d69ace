import { canonicalJson } from '../../shared/canonical.ts'
import type { Parsed } from '../../shared/contract.ts'
import { kindWord } from '../../shared/prices/editing.ts'
import { Refusal } from '../../shared/result.ts'
import { isDeviation } from '../../shared/tenders/amendment.ts'
import type { Amendment, AmendmentChange } from '../../shared/tenders/amendment-model.ts'
import type { CommandContext } from '../endpoint.ts'
import { recordAmendment } from '../tenders/amendments.ts'
import { loadStanding } from '../tenders/editing.ts'
import { loadIssued } from '../tenders/issued.ts'
import { loadEverySheet, loadLot, storePriceLines } from '../tenders/lots.ts'
import type { Reader } from '../workspace/database.ts'
import { checkLineIds, loadPriceSheet, priceSheetHash } from './prices.ts'

/**
 * Adds lines to a price sheet that bidders rest on, as an amendment. Lines that are there stay as they are, since bidders priced them; bids
 * that were priced before have no price for what was added, until they are asked again.
 */
export function amendPriceLines(context: CommandContext, input: Parsed<'price.amend'>): Amendment {
  const { write, translate } = context
  const { lines, reason } = input
  const lot = loadLot(write, input.lot)
  const stays = new Set(lines.map((line) => canonicalJson(line)))
  const changed = lot.priceLines.find((line) => !stays.has(canonicalJson(line)))
  if (changed) throw new Refusal('price.lineStays', { line: changed.title })
  checkLineIds(lines)
  const before = new Set(lot.priceLines.map(({ id }) => id))
  const changes = lines.flatMap(({ id, title, quantity, unit, kind }): AmendmentChange[] => {
    const after = translate('prices.addedLine', { title, quantity, unit, paid: kindWord(kind, translate) })
    return before.has(id) ? [] : [{ field: 'priceSheet', about: lot.title, before: null, after }]
  })
  const deviation = isDeviation(changes, loadStanding(write, lot.tender), input.deviation)
  storePriceLines(context, lot.id, lines)
  return recordAmendment(context, lot.tender, { reason, deviation, changes })
}

/** Hashes of earlier price sheets of a lot to which only lines were added: what was filled in for them is read, and lacks what was added. */
export function earlierSheetHashes(read: Reader, lot: string): string[] {
  const sheet = loadPriceSheet(read, lot)
  const now = new Set(sheet.lines.map((line) => canonicalJson(line)))
  return loadEverySheet(read, lot)
    .filter(({ lines }) => lines.length > 0 && lines.every((line) => now.has(canonicalJson(line))))
    .map(({ lines }) => priceSheetHash({ ...sheet, lines }))
}

/** Lines that were added after the first workbook went out, when, and the bids that were given a price workbook since. */
export function loadAddedLines(read: Reader, lotId: string): { line: string; at: string; asked: string[] }[] {
  const { tender, priceLines } = loadLot(read, lotId)
  const { issued } = loadStanding(read, tender)
  if (issued === null) return []
  const sheets = loadEverySheet(read, lotId)
  const workbooks = loadIssued(read, tender).filter(({ what, lot }) => what === 'priceWorkbook' && lot === lotId)
  return priceLines.flatMap(({ id }) => {
    const at = sheets.find(({ lines }) => lines.some((line) => line.id === id))?.at
    if (at === undefined || at <= issued) return []
    return [{ line: id, at, asked: [...new Set(workbooks.filter((one) => one.at >= at).map(({ bid }) => bid))] }]
  })
}
