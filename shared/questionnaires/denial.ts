/** How a choice begins that denies all others. */
const denial =
  /^(?:none|neither|keine?[rs]?|nichts|aucune?|ningun[oa]|nessun[oa]?|nenhum[a]?|geen|ing(?:en|a|et)|żad(?:en|na|ne)|žádn\p{L}+)(?![\p{L}\p{N}])/iu

/** Whether a choice denies all others, as “None of these” does, by its label. */
export function deniesOthers(label: string): boolean {
  return denial.test(label)
}
