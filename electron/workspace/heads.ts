import { type Connection, quoted } from './database.ts'
import { idsIn } from './facts.ts'
import { columnsOf } from './format/schema.ts'
import { type FactTable, headTable, partsOf, type Table } from './format/tables.ts'

/** A fact as far as its place among the facts of its thing goes. */
type Link = { id: string; at: string; follows: readonly string[] }

/** What a fact is about: the values of the columns that say it. */
export type Thing = readonly (string | number)[]

/**
 * The facts about one thing that nobody follows, the one that stands for them first: the latest by time, then by id. Who follows a
 * tombstone follows what that followed (`gone`: the ids that each tombstone followed).
 */
function headsAmong<Fact extends Link>(facts: readonly Fact[], gone: ReadonlyMap<string, readonly string[]>): Fact[] {
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
}

/**
 * SQL that joins to what is current of a table, called `current` there, the facts that contradict it while nobody has decided, as `other`,
 * in the order of `json_each.key`: the latest first. The head of a thing is enough: in most files none of them has to be looked at further.
 */
export const joinOthers = (table: string, current: string): string =>
  `JOIN json_each(${current}.others) ON ${current}.in_conflict = 1 JOIN ${table} AS other ON other.id = json_each.value`

/** What the local table of current facts ought to hold about one thing. */
export type Head = { thing: (string | number)[]; place: number; others: string | null; conflict: number; revision: number }

type FactRow = { id: string; at: string; follows: string; place: number } & Record<string, string | number>
type Row = Record<string, string | number | null>

/**
 * Of the facts that say what something is called and is taken for, those that are about it itself: once it turned out that something is
 * another, what was said of the other counts. Where nothing was, all of them.
 */
function ownAmong(facts: readonly FactRow[], readAs: ReadonlyMap<string, string>, thing: readonly string[]): readonly FactRow[] {
  const own = facts.filter((fact) => thing.every((column) => !readAs.has(String(fact[column]))))
  return own.length > 0 ? own : facts
}

/** Columns in which equal facts of one source may differ: when it was read, from which receipt, and which earlier ones it followed. */
const ofOccasion = new Set(['id', 'place', 'at', 'author', 'follows', 'receipt_id'])

/**
 * Computes which facts are current from the facts alone: what is said of something under another id counts as said of it. One for each
 * piece of work, since it remembers tombstones and under which ids things are read.
 */
export class Heads {
  readonly #connection: Connection
  readonly #tables: readonly Table[]
  readonly #gone = new Map<string, Map<string, readonly string[]>>()
  readonly #readAs: ReadonlyMap<string, string>
  readonly #calledAlso: ReadonlyMap<string, string[]>
  readonly #ofThing = new Map<string, (about: Thing) => FactRow[]>()

  constructor(connection: Connection, tables: readonly Table[]) {
    this.#connection = connection
    this.#tables = tables
    const kept = connection.prepare<[], { id: string; canonical: string }>('SELECT id, canonical FROM read_as').all()
    this.#readAs = new Map(kept.map(({ id, canonical }) => [id, canonical]))
    const groups = Map.groupBy(kept, ({ canonical }) => canonical)
    this.#calledAlso = new Map([...groups].map(([canonical, ids]) => [canonical, ids.map(({ id }) => id)]))
  }

  /** The heads of every thing of a kind of fact, or of one thing. */
  *of(table: FactTable, about?: Thing): Generator<Head, void> {
    const { name, thing, describes } = table
    const facts = about ? this.#factsAbout(table, this.#canonical(table, about)) : this.#facts(table)
    const gone = this.#tombstones(name)
    const groups = Map.groupBy(facts, (row) =>
      JSON.stringify(
        this.#canonical(
          table,
          thing.map((column) => row[column] ?? ''),
        ),
      ),
    )
    for (const group of groups.values()) {
      const [current, ...others] = headsAmong(
        (describes ? ownAmong(group, this.#readAs, thing) : group).map(({ id, at, follows, place }) => ({
          id,
          at,
          place,
          follows: idsIn(follows).map((id) => this.#readAs.get(id) ?? id),
        })),
        gone,
      )
      const row = group.find(({ id }) => id === current?.id)
      if (!current || !row) continue
      yield {
        thing: this.#canonical(
          table,
          thing.map((column) => row[column] ?? ''),
        ),
        place: current.place,
        others: others.length > 0 ? JSON.stringify(others.map(({ id }) => id)) : null,
        conflict: others.some(({ id }) => this.#content(table, id) !== this.#content(table, current.id)) ? 1 : 0,
        revision: group.length,
      }
    }
  }

  /** Makes the local table right again for the things that the given facts are, or were, about. */
  refresh(table: FactTable, things: Iterable<Thing>): void {
    const { name, thing } = table
    const condition = thing.map((column) => `${quoted(column)} = ?`).join(' AND ')
    const remove = this.#connection.prepare(`DELETE FROM ${headTable(name)} WHERE ${condition}`)
    const insert = this.#connection.prepare(
      `INSERT INTO ${headTable(name)} (${thing.map(quoted).join(', ')}, place, others, in_conflict, revision)
       VALUES (${thing.map(() => '?').join(', ')}, ?, ?, ?, ?)`,
    )
    const done = new Set<string>()
    for (const about of things) {
      const canonical = this.#canonical(table, about)
      const key = JSON.stringify(canonical)
      // What is read as itself may come after another that is read as it.
      if (JSON.stringify(about) !== key) remove.run(...about)
      if (done.has(key)) continue
      done.add(key)
      remove.run(...canonical)
      for (const { place, others, conflict, revision } of this.of(table, canonical))
        insert.run(...canonical, place, others, conflict, revision)
    }
  }

  /**
   * Those of the things about which facts have come, and none has gone, where more than one fact may count. The only fact about something
   * that is read as itself is current as it came.
   */
  disputable(table: FactTable, things: readonly Thing[]): Thing[] {
    const condition = table.thing.map((column) => `${quoted(column)} = ?`).join(' AND ')
    const single = this.#connection
      .prepare<(string | number)[], number>(`SELECT 1 FROM ${headTable(table.name)} WHERE ${condition} AND revision = 1`)
      .pluck()
    return things.filter((about) => {
      const isItself = this.#canonical(table, about).every((value, index) => value === about[index])
      return !isItself || single.get(...about) === undefined
    })
  }

  /** The things of a kind of fact about which there are several. */
  ofSeveral({ name, thing }: FactTable): Thing[] {
    return this.#connection
      .prepare<[], (string | number)[]>(`SELECT ${thing.map(quoted).join(', ')} FROM ${headTable(name)} WHERE revision > 1`)
      .raw()
      .all()
  }

  /** The things of a kind of fact that have to do with one of these ids, by what facts say and by what is current. */
  thingsOf({ name, thing }: FactTable, ids: ReadonlySet<string>): Thing[] {
    const condition = thing.map((column) => `${quoted(column)} IN (SELECT value FROM json_each(?))`).join(' OR ')
    const list = JSON.stringify([...ids])
    const select = (from: string) => `SELECT ${thing.map(quoted).join(', ')} FROM ${from} WHERE ${condition}`
    return this.#connection
      .prepare<string[], (string | number)[]>(`${select(name)} UNION ${select(headTable(name))}`)
      .raw()
      .all(...[...thing, ...thing].map(() => list))
  }

  /** What a fact is about, as it is read. What something turned out to be is said of it by its own id. */
  #canonical({ name }: FactTable, thing: Thing): (string | number)[] {
    if (name === 'same_as') return [...thing]
    return thing.map((value) => (typeof value === 'string' ? (this.#readAs.get(value) ?? value) : value))
  }

  #facts({ name, thing }: FactTable): FactRow[] {
    const columns = thing.map(quoted).join(', ')
    return this.#connection
      .prepare<[], FactRow>(`SELECT id, at, follows, place, ${columns} FROM ${name} ORDER BY ${columns}`)
      .all()
  }

  /** Facts about something, by whichever id it was called. */
  #factsAbout({ name, thing }: FactTable, about: Thing): FactRow[] {
    const select = `SELECT id, at, follows, place, ${thing.map(quoted).join(', ')} FROM ${name} WHERE `
    const also = (value: string | number) => (name === 'same_as' ? [] : (this.#calledAlso.get(String(value)) ?? []))
    const called = about.map((value) => [value, ...also(value)])
    if (called.some(({ length }) => length > 1)) {
      const conditions = thing.map((column, index) => `${quoted(column)} IN (${called[index]?.map(() => '?').join(', ')})`)
      return this.#connection.prepare<(string | number)[], FactRow>(select + conditions.join(' AND ')).all(...called.flat())
    }
    const known = this.#ofThing.get(name)
    if (known) return known(about)
    const statement = this.#connection.prepare<(string | number)[], FactRow>(
      select + thing.map((column) => `${quoted(column)} = ?`).join(' AND '),
    )
    const facts = (of: Thing) => statement.all(...of)
    this.#ofThing.set(name, facts)
    return facts(about)
  }

  /** What a fact says and who says it, parts included. */
  #content(table: FactTable, id: string): string {
    const { name, thing } = table
    const all = (from: string, key: string, order = '') =>
      this.#connection.prepare<[string], Row>(`SELECT * FROM ${from} WHERE ${key} = ?${order}`).all(id)
    const compared = columnsOf(this.#connection, table).filter((column) => !ofOccasion.has(column) && !thing.includes(column))
    const [row = {}] = all(name, 'id')
    const parts = partsOf(this.#tables, name).map(({ name: part, owner, order }) =>
      all(part, owner, ` ORDER BY ${order.map(quoted).join(', ')}`).map(({ [owner]: _, ...rest }) => rest),
    )
    const source = typeof row.author === 'string' ? (this.#readAs.get(row.author) ?? row.author) : ''
    return JSON.stringify([source, compared.map((column) => row[column]), parts])
  }

  #tombstones(table: string): Map<string, readonly string[]> {
    const known = this.#gone.get(table)
    if (known) return known
    const rows = this.#connection
      .prepare<[string], { id: string; follows: string | null }>('SELECT id, follows FROM tombstone WHERE table_name = ?')
      .all(table)
    const gone = new Map(rows.map(({ id, follows }) => [id, idsIn(follows)]))
    this.#gone.set(table, gone)
    return gone
  }
}
