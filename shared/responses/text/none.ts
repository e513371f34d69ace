import { deniesOthers } from '../../questionnaires/denial.ts'
import type { Choice } from '../../questionnaires/model.ts'

/** A chosen “none of these” and what was chosen beside it, by their labels; undefined where the choices agree. */
export function noneBeside(choices: readonly Choice[], chosen: readonly string[]): { none: string; other: string } | undefined {
  const labels = choices.filter(({ id }) => chosen.includes(id)).map(({ label }) => label)
  const none = labels.find((label) => deniesOthers(label))
  const other = labels.find((label) => label !== none)
  return none === undefined || other === undefined ? undefined : { none, other }
}
