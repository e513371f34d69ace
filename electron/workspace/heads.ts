import { type Connection, quoted } from './database.ts'
import { idsIn } from './facts.ts'
import { type FactTable, headTable } from './format/tables.ts'

/** A fact as far as its place among the facts of its thing goes. */
export type Link = { id: string; at: string; follows: readonly string[] }

/**
 * The facts about one thing that nobody follows, the one that stands for them first: the latest by time, then by id. Who follows a
 * tombstone follows what that followed (`gone`: the ids that each tombstone followed).
 */
function headsAmong(facts: readonly Link[], gone: ReadonlyMap<string, readonly string[]>): string[] {
  const followed = new Set<string>()
  const waiting = facts.flatMap(({ follows }) => follows)
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (followed.has(id)) continue
    followed.add(id)
    waiting.push(...(gone.get(id) ?? []))
  }
  return facts
    .filter(({ id }) => !followed.has(id))
    .sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1))
    .map(({ id }) => id)
}

/** What the local table of current facts ought to hold about one thing. */
export type Head = { thing: (string | number)[]; place: number; others: string | null; revision: number }

type FactRow = { id: string; at: string; follows: string; place: number } & Record<string, string | number>

/** Computes which facts are current from the facts alone. One for each connection. */
export class Heads {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** The heads of every thing of a kind of fact, or of one thing. */
  *of({ name, thing }: FactTable, about?: readonly (string | number)[]): Generator<Head, void> {
    const columns = thing.map(quoted).join(', ')
    const condition = about ? ` WHERE ${thing.map((column) => `${quoted(column)} = ?`).join(' AND ')}` : ''
    const rows = this.#connection
      .prepare<(string | number)[], FactRow>(
        `SELECT id, at, follows, place, ${columns} FROM ${name}${condition} ORDER BY ${columns}`,
      )
      .all(...(about ?? []))
    const gone = this.#tombstones(name)
    for (const facts of Map.groupBy(rows, (row) => JSON.stringify(thing.map((column) => row[column]))).values()) {
      const links = facts.map(({ id, at, follows }) => ({ id, at, follows: idsIn(follows) }))
      const [fact, ...others] = headsAmong(links, gone)
      const current = facts.find(({ id }) => id === fact)
      if (!current) continue
      yield {
        thing: thing.map((column) => current[column] ?? ''),
        place: current.place,
        others: others.length > 0 ? JSON.stringify(others) : null,
        revision: facts.length,
      }
    }
  }

  /** Makes the local table right again for the things that the given facts are, or were, about. */
  refresh(table: FactTable, things: Iterable<readonly (string | number)[]>): void {
    const { name, thing } = table
    const condition = thing.map((column) => `${quoted(column)} = ?`).join(' AND ')
    const remove = this.#connection.prepare(`DELETE FROM ${headTable(name)} WHERE ${condition}`)
    const insert = this.#connection.prepare(
      `INSERT INTO ${headTable(name)} (${thing.map(quoted).join(', ')}, place, others, revision)
       VALUES (${thing.map(() => '?').join(', ')}, ?, ?, ?)`,
    )
    for (const about of things) {
      remove.run(...about)
      for (const { place, others, revision } of this.of(table, about)) insert.run(...about, place, others, revision)
    }
  }

  #tombstones(table: string): Map<string, readonly string[]> {
    const rows = this.#connection
      .prepare<[string], { id: string; follows: string | null }>('SELECT id, follows FROM tombstone WHERE table_name = ?')
      .all(table)
    return new Map(rows.map(({ id, follows }) => [id, idsIn(follows)]))
  }
}
