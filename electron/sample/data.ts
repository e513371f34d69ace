import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { instant, line, text } from '../../shared/fields.ts'
import { providerDetails } from '../../shared/providers/contract.ts'
import { priceLine } from '../../shared/questionnaires/model.ts'
import { z } from '../../shared/schema.ts'
import { profile } from '../../shared/workspace/model.ts'

const names = z.array(line)

/**
 * What a bidder enters for a question: words, a choice's id or a number as text · ids of choices, or names of files · rows of
 * a table, cell by cell · null for a blank. `N/A` claims that the question does not apply.
 */
const entered = z.union([z.string(), names, z.array(z.array(z.string())), z.null()])
export type Entered = z.infer<typeof entered>

/** When and from whom something came; `claim` says how that is known, where it was recorded after the deadline. */
const delivery = z.strictObject({ receivedAt: instant, sender: line, claim: line.optional() })
const remarks = { comments: z.record(z.string(), text).default({}), files: z.record(z.string(), names).default({}) }

/** A bidder with everything that it sends. */
const bidder = z.strictObject({
  provider: providerDetails,
  package: delivery,
  answers: z.record(z.string(), entered),
  ...remarks,
  /** What the lead types in later, because the workbook's cell could not be read. */
  typed: z.array(z.strictObject({ question: line, answer: z.string(), at: instant, reason: text })).default([]),
  /** A second package. */
  amendment: delivery.extend({ admission: line, answers: z.record(z.string(), entered), ...remarks }).optional(),
  prices: z.record(z.string(), z.string()),
  priceComments: z.record(z.string(), text).default({}),
})
export type SampleBidder = z.infer<typeof bidder> & { key: string; scores: Scores }

const scored = z.tuple([z.int().min(0).max(5), text])
/** Points with a reason: by subject, then by evaluator, with what they agreed on where they did. */
const scores = z.record(z.string(), z.record(z.string(), scored))
type Scores = z.infer<typeof scores>

const tender = z.strictObject({
  workspace: line,
  lead: profile,
  title: line,
  need: text,
  currency: line,
  termMonths: z.int(),
  invited: instant,
  deadline: instant,
  timetable: z.strictObject({
    import: instant,
    agreements: instant,
    scores: z.record(z.string(), instant),
    evidence: instant,
    prices: instant,
    consensus: instant,
  }),
  lot: z.strictObject({ title: line, priceLines: z.array(priceLine) }),
  evaluators: z.record(z.string(), profile),
  agreements: z.array(
    z.strictObject({ question: line, bidder: line.nullable(), agreed: z.boolean(), evaluator: line, reason: text }),
  ),
  evidence: z.array(z.strictObject({ file: line, evaluator: line, note: text })),
})

/** A document that is printed to PDF. */
const document = z.strictObject({ title: line, issuer: line, date: z.iso.date(), lines: z.array(text) })
export type SampleDocument = z.infer<typeof document>

export type SampleData = z.infer<typeof tender> & { bidders: SampleBidder[] }

const folder = fileURLToPath(new URL('../../assets/sample/', import.meta.url))

/** The sample tender as it is told: the need, the bids and the scores. Throws where its files do not fit their shape. */
export function sampleData(): SampleData {
  const bidders = ['waterlijn', 'bjorko', 'kestrel-bay', 'tsubame-rowe'].map((key) => ({
    ...bidder.parse(readJson('bidders', `${key}.json`)),
    key,
    scores: scores.parse(readJson('scores', `${key}.json`)),
  }))
  return { ...tender.parse(readJson('tender.json')), bidders }
}

/** The files that somebody of the sample has: kept as they are, or as documents to be printed. */
export function sampleFiles(owner: string): { kept: ReadonlyMap<string, string>; printed: ReadonlyMap<string, SampleDocument> } {
  const own = join(folder, 'evidence', owner)
  const names = readdirSync(own)
  const documents = names.includes('documents.json') ? readJson('evidence', owner, 'documents.json') : {}
  return {
    kept: new Map(names.filter((name) => name !== 'documents.json').map((name) => [name, join(own, name)])),
    printed: new Map(Object.entries(z.record(z.string(), document).parse(documents))),
  }
}

function readJson(...path: string[]): unknown {
  return JSON.parse(readFileSync(join(folder, ...path), 'utf8'))
}
