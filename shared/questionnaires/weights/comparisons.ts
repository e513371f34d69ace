import { type Matrix, normalised, principal, rowGeometricMeans, solved, transposed } from './matrix.ts'
import type { PairwiseVariant } from './model.ts'

/** How many times as much the item of the row matters as that of the column; undefined where nobody compared the two. */
export type Comparisons = readonly (readonly (number | undefined)[])[]

/** Weights with the sum 1, and the whole matrix that they were read from. */
export type Priorities = { weights: number[]; completed: Matrix }

/** A square of comparisons: 1 on the diagonal, every judgement with its reciprocal. */
export function comparisonsOf(
  size: number,
  judgements: readonly { row: number; column: number; times: number }[],
): (number | undefined)[][] {
  const square = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column): number | undefined => (row === column ? 1 : undefined)),
  )
  for (const { row, column, times } of judgements) {
    const own = square[row]
    const opposite = square[column]
    if (own) own[column] = times
    if (opposite) opposite[row] = 1 / times
  }
  return square
}

/** The groups of items that comparisons connect, in the order of their first items: weights follow where there is one group. */
export function groupsOf(comparisons: Comparisons): number[][] {
  const groups: number[][] = []
  const seen = new Set<number>()
  for (const start of comparisons.keys()) {
    if (seen.has(start)) continue
    const group = [start]
    seen.add(start)
    for (const item of group) {
      for (const [other, times] of (comparisons[item] ?? []).entries()) {
        if (times === undefined || seen.has(other)) continue
        seen.add(other)
        group.push(other)
      }
    }
    groups.push(group.sort((a, b) => a - b))
  }
  return groups
}

/**
 * Weights from comparisons that connect all items. By the eigenvector, what is missing is filled so that the principal eigenvalue, and
 * with it the inconsistency, is the least possible (Bozóki, Fülöp and Rónyai 2010). By the geometric mean, the logarithms of the weights
 * are those with the least squares of deviation from what is known; where nothing is missing, that is the geometric mean of each row.
 */
export function prioritiesOf(comparisons: Comparisons, variant: PairwiseVariant): Priorities {
  if (variant === 'eigenvector') {
    const completed = leastEigenvalue(comparisons)
    return { weights: principal(completed).vector, completed }
  }
  const isComplete = comparisons.every((row) => row.every((times) => times !== undefined))
  const weights = isComplete ? rowGeometricMeans(filled(comparisons, [])) : leastSquares(comparisons)
  return { weights, completed: filled(comparisons, weights) }
}

/** The comparisons, with the ratio of the weights where one is missing. */
function filled(comparisons: Comparisons, weights: readonly number[]): number[][] {
  return comparisons.map((row, item) => row.map((times, other) => times ?? (weights[item] ?? 1) / (weights[other] ?? 1)))
}

/** The normal equations of least squares on logarithms, with the last logarithm set to 0. */
function leastSquares(comparisons: Comparisons): number[] {
  const size = comparisons.length - 1
  const rows = comparisons.slice(0, size).map((row, item) => {
    const compared = row.flatMap((times, other) => (other !== item && times !== undefined ? [{ other, times }] : []))
    return {
      left: Array.from({ length: size }, (_, column) =>
        column === item ? compared.length : compared.some(({ other }) => other === column) ? -1 : 0,
      ),
      right: compared.reduce((all, { times }) => all + Math.log(times), 0),
    }
  })
  const logarithms = solved(
    rows.map(({ left }) => left),
    rows.map(({ right }) => right),
  )
  return normalised([...logarithms.map(Math.exp), 1])
}

const mostRounds = 2000
const precision = 1e-12

/**
 * Fills missing comparisons so that the principal eigenvalue is the least: where its derivative by the logarithm of a missing one is zero,
 * that is, where a² = (l·r' / l'·r) for the left and right eigenvectors. The eigenvalue is convex in these logarithms, so the one point
 * that repeated steps settle on is the minimum.
 */
function leastEigenvalue(comparisons: Comparisons): number[][] {
  const missing = comparisons.flatMap((row, item) =>
    row.flatMap((times, other) => (other > item && times === undefined ? [{ item, other }] : [])),
  )
  const matrix = filled(comparisons, missing.length > 0 ? leastSquares(comparisons) : [])
  for (let round = 0; round < mostRounds && missing.length > 0; round++) {
    const right = principal(matrix).vector
    const left = principal(transposed(matrix)).vector
    let furthest = 0
    for (const { item, other } of missing) {
      const [own, opposite] = [matrix[item], matrix[other]]
      const [l, lOther, r, rOther] = [left[item], left[other], right[item], right[other]]
      if (!own || !opposite || l === undefined || lOther === undefined || r === undefined || rOther === undefined) continue
      const next = Math.sqrt((lOther * r) / (l * rOther))
      furthest = Math.max(furthest, Math.abs(Math.log(next / (own[other] ?? next))))
      own[other] = next
      opposite[item] = 1 / next
    }
    if (furthest < precision) break
  }
  return matrix
}
