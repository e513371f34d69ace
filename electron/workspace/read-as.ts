import { canonicals } from '../../shared/workspace/canonicals.ts'
import { oneOf, optional, text } from './columns.ts'
import { type Connection, type Reader, sql, type Writer } from './database.ts'
import { factKind } from './facts.ts'
import { isFact, type Table } from './format/tables.ts'
import { Heads } from './heads.ts'

/** What can turn out to be another of its kind. */
const sameKinds = ['actor', 'provider', 'bid', 'submission'] as const

export const sameAs = factKind('same_as', { thing_id: text }, { kind: oneOf(sameKinds), same_id: optional(text), reason: text })

const said = sql(
  `SELECT thing_id AS id, same_id AS same FROM current_same_as WHERE same_id IS NOT NULL AND in_conflict = 0
   UNION SELECT alias, thing_id FROM pack_alias`,
  {},
  { id: text, same: text },
)
const kept = sql('SELECT id, canonical FROM read_as', {}, { id: text, canonical: text })
const forget = sql('DELETE FROM read_as WHERE id = :id', { id: text })
const keep = sql(
  'INSERT INTO read_as (id, canonical) VALUES (:id, :canonical) ON CONFLICT (id) DO UPDATE SET canonical = excluded.canonical',
  { id: text, canonical: text },
)
const standsFor = sql('SELECT canonical FROM read_as WHERE id = :id', { id: text }, { canonical: text })

// Facts are read through already: what is current of a thing stands under the id as which it is read. Whatever names a thing besides, an
// anchor by its parents or a fact by its author, is read through these.

/** SQL: the id as which the thing is read whose id is in a column, or a parameter. */
export const canonical = (id: string): string => `coalesce((SELECT canonical FROM read_as WHERE read_as.id = ${id}), ${id})`

/** SQL: whether the thing whose id is in a column is read as itself. */
export const isCanonical = (id: string): string => `NOT EXISTS (SELECT 1 FROM read_as WHERE read_as.id = ${id})`

/** SQL, for `IN`: every id of the thing that is read as the one in a parameter, its own included. */
export const everyId = (parameter: string): string =>
  `(SELECT ${canonical(parameter)} UNION ALL SELECT id FROM read_as WHERE canonical = ${canonical(parameter)})`

/** SQL: what the actor is called whose id is in a column; null where that is not known. */
export const nameOfActor = (id: string): string => `(SELECT name FROM current_actor_details WHERE actor_id = ${canonical(id)})`

/** The id under which a thing is read. */
export function canonicalId(read: Reader, id: string): string {
  return read.get(standsFor, { id })?.canonical ?? id
}

/** Under which ids things ought to be read, by what is said of them. */
export function wantedReadAs(read: Reader): Map<string, string> {
  return canonicals(new Map(read.all(said).map(({ id, same }) => [id, same])))
}

/** Under which ids things are read. */
export function keptReadAs(read: Reader): Map<string, string> {
  return new Map(read.all(kept).map(({ id, canonical }) => [id, canonical]))
}

/** Brings the ids under which things are read up to date, and which facts about them are current. Returns whether any id is another. */
export function refreshReadAs(write: Writer, connection: Connection, tables: readonly Table[]): boolean {
  const [before, after] = [keptReadAs(write), wantedReadAs(write)]
  const changed = new Set([...before.keys(), ...after.keys()].filter((id) => before.get(id) !== after.get(id)))
  if (changed.size === 0) return false
  for (const id of changed) {
    const canonical = after.get(id)
    if (canonical === undefined) write.run(forget, { id })
    else write.run(keep, { id, canonical })
  }
  const touched = new Set([...changed].flatMap((id) => [id, before.get(id) ?? id, after.get(id) ?? id]))
  const heads = new Heads(connection, tables)
  for (const table of tables.filter(isFact)) heads.refresh(table, heads.thingsOf(table, touched))
  return true
}
