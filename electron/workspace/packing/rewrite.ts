import { randomInt, randomUUID } from 'node:crypto'
import { text } from '../columns.ts'
import { type Reader, sql } from '../database.ts'
import type { Format } from '../format/format.ts'
import type { Mask } from '../format/pack.ts'
import { type FactTable, isFact, isJournaled, type Journaled, placeColumn } from '../format/tables.ts'
import type { WholeRow } from '../removal.ts'
import type { Chosen } from './select.ts'

export type Cells = WholeRow['row']

/** A text of a row: in which table and column it stands, and the id of the row. */
export type TextPlace = { table: string; column: string; key: string }

/** What a blind pack does about what could tell whom it hides. */
export type Blind = {
  /** What something hidden is called that is number `number`, from 1 on. */
  call: (number: number) => string
  /** A text as it goes out. `calledHere` says what the pack calls something, if that is in it. */
  text: (place: TextPlace, text: string, calledHere: (id: string) => string | undefined) => string
  /** Whether a document goes out, by the row that names its content. */
  keeps: (row: Cells) => boolean
}

/** What a pack is written from: what is chosen, under which ids things are read, of which tables rows may come back. */
export type Rewritten = {
  chosen: Chosen
  readAs: ReadonlyMap<string, string>
  grant: readonly string[]
  actor: string
  maker: string
  madeAt: string
  blind: Blind | undefined
}

const isRecorded = sql('SELECT table_name AS "table" FROM proof WHERE row_key = :id', { id: text }, { table: text })

/**
 * Says how rows stand in a pack: as they are, with the digest that was made of them once, or as rows of the pack's own, because they are
 * about something that is read as something else, or that a blind pack hides.
 */
export class Rewriting {
  /** By which ids the pack calls what its reader may say something about, each with the id that it has in the workspace. */
  readonly aliases = new Map<string, string>()
  readonly #read: Reader
  readonly #tables: ReadonlyMap<string, Journaled>
  readonly #format: Format
  readonly #given: Rewritten
  /** The ids of what is hidden, as the pack calls them. */
  readonly #hidden = new Map<string, string>()
  /** The ids of rows that are in no pack, such as receipts, as a blind pack calls them. */
  readonly #strangers = new Map<string, string>()
  readonly #leftOut = new Set<string>()
  readonly #numbers: ReadonlyMap<string, number>
  readonly #textColumns: (table: string) => ReadonlySet<string>

  constructor(read: Reader, format: Format, given: Rewritten, textColumns: (table: string) => ReadonlySet<string>) {
    this.#read = read
    this.#format = format
    this.#tables = new Map(format.tables.filter(isJournaled).map((table) => [table.name, table]))
    this.#given = given
    this.#textColumns = textColumns
    const named = this.#namedTables()
    this.#numbers = new Map(
      [...named].flatMap((table) => shuffled([...(given.chosen.get(table) ?? [])]).map((id, index) => [id, index + 1] as const)),
    )
    if (!given.blind) return
    for (const [table, ids] of given.chosen) {
      if (this.#ruleOf(table)?.alias) for (const id of ids) this.#hide(id)
      // Facts about it have ids of the pack's own, by which other facts name them too.
      else if (this.#isAboutHidden(table)) for (const id of ids) this.#hidden.set(id, randomUUID())
    }
  }

  /** A document does not go out, nor what is said about it. */
  leaveOut(id: string): void {
    this.#leftOut.add(id)
    this.aliases.delete(this.idOf(id))
  }

  /** The title of the workspace as it stands on the pack. */
  titleOf(workspace: string, title: string): string {
    return this.#textOf({ table: 'workspace_title', column: 'title', key: workspace }, title)
  }

  /** What the reader is asked for, as it stands on the pack. */
  askedOf(actor: string, asked: string): string {
    return this.#textOf({ table: 'pack', column: 'asked', key: actor }, asked)
  }

  /** The id by which the pack calls something. */
  idOf(id: string): string {
    const canonical = this.#given.readAs.get(id) ?? id
    return this.#hidden.get(canonical) ?? canonical
  }

  /** What a blind pack calls something by name; nothing where it is not in it. */
  readonly nameOf = (id: string): string | undefined => {
    const number = this.#numbers.get(this.#given.readAs.get(id) ?? id)
    return number === undefined ? undefined : this.#given.blind?.call(number)
  }

  /** How a row stands in the pack; nothing where it does not. */
  rewrite(whole: WholeRow): { row: WholeRow; isOwn: boolean } | undefined {
    const { table, row, parts } = whole
    const known = this.#tables.get(table)
    const key = String(row.id)
    if (!this.#given.blind && this.#given.readAs.size === 0) return { row: whole, isOwn: false }
    if (!known || this.#isLeftOut(known, row)) return undefined
    const written = this.#written(table, key, row)
    const writtenParts = Object.fromEntries(
      Object.entries(parts).map(([part, rows]) => [part, rows.map((cells) => this.#written(part, key, cells))]),
    )
    const masked = this.#masked(table, row, written)
    if (
      same(row, masked) &&
      Object.entries(parts).every(([part, rows]) => rows.every((cells, at) => same(cells, writtenParts[part]?.[at] ?? {})))
    )
      return { row: whole, isOwn: false }
    return { row: this.#own(known, key, masked, writtenParts), isOwn: true }
  }

  /** Whether what the rows of a table belong to is hidden. */
  #isAboutHidden(table: string): boolean {
    const of = this.#ruleOf(table)?.of
    return of !== undefined && of !== table && (this.#ruleOf(of)?.alias === true || this.#isAboutHidden(of))
  }

  #hide(id: string): void {
    const alias = randomUUID()
    this.#hidden.set(id, alias)
    this.aliases.set(alias, id)
  }

  /** A row as one of the pack's own. What names an anchor goes on naming it; a fact is another one. */
  #own(table: Journaled, key: string, row: Cells, parts: WholeRow['parts']): WholeRow {
    const { actor, maker, madeAt, grant, blind } = this.#given
    const id = isFact(table) ? (this.#hidden.get(key) ?? randomUUID()) : String(row.id)
    // What a reader may take the place of is known by both ids when it comes back.
    if (isFact(table) && grant.includes(table.name)) this.aliases.set(id, key)
    const owned = Object.entries(parts).map(
      ([name, rows]) => [name, rows.map((cells) => this.#ownedBy(name, cells, id))] as const,
    )
    const said = {
      ...row,
      id,
      ...(isFact(table) && { follows: '[]' }),
      ...(blind && 'at' in row && { at: madeAt }),
      ...(blind && 'author' in row && row.author !== actor && { author: maker }),
    }
    return { table: table.name, row: said, parts: Object.fromEntries(owned) }
  }

  #ownedBy(part: string, cells: Cells, id: string): Cells {
    const table = this.#format.tables.find(({ name }) => name === part)
    return table?.kind === 'frozen' ? { ...cells, [table.owner]: id } : cells
  }

  /** The cells of a row of a table, or of one of its parts, with the ids and the texts that the pack has. */
  #written(table: string, key: string, cells: Cells): Cells {
    const texts = this.#given.blind && this.#textColumns(table)
    const masked = this.#ruleOf(table)?.masked ?? {}
    return Object.fromEntries(
      Object.entries(cells).map(([column, value]) => {
        if (typeof value !== 'string' || column === 'follows') return [column, value]
        if (isId.test(value)) return [column, this.#idIn(value)]
        return [column, texts?.has(column) && !(column in masked) ? this.#textOf({ table, column, key }, value) : value]
      }),
    )
  }

  #textOf(place: TextPlace, value: string): string {
    return this.#given.blind?.text(place, value, this.nameOf) ?? value
  }

  #idIn(id: string): string | null {
    const here = this.idOf(id)
    if (!this.#given.blind || here !== id) return this.#leftOut.has(id) ? null : here
    const table = this.#read.get(isRecorded, { id })?.table
    if (table === undefined || this.#given.chosen.get(table)?.has(id)) return here
    const stranger = this.#strangers.get(id) ?? randomUUID()
    this.#strangers.set(id, stranger)
    return stranger
  }

  /** What is itself read as something else, or is about something that the pack does not hold. */
  #isLeftOut(table: Journaled, row: Cells): boolean {
    const { blind, readAs } = this.#given
    const id = String(row.id)
    if (!isFact(table) && (readAs.has(id) || this.#leftOut.has(id))) return true
    if (!blind || !isFact(table)) return false
    return this.#aboutWhat(table, row).some((about) => this.#leftOut.has(about) || this.#isStranger(about))
  }

  #aboutWhat({ thing }: FactTable, row: Cells): string[] {
    return thing.flatMap((column) => {
      const value = row[column]
      return typeof value === 'string' && isId.test(value) ? [this.#given.readAs.get(value) ?? value] : []
    })
  }

  #isStranger(id: string): boolean {
    const table = this.#read.get(isRecorded, { id })?.table
    return table !== undefined && !this.#given.chosen.get(table)?.has(id)
  }

  #masked(table: string, before: Cells, row: Cells): Cells {
    if (!this.#given.blind) return row
    const masks = Object.entries(this.#ruleOf(table)?.masked ?? {})
    return { ...row, ...Object.fromEntries(masks.map(([column, mask]) => [column, this.#mask(mask, before)])) }
  }

  #mask(mask: Mask, row: Cells): string | number | null {
    if (mask.with === 'nothing') return null
    const id = String(row[mask.of])
    return mask.with === 'name' ? (this.nameOf(id) ?? null) : (this.#numbers.get(this.#given.readAs.get(id) ?? id) ?? 0)
  }

  #ruleOf(table: string) {
    const rule = this.#format.packs.get(table)
    return rule === 'never' ? undefined : rule
  }

  /** The tables of what a blind pack gives names. */
  #namedTables(): ReadonlySet<string> {
    const rules = [...this.#format.packs.values()].filter((rule) => rule !== 'never')
    return new Set(
      rules.flatMap(({ masked = {}, by, of }) =>
        Object.values(masked).flatMap((mask) => (mask.with === 'name' && mask.of === by && of ? [of] : [])),
      ),
    )
  }
}

const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const same = (one: Cells, other: Cells): boolean =>
  Object.entries(one).every(([column, value]) => column === placeColumn || other[column] === value)

/** In an order of chance (Fisher and Yates). */
function shuffled<T>(items: readonly T[]): T[] {
  const order = [...items]
  for (let last = order.length - 1; last > 0; last--) {
    const other = randomInt(last + 1)
    const [one, two] = [order[last], order[other]]
    if (one !== undefined && two !== undefined) [order[last], order[other]] = [two, one]
  }
  return order
}
