import type { Verdict, VerdictRow } from '../contract.ts'

/** Verdicts in the order in which they deserve a look. */
export const verdictOrder = ['rejected', 'changed', 'accepted', 'missing', 'unknown', 'unchanged'] as const

/** Rows of one verdict; all of them, those that deserve a look first, where none is named. */
export function rowsOf(rows: readonly VerdictRow[], verdict: Verdict | null): readonly VerdictRow[] {
  if (verdict !== null) return rows.filter((row) => row.verdict === verdict)
  return [...rows].sort((one, other) => verdictOrder.indexOf(one.verdict) - verdictOrder.indexOf(other.verdict))
}
