import { hash } from 'node:crypto'
import type { Decision } from '../../shared/decisions/decision.ts'
import { loadBids } from '../tenders/bids.ts'
import { integer, oneOf, optional, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { canonicalId, nameOfActor } from '../workspace/read-as.ts'
import { loadEvaluation } from './evaluation.ts'

/** Who said a current fact, when, and whether it is contradicted. */
const saidBy = (fact: string) =>
  `coalesce(${nameOfActor(`${fact}.author`)}, '') AS "by", ${fact}.at, ${fact}.in_conflict AS disputed`
const said = { by: text, at: text, disputed: integer }
const lot = { lot: text }

const recommendation = sql(
  `SELECT said.bid_id AS bid, said.reason, ${saidBy('said')} FROM current_recommendation AS said
   WHERE said.lot_id = :lot AND said.bid_id IS NOT NULL`,
  lot,
  { bid: text, reason: text, ...said },
)
const conditions = sql(
  `SELECT award_condition.id, said.text, said.standing, said.reason, ${saidBy('said')}
   FROM award_condition JOIN current_condition_standing AS said ON said.condition_id = award_condition.id
   WHERE award_condition.lot_id = :lot
   ORDER BY (SELECT min(first.at) FROM condition_standing AS first WHERE first.condition_id = award_condition.id), award_condition.id`,
  lot,
  { id: text, text, standing: oneOf(['open', 'met', 'dropped']), reason: optional(text), ...said },
)
const dissents = sql(
  `SELECT said.actor_id AS actor, said.reason, ${saidBy('said')} FROM current_dissent AS said
   WHERE said.lot_id = :lot AND said.reason IS NOT NULL ORDER BY said.at, said.id`,
  lot,
  { actor: text, reason: text, ...said },
)
const approvals = sql(
  `SELECT said.actor_id AS actor, said.verdict, said.reason, said.entry, said.head, said.state_root AS root, said.basis, ${saidBy('said')}
   FROM current_approval AS said WHERE said.lot_id = :lot AND said.verdict <> 'withdrawn' ORDER BY said.at, said.id`,
  lot,
  {
    actor: text,
    verdict: oneOf(['approved', 'refused']),
    reason: optional(text),
    entry: integer,
    head: text,
    root: text,
    basis: text,
    ...said,
  },
)
const award = sql(
  `SELECT said.outcome, said.bid_id AS bid, said.reason, ${saidBy('said')} FROM current_award AS said
   WHERE said.lot_id = :lot AND said.outcome <> 'undecided'`,
  lot,
  { outcome: oneOf(['awarded', 'abandoned']), bid: optional(text), reason: text, ...said },
)
const standstill = sql(
  `SELECT said.first_day AS first, said.last_day AS last, ${saidBy('said')} FROM current_standstill AS said
   WHERE said.lot_id = :lot AND said.first_day IS NOT NULL AND said.last_day IS NOT NULL`,
  lot,
  { first: text, last: text, ...said },
)

const disputed = <Row extends { disputed: number }>({ disputed: flag, ...row }: Row) => ({ ...row, disputed: flag === 1 })

/** What people have decided about a lot so far. `basis` is what approvals would rest on now, where that is known already. */
export function loadDecision(read: Reader, lotId: string, basis?: string): Decision {
  const names = new Map(loadBids(read, lotId).map((bid) => [bid.id, bid.provider.name]))
  const bidderOf = (bid: string) => ({ bid: canonicalId(read, bid), bidder: names.get(canonicalId(read, bid)) ?? '' })
  const recommended = read.get(recommendation, { lot: lotId })
  const approved = read.all(approvals, { lot: lotId })
  const ended = read.get(award, { lot: lotId })
  const days = read.get(standstill, { lot: lotId })
  const now = approved.length > 0 ? (basis ?? basisOf(read, lotId)) : ''
  return {
    recommendation: recommended ? { ...disputed(recommended), ...bidderOf(recommended.bid) } : null,
    conditions: read.all(conditions, { lot: lotId }).map(disputed),
    dissents: read.all(dissents, { lot: lotId }).map(disputed),
    approvals: approved.map(({ basis: then, ...approval }) => ({ ...disputed(approval), holds: then === now })),
    award: ended ? { ...disputed(ended), ...(ended.bid === null ? { bid: null, bidder: '' } : bidderOf(ended.bid)) } : null,
    standstill: days ? disputed(days) : null,
  }
}

/** SHA-256, in hexadecimal, over what an approval of a lot rests on: all that its figures rest on, and what is recommended. */
export function basisOf(read: Reader, lotId: string): string {
  const recommended = read.get(recommendation, { lot: lotId })
  const bid = recommended ? canonicalId(read, recommended.bid) : null
  const restsOn = [bid, loadEvaluation(read, lotId)]
  return hash(
    'sha256',
    JSON.stringify(restsOn, (_key, value) => (value instanceof Map ? [...value] : value)),
    'hex',
  )
}
