import type { Workbook, WorkbookCell, WorkbookRow, WorkbookSheet } from '../../exchange/workbook.ts'
import type { Translate } from '../../messages/translate.ts'
import type { Instrument, Question } from '../../questionnaires/model.ts'
import { questionNumbers } from '../../questionnaires/numbers.ts'
import { questionsOf } from '../../questionnaires/walk.ts'
import type { Given, WorkbookFacts } from '../workbook/facts.ts'
import {
  columnsOf,
  type FormRow,
  type FormSheet,
  formOf,
  headRows,
  questionOf,
  type RowPlaces,
  rowId,
  rowPlaces,
} from '../workbook/form.ts'
import { manifestOf } from '../workbook/manifest.ts'
import { type ColumnKey, columnKeys, keyRow, workbookFormat } from '../workbook/mark.ts'
import { greyedRows } from './conditions.ts'
import { coverSheet, directionOfSheet, languagesOf } from './cover.ts'
import { type CellValues, rowCells } from './row-cells.ts'

const widths: Record<ColumnKey, number> = { number: 7, question: 46, guidance: 42, answer: 34, comment: 28, files: 24, id: 17 }
const moreWidth = 18

/**
 * The fillable questionnaire of a bid: a cover, a sheet for each top-level section, and a manifest that nobody sees.
 * `given` are the answers that the bid has already, by question; they are filled in. `instrument` is in the language that the facts say.
 */
export function questionnaireLayout(
  facts: WorkbookFacts,
  instrument: Instrument,
  given: ReadonlyMap<string, Given>,
  translate: Translate,
): Workbook {
  const form = formOf(instrument, (question) => {
    const answer = given.get(question)?.answer
    return answer?.state === 'answered' && typeof answer.value !== 'string' ? answer.value.length : 0
  })
  const context: Context = {
    facts,
    given,
    numbers: questionNumbers(instrument),
    questions: new Map(questionsOf(instrument).map((question) => [question.id, question])),
    places: rowPlaces(form),
    footer: translate('responses.workbook.footer', { tender: facts.tender.title, provider: facts.provider }),
  }
  const cover = coverSheet(form, context, translate)
  return {
    title: facts.tender.title,
    author: facts.issuer.organisation || facts.issuer.name,
    created: facts.tender.createdAt,
    sheets: [
      cover,
      ...form.map((sheet) => sectionSheet(sheet, context, translate)),
      manifestOf(facts.identity, languagesOf(facts, translate.locale), cover.rows),
    ],
  }
}

type Context = {
  facts: WorkbookFacts
  given: ReadonlyMap<string, Given>
  numbers: ReadonlyMap<string, string>
  questions: ReadonlyMap<string, Question>
  places: RowPlaces
  footer: string
}

function sectionSheet(sheet: FormSheet, context: Context, translate: Translate): WorkbookSheet {
  const { facts, given, numbers, questions, places, footer } = context
  const columns = columnsOf(sheet)
  const mark = { format: workbookFormat, ...facts.identity, part: sheet.section.id, ...languagesOf(facts, translate.locale) }
  const { title, heads } = sectionHead(sheet, translate)
  return {
    name: sheet.name,
    columns: columns.map((key) => ({ width: isColumnKey(key) ? widths[key] : moreWidth })),
    rows: [
      title,
      { cells: keyRow(mark, columns).map((content): WorkbookCell => ({ content, style: 'identifier' })), hidden: true },
      heads,
      ...sheet.rows.map((row) => {
        const question = questionOf(row)
        const values = rowCells(row, { questions, numbers, given: question && given.get(question.id) }, translate)
        const cells = columns.map((key): WorkbookCell | null =>
          key === 'id' ? { content: rowId(row), style: 'identifier' } : (values.get(key) ?? null),
        )
        const height = rowHeight(row, values, question && given.get(question.id))
        return height === undefined ? { cells } : { cells, height }
      }),
    ],
    merges: sheet.rows.flatMap((row, index) =>
      row.kind === 'introduction'
        ? [{ firstRow: headRows + 1 + index, lastRow: headRows + 1 + index, firstColumn: 2, lastColumn: columns.length - 1 }]
        : [],
    ),
    frozen: { rows: headRows, columns: 2 },
    protected: true,
    ...directionOfSheet(facts),
    highlights: greyedRows(sheet, columns, questions, places, translate),
    print: { orientation: 'landscape', repeatRows: headRows, footer },
  }
}

/** The rows above the questions of a sheet, without the keys between them that nobody sees. */
export function sectionHead(sheet: FormSheet, translate: Translate): { title: WorkbookRow; heads: WorkbookRow } {
  const back: WorkbookCell = {
    content: translate('responses.workbook.backToCover'),
    style: 'guidance',
    link: { sheet: translate('responses.workbook.cover'), cell: 'A1' },
  }
  const title = [
    { content: String(sheet.number), style: 'title' },
    { content: sheet.section.title, style: 'title' },
  ] as const
  return {
    title: { cells: [...title, null, back], height: 30 },
    heads: {
      cells: columnsOf(sheet).map(
        (key): WorkbookCell => ({
          ...(isColumnKey(key) ? { content: translate(`responses.column.${key}`) } : {}),
          style: 'heading',
        }),
      ),
      height: 20,
    },
  }
}

/** Headings stand apart, and an empty long answer has room for some lines; every other row is as high as its text. */
function rowHeight(row: FormRow, values: CellValues, given: Given | undefined): number | undefined {
  if (row.kind === 'section') return 28
  if (row.kind !== 'question' || row.question.type !== 'longText' || given) return undefined
  const beside = values.get('guidance')?.content
  return typeof beside === 'string' && beside.length > shortGuidance ? undefined : 60
}

/** Guidance that surely fits into the height of an empty long answer, in characters. */
const shortGuidance = 100

function isColumnKey(key: string): key is ColumnKey {
  return columnKeys.some((known) => known === key)
}
