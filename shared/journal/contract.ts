import { id, instant, line, text } from '../fields.ts'
import { query, task } from '../procedure.ts'
import { z } from '../schema.ts'
import { entryFilter, journalEntry } from '../workspace/contract.ts'
import { erasableObject, journalObject } from './objects.ts'

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

/** The thing that a change is about, as far as it is in the file now. Where it is to be seen is for each face to know. */
const place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('provider'), provider: id }),
  z.strictObject({ kind: z.literal('tender'), tender: id }),
  z.strictObject({ kind: z.literal('questionnaire'), tender: id }),
  z.strictObject({ kind: z.literal('lot'), lot: id }),
  z.strictObject({ kind: z.literal('prices'), lot: id }),
  z.strictObject({ kind: z.literal('bid'), lot: id, bid: id, provider: id }),
  z.strictObject({ kind: z.literal('receipt'), lot: id, receipt: id }),
  z.strictObject({ kind: z.literal('answer'), lot: id, bid: id, question: id }),
  /** The scores of a bid on a criterion; of a question that belongs to it, too. */
  z.strictObject({ kind: z.literal('score'), lot: id, bid: id, criterion: id.optional() }),
  z.strictObject({ kind: z.literal('agreement'), lot: id, criterion: id.optional() }),
  z.strictObject({ kind: z.literal('decision'), lot: id }),
  z.strictObject({ kind: z.literal('person'), person: id }),
  z.strictObject({ kind: z.literal('evidence'), evidence: id }),
])
export type JournalPlace = z.infer<typeof place>

const named = z.strictObject({ role: z.string(), name: z.string() })

/** What an entry brought or took away, in the reader's words. */
export const change = z.strictObject({
  position: z.int(),
  /** It said something new, something else than before, or took back or erased what another entry had brought. */
  operation: z.enum(['added', 'changed', 'undone', 'erased']),
  /** What kind of thing it is about. */
  kind: z.string(),
  about: z.array(named),
  /** What differs; null where nothing stood. */
  fields: z.array(z.strictObject({ field: z.string(), before: value.nullable(), after: value.nullable() })),
  /** What became of it since, where nothing of it is left: in which entry, when, by whom and why. */
  gone: z
    .strictObject({ state: z.enum(['undone', 'erased']), entry: z.int(), at: instant, by: z.string(), why: z.string() })
    .nullable(),
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
  /** What each entry of a list is about: the names that all it brought share, else the first. */
  'journal.subjects': query(listed, z.array(z.strictObject({ entry: z.int(), about: z.array(z.string()) }))),
  /** What an entry brought, in the reader's words: things by their names, a fact against the one whose place it took. */
  'journal.changes': query(
    z.strictObject({ entry: z.int(), limit: z.int().min(1).max(10_000).default(100), about: journalObject.optional() }),
    /** `more`: changes that are not told, beyond the limit or of something else than `about`. */
    z.strictObject({ changes: z.array(change), more: z.int() }),
  ),
  /**
   * Takes everything that is recorded about an object away for good, here and in the backups. It cannot be undone. With `preview` it only
   * says what that would be. `givenOut`: what left the workspace since the first of it was recorded, and is beyond reach.
   */
  'journal.erase': task(
    z.strictObject({ about: erasableObject, reason: text, preview: z.boolean().default(false) }),
    z.strictObject({
      /** The entry of the erasure; null for a preview. */
      entry: z.int().nullable(),
      rows: z.int(),
      /** Rows that were undone before and could be done again: every erasure takes them. */
      undone: z.int(),
      contents: z.int(),
      givenOut: z.array(z.strictObject({ kind: z.string(), at: instant, fileName: z.string() })),
    }),
  ),
}
