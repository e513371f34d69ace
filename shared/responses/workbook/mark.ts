import type { Envelope } from '../contract.ts'

/** The form of the workbooks that are written today. */
export const workbookFormat = 1

/** What a workbook says about itself: the manifest, and in short on every sheet, so that a copied sheet is still known. */
export type WorkbookIdentity = { envelope: Envelope; tender: string; bid: string; instrument: string }

/**
 * `part` is the id of what the sheet asks for: a section, or the price sheet. The cover is `@cover`. `language` is the locale
 * of Assay's own words in the workbook; empty where it does not say. `questions` is the language that its questions are in; empty where
 * it does not say, which is the questionnaire's own.
 */
export type SheetMark = WorkbookIdentity & { format: number; part: string; language: string; questions?: string }

/** The sheet that nobody sees: key and value, one a row. */
export const manifestSheet = 'assay'
export const coverPart = '@cover'

/**
 * Keys that stand above the columns, in the row that nobody sees: they say which column is which, wherever it was moved.
 * Above the numbers stands the mark of the sheet instead.
 */
export const columnKeys = ['number', 'question', 'guidance', 'answer', 'comment', 'files', 'id'] as const
export type ColumnKey = (typeof columnKeys)[number]

/** The row of keys of a sheet, with its mark. */
export function keyRow(mark: SheetMark, keys: readonly string[]): string[] {
  return keys.map((key) => (key === 'number' ? formatMark(mark) : key))
}

export function formatMark({ format, envelope, tender, bid, instrument, part, language, questions }: SheetMark): string {
  const said = ['assay', String(format), envelope, tender, bid, instrument, part, language]
  return [...said, ...(questions ? [questions] : [])].map(encodeURIComponent).join(':')
}

/** Reads a mark; undefined for any other text. */
export function parseMark(text: string): SheetMark | undefined {
  const parts = text.trim().split(':')
  if (parts[0] !== 'assay' || parts.length < 7 || parts.length > 9) return undefined
  const [, format = '', envelope = '', tender = '', bid = '', instrument = '', part = '', language = '', questions = ''] =
    parts.map(decoded)
  if (!/^\d{1,3}$/.test(format) || (envelope !== 'questionnaire' && envelope !== 'price')) return undefined
  return { format: Number(format), envelope, tender, bid, instrument, part, language, ...(questions !== '' && { questions }) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
