import { integer, optional, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { canonical } from '../workspace/read-as.ts'

/** Tables whose rows no evaluation rests on. */
const apart = [
  ...[
    'actor',
    'actor_details',
    'workspace_title',
    'giving_out',
    'evidence',
    'evidence_note',
    'receipt',
    'receipt_correction',
    'receipt_admission',
  ],
  ...[
    'provider',
    'tender',
    'lot',
    'submission',
    'amendment',
    'amendment_notice',
    'tender_procedure',
    'subcontracting',
    'price_inquiry',
    'confidentiality',
    'remark',
    'remark_closing',
    'remark_printing',
    'declaration',
  ],
]

const ofSubmission = (fact: string) => `
  SELECT ${canonical('bid_id')} FROM ${fact} JOIN submission ON submission.id = submission_id WHERE ${fact}.id = row_key`
const brought = sql(
  `SELECT DISTINCT CASE table_name
     WHEN 'response' THEN (${ofSubmission('response')})
     WHEN 'score' THEN (${ofSubmission('score')})
     WHEN 'consensus' THEN (${ofSubmission('consensus')})
     WHEN 'price' THEN (SELECT ${canonical('bid_id')} FROM price WHERE price.id = row_key)
   END AS bid
   FROM proof WHERE entry > :entry AND table_name NOT IN (${apart.map((name) => `'${name}'`).join(', ')})`,
  { entry: integer },
  { bid: optional(text) },
)
const tookAway = sql('SELECT count(*) AS count FROM tombstone WHERE entry > :entry', { entry: integer }, { count: integer })

/**
 * The bids whose answers, prices, scores or consensus the entries after one have brought. Nothing where these did more than that, which an
 * evaluation must be read anew for: took rows away, or brought anything else that it may rest on.
 */
export function bidsTouchedSince(read: Reader, entry: number): ReadonlySet<string> | undefined {
  if (read.get(tookAway, { entry })?.count !== 0) return undefined
  const bids = new Set<string>()
  for (const { bid } of read.all(brought, { entry })) {
    if (bid === null) return undefined
    bids.add(bid)
  }
  return bids
}
