import type { PageKey, Translate } from '../../messages/translation.ts'
import type { Question } from '../model.ts'
import { kindOf, relationOf, valuesOf } from './compare.ts'
import { foldCondition } from './fold.ts'
import type { Comparison, Condition } from './model.ts'

/** How the questions of a condition are called. */
export type Named = {
  readonly questions: ReadonlyMap<string, Question>
  /** By the id of a question. */
  readonly numbers: ReadonlyMap<string, string>
}

type Words = { text: string; joins: 'all' | 'any' | 'none' }

/** A condition as a clause: `the answer to 4.2 is “Yes” and the answer to 4.3 is at least 8 hours`. */
export function conditionWords(condition: Condition, named: Named, translate: Translate<PageKey>): string {
  const join = (parts: Words[], joins: 'all' | 'any'): Words => {
    const texts = parts.map((part) =>
      part.joins === 'none' || part.joins === joins ? part.text : translate('condition.group', { condition: part.text }),
    )
    const [first = '', ...others] = texts
    return {
      text: others.reduce(
        (text, next) => translate(joins === 'all' ? 'condition.and' : 'condition.or', { first: text, second: next }),
        first,
      ),
      joins,
    }
  }
  return foldCondition<Words>(condition, {
    compare: (comparison, negated) => ({ text: comparisonWords(comparison, negated, named, translate), joins: 'none' }),
    all: (parts) => join(parts, 'all'),
    any: (parts) => join(parts, 'any'),
  }).text
}

const contraries = { atLeast: 'below', below: 'atLeast', atMost: 'above', above: 'atMost' } as const

function comparisonWords(
  comparison: Comparison,
  negated: boolean,
  { questions, numbers }: Named,
  translate: Translate<PageKey>,
): string {
  const question = questions.get(comparison.question)
  const number = numbers.get(comparison.question) ?? comparison.question
  const relation = relationOf(comparison)
  if (relation === 'answered') return translate('condition.answered', { number, negated: String(negated) })
  const [first = '', ...others] = valuesOf(comparison).map((value) => valueWords(question, value, translate))
  const value = others.reduce((text, next) => translate('condition.or', { first: text, second: next }), first)
  if (relation === 'answers' || relation === 'equals') {
    const several = question?.type === 'multipleChoice'
    return translate(several ? 'condition.includes' : 'condition.is', { number, value, negated: String(negated) })
  }
  const stated = negated ? contraries[relation] : relation
  return translate(question && kindOf(question) === 'day' ? 'condition.day' : 'condition.amount', {
    number,
    value,
    relation: stated,
  })
}

/** A value that answers are compared with, as people read it. */
function valueWords(question: Question | undefined, value: string, translate: Translate<PageKey>): string {
  switch (question?.type) {
    case 'number':
      return translate('responses.quantity', { amount: value, unit: question.unit })
    case 'money':
      return translate('responses.quantity', { amount: value, unit: question.currency })
    case 'percentage':
      return translate('responses.quantity', { amount: value, unit: '%' })
    case 'singleChoice':
    case 'multipleChoice':
      return translate('condition.quoted', { label: question.choices.find(({ id }) => id === value)?.label ?? value })
    case 'yesNo':
    case 'yesPartlyNo':
      return translate('condition.quoted', {
        label: value === 'yes' || value === 'partly' || value === 'no' ? translate(`responses.${value}`) : value,
      })
    default:
      return value
  }
}
