import { randomUUID } from 'node:crypto'
import type { Profile } from '../../shared/workspace/model.ts'
import { integer, oneOf, optional, text } from './columns.ts'
import { type Reader, sql, type Writer } from './database.ts'
import { factKind, record, type Stamp } from './facts.ts'
import { nameOfActor } from './read-as.ts'

/** What an actor takes part as. */
const actorRoles = ['evaluator'] as const

/** Somebody who acts, with their current details. */
export type Actor = { id: string } & Profile

const actorDetails = factKind('actor_details', { actor_id: text }, { name: text, role: text, organisation: text })
export const actorRole = factKind(
  'actor_role',
  { actor_id: text, role: oneOf(actorRoles) },
  { held: integer, position: integer, reason: optional(text) },
)

const insertActor = sql('INSERT INTO actor (id) VALUES (:id)', { id: text })
const actorColumns = { id: text, name: text, role: text, organisation: text }
/** Whoever is called so, then whoever was, and turned out to be somebody else. */
const byName = sql(
  `SELECT actor_id AS id, name, role, organisation, 0 AS formerly, at FROM current_actor_details WHERE name = :name
   UNION ALL
   SELECT now.actor_id, now.name, now.role, now.organisation, 1, now.at
   FROM actor_details AS said JOIN read_as ON read_as.id = said.actor_id
     JOIN current_actor_details AS now ON now.actor_id = read_as.canonical
   WHERE said.name = :name
   ORDER BY formerly, at, id`,
  { name: text },
  { ...actorColumns, formerly: integer, at: text },
)

/**
 * The actor of this name, compared in NFC; who acts and who scores under one name are one. Who turned out to be one with another is called
 * by the names of both.
 */
export function actorNamed(read: Reader, name: string): Actor | undefined {
  const found = read.get(byName, { name: name.normalize('NFC') })
  return found && { id: found.id, name: found.name, role: found.role, organisation: found.organisation }
}

const nameById = sql(`SELECT coalesce(${nameOfActor(':actor')}, '') AS name`, { actor: text }, { name: text })

/** What an actor is called; empty where that is not known. */
export function actorName(read: Reader, actor: string): string {
  return read.get(nameById, { actor })?.name ?? ''
}

/** A new actor with details. */
export function addActor(write: Writer, stamp: Pick<Stamp, 'author' | 'at'>, profile: Profile, id: string = randomUUID()): Actor {
  const details = { ...profile, name: profile.name.normalize('NFC') }
  write.run(insertActor, { id })
  record(write, actorDetails, stamp, { actor_id: id }, details)
  return { id, ...details }
}

/** Records who an actor is, as a whole: how they are called too. */
export function correctActor(write: Writer, stamp: Pick<Stamp, 'author' | 'at'>, { id, ...profile }: Actor): Actor {
  const details = { ...profile, name: profile.name.normalize('NFC') }
  record(write, actorDetails, stamp, { actor_id: id }, details)
  return { id, ...details }
}

/** Records what a profile says of an actor beyond what is known: an empty field says nothing. */
export function updateActor(write: Writer, stamp: Pick<Stamp, 'author' | 'at'>, actor: Actor, profile: Profile): Actor {
  const { name } = actor
  const said = { name, role: profile.role || actor.role, organisation: profile.organisation || actor.organisation }
  if (said.role === actor.role && said.organisation === actor.organisation) return actor
  record(write, actorDetails, stamp, { actor_id: actor.id }, said)
  return { id: actor.id, ...said }
}
