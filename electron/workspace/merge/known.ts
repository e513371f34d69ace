import { bytes, integer, optional, type RowOf, text } from '../columns.ts'
import { type Connection, quoted, type Reader, sql } from '../database.ts'
import { idsIn } from '../facts.ts'
import { isFact, isJournaled, type Journaled, type Table } from '../format/tables.ts'
import type { Thing } from '../heads.ts'
import { keptReadAs } from '../read-as.ts'
import type { RowRef } from '../removal.ts'
import type { Bundle, BundleRow, Cells } from './bundle.ts'
import { namingIn } from './grant.ts'

const entryNamed = sql('SELECT number FROM journal_entry WHERE digest = :digest', { digest: text }, { number: integer })
const firstEntry = sql('SELECT digest FROM journal_entry WHERE number = 1', {}, { digest: text })
const proofColumns = { key: text, table: text, digest: bytes, entry: text }
const proofsAmong = sql(
  `SELECT row_key AS key, table_name AS "table", proof.digest, journal_entry.digest AS entry
   FROM json_each(:keys) CROSS JOIN proof ON row_key = json_each.value JOIN journal_entry ON number = proof.entry`,
  { keys: text },
  proofColumns,
)
const tombstoneOf = sql(
  'SELECT follows, erased FROM tombstone WHERE id = :id AND erased = coalesce(:erased, erased) LIMIT 1',
  { id: text, erased: optional(integer) },
  { follows: optional(text), erased: integer },
)
const contentOf = sql('SELECT size FROM content WHERE sha256 = :sha256', { sha256: text }, { size: integer })

/** A column that names a row of another journaled table. */
type Reference = { column: string; table: string }

/** What a merge asks of the file that it merges into, and of what comes with the other one. */
export class Known {
  readonly read: Reader
  /** What is going to be taken, by id. */
  readonly arriving = new Map<string, BundleRow>()
  /** The rows of this file of which a part names something. */
  readonly naming: ReturnType<typeof namingIn>
  readonly #connection: Connection
  readonly #tables: ReadonlyMap<string, Journaled>
  readonly #references = new Map<string, Reference[]>()
  readonly #readAs: ReadonlyMap<string, string>
  readonly #selects = new Map<string, (id: string) => Cells | undefined>()
  readonly #anchors = new Map<string, Cells>()
  readonly #coming: ReadonlyMap<string, BundleRow>
  readonly #proofs: ReadonlyMap<string, RowOf<typeof proofColumns>>
  /** What is going to be taken away. */
  readonly goneThere = new Set<string>()

  constructor(connection: Connection, read: Reader, tables: readonly Table[], { rows, tombstones }: Bundle) {
    this.#connection = connection
    this.naming = namingIn(connection, tables)
    this.read = read
    this.#tables = new Map(tables.filter(isJournaled).map((table) => [table.name, table]))
    this.#readAs = keptReadAs(read)
    this.#coming = new Map(rows.map((row) => [row.key, row]))
    const keys = JSON.stringify([...this.#coming.keys(), ...tombstones.map(({ id }) => id)])
    this.#proofs = new Map(read.all(proofsAmong, { keys }).map((proof) => [proof.key, proof]))
  }

  table(name: string): Journaled | undefined {
    return this.#tables.get(name)
  }

  hasEntry(digest: string): boolean {
    return this.read.get(entryNamed, { digest }) !== undefined
  }

  /** The proof that is here of something that comes. */
  proof(key: string) {
    return this.#proofs.get(key)
  }

  /** A tombstone that lies here, of this kind or of either. */
  tombstone(id: string, erased: number | null = null) {
    return this.read.get(tombstoneOf, { id, erased })
  }

  /** The digest of the entry with which this workspace began, in every copy. */
  firstEntry(): string | undefined {
    return this.read.get(firstEntry)?.digest
  }

  /** Whether something was taken away here, or is going to be. */
  isGone(id: string): boolean {
    return this.goneThere.has(id) || this.tombstone(id) !== undefined
  }

  hasContent(sha256: string): boolean {
    return this.read.get(contentOf, { sha256 }) !== undefined
  }

  /** The id under which something is read here. */
  canonicalId(id: string): string {
    return this.#readAs.get(id) ?? id
  }

  /** What a fact of a table is about, with the ids under which it is read here, as a key. */
  canonical(table: string, thing: Thing): string {
    if (table === 'same_as') return JSON.stringify(thing)
    return JSON.stringify(thing.map((value) => (typeof value === 'string' ? this.canonicalId(value) : value)))
  }

  /** A row of this file, or one that is going to be taken. */
  row(table: string, id: string): Cells | undefined {
    const arriving = this.arriving.get(id)
    if (arriving) return arriving.table === table ? (arriving.row ?? undefined) : undefined
    const anchor = this.#anchors.get(`${table} ${id}`)
    if (anchor) return anchor
    const found = this.#select(table)?.(id)
    if (found && this.#tables.get(table)?.kind === 'anchor') this.#anchors.set(`${table} ${id}`, found)
    return found
  }

  /** What a fact is about that this file holds, or that comes, as a key. */
  thingOf(table: string, id: string): string | undefined {
    const known = this.#tables.get(table)
    const coming = this.#coming.get(id)
    const row = this.#select(table)?.(id) ?? (coming?.table === table ? coming.row : undefined)
    return row && known && isFact(known)
      ? this.canonical(
          table,
          known.thing.map((column) => row[column] ?? ''),
        )
      : undefined
  }

  #select(table: string): ((id: string) => Cells | undefined) | undefined {
    const known = this.#selects.get(table)
    if (known || !this.#tables.has(table)) return known
    const statement = this.#connection.prepare<[string], Cells>(`SELECT * FROM ${quoted(table)} WHERE id = ?`)
    const select = (id: string) => statement.get(id)
    this.#selects.set(table, select)
    return select
  }

  /** The columns of a table that name rows of journaled tables. */
  references(table: string): Reference[] {
    const known = this.#references.get(table)
    if (known) return known
    const found = this.#connection
      .prepare<[string], Reference>('SELECT "from" AS "column", "table" FROM pragma_foreign_key_list(?)')
      .all(table)
      .filter((reference) => this.#tables.has(reference.table))
    this.#references.set(table, found)
    return found
  }

  /** Whether a table is of anchors that rows of others must name. */
  isNamed(table: string): boolean {
    if (this.#tables.get(table)?.kind !== 'anchor') return false
    return [...this.#tables.keys()].some((other) => this.references(other).some((reference) => reference.table === table))
  }

  /** The rows of this file that name one of these, of whatever table: they cannot stay without what they name. */
  dependents(ids: ReadonlySet<string>): RowRef[] {
    if (ids.size === 0) return []
    const list = JSON.stringify([...ids])
    return [...this.#tables.keys()].flatMap((table) =>
      this.references(table).flatMap(({ column }) =>
        this.#connection
          .prepare<[string], string>(`SELECT id FROM ${table} WHERE ${quoted(column)} IN (SELECT value FROM json_each(?))`)
          .pluck()
          .all(list)
          .map((key) => ({ table, key })),
      ),
    )
  }
}

/** The facts that a row says that it follows. */
export const followedBy = (row: Cells): string[] => (typeof row.follows === 'string' ? idsIn(row.follows) : [])
