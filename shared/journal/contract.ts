import { id, instant, line } from '../fields.ts'
import { query } from '../procedure.ts'
import { z } from '../schema.ts'
import { entryFilter, journalEntry } from '../workspace/contract.ts'
import { journalObject } from './objects.ts'

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

const named = z.strictObject({ role: z.string(), name: z.string() })

/** A row that an entry changed, in the reader's words. */
const change = z.strictObject({
  position: z.int(),
  operation: z.enum(['insert', 'update', 'delete']),
  /** What kind of thing the row is. */
  kind: z.string(),
  about: z.array(named),
  /** What differs; null where nothing stood. */
  fields: z.array(z.strictObject({ field: z.string(), before: value.nullable(), after: value.nullable() })),
  /** The row images were removed: who and what the row was about is all that is known. */
  pruned: z.boolean(),
  place: place.nullable(),
})
export type ReadChange = z.infer<typeof change>

/** Which entries, and of those only the ones that touched one object. */
const listed = entryFilter.extend({ about: journalObject.optional() })

export const journalContract = {
  'journal.list': query(listed, z.array(journalEntry)),
  /** Which commands and which names the journal has entries of, and how many; of the entries that touched `about`, where that is given. */
  'journal.facets': query(
    z.strictObject({ about: journalObject.optional() }),
    z.strictObject({
      commands: z.array(z.strictObject({ command: line, entries: z.int() })),
      names: z.array(z.strictObject({ name: line, entries: z.int() })),
    }),
  ),
  /** What an object is, in the reader's words: whom and what its history is about. */
  'journal.object': query(journalObject, z.array(named)),
  /** What each entry of a list is about: the names that its first and its last change share, else those of its first. */
  'journal.subjects': query(listed, z.array(z.strictObject({ entry: z.int(), about: z.array(z.string()) }))),
  /** What an entry changed, in the reader's words: things by their names, a new revision against the one before. */
  'journal.changes': query(
    z.strictObject({ entry: z.int(), limit: z.int().min(1).max(10_000).default(100), about: journalObject.optional() }),
    /** `more`: changes that are not told, beyond the limit or of something else than `about`. */
    z.strictObject({ changes: z.array(change), more: z.int() }),
  ),
}
