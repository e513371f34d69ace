import {
  type CellAsRead,
  cellAt,
  type SheetAsRead,
  type WorkbookAsRead,
  type WorkbookCell,
  type WorkbookRow,
  type WorkbookSheet,
} from '../../exchange/workbook.ts'
import { formatMark, manifestSheet, parseMark, type SheetMark, type WorkbookIdentity, workbookFormat } from './mark.ts'
import { textsOf } from './sent.ts'

/** What a workbook says about itself: whose it is, and the texts of its first sheet as they were sent out. */
export type Manifest = { mark: SheetMark; cover: readonly string[] }

const coverKey = 'cover'
const mostEntries = 500

/** The sheet that says what the workbook is: key and value, one a row. */
export function manifestOf(
  identity: WorkbookIdentity,
  { language, questions }: Pick<SheetMark, 'language' | 'questions'>,
  cover: readonly WorkbookRow[],
): WorkbookSheet {
  const entries = [
    ['format', String(workbookFormat)],
    ...Object.entries(identity),
    ['language', language],
    ...(questions ? [['questions', questions]] : []),
    ...textsOf(cover.filter(({ hidden }) => !hidden)).map((text) => [coverKey, text]),
  ]
  return {
    name: manifestSheet,
    visibility: 'veryHidden',
    columns: [{ width: 16 }, { width: 70 }],
    rows: entries.map((entry) => ({ cells: entry.map((content): WorkbookCell => ({ content, style: 'text' })) })),
    protected: true,
  }
}

/** The manifest of a workbook that came back; undefined where it has none, or one that says nothing. */
export function readManifest(workbook: WorkbookAsRead): Manifest | undefined {
  const sheet = workbook.sheets.find(({ name }) => name === manifestSheet)
  if (!sheet) return undefined
  const entries = new Map<string, string>()
  const cover: string[] = []
  for (let row = 1; row <= Math.min(sheet.lastRow, mostEntries); row++) {
    const [key, value] = [cellAt(sheet, row, 1)?.text, cellAt(sheet, row, 2)?.text ?? '']
    if (key === coverKey) cover.push(value)
    else if (key) entries.set(key, value)
  }
  const given = (key: string) => entries.get(key) ?? ''
  const mark = parseMark(
    formatMark({
      format: Number(given('format')),
      envelope: given('envelope') === 'price' ? 'price' : 'questionnaire',
      tender: given('tender'),
      bid: given('bid'),
      instrument: given('instrument'),
      part: '',
      language: given('language'),
      questions: given('questions'),
    }),
  )
  return mark && ['price', 'questionnaire'].includes(given('envelope')) ? { mark, cover } : undefined
}

const keys = ['format', 'envelope', 'tender', 'bid', 'instrument', 'language', 'questions', coverKey]

/** What stands on the sheet of the manifest and is none of it. */
export function besidesManifest(sheet: SheetAsRead): CellAsRead[] {
  return [...sheet.cells.values()].filter(
    ({ row, column }) => column > 2 || row > mostEntries || !keys.includes(cellAt(sheet, row, 1)?.text ?? ''),
  )
}
