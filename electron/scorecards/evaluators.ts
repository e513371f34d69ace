import { canonicalJson } from '../../shared/canonical.ts'
import type { Parsed } from '../../shared/contract.ts'
import { Refusal } from '../../shared/result.ts'
import type { Evaluator } from '../../shared/scorecards/contract.ts'
import { actorNamed, actorRole, addActor, correctActor, updateActor } from '../workspace/actors.ts'
import { integer, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { type Recording, record } from '../workspace/facts.ts'
import { canonical } from '../workspace/read-as.ts'

const columns = { id: text, name: text, role: text, organisation: text }
const select = `
  SELECT held.actor_id AS id, details.name, details.role, details.organisation
  FROM current_actor_role AS held JOIN current_actor_details AS details ON details.actor_id = held.actor_id
  WHERE held.role = 'evaluator' AND held.held = 1`
const all = sql(`${select} ORDER BY held.position, held.actor_id`, {}, columns)
const byId = sql(`${select} AND held.actor_id = ${canonical(':id')}`, { id: text }, columns)
const byName = sql(`${select} AND details.name = :name`, { name: text }, columns)
const nextPosition = sql(
  `SELECT 1 + coalesce(max(position), 0) AS position FROM current_actor_role WHERE role = 'evaluator'`,
  {},
  { position: integer },
)

export function loadEvaluators(read: Reader): Evaluator[] {
  return read.all(all)
}

export function loadEvaluator(read: Reader, id: string): Evaluator {
  const found = read.get(byId, { id })
  if (!found) throw new Refusal('evaluator.notFound', { evaluator: id })
  return found
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
  if (write.get(byName, { name })) throw new Refusal('evaluator.exists', { name })
  const known = actorNamed(write, name)
  if (known && write.get(byId, { id: known.id })) throw new Refusal('evaluator.exists', { name: known.name })
  const actor = known ? updateActor(write, context, known, details) : addActor(write, context, details)
  const { position = 1 } = write.get(nextPosition) ?? {}
  record(write, actorRole, context, { actor_id: actor.id, role: 'evaluator' }, { held: 1, position })
  return actor
}
