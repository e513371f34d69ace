import type { Question } from './model.ts'

/** The points that a question publishes for its answers; none where people score it. */
export function publishedPoints(question: Question): number[] {
  switch (question.type) {
    case 'yesNo':
    case 'yesPartlyNo':
      return Object.values(question.points ?? {})
    case 'singleChoice':
    case 'multipleChoice':
      return question.choices.flatMap(({ points }) => points ?? [])
    case 'number':
    case 'percentage':
      return (question.bands ?? []).map(({ points }) => points)
    default:
      return []
  }
}
