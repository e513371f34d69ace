import { id, instant, nothing } from '../fields.ts'
import { query, task } from '../procedure.ts'
import { z } from '../schema.ts'
import { searchKinds } from './kinds.ts'

/** A text and where in it the matches are: from `start` to before `end`, in UTF-16 code units, in order, apart from each other. */
const marked = z.strictObject({
  text: z.string(),
  matches: z.array(z.strictObject({ start: z.int().min(0), end: z.int().min(1) })),
})
export type Marked = z.infer<typeof marked>

/** A part of a longer text; whether something was left out before and after it. */
const excerpt = marked.extend({ cutBefore: z.boolean(), cutAfter: z.boolean() })
export type Excerpt = z.infer<typeof excerpt>

/** One find: what it is, where it belongs, and its text. An id is null where the find belongs to no such thing. */
const searchResult = z.strictObject({
  kind: z.enum(searchKinds),
  tender: id.nullable(),
  lot: id.nullable(),
  bid: id.nullable(),
  provider: id.nullable(),
  evidence: id.nullable(),
  subject: z.strictObject({ kind: z.enum(['question', 'criterion']), id }).nullable(),
  /** The find's own title; of answers and reasons the question or criterion, of a withdrawal the bidder. */
  title: marked,
  /** Around the first match in the text; null where there is no text beside the title. */
  snippet: excerpt.nullable(),
  /** The names of the bidder whom it concerns, and of the evaluator who gave the reason. */
  bidder: z.string().nullable(),
  evaluator: z.string().nullable(),
  at: instant.nullable(),
})
export type SearchResult = z.infer<typeof searchResult>

export const searchContract = {
  /**
   * Finds texts that have all the words, at the beginning of a word and whatever their accents and case; words in quotation marks
   * as they follow one another. Text without any letter or digit is found as it stands. `ranked` puts the best first; without it those
   * that were indexed last come first, many times faster where most of the texts match.
   */
  'search.query': query(
    z.strictObject({
      text: z.string().trim().min(1).max(500),
      kinds: z.array(z.enum(searchKinds)).min(1).optional(),
      ranked: z.boolean().default(true),
      limit: z.int().min(1).max(200).default(50),
      offset: z.int().min(0).max(1_000_000).default(0),
    }),
    z.strictObject({ results: z.array(searchResult), more: z.boolean() }),
    { restsOn: 'everything' },
  ),
  /** Makes the index anew from the texts. It holds nothing of its own, so there is no journal entry. Returns the number of texts. */
  'search.rebuild': task(nothing, z.strictObject({ documents: z.int() }), { changes: 'beside' }),
}
