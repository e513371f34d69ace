/**
 * A table of the file, of one of four kinds. `sql` is its whole definition with its indexes: STRICT, nothing newer than SQLite 3.37.
 * `about` says in a paragraph what a row holds: it stands in the file itself, as a comment in the definition (see `schema.ts`).
 * Anchors and facts have a random `id`; facts have `author`, `at` and `follows` too, and `place`, which is where a row lies in this copy:
 * a whole number finds it three times faster than an id. No digest covers it.
 */
export type Table = Anchor | FactTable | Frozen | Local

/** What something is: its identity and its parents. Never changes. */
export type Anchor = { kind: 'anchor'; name: string; about: string; sql: string; final?: true }

/**
 * What somebody said about a thing, at a time. Never changes: a later fact about the same thing follows it. `thing` are the columns that
 * say what it is about; `describes`: it says what the thing is called or is taken for.
 */
export type FactTable = { kind: 'fact'; name: string; about: string; thing: readonly string[]; describes?: true; sql: string }

/**
 * What belongs to an anchor or a fact and is written with it: `owner` is the column that names the row of `of`, `order` sorts the rows of
 * one owner. Once the entry that brought the owner has closed, nothing is added, changed or taken away. The owner's digest covers them.
 */
export type Frozen = {
  kind: 'frozen'
  name: string
  about: string
  of: string
  owner: string
  order: readonly string[]
  sql: string
}

/** What this copy keeps for itself: derived, or in passing. Never merged, in no digest; the only kind whose rows are updated. */
export type Local = { kind: 'local'; name: string; about: string; sql: string }

/** Tables whose rows have a digest of their own. */
export type Journaled = Anchor | FactTable

/**
 * One step of the file format. Steps are numbered without gaps; one that was released is never changed. After the first, a step adds
 * tables, and columns that may be empty, and nothing else.
 */
export type Step = {
  version: number
  name: string
  tables: readonly Table[]
  /** `ALTER TABLE … ADD COLUMN …` of columns that may be empty. */
  columns?: readonly string[]
}

/** The part of the first step that makes these tables. */
export const firstStep = (tables: readonly Table[]): Step => ({ version: 1, name: 'first', tables })

export const isJournaled = (table: Table): table is Journaled => table.kind === 'anchor' || table.kind === 'fact'

export const isFact = (table: Table): table is FactTable => table.kind === 'fact'

/** The tables whose rows are parts of those of another. */
export function partsOf(tables: readonly Table[], owner: string): Frozen[] {
  return tables.filter((table): table is Frozen => table.kind === 'frozen' && table.of === owner)
}

/** Tables that an entry writes to but undo does not take back. */
export function finalTables(tables: readonly Table[]): ReadonlySet<string> {
  return new Set(tables.flatMap((table) => (table.kind === 'anchor' && table.final ? [table.name] : [])))
}

/** The column of a fact that is this copy's own. */
export const placeColumn = 'place'

/** The local table that says which fact about each thing is current; see `facts.ts`. */
export const headTable = (fact: string): string => `${fact}_head`
