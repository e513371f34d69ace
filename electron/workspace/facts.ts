import { randomUUID } from 'node:crypto'
import { type Columns, optional, type RowOf, text } from './columns.ts'
import { type Statement, sql, type Writer } from './database.ts'
import { headTable } from './format/tables.ts'

/** What an action writes into its rows: the number of its journal entry, who acts, and when. */
export type Stamp = { entry: number; author: string; at: string }

/** What recording takes: a writer, and in whose name and when it writes. */
export type Recording = { write: Writer } & Pick<Stamp, 'author' | 'at'>

/** A kind of fact: how one is recorded, and which facts about a thing are current. `Thing` and `Content` are the types of its columns. */
export type FactKind<Thing extends Columns, Content extends Columns> = {
  readonly table: string
  readonly thing: Thing
  readonly content: Content
  readonly insert: Statement<never, RowOf<Columns>>
  readonly heads: Statement<{ fact: string | null; others: string | null }, RowOf<Columns>>
}

/** Declares a kind of fact by its table, the columns that say what it is about, and those with what it says. */
export function factKind<Thing extends Columns, Content extends Columns>(
  table: string,
  thing: Thing,
  content: Content,
): FactKind<Thing, Content> {
  const about: Columns = thing
  const columns: Columns = { id: text, author: text, at: text, follows: text, ...about, ...content }
  const names = Object.keys(columns)
  return {
    table,
    thing,
    content,
    insert: sql(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})`, columns),
    heads: sql(
      `SELECT (SELECT id FROM ${table} AS fact WHERE fact.place = head.place) AS fact, others FROM ${headTable(table)} AS head
       WHERE ${Object.keys(about)
         .map((name) => `head.${name} = :${name}`)
         .join(' AND ')}`,
      about,
      { fact: optional(text), others: optional(text) },
    ),
  }
}

/** The ids in a list that a column holds as JSON; none where it holds no list of texts, as in a file that was tampered with. */
export function idsIn(list: string | null): string[] {
  return list === null || list === '[]' ? [] : [...list.matchAll(idInList)].map(([, id]) => id ?? '')
}

const idInList = /"([^"]*)"/g

/** Records a fact: it follows every one that is current about its thing. Returns its id. */
export function record<Thing extends Columns, Content extends Columns>(
  write: Writer,
  kind: FactKind<Thing, Content>,
  { author, at }: Pick<Stamp, 'author' | 'at'>,
  thing: RowOf<Thing>,
  content: RowOf<Content>,
): string {
  const id = randomUUID()
  const current = write.get(kind.heads, thing)
  const follows = current?.fact ? JSON.stringify([current.fact, ...idsIn(current.others)]) : '[]'
  write.run(kind.insert, { ...thing, ...content, id, author, at, follows })
  return id
}
