/** What a pack can be cut along. */
export const packCuts = ['lot', 'bid', 'actor'] as const

/**
 * Which rows of a table may go into a pack: none; or those that belong to a lot, a bid or an actor. `by` is the column that names the row
 * of `of` to which a row belongs: one of these three, or a table with a rule of its own, which leads on to one of them.
 */
export type PackRule = 'never' | { by: string; of: string }
