import { columnLetters, type Highlight } from '../../exchange/workbook.ts'
import type { Translate } from '../../messages/translate.ts'
import { kindOf, relationOf, valuesOf } from '../../questionnaires/conditions/compare.ts'
import { foldCondition } from '../../questionnaires/conditions/fold.ts'
import type { Comparison } from '../../questionnaires/conditions/model.ts'
import type { Question } from '../../questionnaires/model.ts'
import { type FormSheet, questionOf, type RowPlaces, rowId } from '../workbook/form.ts'
import { columnKeys } from '../workbook/mark.ts'
import { choiceLabels } from './row-cells.ts'

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
    const formula = hiddenFormula(question, { questions, places, translate })
    return formula ? [{ range: `A${span.first}:${last}${span.last}`, formula, style: 'heading' }] : []
  })
}

/** The longest formula that spreadsheet programs take. */
const longestFormula = 8192

type Form = { questions: ReadonlyMap<string, Question>; places: RowPlaces; translate: Translate }

/** Holds where, by what has been answered, the condition can no longer hold; undefined where no formula can tell. */
function hiddenFormula(question: Question, form: Form): string | undefined {
  if (!question.visibleWhen) return undefined
  const formula = foldCondition<string | undefined>(question.visibleWhen, {
    compare: (comparison, negated) => contraryFormula(comparison, negated, form),
    all: (parts) =>
      joined(
        'OR',
        parts.filter((part) => part !== undefined),
      ),
    any: (parts) =>
      parts.includes(undefined)
        ? undefined
        : joined(
            'AND',
            parts.filter((part) => part !== undefined),
          ),
  })
  return formula && formula.length <= longestFormula ? formula : undefined
}

/** Holds where a question has been answered otherwise than is stated, or is itself not asked. */
function contraryFormula(comparison: Comparison, negated: boolean, form: Form): string | undefined {
  const question = form.questions.get(comparison.question)
  if (!question) return undefined
  const own =
    question.type === 'multipleChoice'
      ? chosenOtherwise(question, comparison, negated, form)
      : answeredOtherwise(question, comparison, negated, form)
  const inherited = hiddenFormula(question, form)
  return joined(
    'OR',
    [inherited, own].filter((part) => part !== undefined),
  )
}

function joined(join: 'AND' | 'OR', formulas: readonly string[]): string | undefined {
  const [first, ...others] = formulas
  return others.length > 0 ? `${join}(${formulas.join(',')})` : first
}

const signs = { equals: '=', atLeast: '>=', atMost: '<=', above: '>', below: '<' } as const
const contraries = { equals: '<>', atLeast: '<', atMost: '>', above: '<=', below: '>=' } as const

function answeredOtherwise(question: Question, comparison: Comparison, negated: boolean, form: Form): string | undefined {
  const cell = answerCellOf(question.id, form.places)
  if (!cell) return undefined
  const relation = relationOf(comparison)
  const kind = kindOf(question)
  if (relation === 'answered') return negated ? `${cell}<>""` : undefined
  if (kind === 'choice') {
    const labels = choiceLabels(question, valuesOf(comparison), form.translate).map(quoted)
    if (negated)
      return joined(
        'OR',
        labels.map((label) => `${cell}=${label}`),
      )
    return `AND(${cell}<>"",${labels.map((label) => `${cell}<>${label}`).join(',')})`
  }
  const [value] = valuesOf(comparison)
  if (kind === 'text' || relation === 'answers' || value === undefined) return undefined
  const sign = negated ? signs[relation] : contraries[relation]
  return `AND(ISNUMBER(${cell}),${cell}${sign}${kind === 'day' ? `DATE(${value.split('-').map(Number).join(',')})` : value})`
}

function chosenOtherwise(
  question: Extract<Question, { type: 'multipleChoice' }>,
  comparison: Comparison,
  negated: boolean,
  { places, translate }: Form,
): string | undefined {
  const yes = quoted(translate('responses.yes'))
  const cells = question.choices.flatMap(({ id }) => {
    const cell = answerCellOf(`${question.id}#${id}`, places)
    return cell ? [{ id, cell }] : []
  })
  const chosen = cells.map(({ cell }) => `${cell}=${yes}`)
  if (relationOf(comparison) === 'answered') return negated ? joined('OR', chosen) : undefined
  const wanted = cells.filter(({ id }) => valuesOf(comparison).includes(id)).map(({ cell }) => cell)
  if (negated)
    return joined(
      'OR',
      wanted.map((cell) => `${cell}=${yes}`),
    )
  return `AND(OR(${chosen.join(',')}),${wanted.map((cell) => `${cell}<>${yes}`).join(',')})`
}

function answerCellOf(row: string, places: RowPlaces): string | undefined {
  const place = places.get(row)
  return place && `'${place.sheet.replaceAll("'", "''")}'!$${answerColumn}$${place.row}`
}

const answerColumn = columnLetters(1 + columnKeys.indexOf('answer'))

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
