import type { Choice, Instrument, Question, Section } from '../../questionnaires/model.ts'
import { type ColumnKey, columnKeys } from './mark.ts'

type ChoiceQuestion = Extract<Question, { type: 'multipleChoice' }>
type TableQuestion = Extract<Question, { type: 'table' }>

/** One row of a section's sheet, in the order in which the bidder reads it. */
export type FormRow =
  | { kind: 'section'; section: Section }
  | { kind: 'introduction'; section: Section }
  | { kind: 'question'; question: Question }
  | { kind: 'option'; question: ChoiceQuestion; choice: Choice }
  | { kind: 'tableHead'; question: TableQuestion }
  | { kind: 'tableRow'; question: TableQuestion; position: number }

/** The sheet of one top-level section. `name` is unique in the workbook and fits into a tab. */
export type FormSheet = { section: Section; number: number; name: string; rows: FormRow[] }

/** Entry rows that a table offers at least; more when more has been answered already. */
const tableRows = 10

/**
 * The form that a bidder fills: what stands on which sheet in which row. `rowsGiven` says how many rows of a table question
 * are filled already.
 */
export function formOf(instrument: Instrument, rowsGiven: (question: string) => number = () => 0): FormSheet[] {
  const names = new Set<string>()
  return instrument.sections.map((section, index) => ({
    section,
    number: index + 1,
    name: sheetName(`${index + 1} ${section.title}`, names),
    rows: rowsOf(section, rowsGiven),
  }))
}

/** What stands in the id cell of a row. Every row below the column heads has one, so that rows of other origin stand out. */
export function rowId(row: FormRow): string {
  switch (row.kind) {
    case 'section':
      return `@${row.section.id}`
    case 'introduction':
      return `@${row.section.id}/introduction`
    case 'question':
      return row.question.id
    case 'option':
      return `${row.question.id}#${row.choice.id}`
    case 'tableHead':
      return `${row.question.id}#columns`
    case 'tableRow':
      return `${row.question.id}#${row.position}`
  }
}

/** A tab name: at most 31 characters, none that spreadsheet programs forbid, unlike the others in `taken`, to which it is added. */
export function sheetName(title: string, taken: Set<string>): string {
  const plain = title
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'+|'+$/g, '')
  for (let attempt = 1; ; attempt++) {
    const suffix = attempt === 1 ? '' : ` ${attempt}`
    const name = shortened(plain, 31 - suffix.length) + suffix
    if (taken.has(name.toLowerCase())) continue
    taken.add(name.toLowerCase())
    return name
  }
}

/** Cuts between words where it can. Lengths are in UTF-16 code units, as spreadsheet programs count. */
function shortened(text: string, length: number): string {
  if (text.length <= length) return text
  const words = text.slice(0, length + 1).replace(/\s+\S*$/, '')
  const cut = words.length >= length / 2 && words.length <= length ? words : text.slice(0, length)
  return cut
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/[\s,;–-]+$/, '')
    .replace(/'+$/, '')
}

function rowsOf(section: Section, rowsGiven: (question: string) => number): FormRow[] {
  const rows: FormRow[] = []
  const walk = (part: Section, depth: number): void => {
    if (depth > 0) rows.push({ kind: 'section', section: part })
    if (part.introduction) rows.push({ kind: 'introduction', section: part })
    for (const question of part.questions) rows.push(...questionRows(question, rowsGiven(question.id)))
    for (const inner of part.sections ?? []) walk(inner, depth + 1)
  }
  walk(section, 0)
  return rows
}

function questionRows(question: Question, given: number): FormRow[] {
  const rows: FormRow[] = [{ kind: 'question', question }]
  if (question.type === 'multipleChoice')
    rows.push(...question.choices.map((choice): FormRow => ({ kind: 'option', question, choice })))
  if (question.type === 'table') {
    rows.push({ kind: 'tableHead', question })
    for (let position = 1; position <= Math.max(tableRows, given + 3); position++)
      rows.push({ kind: 'tableRow', question, position })
  }
  return rows
}

/** Rows above the form: the title, the keys that nobody sees, the column heads. */
export const headRows = 3

/** The id of the question that a row belongs to; undefined for headings. */
export function questionOf(row: FormRow): Question | undefined {
  return 'question' in row ? row.question : undefined
}

const tableSlots: readonly ColumnKey[] = ['question', 'guidance', 'answer', 'comment', 'files']

/** The key of the sheet's column that holds the column of a table; counted from 0. */
export function slotOf(column: number): string {
  return tableSlots[column] ?? `more${column - tableSlots.length + 1}`
}

/** Keys of a sheet's columns from A on. Tables that are wider than the form get columns of their own before the id. */
export function columnsOf({ rows }: FormSheet): string[] {
  const widest = Math.max(0, ...rows.map((row) => (row.kind === 'tableHead' ? row.question.columns.length : 0)))
  const more = Array.from({ length: Math.max(0, widest - tableSlots.length) }, (_, index) => slotOf(tableSlots.length + index))
  return [...columnKeys.slice(0, -1), ...more, 'id']
}

/** Where a row stands in the workbook as it is written. */
export type RowPlaces = ReadonlyMap<string, { sheet: string; row: number }>

/** The places of all rows, by row id. */
export function rowPlaces(form: readonly FormSheet[]): RowPlaces {
  return new Map(
    form.flatMap(({ name, rows }) => rows.map((row, index) => [rowId(row), { sheet: name, row: headRows + 1 + index }] as const)),
  )
}
