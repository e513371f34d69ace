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
  /** The document of a key, if there is one. */
  ofKey: Statement<Document, DocumentKey>
  /** Every document. */
  all: Statement<Document, object>
  /** For each table whose rows make documents stale: the keys that a row, by its id, is about. */
  staleBy: Readonly<Record<string, Statement<DocumentKey, { id: string }>>>
}

/**
 * Declares a source. `documents` is a SELECT of owner, subject, subjectId, part, title, body and at. `staleBy` has for each table a
 * SELECT of owner, subject, subjectId and part for the row `:id`.
 */
export function searchSource(name: string, documents: string, staleBy: Readonly<Record<string, string>>): SearchSource {
  const ofKey: SearchSource['ofKey'] = sql(
    `SELECT * FROM (${documents}) WHERE owner = :owner AND subject = :subject AND subjectId = :subjectId AND part = :part`,
    keyColumns,
    documentColumns,
  )
  const all: SearchSource['all'] = sql(documents, {}, documentColumns)
  const stale = Object.entries(staleBy).map(([table, select]): [string, Statement<DocumentKey, { id: string }>] => [
    table,
    sql(select, { id: text }, keyColumns),
  ])
  return { name, ofKey, all, staleBy: Object.fromEntries(stale) }
}
