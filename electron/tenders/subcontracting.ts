import { roundHalfUp } from '../../shared/arithmetic/rational.ts'
import type { Parsed } from '../../shared/contract.ts'
import { Refusal } from '../../shared/result.ts'
import { isBeyondWhole, isShare, sumOfShares } from '../../shared/tenders/shares.ts'
import type { Subcontracting } from '../../shared/tenders/subcontracting-model.ts'
import { integer, optional, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { type Recording, record } from '../workspace/facts.ts'
import { nameOfActor } from '../workspace/read-as.ts'
import { loadActiveBid } from './bids.ts'
import { subcontractingFact } from './procedure-tables.ts'

const ofLot = sql(
  `SELECT said.id, bid.id AS bid, coalesce(${nameOfActor('said.author')}, '') AS "by", said.at
   FROM bid JOIN current_subcontracting AS said ON said.bid_id = bid.id
   WHERE bid.lot_id = :lot ORDER BY bid.position, bid.id`,
  { lot: text },
  { id: text, bid: text, by: text, at: text },
)
const partsOf = sql(
  'SELECT subcontractor, share, what FROM subcontracted_part WHERE subcontracting_id = :id ORDER BY position',
  { id: text },
  { subcontractor: text, share: optional(text), what: text },
)
const insertPart = sql(
  `INSERT INTO subcontracted_part (subcontracting_id, position, subcontractor, share, what)
   VALUES (:subcontracting, :position, :subcontractor, :share, :what)`,
  { subcontracting: text, position: integer, subcontractor: text, share: optional(text), what: text },
)

/** More places than a share has. */
const places = 6

const exact = (shares: readonly (string | null)[]): string => roundHalfUp(sumOfShares(shares), places).replace(/\.?0+$/, '')

/** What the bidders of a lot pass on to others, as far as that was said. */
export function loadSubcontracting(read: Reader, lot: string): Subcontracting[] {
  return read.all(ofLot, { lot }).map(({ id, ...said }) => {
    const parts = read.all(partsOf, { id })
    return { ...said, parts, total: exact(parts.map(({ share }) => share)) }
  })
}

/** Says what a bidder passes on, as a whole. Refuses shares that are none, and shares that together are more than the whole. */
export function setSubcontracting(context: Recording, input: Parsed<'subcontracting.set'>): Subcontracting {
  const { write } = context
  const bid = loadActiveBid(write, input.bid)
  const { parts } = input
  const wrong = parts.find(({ share }) => share !== null && !isShare(share))
  if (wrong) throw new Refusal('subcontracting.share', { subcontractor: wrong.subcontractor, share: wrong.share ?? '' })
  const shares = parts.map(({ share }) => share)
  if (isBeyondWhole(shares)) throw new Refusal('subcontracting.beyond', { provider: bid.provider.name, total: exact(shares) })
  const subcontracting = record(write, subcontractingFact, context, { bid_id: bid.id }, { parts: parts.length })
  for (const [index, part] of parts.entries()) write.run(insertPart, { ...part, subcontracting, position: index + 1 })
  const found = loadSubcontracting(write, bid.lot).find((one) => one.bid === bid.id)
  if (!found) throw new Error('subcontracting was recorded and is not there')
  return found
}
