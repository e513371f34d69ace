import { bytes, integer, optional, text } from '../columns.ts'
import { type Connection, literal, Reader, sql } from '../database.ts'
import { isJournaled, type Journaled, type Step, type Table } from '../format/tables.ts'
import { RowTexts, rowDigest, tombstoneDigest } from '../proof.ts'
import { type Piece, sound, wrong } from './piece.ts'

const proofOf = sql(
  `SELECT proof.table_name AS "table", salt, proof.digest, tombstone.id AS gone FROM proof LEFT JOIN tombstone ON tombstone.id = row_key
   WHERE row_key = :key`,
  { key: text },
  { table: text, salt: optional(bytes), digest: bytes, gone: optional(text) },
)
const tombstones = sql(
  'SELECT id, table_name AS "table", follows, erased, digest FROM tombstone',
  {},
  { id: text, table: text, follows: optional(text), erased: integer, digest: bytes },
)
const steps = sql('SELECT version, name FROM format_step ORDER BY version', {}, { version: integer, name: text })

/**
 * Compares every row with its digest: finds what was changed, added or taken away behind the journal's back, and what was undone or erased
 * and is there all the same.
 */
export function* rows(connection: Connection, tables: readonly Table[]): Generator<Piece, void> {
  const read = new Reader(connection)
  const texts = new RowTexts(connection, tables)
  for (const table of tables.filter(isJournaled)) {
    for (const { key, text: row } of texts.all(table)) {
      const values = { table: table.name, key }
      const proof = read.get(proofOf, { key })
      if (!proof || proof.table !== table.name || proof.gone !== null) yield wrong('workspace.problem.unknownRow', values, 1)
      else if (!proof.salt || !rowDigest(proof.salt, row).equals(proof.digest))
        yield wrong('workspace.problem.changedRow', values, 1)
      else yield sound
    }
    for (const key of missing(connection, table)) yield wrong('workspace.problem.missingRow', { table: table.name, key }, 1)
  }
  for (const { id, table, follows, erased, digest } of read.iterate(tombstones)) {
    if (tombstoneDigest(table, id, follows, erased).equals(digest)) yield sound
    else yield wrong('workspace.problem.tombstone', { table, key: id }, 1)
  }
}

/** Rows that an entry brought, that nothing took away, and that are not there. */
function missing(connection: Connection, { name }: Journaled): string[] {
  return connection
    .prepare<[], string>(
      `SELECT row_key FROM proof WHERE table_name = ${literal(name)}
       AND NOT EXISTS (SELECT 1 FROM ${name} WHERE id = row_key) AND NOT EXISTS (SELECT 1 FROM tombstone WHERE id = row_key)`,
    )
    .pluck()
    .all()
}

/** Whether the file says that it took the steps of its format, in their order; of copies that were merged each may have. */
export function* formatSteps(read: Reader, known: readonly Step[]): Generator<Piece, void> {
  const taken = [...new Map(read.all(steps).map((step) => [JSON.stringify(step), step])).values()]
  for (const [index, { version, name }] of known.entries()) {
    const found = taken[index]
    if (found?.version === version && found.name === name) yield sound
    else yield wrong('workspace.problem.step', { version, name })
  }
}
