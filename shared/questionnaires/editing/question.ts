import type { Question } from '../model.ts'
import { boundsOf, type Scale } from '../scale.ts'

/** The types of answer, the most usual ones first. */
export const questionTypes = [
  'yesNo',
  'yesPartlyNo',
  'singleChoice',
  'multipleChoice',
  'number',
  'percentage',
  'money',
  'date',
  'shortText',
  'longText',
  'table',
  'files',
] as const satisfies readonly Question['type'][]
export type QuestionType = (typeof questionTypes)[number]

/** What new choices, columns and units are called until somebody says: words of the template's editor. */
export type NewWords = { choice: (number: number) => string; column: string; unit: string }

/** A yes/no question, scored by the highest and the lowest level, weight 1; where a criterion is scored as a whole, without points and weight. */
export function newQuestion(
  { id, text, criterion }: Pick<Question, 'id' | 'text' | 'criterion'>,
  { scale, scored }: { scale: Scale; scored: boolean },
): Question {
  const { lowest, highest } = boundsOf(scale)
  return {
    id,
    text,
    criterion,
    type: 'yesNo',
    weight: scored ? 1 : 0,
    ...(scored && { points: { yes: highest, no: lowest } }),
    notApplicable: false,
    references: [],
    covers: [],
  }
}

/** The same question with another type of answer: what the types share stays, such as choices and bands; the rest begins anew. */
export function withType(question: Question, type: QuestionType, scale: Scale, words: NewWords): Question {
  if (question.type === type) return question
  const { id, text, guidance, evidence, risk, criterion, weight, notApplicable, visibleWhen, references, covers } = question
  const common = {
    id,
    text,
    ...(guidance !== undefined && { guidance }),
    ...(evidence !== undefined && { evidence }),
    ...(risk !== undefined && { risk }),
    criterion,
    weight,
    notApplicable,
    ...(visibleWhen !== undefined && { visibleWhen }),
    references,
    covers,
  }
  const { lowest, highest } = boundsOf(scale)
  const isScored = weight > 0
  const anchors = 'anchors' in question && question.anchors ? { anchors: question.anchors } : {}
  const bands = 'bands' in question && question.bands ? { bands: question.bands } : {}
  switch (type) {
    case 'yesNo':
      return { ...common, type, ...(isScored && { points: { yes: highest, no: lowest } }) }
    case 'yesPartlyNo': {
      const partly = scale[Math.floor((scale.length - 1) / 2)]?.points ?? lowest
      return { ...common, type, ...(isScored && { points: { yes: highest, partly, no: lowest } }) }
    }
    case 'singleChoice':
    case 'multipleChoice': {
      if ('choices' in question) return { ...common, type, choices: question.choices }
      const point = (points: number) => (isScored ? { points } : {})
      const choices = [
        { id: 'a', label: words.choice(1), ...point(highest) },
        { id: 'b', label: words.choice(2), ...point(lowest) },
      ]
      return { ...common, type, choices }
    }
    case 'number':
      return { ...common, type, unit: words.unit, ...bands }
    case 'percentage':
      return { ...common, type, ...bands }
    case 'money':
      return { ...common, type, currency: 'EUR', ...anchors }
    case 'table':
      return { ...common, type, columns: [{ id: 'a', title: words.column, type: 'text' }], ...anchors }
    case 'date':
    case 'shortText':
    case 'longText':
    case 'files':
      return { ...common, type, ...anchors }
  }
}

/** An id for a new part: that of what it stands in, with letters that nobody else comes to in another copy. */
export function newId(parent: string | null, random: () => number): string {
  const letters = Array.from({ length: 6 }, () => 'abcdefghijkmnpqrstuvwxyz23456789'[Math.floor(random() * 32)] ?? 'a').join('')
  return parent === null ? letters : `${parent.slice(0, 70).replace(/[.-]+$/, '')}.${letters}`
}
