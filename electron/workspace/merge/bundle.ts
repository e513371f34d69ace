import type { BundledEntry, BundledTombstone } from '../door/answers.ts'
import type { EntryKind } from '../journal.ts'

/** What stands in the columns of a row. */
export type Cells = Readonly<Record<string, string | number | null>>

/** A journal entry of another file; entries are named by their digests there. `sound`: its digest was computed again and holds. */
export type BundleEntry = {
  digest: string
  format: number
  kind: EntryKind
  at: string
  command: string
  author: string | null
  why: string | null
  salt: string | null
  words: string
  undoable: number
} & Pick<BundledEntry, 'parents' | 'undoes' | 'redoes' | 'named' | 'sound'>

/**
 * A row of another file with its parts, the digest that was made of it once, and the entry that brought it. `row` is missing where it was
 * undone or erased. `sound`: the row is what its digest says.
 */
export type BundleRow = {
  table: string
  key: string
  salt: Uint8Array | null
  digest: Uint8Array
  entry: string
  row: Cells | null
  parts: Readonly<Record<string, readonly Cells[]>>
  sound: boolean
}

export type BundleTombstone = BundledTombstone & { entry: string }

/** Which pack a file is: see the table `pack_cover`. */
export type Cover = { pack: string; workspace: string; actor: string }

/** All that another file holds, as far as the journal of this one does not name it yet. */
export type Bundle = {
  /** What the file is called in messages. */
  file: string
  workspace: string
  title: string
  cover: Cover | undefined
  entries: readonly BundleEntry[]
  rows: readonly BundleRow[]
  tombstones: readonly BundleTombstone[]
  /** SHA-256 of each content that the file holds, in hexadecimal. */
  contents: ReadonlySet<string>
}

/** Why something of another file is not taken. */
export const refusals = [
  'altered',
  'author',
  'table',
  'scope',
  'own',
  'follows',
  'circle',
  'missing',
  'impossible',
  'content',
  'notYours',
  'shown',
] as const
export type RefusedWhy = (typeof refusals)[number]

/** What becomes of a row or a tombstone of another file. */
export type Verdict = { verdict: 'new' | 'known' } | { verdict: 'refused'; why: RefusedWhy }
