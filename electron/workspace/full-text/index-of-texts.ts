import { integer, optional, text } from '../columns.ts'
import { type Connection, type Reader, sql, type Writer } from '../database.ts'
import { canonicalId } from '../read-as.ts'
import { type Document, type DocumentKey, forKeys, keyList, type SearchSource } from './source.ts'
import { indexed } from './text.ts'

const key = { owner: text, subject: text, subjectId: text, part: text }
const document = { id: integer, ...key, title: text, body: text, at: optional(text) }
const columns = 'search_document.id, owner_id AS owner, subject, subject_id AS subjectId, part, title, body, at'
const stored = sql(
  `${forKeys(columns, 'search_document', ['owner_id', 'subject', 'subject_id', 'part'])} AND source = :source`,
  { source: text, keys: text },
  document,
)
const storedOfSource = sql(
  `SELECT ${columns}, search_document.id IN (SELECT id FROM search_index_docsize) AS isIndexed FROM search_document WHERE source = :source`,
  { source: text },
  { ...document, isIndexed: integer },
)
const insert = sql(
  `INSERT INTO search_document (source, owner_id, subject, subject_id, part, title, body, at)
   VALUES (:source, :owner, :subject, :subjectId, :part, :title, :body, :at)`,
  { source: text, ...key, title: text, body: text, at: optional(text) },
)
const remove = sql('DELETE FROM search_document WHERE id = :id', { id: integer })
const newest = sql('SELECT coalesce(max(id), 0) AS id FROM search_document', {}, { id: integer })
const indexTexts = sql(
  'INSERT INTO search_index (rowid, title, body) SELECT id, title, body FROM search_document WHERE id > :id ORDER BY id',
  { id: integer },
)
const unindexText = sql(`INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', :id, :title, :body)`, {
  id: integer,
  title: text,
  body: text,
})
const forgetTexts = sql(`INSERT INTO search_index (search_index) VALUES ('delete-all')`)
const removeAll = sql('DELETE FROM search_document')
const countDocuments = sql('SELECT count(*) AS documents FROM search_document', {}, { documents: integer })
const broughtRows = sql(
  'SELECT table_name AS "table", json_group_array(row_key) AS ids FROM journal_brought GROUP BY table_name',
  {},
  { table: text, ids: text },
)

/** So many documents are looked at together: enough to ask once for many, few enough to hold. */
const atOnce = 1_000

type Stored = Document & { id: number }

/** Keeps what can be found in step with what the file holds. One for each open workspace. */
export class SearchIndex {
  readonly #sources: readonly SearchSource[]
  /** By source, the documents that are to be looked at again when the entry closes. */
  readonly #stale = new Map<SearchSource, Map<string, DocumentKey>>()

  constructor(sources: readonly SearchSource[]) {
    this.#sources = sources
  }

  /** Notes that rows, which are still there, make documents stale. */
  note(read: Reader, rows: readonly { table: string; key: string }[]): void {
    for (const [table, own] of Map.groupBy(rows, (row) => row.table))
      this.#note(read, table, JSON.stringify(own.map(({ key }) => key)))
  }

  /** Notes every row that the open entry has brought. */
  noteBrought(read: Reader): void {
    for (const { table, ids } of read.all(broughtRows)) this.#note(read, table, ids)
  }

  #note(read: Reader, table: string, ids: string): void {
    for (const source of this.#sources) {
      const keys = source.staleBy[table]
      if (!keys) continue
      const stale = this.#stale.get(source) ?? new Map<string, DocumentKey>()
      this.#stale.set(source, stale)
      for (const found of read.all(keys, { ids })) {
        const key = this.#canonical(read, found)
        stale.set(keyOf(key), key)
      }
    }
  }

  /** A key by the ids under which things are read. */
  #canonical(read: Reader, { owner, subject, subjectId, part }: DocumentKey): DocumentKey {
    return { owner: canonicalId(read, owner), subject, subjectId, part: canonicalId(read, part) }
  }

  /** Brings the documents that have become stale up to date: one that reads as before is left as it is. */
  refresh(write: Writer): void {
    for (const [source, noted] of this.#stale) {
      const stale = [...noted]
      for (let first = 0; first < stale.length; first += atOnce) refreshSome(write, source, stale.slice(first, first + atOnce))
    }
    this.#stale.clear()
  }

  /** Forgets what was noted, after a transaction that failed. */
  forget(): void {
    this.#stale.clear()
  }

  /** Makes the whole index anew. Returns how many documents it has. */
  rebuild(write: Writer): number {
    this.#stale.clear()
    write.run(forgetTexts)
    write.run(removeAll)
    for (const source of this.#sources) add(write, source.name, write.all(source.all))
    return write.get(countDocuments)?.documents ?? 0
  }

  /** For each source how many documents there ought to be, and how many are missing, superfluous or other than their texts. */
  *compare(read: Reader): Generator<{ source: string; examined: number; wrong: number }, void> {
    for (const source of this.#sources) {
      const there = new Map(read.all(storedOfSource, { source: source.name }).map((document) => [keyOf(document), document]))
      const wanted = read.all(source.all).filter(({ title, body }) => title !== '' || body !== '')
      let wrong = 0
      for (const document of wanted) {
        const found = there.get(keyOf(document))
        if (!found || found.isIndexed === 0 || !sameText(found, document)) wrong++
        there.delete(keyOf(document))
      }
      yield { source: source.name, examined: wanted.length, wrong: wrong + there.size }
    }
  }
}

/** SQLite's own check of the full-text index; nothing where it is sound. */
export function indexDamage(connection: Connection): string[] {
  const found = connection.prepare<[], { integrity_check: string }>('PRAGMA integrity_check(search_index)').all()
  return found.flatMap(({ integrity_check: reason }) => (reason === 'ok' ? [] : [reason]))
}

function refreshSome(write: Writer, source: SearchSource, stale: readonly (readonly [string, DocumentKey])[]): void {
  const keys = keyList(stale.map(([, key]) => key))
  const before = new Map(write.all(stored, { source: source.name, keys }).map((document) => [keyOf(document), document]))
  const after = new Map(write.all(source.ofKeys, { keys }).map((document) => [keyOf(document), document]))
  const added: Document[] = []
  for (const [key] of stale) {
    const [there, wanted] = [before.get(key), after.get(key)]
    if (there && wanted && sameText(there, wanted)) continue
    if (there) forget(write, there)
    if (wanted) added.push(wanted)
  }
  add(write, source.name, added)
}

const keyOf = ({ owner, subject, subjectId, part }: DocumentKey): string => JSON.stringify([owner, subject, subjectId, part])

const sameText = (there: Stored, wanted: Document): boolean =>
  there.title === indexed(wanted.title) && there.body === indexed(wanted.body) && there.at === wanted.at

function forget(write: Writer, { id, title, body }: Stored): void {
  write.run(unindexText, { id, title, body })
  write.run(remove, { id })
}

/** Adds documents, then indexes all of them at once. */
function add(write: Writer, source: string, documents: readonly Document[]): void {
  const last = write.get(newest)?.id ?? 0
  for (const document of documents)
    if (document.title !== '' || document.body !== '')
      write.run(insert, { ...document, source, title: indexed(document.title), body: indexed(document.body) })
  write.run(indexTexts, { id: last })
}
