import type { Output, Parsed } from '../../shared/contract.ts'
import { Refusal } from '../../shared/result.ts'
import type { QueryContext, TaskContext } from '../endpoint.ts'
import { bidStandings } from '../tenders/tables.ts'
import { oneOf, text } from '../workspace/columns.ts'
import { type Reader, sql, type Writer } from '../workspace/database.ts'
import { type Recording, record } from '../workspace/facts.ts'
import { canonical, canonicalId, nameOfActor, sameAs } from '../workspace/read-as.ts'

const kinds = ['actor', 'provider', 'bid'] as const
type Kind = (typeof kinds)[number]

const exists: Record<Kind, ReturnType<typeof existsIn>> = {
  actor: existsIn('actor'),
  provider: existsIn('provider'),
  bid: existsIn('bid'),
}
function existsIn(table: string) {
  return sql(`SELECT id FROM ${table} WHERE id = :id`, { id: text }, { id: text })
}
const lotOf = sql('SELECT lot_id AS lot FROM bid WHERE id = :bid', { bid: text }, { lot: text })
/** The submissions of one bid with those of another to the same instrument in the same round. */
const submissions = sql(
  `SELECT own.id, other.id AS other FROM submission AS own
     JOIN submission AS other ON other.instrument_id = own.instrument_id AND other.round = own.round
   WHERE own.bid_id = :bid AND other.bid_id = :as`,
  { bid: text, as: text },
  { id: text, other: text },
)
const ownName = (table: string, key: string) =>
  `(SELECT name FROM ${table} WHERE ${key} = said.thing_id ORDER BY at DESC, id LIMIT 1)`
const list = sql(
  `SELECT said.kind, said.thing_id AS thing, said.same_id AS "as", said.at, said.reason,
     coalesce(${nameOfActor('said.author')}, '') AS "by",
     coalesce(${ownName('actor_details', 'actor_id')}, ${ownName('provider_details', 'provider_id')},
       (SELECT details.name FROM bid JOIN provider_details AS details USING (provider_id) WHERE bid.id = said.thing_id), '') AS name,
     coalesce(${nameOfActor('said.same_id')},
       (SELECT name FROM current_provider_details WHERE provider_id = ${canonical('said.same_id')}),
       (SELECT details.name FROM bid JOIN current_provider_details AS details ON details.provider_id = ${canonical('bid.provider_id')}
        WHERE bid.id = said.same_id), '') AS asName
   FROM current_same_as AS said WHERE said.same_id IS NOT NULL AND said.kind <> 'submission' ORDER BY said.at, said.id`,
  {},
  { kind: oneOf(kinds), thing: text, as: text, at: text, reason: text, by: text, name: text, asName: text },
)

/** Says that something is something else, or that it is not after all. */
export function setSame({ session, profile }: TaskContext, { kind, thing, as, reason }: Parsed<'same.set'>): Output<'same.set'> {
  const workspace = session.workspace()
  workspace.execute({ command: 'same.set', why: reason, profile }, (write, { author, at }) =>
    joinThings({ write, author, at }, { kind, thing, as, reason }),
  )
  return { entry: workspace.head().entry }
}

function joinThings(context: Recording, { kind, thing, as, reason }: Parsed<'same.set'>): void {
  const { write } = context
  check(write, kind, thing)
  const say = (what: Kind | 'submission', id: string, same: string | null) =>
    record(write, sameAs, context, { thing_id: id }, { kind: what, same_id: same, reason })
  if (as === null) {
    for (const id of [thing, ...ownSubmissions(write, kind, thing)]) say(id === thing ? kind : 'submission', id, null)
    return
  }
  check(write, kind, as)
  if (canonicalId(write, as) === canonicalId(write, thing)) throw new Refusal('same.already')
  if (kind === 'bid' && write.get(lotOf, { bid: thing })?.lot !== write.get(lotOf, { bid: as })?.lot)
    throw new Refusal('same.otherLot')
  if (kind === 'bid' && isWithdrawn(write, thing) !== isWithdrawn(write, as)) throw new Refusal('same.withdrawn')
  say(kind, thing, as)
  if (kind === 'bid') for (const { id, other } of write.all(submissions, { bid: thing, as })) say('submission', id, other)
}

const standing = sql(
  `SELECT standing FROM current_bid_standing WHERE bid_id = ${canonical(':bid')}`,
  { bid: text },
  { standing: oneOf(bidStandings) },
)
const isWithdrawn = (read: Reader, bid: string): boolean => read.get(standing, { bid })?.standing === 'withdrawn'

const ofBid = sql('SELECT id FROM submission WHERE bid_id = :bid', { bid: text }, { id: text })

function ownSubmissions(read: Writer, kind: Kind, thing: string): string[] {
  return kind === 'bid' ? read.all(ofBid, { bid: thing }).map(({ id }) => id) : []
}

function check(read: Reader, kind: Kind, id: string): void {
  if (!read.get(exists[kind], { id })) throw new Refusal('same.notFound', { thing: id })
}

/** What was said to be something else. */
export function listSame({ read }: QueryContext): Output<'same.list'> {
  return read.all(list)
}
