import { canonicalJson } from '../../shared/canonical.ts'
import type { Parsed } from '../../shared/contract.ts'
import { Refusal } from '../../shared/result.ts'
import type { Evaluator, ListedEvaluator } from '../../shared/scorecards/contract.ts'
import { actorNamed, actorRole, addActor, correctActor, updateActor } from '../workspace/actors.ts'
import { integer, optional, type RowOf, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { type Recording, record } from '../workspace/facts.ts'
import { canonical, nameOfActor } from '../workspace/read-as.ts'

// Who is retired by one and not by another scores until that is decided.
const columns = {
  id: text,
  name: text,
  role: text,
  organisation: text,
  retired: integer,
  reason: optional(text),
  by: text,
  at: text,
  position: integer,
}
const select = `
  SELECT held.actor_id AS id, details.name, details.role, details.organisation,
    held.held = 0 AND held.in_conflict = 0 AS retired, held.reason, held.at, held.position, coalesce(${nameOfActor('held.author')}, '') AS "by"
  FROM current_actor_role AS held JOIN current_actor_details AS details ON details.actor_id = held.actor_id
  WHERE held.role = 'evaluator'`
const all = sql(`${select} ORDER BY held.position, held.actor_id`, {}, columns)
const byId = sql(`${select} AND held.actor_id = ${canonical(':id')}`, { id: text }, columns)
const byName = sql(`${select} AND details.name = :name`, { name: text }, columns)
const nextPosition = sql(
  `SELECT 1 + coalesce(max(position), 0) AS position FROM current_actor_role WHERE role = 'evaluator'`,
  {},
  { position: integer },
)

/** Everybody who scores or has scored, in order. */
export function loadEvaluators(read: Reader): ListedEvaluator[] {
  return read.all(all).map(listed)
}

/** Those who score. */
export function loadActiveEvaluators(read: Reader): ListedEvaluator[] {
  return loadEvaluators(read).filter(({ retired }) => retired === null)
}

/** An evaluator, retired or not. */
export function loadEvaluator(read: Reader, id: string): Evaluator {
  return unlisted(found(read, id))
}

/** As `loadEvaluator`, for what a retired one no longer does. */
export function loadActiveEvaluator(read: Reader, id: string): Evaluator {
  const { retired, ...evaluator } = listed(found(read, id))
  if (retired) throw new Refusal('evaluator.retired', { evaluator: evaluator.name, ...retired })
  return evaluator
}

function found(read: Reader, id: string): RowOf<typeof columns> {
  const row = read.get(byId, { id })
  if (!row) throw new Refusal('evaluator.notFound', { evaluator: id })
  return row
}

const unlisted = ({ id, name, role, organisation }: RowOf<typeof columns>): Evaluator => ({ id, name, role, organisation })

function listed(row: RowOf<typeof columns>): ListedEvaluator {
  const { retired, reason, by, at } = row
  return { ...unlisted(row), retired: retired === 1 ? { reason: reason ?? '', by, at } : null }
}

/** Corrects an evaluator; scores stay theirs. Refuses the name of somebody else. The same again is not recorded. */
export function editEvaluator(context: Recording, { evaluator: id, ...said }: Parsed<'evaluator.edit'>): Evaluator {
  const before = loadEvaluator(context.write, id)
  const { name = before.name, role = before.role, organisation = before.organisation } = said
  const known = actorNamed(context.write, name)
  if (known && known.id !== before.id) throw new Refusal('evaluator.exists', { name: known.name })
  const after = { id: before.id, name, role, organisation }
  return canonicalJson(after) === canonicalJson(before) ? before : correctActor(context.write, context, after)
}

/** Adds an evaluator. Names are unique, so that a reason in a report names one person; whoever acts under the name is the one. */
export function addEvaluator(context: Recording, details: Omit<Evaluator, 'id'>): Evaluator {
  const { write } = context
  const name = details.name.normalize('NFC')
  const known = actorNamed(write, name)
  const evaluator = write.get(byName, { name }) ?? (known && write.get(byId, { id: known.id }))
  if (evaluator) throw new Refusal(evaluator.retired === 1 ? 'evaluator.existsRetired' : 'evaluator.exists', { name })
  const actor = known ? updateActor(write, context, known, details) : addActor(write, context, details)
  const { position = 1 } = write.get(nextPosition) ?? {}
  record(write, actorRole, context, { actor_id: actor.id, role: 'evaluator' }, { held: 1, position, reason: null })
  return actor
}

/** Retires an evaluator, or has them score again. Refuses what is so already. */
export function setRetired(
  context: Recording,
  { evaluator: id, reason }: Parsed<'evaluator.retire'>,
  retire: boolean,
): ListedEvaluator {
  const { write } = context
  const row = found(write, id)
  const before = listed(row)
  if (retire && before.retired) throw new Refusal('evaluator.retired', { evaluator: before.name, ...before.retired })
  if (!retire && !before.retired) throw new Refusal('evaluator.notRetired', { evaluator: before.name })
  const thing = { actor_id: before.id, role: 'evaluator' as const }
  record(write, actorRole, context, thing, { held: retire ? 0 : 1, position: row.position, reason })
  return listed(found(write, before.id))
}
