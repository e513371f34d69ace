import { columnLetters, type Highlight } from '../../exchange/workbook.ts'
import type { Translate } from '../../messages/translate.ts'
import type { Question } from '../../questionnaires/model.ts'
import { type FormSheet, questionOf, type RowPlaces, rowId } from '../workbook/form.ts'
import { columnKeys } from '../workbook/mark.ts'
import { conditionLabels } from './row-cells.ts'

/** Shades the rows of questions that, as far as answered, are not asked. */
export function greyedRows(
  sheet: FormSheet,
  columns: readonly string[],
  questions: ReadonlyMap<string, Question>,
  places: RowPlaces,
  translate: Translate,
): Highlight[] {
  const last = columnLetters(columns.length - 1)
  const spans = new Map<Question, { first: number; last: number }>()
  for (const row of sheet.rows) {
    const question = questionOf(row)
    const place = places.get(rowId(row))
    if (!question?.visibleWhen || !place) continue
    const span = spans.get(question)
    spans.set(question, { first: span?.first ?? place.row, last: place.row })
  }
  return [...spans].flatMap(([question, span]): Highlight[] => {
    const formula = hiddenFormula(question, questions, places, translate)
    return formula ? [{ range: `A${span.first}:${last}${span.last}`, formula, style: 'heading' }] : []
  })
}

/** Holds where the question that decides has been answered otherwise, or is itself not asked. */
function hiddenFormula(
  question: Question,
  questions: ReadonlyMap<string, Question>,
  places: RowPlaces,
  translate: Translate,
): string | undefined {
  const condition = question.visibleWhen
  const controller = condition && questions.get(condition.question)
  if (!controller) return undefined
  const own =
    controller.type === 'multipleChoice'
      ? noneChosen(controller, condition.answers, places, translate)
      : otherwise(controller, condition.answers, places, translate)
  const inherited = hiddenFormula(controller, questions, places, translate)
  return own && inherited ? `OR(${inherited},${own})` : own
}

function otherwise(
  controller: Question,
  answers: readonly string[],
  places: RowPlaces,
  translate: Translate,
): string | undefined {
  const cell = answerCellOf(controller.id, places)
  const labels = conditionLabels(controller, answers, translate)
  return cell && `AND(${cell}<>"",${labels.map((label) => `${cell}<>${quoted(label)}`).join(',')})`
}

function noneChosen(
  controller: Extract<Question, { type: 'multipleChoice' }>,
  answers: readonly string[],
  places: RowPlaces,
  translate: Translate,
): string | undefined {
  const yes = quoted(translate('responses.yes'))
  const cells = controller.choices.map(({ id }) => ({ id, cell: answerCellOf(`${controller.id}#${id}`, places) }))
  const chosen = cells.flatMap(({ cell }) => (cell ? [`${cell}=${yes}`] : []))
  const wanted = cells.flatMap(({ id, cell }) => (cell && answers.includes(id) ? [`${cell}<>${yes}`] : []))
  return `AND(OR(${chosen.join(',')}),${wanted.join(',')})`
}

function answerCellOf(row: string, places: RowPlaces): string | undefined {
  const place = places.get(row)
  return place && `'${place.sheet.replaceAll("'", "''")}'!$${answerColumn}$${place.row}`
}

const answerColumn = columnLetters(1 + columnKeys.indexOf('answer'))

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
