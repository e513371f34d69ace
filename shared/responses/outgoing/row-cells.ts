import { type CellContent, longestCellText, type WorkbookCell } from '../../exchange/workbook.ts'
import type { Translate } from '../../messages/translate.ts'
import type { Condition } from '../../questionnaires/conditions/model.ts'
import { conditionWords, type Named } from '../../questionnaires/conditions/words.ts'
import type { Question } from '../../questionnaires/model.ts'
import { type Answer, notApplicable } from '../answer.ts'
import { decimalOfNumber, typedPercentage } from '../text/decimals.ts'
import { formatAnswer } from '../text/format.ts'
import type { Given } from '../workbook/facts.ts'
import { type FormRow, slotOf } from '../workbook/form.ts'
import { columnRule, entry, formatOf, ruleOf } from './entry-cells.ts'

/** The cells of a row by the key of their column; the id is not among them. */
export type CellValues = Map<string, WorkbookCell>

type RowContext = {
  questions: ReadonlyMap<string, Question>
  numbers: ReadonlyMap<string, string>
  given: Given | undefined
}

/** What stands in the cells of a row. */
export function rowCells(row: FormRow, context: RowContext, translate: Translate): CellValues {
  switch (row.kind) {
    case 'section':
      return new Map([
        ['number', { style: 'section' }],
        ['question', { content: row.section.title, style: 'section' }],
        ['guidance', { style: 'section' }],
        ['answer', { style: 'section' }],
        ['comment', { style: 'section' }],
        ['files', { style: 'section' }],
      ])
    case 'introduction':
      return new Map([['question', { content: row.section.introduction ?? '', style: 'note' }]])
    case 'question':
      return questionCells(row.question, context, translate)
    case 'option':
      return new Map([
        ['number', { style: 'prompt' }],
        ['question', { content: translate('responses.workbook.option', { label: row.choice.label }), style: 'prompt' }],
        ['guidance', { style: 'guidance' }],
        ['answer', optionCell(row.choice.id, context.given, translate)],
        ['comment', { style: 'guidance' }],
        ['files', { style: 'guidance' }],
      ])
    case 'tableHead':
      return new Map(row.question.columns.map((column, index) => [slotOf(index), { content: column.title, style: 'heading' }]))
    case 'tableRow':
      return tableRowCells(row, context.given, translate)
  }
}

function questionCells(question: Question, { questions, numbers, given }: RowContext, translate: Translate): CellValues {
  const guidance = guidanceOf(question, questions, numbers, translate)
  const hover = [
    question.guidance,
    question.evidence && translate('responses.workbook.evidence', { evidence: question.evidence }),
  ]
    .filter((text) => text)
    .join('\n\n')
  return new Map<string, WorkbookCell>([
    [
      'number',
      {
        content: numbers.get(question.id) ?? '',
        style: question.knockOut ? 'warning' : question.visibleWhen ? 'conditional' : 'prompt',
      },
    ],
    ['question', { content: question.text, style: 'prompt', ...(hover ? { comment: hover } : {}) }],
    ['guidance', { ...(guidance ? { content: guidance } : {}), style: 'guidance' }],
    ['answer', answerCell(question, given, translate)],
    ['comment', entry(given?.comment ?? undefined, { type: 'textLength', maximum: longestCellText })],
    [
      'files',
      question.type === 'files'
        ? { style: 'guidance' }
        : entry(given?.files.join('\n') || undefined, {
            type: 'textLength',
            maximum: longestCellText,
            hint: translate('responses.workbook.hint.files'),
          }),
    ],
  ])
}

/** What a bidder should know before answering: what excludes, when it is asked, how to answer, what proves it. */
function guidanceOf(
  question: Question,
  questions: ReadonlyMap<string, Question>,
  numbers: ReadonlyMap<string, string>,
  translate: Translate,
): string {
  const { knockOut, visibleWhen, guidance, evidence, references } = question
  const paragraphs: string[] = []
  if (knockOut) paragraphs.push(translate('responses.workbook.knockOut', { label: knockOut.label, reason: knockOut.reason }))
  if (visibleWhen) paragraphs.push(conditionText(visibleWhen, { questions, numbers }, translate))
  if (guidance) paragraphs.push(guidance)
  if (evidence) paragraphs.push(translate('responses.workbook.evidence', { evidence }))
  if (references.length > 0) paragraphs.push(translate('responses.workbook.references', { references: references.join('; ') }))
  if (question.notApplicable) paragraphs.push(translate('responses.workbook.notApplicable'))
  return paragraphs.join('\n')
}

/** When a question is asked. One that rests on one choice reads as in workbooks of every version: what came back is held against it. */
function conditionText(condition: Condition, named: Named, translate: Translate): string {
  if (!('answers' in condition))
    return translate('responses.workbook.conditionOnSeveral', { condition: conditionWords(condition, named, translate) })
  const { question: id, answers } = condition
  const controller = named.questions.get(id)
  const labels = controller ? choiceLabels(controller, answers, translate) : answers
  return translate('responses.workbook.condition', {
    number: named.numbers.get(id) ?? '',
    answers: labels.map((label) => translate('responses.workbook.quoted', { label })).join(', '),
    count: answers.length,
  })
}

/** The labels of choices as they stand in a cell. */
export function choiceLabels(question: Question, choices: readonly string[], translate: Translate): string[] {
  const list = question.type === 'multipleChoice'
  return choices.map((value) => formatAnswer(question, { state: 'answered', value: list ? [value] : value }, translate))
}

/** Labels that the dropdown of a question offers; undefined where it has none. */
function dropdownOf(question: Question, translate: Translate): string[] | undefined {
  const values = choiceValues(question)
  if (!values) return undefined
  const labels = values.map((value) => formatAnswer(question, { state: 'answered', value }, translate))
  return question.notApplicable ? [...labels, formatAnswer(question, notApplicable, translate)] : labels
}

function choiceValues(question: Question): string[] | undefined {
  switch (question.type) {
    case 'yesNo':
      return ['yes', 'no']
    case 'yesPartlyNo':
      return ['yes', 'partly', 'no']
    case 'singleChoice':
      return question.choices.map(({ id }) => id)
    case 'multipleChoice':
    case 'table':
      return question.notApplicable ? [] : undefined
    default:
      return undefined
  }
}

function answerCell(question: Question, given: Given | undefined, translate: Translate): WorkbookCell {
  const answer = given?.answer
  const stated = answer?.state === 'notApplicable' ? formatAnswer(question, answer, translate) : undefined
  const list = dropdownOf(question, translate)
  if (question.type === 'multipleChoice' || question.type === 'table') {
    const below = translate(question.type === 'table' ? 'responses.workbook.tableBelow' : 'responses.workbook.chooseBelow')
    if (!list) return { content: below, style: 'guidance' }
    return entry(stated, { type: 'list', values: list, hint: below, error: translate('responses.workbook.error.choice') })
  }
  const content = stated ?? (answer?.state === 'answered' ? contentOf(question, answer.value, translate) : undefined)
  if (list)
    return entry(content, {
      type: 'list',
      values: list,
      hint: translate('responses.workbook.hint.choice'),
      error: translate('responses.workbook.error.choice'),
    })
  const format = formatOf(question)
  return { ...entry(content, ruleOf(question, translate)), ...(format ? { format } : {}) }
}

function optionCell(choice: string, given: Given | undefined, translate: Translate): WorkbookCell {
  const answer = given?.answer
  const chosen = answer?.state === 'answered' && typeof answer.value !== 'string' && answer.value.some((item) => item === choice)
  return entry(chosen ? translate('responses.yes') : undefined, {
    type: 'list',
    values: [translate('responses.yes'), translate('responses.no')],
    error: translate('responses.workbook.error.choice'),
  })
}

function tableRowCells(
  { question, position }: Extract<FormRow, { kind: 'tableRow' }>,
  given: Given | undefined,
  translate: Translate,
): CellValues {
  const answer = given?.answer
  const value = answer?.state === 'answered' && typeof answer.value !== 'string' ? answer.value[position - 1] : undefined
  const filled = typeof value === 'object' ? value : {}
  const cells: CellValues = new Map([['number', { content: String(position), style: 'guidance' }]])
  for (const [index, column] of question.columns.entries()) {
    const text = filled[column.id] || undefined
    const content =
      text === undefined
        ? undefined
        : column.type === 'number'
          ? numberContent(text)
          : column.type === 'date'
            ? dateContent(text)
            : text
    const cell = entry(content, columnRule(column.type, translate))
    cells.set(
      slotOf(index),
      column.type === 'number'
        ? { ...cell, format: 'General' }
        : column.type === 'date'
          ? { ...cell, format: 'yyyy-mm-dd' }
          : cell,
    )
  }
  return cells
}

function contentOf(
  question: Question,
  value: Extract<Answer, { state: 'answered' }>['value'],
  translate: Translate,
): CellContent {
  if (typeof value !== 'string') return value.filter((item) => typeof item === 'string').join('\n')
  switch (question.type) {
    case 'number':
    case 'money':
      return numberContent(value)
    case 'percentage':
      return value === typedPercentage(value) ? numberContent(value) : typedPercentage(value)
    case 'date':
      return dateContent(value)
    default:
      return formatAnswer(question, { state: 'answered', value }, translate)
  }
}

/** As a number where a spreadsheet holds it exactly, else as text. */
export function numberContent(decimal: string): CellContent {
  const number = Number(decimal)
  const reading = decimalOfNumber(number)
  return reading.ok && reading.value === decimal ? number : decimal
}

/** Spreadsheets know no dates before 1900, and disagree about its first two months. */
function dateContent(date: string): CellContent {
  return date >= '1900-03-01' && date <= '9999-12-31' ? { date } : date
}
