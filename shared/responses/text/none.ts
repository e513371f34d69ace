import type { Choice } from '../../questionnaires/model.ts'

/** How a choice begins that denies all others. */
const denial =
  /^(?:none|neither|keine?[rs]?|nichts|aucune?|ningun[oa]|nessun[oa]?|nenhum[a]?|geen|ing(?:en|a|et)|żad(?:en|na|ne)|žádn\p{L}+)(?![\p{L}\p{N}])/iu

/** A chosen “none of these” and what was chosen beside it, by their labels; undefined where the choices agree. */
export function noneBeside(choices: readonly Choice[], chosen: readonly string[]): { none: string; other: string } | undefined {
  const labels = choices.filter(({ id }) => chosen.includes(id)).map(({ label }) => label)
  const none = labels.find((label) => denial.test(label))
  const other = labels.find((label) => label !== none)
  return none === undefined || other === undefined ? undefined : { none, other }
}
