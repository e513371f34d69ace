/** A square matrix, row by row. */
export type Matrix = readonly (readonly number[])[]

const mostRounds = 100_000
const precision = 1e-14

/**
 * The principal eigenvector of a positive matrix, with the sum 1, and its eigenvalue, by power iteration until no part changes by more
 * than 10⁻¹⁴ of itself.
 */
export function principal(matrix: Matrix): { vector: number[]; value: number } {
  let vector = normalised(matrix.map(() => 1))
  for (let round = 0; round < mostRounds; round++) {
    const next = normalised(product(matrix, vector))
    const settled = next.every((part, index) => Math.abs(part - (vector[index] ?? 0)) <= precision * part)
    vector = next
    if (settled) break
  }
  return { vector, value: product(matrix, vector).reduce((all, part) => all + part, 0) }
}

/** The geometric mean of each row, with the sum 1. */
export function rowGeometricMeans(matrix: Matrix): number[] {
  return normalised(
    matrix.map((row) => Math.exp(row.reduce((logarithms, value) => logarithms + Math.log(value), 0) / row.length)),
  )
}

/** These amounts divided by their sum. */
export function normalised(amounts: readonly number[]): number[] {
  const whole = amounts.reduce((all, part) => all + part, 0)
  return amounts.map((part) => part / whole)
}

export function transposed(matrix: Matrix): number[][] {
  return matrix.map((_, column) => matrix.map((row) => row[column] ?? 0))
}

function product(matrix: Matrix, vector: readonly number[]): number[] {
  return matrix.map((row) => row.reduce((all, value, index) => all + value * (vector[index] ?? 0), 0))
}

/** Solves a system of linear equations whose matrix is not singular, by elimination with the largest pivot. */
export function solved(matrix: Matrix, right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0])
  const size = rows.length
  for (let step = 0; step < size; step++) {
    const below = rows.slice(step).map((row, offset) => ({ at: step + offset, size: Math.abs(row[step] ?? 0) }))
    const pivot = below.reduce((best, one) => (one.size > best.size ? one : best)).at
    const [chosen = [], displaced = []] = [rows[pivot], rows[step]]
    rows[step] = chosen
    if (pivot !== step) rows[pivot] = displaced
    for (let other = 0; other < size; other++) {
      const row = rows[other]
      if (other === step || !row) continue
      const factor = (row[step] ?? 0) / (chosen[step] ?? 1)
      rows[other] = row.map((value, column) => value - factor * (chosen[column] ?? 0))
    }
  }
  return rows.map((row, index) => (row[size] ?? 0) / (row[index] ?? 1))
}
