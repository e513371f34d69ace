import type { Cell, Comparison, CriterionRow } from '../../shared/decisions/model.ts'
import type { Answers, Said } from './answers.ts'

export type CompareRow =
  | { kind: 'criterion'; id: string; criterion: string; row: CriterionRow; cells: readonly Cell[]; group: number }
  | { kind: 'question'; id: string; criterion: string; text: string; answers: ReadonlyMap<string, Said> }

/** The rows of the comparison; with `answers`, the questions of each criterion follow it. */
export function rowsOf({ rows, cells }: Comparison, answers: Answers | undefined): readonly CompareRow[] {
  let group = -1
  return rows.flatMap((row, index): CompareRow[] => {
    if (row.depth === 0) group++
    const own: CompareRow = {
      kind: 'criterion',
      id: row.criterion,
      criterion: row.criterion,
      row,
      cells: cells[index] ?? [],
      group,
    }
    const questions = answers?.get(row.criterion) ?? []
    return [own, ...questions.map((question): CompareRow => ({ kind: 'question', criterion: row.criterion, ...question }))]
  })
}
