import { id, instant } from '../fields.ts'
import { query } from '../procedure.ts'
import { z } from '../schema.ts'
import { entryFilter } from '../workspace/contract.ts'

/** A value as data, for each face to show as it shows such values elsewhere. Words are in the reader's language already. */
const value = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('number'), number: z.string() }),
  z.strictObject({ kind: z.literal('moment'), at: instant }),
  z.strictObject({ kind: z.literal('money'), amount: z.string(), currency: z.string() }),
  /** In bytes. */
  z.strictObject({ kind: z.literal('size'), bytes: z.int() }),
])
export type JournalValue = z.infer<typeof value>

/** Where the object of a change is to be seen; nothing where it is no longer there. */
const place = z.discriminatedUnion('screen', [
  z.strictObject({ screen: z.literal('tender'), lot: id }),
  z.strictObject({ screen: z.literal('questionnaire'), lot: id }),
  z.strictObject({ screen: z.literal('providers'), lot: id, provider: id }),
  z.strictObject({ screen: z.literal('receipt'), lot: id, receipt: id }),
  z.strictObject({ screen: z.literal('responses'), lot: id, bid: id, question: id }),
  z.strictObject({ screen: z.literal('compare'), lot: id, bid: id.optional(), criterion: id.optional() }),
  z.strictObject({ screen: z.literal('prices'), lot: id }),
  z.strictObject({ screen: z.literal('scores'), lot: id }),
  z.strictObject({ screen: z.literal('evidence'), lot: id, evidence: id }),
])
export type JournalPlace = z.infer<typeof place>

/** A row that an entry changed, in the reader's words. */
const change = z.strictObject({
  position: z.int(),
  operation: z.enum(['insert', 'update', 'delete']),
  /** What kind of thing the row is. */
  kind: z.string(),
  about: z.array(z.strictObject({ role: z.string(), name: z.string() })),
  /** What differs; null where nothing stood. */
  fields: z.array(z.strictObject({ field: z.string(), before: value.nullable(), after: value.nullable() })),
  /** The row images were removed: who and what the row was about is all that is known. */
  pruned: z.boolean(),
  place: place.nullable(),
})
export type ReadChange = z.infer<typeof change>

export const journalContract = {
  /** What each entry of a list is about: the names that its first and its last change share, else those of its first. */
  'journal.subjects': query(entryFilter, z.array(z.strictObject({ entry: z.int(), about: z.array(z.string()) }))),
  /** What an entry changed, in the reader's words: things by their names, a new revision against the one before. */
  'journal.changes': query(
    z.strictObject({ entry: z.int(), limit: z.int().min(1).max(10_000).default(100) }),
    /** `more`: changes beyond the limit. */
    z.strictObject({ changes: z.array(change), more: z.int() }),
  ),
}
