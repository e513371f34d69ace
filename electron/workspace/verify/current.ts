import { type Connection, Reader } from '../database.ts'
import { headTable, isFact, type Table } from '../format/tables.ts'
import { Heads } from '../heads.ts'
import { keptReadAs, wantedReadAs } from '../read-as.ts'
import { type Piece, sound, wrong } from './piece.ts'

type HeadRow = Record<string, string | number | null> & {
  place: number
  others: string | null
  in_conflict: number
  revision: number
}

/** Compares under which ids things are read with what is said of them. */
function* readAs(read: Reader): Generator<Piece, void> {
  const [kept, wanted] = [keptReadAs(read), wantedReadAs(read)]
  for (const id of new Set([...kept.keys(), ...wanted.keys()]))
    yield kept.get(id) === wanted.get(id) ? sound : wrong('workspace.problem.readAs', { key: id }, 1)
}

/** Compares what counts as current with what the facts themselves say. */
export function* current(connection: Connection, tables: readonly Table[]): Generator<Piece, void> {
  yield* readAs(new Reader(connection))
  const heads = new Heads(connection, tables)
  for (const table of tables.filter(isFact)) {
    const { name, thing } = table
    const recorded = new Map(
      connection
        .prepare<[], HeadRow>(`SELECT * FROM ${headTable(name)}`)
        .all()
        .map((row) => [JSON.stringify(thing.map((column) => row[column])), row]),
    )
    for (const { thing: about, place, others, conflict, revision } of heads.of(table)) {
      const key = JSON.stringify(about)
      const found = recorded.get(key)
      recorded.delete(key)
      const holds =
        found?.place === place && found.others === others && found.in_conflict === conflict && found.revision === revision
      yield holds ? sound : wrong('workspace.problem.current', { table: name, key }, 1)
    }
    for (const key of recorded.keys()) yield wrong('workspace.problem.current', { table: name, key }, 1)
  }
}
