import type { Question } from './model.ts'

/** The answers a closed question can have, as conditions and knock-outs name them; undefined for every other type. */
export function closedAnswers(question: Question): string[] | undefined {
  switch (question.type) {
    case 'yesNo':
      return ['yes', 'no']
    case 'yesPartlyNo':
      return ['yes', 'partly', 'no']
    case 'singleChoice':
    case 'multipleChoice':
      return question.choices.map(({ id }) => id)
    default:
      return undefined
  }
}
