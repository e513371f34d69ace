import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { MessageKey, MessageValues } from '../../shared/messages/translate.ts'
import { Refusal } from '../../shared/result.ts'
import type { JournalEntry } from '../../shared/workspace/model.ts'
import { type Connection, literal, quoted, Reader, sql } from './database.ts'
import { changeLines, entryDigest, foldedImages, rowDigest } from './journal.ts'
import { checkSearch, indexProblem } from './search-check.ts'
import { keyExpression, rowExpression, shapeOf } from './shape.ts'

/** What `verify` looks at, in this order. */
export const checkNames = ['pages', 'references', 'chain', 'images', 'rows', 'content', 'search'] as const
export type CheckName = (typeof checkNames)[number]

/** Keys of the messages about problems that were found. */
export type ProblemKey = Extract<MessageKey, `workspace.problem.${string}`>
export type FoundProblem = { key: ProblemKey; values: MessageValues }

/** One check: how many things it looked at, and what is wrong with them. */
export type Check = { name: CheckName; examined: number; problems: FoundProblem[] }

export type VerifyOptions = {
  /** Told after each piece: which check, and how far. `total` is 0 where it is not known. */
  progress?: (progress: { check: CheckName; done: number; total: number }) => void
  signal?: { readonly aborted: boolean }
}

type Piece = { examined: number; problem?: FoundProblem }

/** How many problems a check lists; a file that is broken throughout need not be listed row by row. */
const listed = 1000
const piecesPerTurn = 500

/**
 * Checks a workspace from a connection of its own, on which nothing is written: the pages, the references, the chain of the journal,
 * the images and every row against their digests, the content of evidence against its SHA-256, the search index against the texts.
 * Lets other work run in between.
 */
export async function verify(
  connection: Connection,
  journaled: readonly string[],
  options: VerifyOptions = {},
): Promise<Check[]> {
  const read = new Reader(connection)
  const tables = journaled.filter((table) => tableExists(connection, table))
  const work: Record<CheckName, () => Generator<Piece, void>> = {
    pages: () => pages(connection),
    references: () => references(connection),
    chain: () => chain(read),
    images: () => images(read),
    rows: () => rows(connection, tables),
    content: () => content(read),
    search: () => search(connection),
  }
  const checks: Check[] = []
  for (const name of checkNames) {
    const check: Check = { name, examined: 0, problems: [] }
    let pieces = 0
    try {
      for (const { examined, problem } of work[name]()) {
        check.examined += examined
        if (problem && check.problems.length < listed) check.problems.push(problem)
        if (++pieces % piecesPerTurn === 0 || name === 'content' || name === 'pages' || name === 'search') {
          options.progress?.({ check: name, done: check.examined, total: 0 })
          await setImmediate()
          if (options.signal?.aborted) throw new Refusal('cancelled')
        }
      }
    } catch (error) {
      if (error instanceof Refusal) throw error
      check.problems.push({
        key: 'workspace.problem.unreadable',
        values: { reason: error instanceof Error ? error.message : String(error) },
      })
    }
    options.progress?.({ check: name, done: check.examined, total: check.examined })
    checks.push(check)
  }
  return checks
}

function tableExists(connection: Connection, table: string): boolean {
  return connection.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(table) !== undefined
}

/** SQLite's own check, table by table, so that it can be interrupted; then what only the check of the whole file sees, where that is quick. */
function* pages(connection: Connection): Generator<Piece, void> {
  const tables = connection
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0`)
    .all()
  const small = Number(connection.pragma('page_count', { simple: true })) < 16_384
  const targets = small ? [''] : ['sqlite_schema', ...tables.map(({ name }) => name)].map((name) => `(${literal(name)})`)
  for (const target of targets) {
    const found = connection.prepare<[], { integrity_check: string }>(`PRAGMA integrity_check${target}`).all()
    for (const { integrity_check: reason } of found) {
      // The check of the search says what can be done about that.
      if (reason !== 'ok' && !indexProblem.test(reason))
        yield { examined: 0, problem: { key: 'workspace.problem.page', values: { reason } } }
    }
    yield { examined: small ? tables.length : 1 }
  }
}

function* references(connection: Connection): Generator<Piece, void> {
  const tables = connection
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0`)
    .all()
  for (const { name } of tables) {
    const broken = connection.prepare<[string], { parent: string; count: number }>(
      'SELECT parent, count(*) AS count FROM pragma_foreign_key_check(?) GROUP BY parent',
    )
    for (const { parent, count } of broken.all(name)) {
      yield { examined: 0, problem: { key: 'workspace.problem.reference', values: { table: name, parent, count } } }
    }
    yield { examined: 1 }
  }
}

const entriesForward = sql<JournalEntry>('SELECT * FROM journal_entry ORDER BY id')
const strayChanges = sql<{ entry: number; count: number }>(
  'SELECT entry, count(*) AS count FROM journal_change WHERE entry NOT IN (SELECT id FROM journal_entry) GROUP BY entry',
)

/** Recomputes every entry's digest, from the first on. */
function* chain(read: Reader): Generator<Piece, void> {
  let previous = '0'.repeat(64)
  let expected = 1
  for (const entry of read.iterate(entriesForward)) {
    const values = { entry: entry.id }
    if (entry.id !== expected) yield { examined: 0, problem: { key: 'workspace.problem.gap', values: { entry: expected } } }
    if (entry.previous !== previous) yield { examined: 0, problem: { key: 'workspace.problem.link', values } }
    if (entryDigest(entry, read.iterate(changeLines, { entry: entry.id })) !== entry.digest) {
      yield { examined: 0, problem: { key: 'workspace.problem.entry', values } }
    }
    previous = entry.digest
    expected = entry.id + 1
    yield { examined: 1 }
  }
  if (expected === 1) yield { examined: 0, problem: { key: 'workspace.problem.gap', values: { entry: 1 } } }
  for (const { entry } of read.all(strayChanges))
    yield { examined: 0, problem: { key: 'workspace.problem.entry', values: { entry } } }
}

const imagedEntries = sql<{ entry: number }>('SELECT DISTINCT entry FROM journal_image ORDER BY entry')
const imagesWithDigests = sql<
  { table_name: string; row_key: string; row: string; salt: Uint8Array | null; digest: Uint8Array | null },
  { entry: number }
>(`
  SELECT image.table_name, image.row_key, coalesce(image.after, image.before) AS row, change.salt, change.digest
  FROM (${foldedImages}) AS image
  LEFT JOIN journal_change AS change
    ON change.table_name = image.table_name AND change.row_key = image.row_key AND change.entry = :entry`)

/** Compares the undo images that are left with the digests in the chain. */
function* images(read: Reader): Generator<Piece, void> {
  for (const { entry } of read.all(imagedEntries)) {
    for (const { table_name, row_key, row, salt, digest } of read.iterate(imagesWithDigests, { entry })) {
      const values = { entry, table: table_name, key: row_key }
      if (!matches(salt, row, digest)) yield { examined: 1, problem: { key: 'workspace.problem.image', values } }
      else yield { examined: 1 }
    }
  }
}

/** Compares every row with its last digest: finds what was changed, added or removed behind the journal's back. */
function* rows(connection: Connection, tables: readonly string[]): Generator<Piece, void> {
  for (const table of tables) {
    const shape = shapeOf(connection, table)
    const name = quoted(table)
    const present = connection.prepare<
      [],
      { key: string; row: string; operation: string | null; salt: Uint8Array | null; digest: Uint8Array | null }
    >(`
      SELECT present.key, present.row, change.operation, change.salt, change.digest
      FROM (SELECT ${keyExpression(shape, name)} AS key, ${rowExpression(shape, name)} AS row FROM ${name}) AS present
      LEFT JOIN journal_change AS change ON change.table_name = ${literal(table)} AND change.row_key = present.key
        AND change.entry = (SELECT max(entry) FROM journal_change WHERE table_name = ${literal(table)} AND row_key = present.key)`)
    for (const { key, row, operation, salt, digest } of present.iterate()) {
      const values = { table, key }
      if (operation === null || operation === 'delete')
        yield { examined: 1, problem: { key: 'workspace.problem.unknownRow', values } }
      else if (!matches(salt, row, digest)) yield { examined: 1, problem: { key: 'workspace.problem.changedRow', values } }
      else yield { examined: 1 }
    }
    const absent = connection.prepare<[], { row_key: string }>(`
      SELECT row_key FROM (
        SELECT row_key, operation, max(entry) FROM journal_change WHERE table_name = ${literal(table)} GROUP BY row_key
      ) WHERE operation <> 'delete' AND row_key NOT IN (SELECT ${keyExpression(shape, name)} FROM ${name})`)
    for (const { row_key: key } of absent.iterate()) {
      yield { examined: 1, problem: { key: 'workspace.problem.missingRow', values: { table, key } } }
    }
  }
}

function matches(salt: Uint8Array | null, row: string, digest: Uint8Array | null): boolean {
  return salt !== null && digest !== null && rowDigest(salt, row).equals(digest)
}

const contents = sql<{ sha256: string; size: number }>('SELECT sha256, size FROM content ORDER BY sha256')
const chunks = sql<{ data: Uint8Array }, { sha256: string }>(
  'SELECT data FROM content_chunk WHERE sha256 = :sha256 ORDER BY position',
)
const strayChunks = sql<{ sha256: string }>(
  'SELECT DISTINCT sha256 FROM content_chunk WHERE sha256 NOT IN (SELECT sha256 FROM content)',
)

/** Hashes the content of evidence. A piece is one chunk, so that large files do not hold up other work. */
function* content(read: Reader): Generator<Piece, void> {
  for (const { sha256, size } of read.all(contents)) {
    const hash = createHash('sha256')
    let length = 0
    for (const { data } of read.iterate(chunks, { sha256 })) {
      hash.update(data)
      length += data.length
      yield { examined: 0 }
    }
    if (length === size && hash.digest('hex') === sha256) yield { examined: 1 }
    else yield { examined: 1, problem: { key: 'workspace.problem.content', values: { sha256, size, length } } }
  }
  for (const { sha256 } of read.all(strayChunks)) {
    yield { examined: 0, problem: { key: 'workspace.problem.content', values: { sha256, size: 0, length: 0 } } }
  }
}

/** Whether what is searched is what there is. */
function* search(connection: Connection): Generator<Piece, void> {
  for (const { examined, problems } of checkSearch(connection)) {
    for (const values of problems) {
      const key = 'reason' in values ? 'workspace.problem.searchIndex' : 'workspace.problem.searchTexts'
      yield { examined: 0, problem: { key, values } }
    }
    yield { examined }
  }
}
