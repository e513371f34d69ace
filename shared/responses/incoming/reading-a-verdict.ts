import type { ImportVerdict, Verdict, VerdictRow } from '../contract.ts'

/** Verdicts in the order in which they deserve a look. */
export const verdictOrder = ['rejected', 'changed', 'accepted', 'missing', 'unknown', 'unchanged'] as const

/** How many rows an import takes. */
export function taken({ accepted, changed }: ImportVerdict['counts']): number {
  return accepted + changed
}

/** Rows of one verdict; all of them, those that deserve a look first, where none is named. */
export function rowsOf(rows: readonly VerdictRow[], verdict: Verdict | null): readonly VerdictRow[] {
  if (verdict !== null) return rows.filter((row) => row.verdict === verdict)
  return [...rows].sort((one, other) => verdictOrder.indexOf(one.verdict) - verdictOrder.indexOf(other.verdict))
}
