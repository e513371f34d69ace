import { type Comparisons, groupsOf, type Priorities, prioritiesOf } from './comparisons.ts'
import { principal } from './matrix.ts'
import type { PairwiseVariant, RandomIndexTable } from './model.ts'

/**
 * The mean inconsistency of random judgements about 3, 4, … 15 items, as its authors print it: Saaty (1980), Saaty (2005),
 * Donegan and Dodd (1991, doi 10.1016/0895-7177(91)90098-R). Editions of the first differ from 11 items on.
 */
const randomIndices: Readonly<Record<RandomIndexTable, readonly number[]>> = {
  saaty1980: [0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.53, 1.56, 1.57, 1.59],
  saaty2005: [0.52, 0.89, 1.11, 1.25, 1.35, 1.4, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59],
  doneganDodd1991: [0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213, 1.4497, 1.4643, 1.4822, 1.4969],
}

const firstSize = 3

/** As many items as the tables of random indices reach. */
export const mostItems = firstSize + randomIndices.saaty1980.length - 1

/** The largest ratio that Saaty calls acceptable. */
const acceptableRatio = 0.1

/** The random index for so many items; 0 for fewer than three, which cannot contradict each other. */
function randomIndexOf(table: RandomIndexTable, size: number): number {
  return randomIndices[table][size - firstSize] ?? 0
}

export type Consistency = {
  /** The principal eigenvalue of the completed matrix; the number of items where no judgement contradicts another. */
  eigenvalue: number
  /** (eigenvalue - n) / (n - 1). */
  index: number
  /** The index divided by the random index of the table; 0 for fewer than three items. */
  ratio: number
  randomIndex: RandomIndexTable
  acceptable: boolean
}

/** How far the judgements contradict one another. Where some are missing, the ratio is that of the completed matrix. */
export function consistencyOf({ completed }: Priorities, randomIndex: RandomIndexTable): Consistency {
  const size = completed.length
  const eigenvalue = principal(completed).value
  const index = size > 1 ? Math.max(0, (eigenvalue - size) / (size - 1)) : 0
  const random = randomIndexOf(randomIndex, size)
  const ratio = random > 0 ? index / random : 0
  return { eigenvalue, index, ratio, randomIndex, acceptable: ratio <= acceptableRatio }
}

/** A judgement to look at again. `times`, `consistent` and `nearest` say how often the first matters as much as the second. */
export type RepairHint = {
  row: number
  column: number
  times: number
  /** What the other judgements would make of it; what all of them do, where it alone connects items. */
  consistent: number
  /** The step of Saaty's scale (1 to 9, and the reciprocals) that is nearest to that. */
  nearest: number
  /** The consistency ratio if the judgement were `nearest`. */
  ratio: number
}

const mostHints = 3

/**
 * The judgements that lie furthest from the weights, by the ratio between the two, the furthest first, where the step of the scale that
 * fits the other judgements would lower the consistency ratio.
 */
export function repairHints(
  comparisons: Comparisons,
  { weights, completed }: Priorities,
  variant: PairwiseVariant,
  randomIndex: RandomIndexTable,
): RepairHint[] {
  const { ratio: now } = consistencyOf({ weights, completed }, randomIndex)
  const ratioOf = (of: readonly number[], row: number, column: number) => (of[row] ?? 1) / (of[column] ?? 1)
  const judged = comparisons.flatMap((line, row) =>
    line.flatMap((times, column) =>
      column > row && times !== undefined
        ? [{ row, column, times, deviation: Math.abs(Math.log(times / ratioOf(weights, row, column))) }]
        : [],
    ),
  )
  return judged
    .filter(({ deviation }) => deviation > 1e-9)
    .sort((a, b) => b.deviation - a.deviation)
    .slice(0, mostHints)
    .map(({ row, column, times }) => {
      const others = withJudgement(comparisons, row, column, undefined)
      const fitting = groupsOf(others).length === 1 ? prioritiesOf(others, variant).weights : weights
      const consistent = ratioOf(fitting, row, column)
      const nearest = nearestStep(consistent)
      const repaired = prioritiesOf(withJudgement(comparisons, row, column, nearest), variant)
      return { row, column, times, consistent, nearest, ratio: consistencyOf(repaired, randomIndex).ratio }
    })
    .filter(({ ratio }) => ratio < now)
}

function withJudgement(comparisons: Comparisons, row: number, column: number, times: number | undefined): Comparisons {
  return comparisons.map((line, item) =>
    line.map((value, other) => {
      if (item === row && other === column) return times
      return item === column && other === row ? times && 1 / times : value
    }),
  )
}

function nearestStep(times: number): number {
  const step = Math.min(9, Math.max(1, Math.round(times >= 1 ? times : 1 / times)))
  return times >= 1 ? step : 1 / step
}
