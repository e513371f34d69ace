import { optional, text } from '../columns.ts'
import { type Statement, sql } from '../database.ts'

/** The key of a document: its source, whose it is, and what of that it is about; empty where nothing more needs saying. */
export type DocumentKey = { owner: string; subject: string; subjectId: string; part: string }
/** What can be found of one thing now. A document without title and body is none. */
export type Document = DocumentKey & { title: string; body: string; at: string | null }

const keyColumns = { owner: text, subject: text, subjectId: text, part: text }
const documentColumns = { ...keyColumns, title: text, body: text, at: optional(text) }

/** A kind of text that people search: how its documents read, and which rows make one stale. */
export type SearchSource = {
  name: string
  /** What its finds are to people: one of the kinds that the search knows. */
  kind: string
  /** The documents of keys, those that there are. `keys` is JSON as `keyList` writes it. */
  ofKeys: Statement<Document, { keys: string }>
  /** Every document. */
  all: Statement<Document, object>
  /** For each table whose rows make documents stale: the keys that rows are about. `ids` is a JSON list of their ids. */
  staleBy: Readonly<Record<string, Statement<DocumentKey, { ids: string }>>>
}

/** A condition of `staleBy`: of the rows that are asked about. */
export const amongIds = 'IN (SELECT value FROM json_each(:ids))'

/** Many keys as one parameter. */
export function keyList(keys: readonly DocumentKey[]): string {
  return JSON.stringify(keys.map(({ owner, subject, subjectId, part }) => [owner, subject, subjectId, part]))
}

/** SQL that reads columns from a table or a SELECT, for the keys of the parameter `:keys` one by one. `key` names the columns of a key. */
export function forKeys(columns: string, from: string, key: readonly [string, string, string, string]): string {
  const isWanted = key.map((column, index) => `${column} = stale.value ->> ${index}`).join(' AND ')
  return `SELECT ${columns} FROM json_each(:keys) AS stale CROSS JOIN ${from} WHERE ${isWanted}`
}

/**
 * Declares a source. `documents` is a SELECT of owner, subject, subjectId, part, title, body and at. `staleBy` has for each table a
 * SELECT of owner, subject, subjectId and part for the rows whose ids are in `:ids`.
 */
export function searchSource(
  { name, kind }: Pick<SearchSource, 'name' | 'kind'>,
  documents: string,
  staleBy: Readonly<Record<string, string>>,
): SearchSource {
  const ofKeys: SearchSource['ofKeys'] = sql(
    forKeys('document.*', `(${documents}) AS document`, ['owner', 'subject', 'subjectId', 'part']),
    { keys: text },
    documentColumns,
  )
  const all: SearchSource['all'] = sql(documents, {}, documentColumns)
  const stale = Object.entries(staleBy).map(([table, select]): [string, Statement<DocumentKey, { ids: string }>] => [
    table,
    sql(select, { ids: text }, keyColumns),
  ])
  return { name, kind, ofKeys, all, staleBy: Object.fromEntries(stale) }
}
