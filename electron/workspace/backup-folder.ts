import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { backupFolderName, backupsToKeep } from '../../shared/workspace/retention.ts'
import { integer, text } from './columns.ts'
import { type Connection, connect, Reader, sql } from './database.ts'
import { backupId, checkHeader, hasOwn, isInLogMode, quickCheck } from './foreign.ts'
import type { Format } from './format/format.ts'

/**
 * A rolling copy: its file, when it was taken (ISO 8601, UTC), the newest journal entry in it, its size in bytes without evidence, and
 * the identity and title of the workspace that it is of.
 */
export type Backup = { path: string; at: string; entry: number; size: number; id: string; title: string }

/** Whether a backup is of the workspace that is asked about. `unknown`: nothing is left that says which workspace that was. */
export type Belonging = 'this' | 'other' | 'unknown'

/** The backup that is offered for a file that was lost. */
export type WayBack = { path: string; of: Belonging; title: string }

export const selectContents = sql('SELECT sha256, size FROM content ORDER BY sha256', {}, { sha256: text, size: integer })
// The first row of a table, and what keys lead to, in this order: nothing goes through a table, whose pages may lead in circles.
const selectState = sql(
  `SELECT workspace.id, title, (SELECT coalesce(max(number), 0) FROM journal_entry) AS entry
   FROM (SELECT id FROM workspace LIMIT 1) AS workspace CROSS JOIN workspace_title_head AS head ON head.workspace_id = workspace.id
   CROSS JOIN workspace_title ON workspace_title.place = head.place WHERE octet_length(title) <= 4000`,
  {},
  { id: text, title: text, entry: integer },
)

/** What is read in a backup, of which anybody may have written any part: it must be there as Assay makes it. */
const readObjects = ['workspace', 'workspace_title', 'workspace_title_head', 'journal_entry', 'content'].map(
  (name) => `table ${name}`,
)

/**
 * The folder with the backups of a workspace: beside it, so that they travel with it. A new file under the name of a lost one shares
 * its folder, so each backup says which workspace it is of.
 */
export function backupFolder(path: string): string {
  const file = resolve(path)
  return join(dirname(file), backupFolderName(basename(file)))
}

/** The name of a backup: when it was taken and the identity of its workspace, both still told when the file is damaged. */
export function backupFileName(at: Date, id: string): string {
  const time = at.toISOString().replaceAll(':', '-')
  // A file from somebody else can call itself anything, and this becomes part of a path.
  return `${isIdentity.test(id) ? `${time}.${id}` : time}.assay-backup`
}

const isIdentity = /^[0-9a-f-]{36}$/

/** Where the backups of a folder keep the content of evidence: each content once, named by its SHA-256. */
export function contentPath(folder: string, sha256: string): string {
  return join(folder, 'content', sha256.slice(0, 2), sha256)
}

/** The backups beside a workspace that can be read: those of the workspace `id` first, then the others, each newest first. */
export function listBackups(path: string, id: string | undefined, format: Format): (Backup & { of: Belonging })[] {
  const found = backupFiles(backupFolder(path)).flatMap((file) => readBackup(file, format) ?? [])
  const backups = found.map((backup) => ({ ...backup, of: belonging(backup, id) }))
  return [...backups.filter(({ of }) => of !== 'other'), ...backups.filter(({ of }) => of === 'other')]
}

/** The newest backup beside a workspace whose pages are sound, sought in the order of `listBackups`; nothing when there is none. */
export function wayBack(path: string, id: string | undefined, format: Format): WayBack | undefined {
  const sound = listBackups(path, id, format).find((backup) =>
    opened(backup.path, format, (connection) => {
      quickCheck(connection, backup.path)
      return true
    }),
  )
  return sound && { path: sound.path, of: sound.of, title: sound.title }
}

/** What a backup is of; nothing when it cannot be read. */
export function readBackup(file: string, format: Format): Backup | undefined {
  const at = partsOf(file)?.at
  const state = opened(file, format, (connection) => new Reader(connection).get(selectState))
  return at === undefined || !state ? undefined : { path: file, at, size: statSync(file).size, ...state }
}

/**
 * Deletes the backups of the workspace `id` that retention no longer keeps, then the content that no backup in the folder names,
 * whichever workspace it is of. A backup that does not say which workspace it is of stays.
 */
export function dropOldBackups(folder: string, id: string, format: Format): void {
  const own = backupFiles(folder).flatMap((file) => {
    const parts = partsOf(file)
    return parts && ownerOf(file, parts, format) === id ? { file, instant: Date.parse(parts.at) } : []
  })
  const keep = backupsToKeep(own.map(({ instant }) => instant))
  const old = own.filter(({ instant }) => !keep.has(instant)).map(({ file }) => file)
  if (old.length > 0) drop(folder, old, format)
}

/** Deletes every backup of the workspace `id`, and the content that only these named: something was erased that they still hold. */
export function dropBackups(folder: string, id: string, format: Format): void {
  const own = backupFiles(folder).filter((file) => {
    const parts = partsOf(file)
    return parts && ownerOf(file, parts, format) === id
  })
  drop(folder, own, format)
}

/**
 * Deletes what backups still hold of what the entry `erasure` erased, where its process ended before it came to them, or could not delete
 * them: the first backup that was taken since says that it had come to them, those from before that it had not.
 */
export function finishErasure(path: string, id: string, erasure: number, format: Format): void {
  const own = listBackups(path, id, format).filter(({ of }) => of === 'this')
  const earlier = own.filter(({ entry }) => entry < erasure)
  if (earlier.length === own.length) dropBackups(backupFolder(path), id, format)
  else if (earlier.length > 0)
    drop(
      backupFolder(path),
      earlier.map((backup) => backup.path),
      format,
    )
}

/** Deletes backups, and the content that none of those left names. What cannot be deleted keeps nothing else. */
function drop(folder: string, files: readonly string[], format: Format): void {
  const failures: unknown[] = []
  for (const file of files) {
    try {
      rmSync(file)
    } catch (error) {
      failures.push(error)
    }
  }
  dropContents(folder, format)
  if (failures.length > 0) throw failures[0]
}

function dropContents(folder: string, format: Format): void {
  const named = new Set<string>()
  for (const file of backupFiles(folder)) {
    const contents = opened(file, format, (connection) => namedIn(connection, statSync(file).size))
    // What a damaged backup names is unknown: nothing is deleted then.
    if (!contents) return
    for (const sha256 of contents) named.add(sha256)
  }
  const store = join(folder, 'content')
  if (!existsSync(store)) return
  for (const part of readdirSync(store)) {
    for (const sha256 of readdirSync(join(store, part))) if (!named.has(sha256)) rmSync(join(store, part, sha256))
  }
}

/** The contents that a backup of so many bytes names; nothing where it goes on to name more than it can hold. */
function namedIn(connection: Connection, size: number): string[] | undefined {
  const found: string[] = []
  for (const { sha256 } of new Reader(connection).iterate(selectContents)) {
    found.push(sha256)
    if (found.length * sha256Length > size) return undefined
  }
  return found
}

/** Characters of a SHA-256 in hexadecimal. */
const sha256Length = 64

function belonging(backup: Backup, id: string | undefined): Belonging {
  if (id === undefined) return 'unknown'
  return backup.id === id ? 'this' : 'other'
}

/** The identity of the workspace that a backup is of: its name says it, or, before names did, only what is inside. */
function ownerOf(file: string, { owner }: { owner: string | undefined }, format: Format): string | undefined {
  return owner ?? readBackup(file, format)?.id
}

const backupName = /^(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2}\.\d{3}Z)(?:\.([0-9a-f-]{36}))?\.assay-backup$/

function partsOf(file: string): { at: string; owner: string | undefined } | undefined {
  const parts = backupName.exec(basename(file))
  return parts ? { at: `${parts[1]}:${parts[2]}:${parts[3]}`, owner: parts[4] } : undefined
}

/** The backups in a folder, newest first, whichever workspace they are of. */
function backupFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => backupName.test(name))
  return names
    .sort()
    .reverse()
    .map((name) => join(folder, name))
}

/**
 * What `look` finds in a backup; nothing when the backup cannot be read.
 *
 * Backups are looked at whenever a workspace is closed, and a process for each would take longer than all else. They are looked at here,
 * where nothing can stop what does not end, because nothing of it can be endless: the pages of the schema are a tree (`checkHeader`), no
 * log beside the file can put others in their place, each table is Assay's own (`hasOwn`), and `look` goes by keys, counts the rows that
 * it takes, or checks pages, each of which SQLite visits once. To restore a backup, which reads all of it, takes the door.
 */
function opened<T>(file: string, format: Format, look: (connection: Connection) => T): T | undefined {
  try {
    checkHeader(file, backupId)
    if (isInLogMode(file)) return undefined
    const connection = connect(file, { readonly: true })
    try {
      return hasOwn(connection, format, readObjects) ? look(connection) : undefined
    } finally {
      connection.close()
    }
  } catch {
    return undefined
  }
}
