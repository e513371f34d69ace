import { sha256 } from '../../../shared/fields.ts'
import { english } from '../../../shared/messages/en/index.ts'
import type { Details, ErrorCode } from '../../../shared/result.ts'
import { z } from '../../../shared/schema.ts'
import { type Columns, type RowOf, wrongIn } from '../columns.ts'
import { entryColumns } from '../journal.ts'
import { fileKinds } from './protocol.ts'

/** What the child says, held against what it may say: what it has read could have taken it over. */
export const answer = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('value'), value: z.unknown() }),
  z.strictObject({ answer: z.literal('end') }),
  z.strictObject({
    answer: z.literal('refused'),
    code: z.custom<ErrorCode>((code) => typeof code === 'string' && Object.hasOwn(english, `error.${code}`)),
    details: z.custom<Details>(isPlain),
  }),
  z.strictObject({ answer: z.literal('failed'), reason: z.string() }),
])

const fromColumns = <C extends Columns>(columns: C) =>
  z.custom<RowOf<C>>((value) => typeof value === 'object' && value !== null && wrongIn(columns, value) === undefined)

const head = z.strictObject({ entry: z.int(), digest: z.string(), at: z.string() })

/** What every file says of itself; nothing where that, too, is damaged. */
const itself = z.strictObject({
  kind: z.enum(fileKinds),
  workspaceId: z.string(),
  version: z.int(),
  title: z.string().nullable(),
  createdAt: z.string(),
  head: head.nullable(),
})
export type Itself = z.infer<typeof itself>

/** What a file says of itself where no more than that can be read. */
export const identity = itself.extend({
  /** Of a pack: of which workspace it was made, what that was called, and for whom; nothing where it is none. */
  pack: z.strictObject({ workspaceId: z.string(), title: z.string(), for: z.string() }).nullable(),
  /** Whether the entry that was asked about is in its journal. */
  holds: z.boolean(),
})
export type Identity = z.infer<typeof identity>

/** What a file is that was found to be as Assay writes it. */
export const about = itself.extend({ title: z.string(), head })
export type About = z.infer<typeof about>

/** Digests that an entry names and that are of no row and no tombstone in its file, one after the other. */
export const named = z.strictObject({
  standing: z.enum(['known', 'hidden', 'refused']),
  digests: z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length % 32 === 0),
})
export type Named = z.infer<typeof named>

/** A journal entry with its links by their digests, and the digests that it names besides. `sound`: its digest and that of its words are what they are computed to be. */
export const entry = z.strictObject({
  entry: fromColumns(entryColumns),
  parents: z.array(z.string()),
  undoes: z.string().nullable(),
  redoes: z.string().nullable(),
  named: z.array(named),
  sound: z.boolean(),
})
export type BundledEntry = z.infer<typeof entry>

const values = z.custom<Record<string, string | number | null>>(
  (row) =>
    isPlain(row) && Object.values(row).every((value) => value === null || typeof value === 'string' || typeof value === 'number'),
)
const bytesOrNothing = z.custom<Uint8Array | null>((value) => value === null || value instanceof Uint8Array)
const digest = z.custom<Uint8Array | null>((value) => value === null || (value instanceof Uint8Array && value.length === 32))

/**
 * A row of an anchor or a fact, without its place, with its parts in their order. Salt and digest are those of its proof, `entry` the
 * digest of the entry that brought it; nothing where they are missing. Of one that was undone or erased there is no row. `sound`: the digest
 * is what it is computed to be, as far as the row is there.
 */
export const row = z.strictObject({
  table: z.string(),
  key: z.string(),
  salt: bytesOrNothing,
  digest,
  entry: z.string().nullable(),
  row: values.nullable(),
  parts: z.record(z.string(), z.array(values)),
  sound: z.boolean(),
})
export type BundledRow = z.infer<typeof row>

/** What is left of a row that was undone or erased; `entry` is the digest of the entry that took it away. */
export const tombstone = z.strictObject({
  id: z.string(),
  table: z.string(),
  follows: z.string().nullable(),
  erased: z.union([z.literal(0), z.literal(1)]),
  digest: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  entry: z.string().nullable(),
  sound: z.boolean(),
})
export type BundledTombstone = z.infer<typeof tombstone>

/** The name of a content. */
export const contentName = z.strictObject({ sha256, size: z.int().nonnegative() })
export type ContentName = z.infer<typeof contentName>

/** A row of a local table, by the names of its columns. */
export const localRow = z.strictObject({
  table: z.string(),
  row: z.custom<Record<string, string | number | Uint8Array | null>>(
    (found) =>
      isPlain(found) &&
      Object.values(found).every(
        (value) => value === null || typeof value === 'string' || typeof value === 'number' || value instanceof Uint8Array,
      ),
  ),
})
export type LocalRow = z.infer<typeof localRow>

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
}
