import type { PackTask } from '../../../shared/workspace/pack-tasks.ts'
import type { Reader } from '../database.ts'

/**
 * Which rows of a table may go into a pack, and which may come back. `never`: none go out. `by` is the column that names the row of `of`
 * to which a row belongs: a lot, a bid, an actor, or a table with a rule of its own, which leads on to one of them; a row goes out where
 * what it belongs to does; where they are only with what is `asked` for, only if that was, and not if something else merely names it. An
 * anchor without `by` goes out where a row that goes out names it, or a part of one (`namedBy`). `own` is the column with the actor whose
 * rows they are; where they are `hidden`, those of others go out only in a pack with the scores of others. `only` withholds rows from any
 * pack but one with prices, or with the scores of others. `back` is the task in which a reader may bring rows, in their own name alone, and
 * `allows` says whether what a row says is possible at all.
 * In a blind pack the rows of an anchor with an `alias` have ids of the pack's own, and columns that are `masked` do not say what they say.
 * `derived` finds again what of a row follows from the rest of it and from its parts, where a blind pack has other texts there.
 */
export type PackRule =
  | 'never'
  | {
      by?: string
      of?: string
      asked?: true
      namedBy?: readonly { part: string; column: string }[]
      own?: string
      hidden?: true
      only?: 'prices' | 'scores'
      back?: PackTask
      allows?: (read: Reader, row: Readonly<Record<string, string | number | null>>) => boolean
      alias?: true
      masked?: Readonly<Record<string, Mask>>
      derived?: (read: Reader, id: string) => Readonly<Record<string, string>>
    }

/** What a blind pack puts into a column: nothing, or the name or the place in the order that it gives what the column `of` names. */
export type Mask = { with: 'nothing' } | { with: 'name' | 'order'; of: string }
