/**
 * For whom something is sealed: of each group one key is needed, and any one of the group will do. `[['a', 'b'], ['c']]` is opened by
 * the keys of a and c together, or of b and c.
 */
export type Groups = readonly (readonly string[])[]

/** Why groups do not say for whom something is sealed: there are none, one is empty, or one key would do for two of them. */
export type GroupProblem = { kind: 'none' | 'empty' } | { kind: 'repeated'; recipient: string }

/** What is wrong with groups, if anything. Two groups with a recipient in common would be opened by that one alone. */
export function groupProblem(groups: Groups): GroupProblem | undefined {
  if (groups.length === 0) return { kind: 'none' }
  if (groups.some((group) => group.length === 0)) return { kind: 'empty' }
  const named = groups.flatMap((group) => [...new Set(group)])
  const repeated = named.find((recipient, index) => named.indexOf(recipient) !== index)
  return repeated === undefined ? undefined : { kind: 'repeated', recipient: repeated }
}
