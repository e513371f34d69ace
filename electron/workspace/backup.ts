import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Progress } from '../../shared/procedure.ts'
import { Refusal } from '../../shared/result.ts'
import {
  type Backup,
  backupFileName,
  backupFolder,
  contentPath,
  dropOldBackups,
  readBackup,
  selectContents,
} from './backup-folder.ts'
import { chunksOf, exportContent, insertChunk } from './content.ts'
import { type Connection, connect, quoted, Reader, Writer } from './database.ts'
import { openDoor } from './door/door.ts'
import { explain } from './errors.ts'
import { checkVacant, temporaryBeside, writeAtomically } from './files.ts'
import { backupId } from './foreign.ts'
import type { Format } from './format/format.ts'
import { applicationId } from './format/migrate.ts'

/** What a restore found: the new file, and the SHA-256 of content that the backup names but that could not be had. */
export type Restored = { path: string; size: number; contents: number; missing: string[] }

/** How long work is stopped, and where it says how far it is. */
export type Watch = { signal?: AbortSignal; progress?: (progress: Progress) => void }

const isSha256 = /^[0-9a-f]{64}$/

/** The table that a backup leaves empty. */
const contentTable = 'content_chunk'

/**
 * Takes a rolling backup. The copy holds everything except the content of evidence; of that, only what the folder does not have yet
 * is added to its store, so that gigabytes are not copied each time. Old backups of the same workspace (`id`) go as `backupsToKeep`
 * says, and with them the content that no backup names any more. It reads its own snapshot: work goes on meanwhile.
 */
export async function takeBackup(
  { path, id, format }: { path: string; id: string; format: Format },
  at: Date,
  watch: Watch = {},
): Promise<Backup> {
  const folder = backupFolder(path)
  const target = join(folder, backupFileName(at, id))
  const temporary = temporaryBeside(target)
  try {
    mkdirSync(folder, { recursive: true })
    const copy = connect(temporary, { create: true })
    try {
      copy.pragma('foreign_keys = OFF')
      copy.pragma('synchronous = OFF')
      copy.prepare('ATTACH ? AS source').run(path)
      copy.exec('BEGIN')
      // As long as the copy has no tables of its own, names are those of the workspace.
      const read = new Reader(copy)
      const contents = read.all(selectContents)
      const tables = tablesOf(copy)
      const pieces = tables.reduce((sum, { rows }) => sum + Math.ceil(rows / rowsPerPiece), contents.length)
      const next = stepper(pieces, watch)
      for (const { sha256, size } of contents) {
        const stored = contentPath(folder, sha256)
        if (statSync(stored, { throwIfNoEntry: false })?.size !== size) {
          mkdirSync(dirname(stored), { recursive: true })
          exportContent(read, sha256, stored)
        }
        await next()
      }
      await copyWithoutContent(copy, tables, next)
      copy.exec('COMMIT')
    } finally {
      copy.close()
    }
    writeAtomically(target, (fresh) => renameSync(temporary, fresh))
    dropOldBackups(folder, id, format)
    const backup = readBackup(target, format)
    if (!backup) throw new Refusal('workspace.backupUnreadable', { path: target })
    return backup
  } catch (error) {
    throw explain(error, folder)
  } finally {
    rmSync(temporary, { force: true })
  }
}

/**
 * Puts a backup together again as a new workspace file: a copy that came through the door, since nobody knows who has written it, and
 * the content of evidence from the store beside it, each checked against its SHA-256. Content that is missing or damaged there is named in the result, and does not hold up the rest.
 */
export async function restoreBackup(
  backup: string,
  to: string,
  { format, ...watch }: Watch & { format: Format },
): Promise<Restored> {
  const source = resolve(backup)
  const target = resolve(to)
  checkVacant(target)
  const door = await openDoor(source, { kind: 'backup', format, signal: watch.signal })
  const temporary = temporaryBeside(target)
  try {
    mkdirSync(dirname(target), { recursive: true })
    copyFileSync(door.copy, temporary)
    const connection = connect(temporary)
    const missing: string[] = []
    let contents: { sha256: string; size: number }[] = []
    try {
      contents = new Reader(connection).all(selectContents)
      const next = stepper(contents.length, watch)
      for (const content of contents) {
        if (!fillContent(connection, content, dirname(source))) missing.push(content.sha256)
        await next()
      }
      connection.pragma(`application_id = ${applicationId}`)
    } finally {
      connection.close()
    }
    writeAtomically(target, (fresh) => renameSync(temporary, fresh))
    return { path: target, size: statSync(target).size, contents: contents.length - missing.length, missing }
  } catch (error) {
    throw explain(error, target)
  } finally {
    rmSync(temporary, { force: true })
    await door.close()
  }
}

/** Copies a file of the store into the chunks of its content; whether it was there and right. */
function fillContent(connection: Connection, { sha256, size }: { sha256: string; size: number }, folder: string): boolean {
  // The backup may come from somebody else, who could name any file of this machine, or put a pipe there that never ends.
  if (!isSha256.test(sha256)) return false
  const file = contentPath(folder, sha256)
  const stored = statSync(file, { throwIfNoEntry: false })
  if (!stored?.isFile() || stored.size !== size) return false
  const write = new Writer(connection)
  const hash = createHash('sha256')
  connection.exec('BEGIN')
  let position = 0
  for (const data of chunksOf(file)) {
    hash.update(data)
    write.run(insertChunk, { sha256, position, data })
    position++
  }
  const right = hash.digest('hex') === sha256
  connection.exec(right ? 'COMMIT' : 'ROLLBACK')
  return right
}

/** A table that a backup copies, with its columns and those of its key; its rows are counted to tell how far the work is. */
type Table = { name: string; sql: string; columns: string; key: readonly string[]; rows: number }

/** The tables of the source that hold rows of their own, without the chunks of content. */
function tablesOf(copy: Connection): Table[] {
  const tables = copy
    .prepare<[], { name: string; sql: string; wr: number }>(
      `SELECT listed.name, object.sql, listed.wr FROM pragma_table_list AS listed
       JOIN source.sqlite_schema AS object ON object.type = 'table' AND object.name = listed.name
       WHERE listed.schema = 'source' AND listed.type = 'table' AND listed.name NOT GLOB 'sqlite_*' ORDER BY object.rowid`,
    )
    .all()
  const columnsOf = copy.prepare<[string], { name: string; pk: number }>(
    `SELECT name, pk FROM pragma_table_info(?, 'source') ORDER BY cid`,
  )
  return tables.map(({ name, sql, wr }) => {
    const columns = columnsOf.all(name)
    const key = columns.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk)
    const count = copy.prepare<[], { rows: number }>(`SELECT count(*) AS rows FROM source.${quoted(name)}`)
    return {
      name,
      sql,
      columns: columns.map((column) => quoted(column.name)).join(', '),
      key: wr === 1 ? key.map((column) => quoted(column.name)) : ['rowid'],
      rows: name === contentTable ? 0 : (count.get()?.rows ?? 0),
    }
  })
}

/** Copies the source into the empty main database, without content chunks. Indexes and triggers come after the rows. */
async function copyWithoutContent(copy: Connection, tables: readonly Table[], next: Next): Promise<void> {
  const objects = copy
    .prepare<[], { type: string; name: string; sql: string; kind: string | null }>(
      `SELECT object.type, object.name, object.sql, listed.type AS kind FROM source.sqlite_schema AS object
       LEFT JOIN pragma_table_list AS listed ON listed.schema = 'source' AND listed.name = object.name
       WHERE object.sql IS NOT NULL AND object.name NOT GLOB 'sqlite_*' ORDER BY object.rowid`,
    )
    .all()
  for (const table of tables) {
    copy.exec(table.sql)
    if (table.rows > 0) await copyRows(copy, table, next)
  }
  for (const { type, sql } of objects) if (type === 'index') copy.exec(sql)
  for (const { name, sql, kind } of objects) {
    if (kind !== 'virtual') continue
    copy.exec(sql)
    // Full-text indexes are made anew from the tables that they index.
    copy.exec(`INSERT INTO main.${quoted(name)} (${quoted(name)}) VALUES ('rebuild')`)
  }
  for (const { type, sql } of objects) if (type === 'view' || type === 'trigger') copy.exec(sql)
  copy.pragma(`main.application_id = ${backupId}`)
  copy.pragma(`main.user_version = ${Number(copy.pragma('source.user_version', { simple: true }))}`)
}

/** Copies a table in the order of its key, piece by piece. */
async function copyRows(copy: Connection, { name, columns, key }: Table, next: Next): Promise<void> {
  const keys = key.join(', ')
  const after = (place: string) => `(${keys}) ${place} (${key.map(() => '?').join(', ')})`
  const from = `FROM source.${quoted(name)}`
  const into = `INSERT INTO main.${quoted(name)} (${columns}) SELECT ${columns} ${from}`
  const last = (where: string) =>
    copy
      .prepare<unknown[], unknown[]>(`SELECT ${keys} ${from} ${where} ORDER BY ${keys} LIMIT 1 OFFSET ${rowsPerPiece - 1}`)
      .raw()
      .safeIntegers()
  const [firstEnd, nextEnd] = [last(''), last(`WHERE ${after('>')}`)]
  const order = `ORDER BY ${keys}`
  let begin: unknown[] | undefined
  for (;;) {
    const end = begin ? nextEnd.get(...begin) : firstEnd.get()
    const where = [...(begin ? [after('>')] : []), ...(end ? [after('<=')] : [])].join(' AND ')
    const { changes } = copy.prepare(`${into} ${where && `WHERE ${where}`} ${order}`).run(...(begin ?? []), ...(end ?? []))
    if (changes > 0) await next()
    if (!end) return
    begin = end
  }
}

/** Long work goes on by pieces: a piece of evidence, or so many rows. */
const rowsPerPiece = 2000

/** Says that a piece is done, lets other work run, and stops when asked to. */
type Next = () => Promise<void>

function stepper(total: number, { signal, progress }: Watch): Next {
  let done = 0
  return async () => {
    progress?.({ step: 'backup', done: ++done, total })
    await setImmediate()
    if (signal?.aborted) throw new Refusal('cancelled')
  }
}
