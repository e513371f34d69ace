import { columnLetters, type WorkbookCell, type WorkbookRow, type WorkbookSheet } from '../../exchange/workbook.ts'
import { directionOf } from '../../messages/locales.ts'
import type { MessageKey, Translate } from '../../messages/translate.ts'
import type { Question } from '../../questionnaires/model.ts'
import type { Given, WorkbookFacts } from '../workbook/facts.ts'
import { type FormSheet, questionOf, type RowPlaces, rowId } from '../workbook/form.ts'
import { columnKeys, coverPart, formatMark, type SheetMark, workbookFormat } from '../workbook/mark.ts'

type CoverContext = {
  facts: WorkbookFacts
  given: ReadonlyMap<string, Given>
  places: RowPlaces
  footer: string
}

/** Sheets of a language that is written from right to left begin at the right. */
export function directionOfSheet({ language }: WorkbookFacts): Pick<WorkbookSheet, 'rightToLeft'> {
  return language !== undefined && directionOf(language) === 'rtl' ? { rightToLeft: true } : {}
}

const answerColumn = columnLetters(1 + columnKeys.indexOf('answer'))

/** The first sheet: who asks whom for what until when, how to answer, and how far the answers have come, with links. */
export function coverSheet(form: readonly FormSheet[], context: CoverContext, translate: Translate): WorkbookSheet {
  const { facts, footer } = context
  const questions = form.flatMap(({ rows }) => rows.flatMap((row) => (row.kind === 'question' ? [row.question] : [])))
  const head = [
    ...coverHead(facts, translate('responses.workbook.title', { provider: facts.provider }), translate),
    ...instructions(instructionKeys(questions), translate),
  ]
  const rows = [...head, ...progressRows(form, context, head.length, translate)]
  return {
    name: translate('responses.workbook.cover'),
    columns: [{ width: 24 }, { width: 74 }, { width: 12 }, { width: 12 }],
    rows: [...rows, markRow(facts, translate)],
    protected: true,
    ...directionOfSheet(facts),
    print: { orientation: 'portrait', footer },
  }
}

/** Title, and the facts of the tender with a label each. */
export function coverHead(facts: WorkbookFacts, subtitle: string, translate: Translate): WorkbookRow[] {
  const { tender, lot, provider, issuer } = facts
  const fact = (key: MessageKey, value: string | null): WorkbookRow[] =>
    value === null || value === ''
      ? []
      : [
          {
            cells: [
              { content: translate(key), style: 'label' },
              { content: value, style: 'text' },
            ],
          },
        ]
  const deadline =
    tender.deadline &&
    translate('responses.workbook.instant', { date: tender.deadline.slice(0, 10), time: tender.deadline.slice(11, 16) })
  return [
    { cells: [{ content: tender.title, style: 'title' }], height: 34 },
    { cells: [{ content: subtitle, style: 'title' }], height: 26 },
    { cells: [] },
    ...fact(
      'responses.workbook.issuer',
      issuer.organisation
        ? translate('responses.workbook.person', { name: issuer.name, organisation: issuer.organisation })
        : issuer.name,
    ),
    ...fact('responses.workbook.bidder', provider),
    ...fact('responses.workbook.lot', lot),
    ...fact('responses.workbook.deadline', deadline),
    ...fact('responses.workbook.need', tender.need),
    { cells: [] },
  ]
}

/** How to fill in the workbook: a short label and a sentence or two each. */
export function instructions(keys: readonly InstructionKey[], translate: Translate): WorkbookRow[] {
  return [
    sectionRow(translate('responses.workbook.howTo')),
    ...keys.map(
      (key): WorkbookRow => ({
        cells: [
          { content: translate(`responses.instruction.${key}.label`), style: 'label' },
          { content: translate(`responses.instruction.${key}.text`), style: 'text' },
        ],
      }),
    ),
    { cells: [] },
  ]
}

export type InstructionKey = MessageKey extends infer Key
  ? Key extends `responses.instruction.${infer Name}.label`
    ? Name
    : never
  : never

function instructionKeys(questions: readonly Question[]): InstructionKey[] {
  const some = (test: (question: Question) => unknown, key: InstructionKey): InstructionKey[] =>
    questions.some(test) ? [key] : []
  return [
    'where',
    'choices',
    ...some(holdsNumbers, 'numbers'),
    ...some(({ type }) => type === 'table', 'tables'),
    'comments',
    'files',
    ...some(({ knockOut }) => knockOut, 'knockOuts'),
    ...some(({ visibleWhen }) => visibleWhen, 'conditions'),
    ...some((question) => question.notApplicable, 'notApplicable'),
    'return',
  ]
}

function holdsNumbers(question: Question): boolean {
  if (question.type === 'table') return question.columns.some(({ type }) => type === 'number')
  return question.type === 'number' || question.type === 'money' || question.type === 'percentage'
}

/** `above` is the number of rows above these. */
function progressRows(form: readonly FormSheet[], context: CoverContext, above: number, translate: Translate): WorkbookRow[] {
  const first = above + 3
  const lines = form.map((sheet): { row: WorkbookRow; answered: number; questions: number } => {
    const questions = sheet.rows.flatMap((row) => (row.kind === 'question' ? [row.question] : []))
    const answered = questions.filter(({ id }) => (context.given.get(id)?.answer.state ?? 'blank') !== 'blank').length
    return {
      answered,
      questions: questions.length,
      row: {
        cells: [
          { content: String(sheet.number), style: 'prompt' },
          { content: sheet.section.title, style: 'prompt', link: { sheet: sheet.name, cell: 'A1' } },
          { content: { formula: answeredFormula(sheet, context.places), result: answered }, style: 'prompt', format: '0' },
          { content: questions.length, style: 'prompt', format: '0' },
        ],
      },
    }
  })
  const sum = (count: (line: (typeof lines)[number]) => number) => lines.reduce((all, line) => all + count(line), 0)
  const total = (column: string) => `SUM(${column}${first}:${column}${first + lines.length - 1})`
  const heading = (content: string): WorkbookCell => ({ content, style: 'heading' })
  return [
    sectionRow(translate('responses.workbook.progress')),
    {
      cells: [
        heading(''),
        heading(translate('responses.workbook.section')),
        heading(translate('responses.workbook.answered')),
        heading(translate('responses.workbook.questions')),
      ],
      height: 20,
    },
    ...lines.map(({ row }) => row),
    {
      cells: [
        { style: 'total' },
        { content: translate('responses.workbook.total'), style: 'total' },
        { content: { formula: total('C'), result: sum(({ answered }) => answered) }, style: 'total', format: '0' },
        { content: { formula: total('D'), result: sum(({ questions }) => questions) }, style: 'total', format: '0' },
      ],
    },
  ]
}

function sectionRow(content: string): WorkbookRow {
  return {
    cells: [{ content, style: 'section' }, { style: 'section' }, { style: 'section' }, { style: 'section' }],
    height: 28,
  }
}

/** Counts the questions of a sheet that hold an answer: neighbours together, lists and tables as one each. */
function answeredFormula({ name, rows }: FormSheet, places: RowPlaces): string {
  const sheet = `'${name.replaceAll("'", "''")}'!`
  const single: number[] = []
  const lists = new Map<Question, { first: number; last: number; columns: number }>()
  for (const row of rows) {
    const at = places.get(rowId(row))?.row
    const question = questionOf(row)
    if (at === undefined || !question) continue
    if (question.type !== 'multipleChoice' && question.type !== 'table') single.push(at)
    else if (row.kind === 'option' || row.kind === 'tableRow') {
      const columns = question.type === 'table' ? question.columns.length : 0
      lists.set(question, { first: lists.get(question)?.first ?? at, last: at, columns })
    }
  }
  const terms = spansOf(single).map(([first, last]) => `COUNTA(${sheet}${answerColumn}${first}:${answerColumn}${last})`)
  for (const [{ id, notApplicable }, { first, last, columns }] of lists) {
    const from = columns > 0 ? 'B' : answerColumn
    const to = columns > 0 ? columnLetters(columns + 1) : answerColumn
    const claim = notApplicable ? `,${sheet}${answerColumn}${places.get(id)?.row ?? first}` : ''
    terms.push(`(COUNTA(${sheet}${from}${first}:${to}${last}${claim})>0)`)
  }
  return terms.join('+') || '0'
}

/** Consecutive numbers as pairs of first and last. */
function spansOf(rows: readonly number[]): [number, number][] {
  const spans: [number, number][] = []
  for (const row of rows) {
    const previous = spans.at(-1)
    if (previous && previous[1] + 1 === row) previous[1] = row
    else spans.push([row, row])
  }
  return spans
}

/** What a workbook says about its languages: that of Assay's words, and that of the questions where it is not the questionnaire's own. */
export function languagesOf({ language: questions }: WorkbookFacts, locale: string): Pick<SheetMark, 'language' | 'questions'> {
  return { language: locale, ...(questions !== undefined && { questions }) }
}

/** The mark of the cover, below everything that is read. */
export function markRow(facts: WorkbookFacts, { locale }: Translate): WorkbookRow {
  const mark = formatMark({ format: workbookFormat, ...facts.identity, part: coverPart, ...languagesOf(facts, locale) })
  return { cells: [{ content: mark, style: 'identifier' }], hidden: true }
}
