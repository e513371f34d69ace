import { compare, decimal } from '../../arithmetic/rational.ts'
import type { Question } from '../model.ts'
import { publishedPoints } from '../published-points.ts'

/** Points in whole thousandths. */
export type Reach = { lowest: number; highest: number }

export const thousandths = (points: number): number => Math.round(points * 1000)

const known = new WeakMap<Question, { scale: Reach; reach: Reach }>()

/**
 * The least and the most that an answer can earn: of the published rule, or the whole scale where people score. Kept for each question object,
 * so that after one change only what changed is worked out anew.
 */
export function reachOf(question: Question, scale: Reach): Reach {
  const before = known.get(question)
  if (before && before.scale.lowest === scale.lowest && before.scale.highest === scale.highest) return before.reach
  const reach = worked(question, scale)
  known.set(question, { scale, reach })
  return reach
}

function worked(question: Question, scale: Reach): Reach {
  if (publishedPoints(question).length === 0) return scale
  const clamped = (points: number) => Math.max(scale.lowest, Math.min(scale.highest, points))
  const points = reachablePoints(question, scale)
  const lowest = clamped(Math.min(...points))
  if (question.type === 'multipleChoice') return { lowest, highest: clamped(points.reduce((all, one) => all + one, 0)) }
  return { lowest, highest: Math.max(lowest, ...points) }
}

/** The points of each answer that can be given. */
function reachablePoints(question: Question, { lowest }: Reach): number[] {
  switch (question.type) {
    case 'yesNo':
    case 'yesPartlyNo':
      return Object.values(question.points ?? {}).map(thousandths)
    case 'singleChoice':
    case 'multipleChoice':
      return question.choices.map(({ points = 0 }) => thousandths(points))
    case 'number':
      return bandPoints(question.bands ?? [], lowest, question.minimum, question.maximum)
    case 'percentage':
      return bandPoints(question.bands ?? [], lowest, '0', '100')
    default:
      return []
  }
}

/** The points of the bands that an amount between two bounds can lie in, and the lowest where it can lie below all of them. */
function bandPoints(
  bands: readonly { from: string; points: number }[],
  lowest: number,
  minimum: string | undefined,
  maximum: string | undefined,
): number[] {
  const isAbove = (a: string, b: string) => compare(decimal(a), decimal(b)) > 0
  const reached = bands.filter(({ from }, index) => {
    const next = bands[index + 1]?.from
    const isBeyond = maximum !== undefined && isAbove(from, maximum)
    const isPassed = minimum !== undefined && next !== undefined && !isAbove(next, minimum)
    return !isBeyond && !isPassed
  })
  const [first] = bands
  const isBelow = !first || minimum === undefined || isAbove(first.from, minimum)
  return [...(isBelow ? [lowest] : []), ...reached.map(({ points }) => thousandths(points))]
}
