import { type Connection, quoted } from '../database.ts'
import { idsIn } from '../facts.ts'
import type { Format } from '../format/format.ts'
import type { PackRule } from '../format/pack.ts'
import { headTable, isFact, isJournaled, type Journaled, partsOf } from '../format/tables.ts'

/** What a pack is made of: about which lots and bids, for which actor, with what. */
export type PackContents = {
  actor: string
  lots: ReadonlySet<string>
  bids: ReadonlySet<string>
  prices: boolean
  scores: boolean
}

/** The ids of chosen rows, by table. */
export type Chosen = ReadonlyMap<string, ReadonlySet<string>>

type Rule = Exclude<PackRule, 'never'>

/**
 * The ids of the rows that go into a pack, by table: current facts only. What belongs to a lot or a bid that it is about goes, then what
 * belongs to that, then what any of these rows names, until there is nothing more. What is read as something else (`readAs`) goes as that.
 */
export class Selection {
  readonly #connection: Connection
  readonly #format: Format
  readonly #contents: PackContents
  readonly #readAs: ReadonlyMap<string, string>
  readonly #chosen = new Map<string, Set<string>>()
  /** What was asked for. */
  readonly #asked: Chosen
  /** How many ids were looked at already, by the purpose. */
  readonly #looked = new Map<string, number>()
  readonly #tables: readonly Journaled[]

  constructor(connection: Connection, format: Format, contents: PackContents, readAs: ReadonlyMap<string, string>) {
    this.#connection = connection
    this.#format = format
    this.#contents = contents
    this.#asked = new Map([
      ['lot', contents.lots],
      ['bid', contents.bids],
    ])
    this.#readAs = readAs
    this.#tables = format.tables.filter(isJournaled).filter(({ name }) => this.#ruleOf(name) !== undefined)
  }

  /** Chooses the rows. `others` are actors who are named besides, such as who makes the pack. */
  choose(others: readonly string[]): Chosen {
    for (const [table, ids] of this.#asked) this.#add(table, [...ids])
    this.#add('actor', [this.#contents.actor, ...others])
    for (let grew = true; grew; ) {
      grew = false
      for (const table of this.#tables) if (this.#add(table.name, this.#belonging(table))) grew = true
      for (const table of this.#tables) if (this.#addNamed(table)) grew = true
    }
    return this.#chosen
  }

  #ruleOf(name: string): Rule | undefined {
    const rule = this.#format.packs.get(name)
    return rule === 'never' ? undefined : rule
  }

  #add(table: string, ids: readonly string[]): boolean {
    const known = this.#chosen.get(table) ?? new Set()
    const before = known.size
    for (const id of ids) known.add(this.#readAs.get(id) ?? id)
    this.#chosen.set(table, known)
    return known.size > before
  }

  /** Those of some ids, of which there are only ever more, that were not looked at yet for a purpose. */
  #fresh(purpose: string, ids: ReadonlySet<string> = new Set()): string[] {
    const fresh = [...ids].slice(this.#looked.get(purpose) ?? 0)
    this.#looked.set(purpose, ids.size)
    return fresh
  }

  /** The rows of a table that belong to rows that were chosen, as far as these are new. */
  #belonging(table: Journaled): string[] {
    const { by, of, asked, own, hidden, only } = this.#ruleOf(table.name) ?? {}
    if (by === undefined || of === undefined || (only !== undefined && !this.#contents[only])) return []
    const owners = this.#fresh(`to ${table.name}`, (asked ? this.#asked : this.#chosen).get(of))
    if (owners.length === 0) return []
    const conditions = [`${quoted(by)} IN (SELECT value FROM json_each(?))`]
    const values = [JSON.stringify(owners)]
    if (own !== undefined && hidden && !this.#contents.scores) {
      conditions.push(`${quoted(own)} = ?`)
      values.push(this.#contents.actor)
    }
    return this.#current(table, conditions.join(' AND '), values)
  }

  /** Rows of an anchor, or those facts that nobody follows. */
  #current(table: Journaled, condition: string, values: readonly string[]): string[] {
    const { name } = table
    if (!isFact(table))
      return this.#connection
        .prepare<string[], string>(`SELECT id FROM ${name} WHERE ${condition}`)
        .pluck()
        .all(...values)
    const rows = this.#connection
      .prepare<string[], { id: string; others: string | null }>(
        `SELECT fact.id, head.others FROM ${name} AS fact JOIN ${headTable(name)} AS head ON head.place = fact.place
         WHERE ${condition.replaceAll(/"(\w+)"/g, (column, bare: string) => `${table.thing.includes(bare) ? 'head' : 'fact'}.${column}`)}`,
      )
      .all(...values)
    return rows.flatMap(({ id, others }) => [id, ...idsIn(others)])
  }

  /** Chooses the anchors that newly chosen rows of a table, or their parts, name. Returns whether there were new ones. */
  #addNamed({ name }: Journaled): boolean {
    const fresh = this.#fresh(`by ${name}`, this.#chosen.get(name))
    if (fresh.length === 0) return false
    const list = JSON.stringify(fresh)
    let grew = false
    for (const { column, table } of this.#references(name))
      if (
        this.#add(
          table,
          this.#named(`SELECT DISTINCT ${quoted(column)} FROM ${name} WHERE id IN (SELECT value FROM json_each(?))`, list),
        )
      )
        grew = true
    for (const { name: part, owner } of partsOf(this.#format.tables, name))
      for (const { table, column } of this.#namedByParts(part)) {
        const text = `SELECT DISTINCT ${quoted(column)} FROM ${part} WHERE ${quoted(owner)} IN (SELECT value FROM json_each(?))`
        if (this.#add(table, this.#named(text, list))) grew = true
      }
    return grew
  }

  #named(text: string, list: string): string[] {
    return this.#connection
      .prepare<[string], string | null>(text)
      .pluck()
      .all(list)
      .filter((id) => id !== null)
  }

  #references(table: string): { column: string; table: string }[] {
    return this.#connection
      .prepare<[string], { column: string; table: string }>('SELECT "from" AS "column", "table" FROM pragma_foreign_key_list(?)')
      .all(table)
      .filter((reference) => this.#tables.some(({ name }) => name === reference.table))
  }

  #namedByParts(part: string): { table: string; column: string }[] {
    return this.#tables.flatMap(({ name }) =>
      (this.#ruleOf(name)?.namedBy ?? []).flatMap((by) => (by.part === part ? [{ table: name, column: by.column }] : [])),
    )
  }
}
