import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type ErrorCode, Refusal } from '../../shared/result.ts'
import { assayVersion } from '../../shared/version.ts'
import {
  type Head,
  type Identity,
  type JournalChange,
  type JournalEntry,
  type Profile,
  profile as profileSchema,
  type StepTaken,
  type UndoState,
} from '../../shared/workspace/model.ts'
import { takeBackup, type Watch } from './backup.ts'
import { type Backup, type WayBack, wayBack } from './backup-folder.ts'
import { type Connection, closeDurably, connect, makeDurable, Reader, sql, transaction, Writer } from './database.ts'
import { explained, rescuePath } from './errors.ts'
import { checkVacant, syncFolder, writeAtomically } from './files.ts'
import { checkHeader, checkSchema, checkVersion, identityIn, quickCheck } from './foreign.ts'
import { type EntryFilter, journalChanges, journalEntries } from './history.ts'
import { beginEntry, type EntryFields, finishEntry, head, installDigest } from './journal.ts'
import { takeLock } from './lock.ts'
import { migrations as allMigrations } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'
import { migrate, tablesAt } from './migrations/run.ts'
import { upgrade } from './migrations/upgrade.ts'
import { Others } from './others.ts'
import { shapeOf } from './shape.ts'
import { RowRestorer, stepToRedo, stepToUndo, undoState } from './undo.ts'
import { type Check, type VerifyOptions, verify } from './verify.ts'

export type Clock = () => Date

/**
 * How a workspace is opened. `migrations` are Assay's own, except in tests of migrating. `knownAs` is the identity that a file of this
 * path had before, for when the file can no longer say it.
 */
export type Options = { clock?: Clock; migrations?: readonly Migration[]; knownAs?: string | undefined }

/** An action as its author describes it. `undoable: false` makes it a barrier: neither it nor what came before can be undone. */
export type Action = { command: string; why?: string; profile: Profile; undoable?: boolean }

/** What an action can write into its rows: the number of its journal entry, and the entry's time. */
export type Stamp = { entry: number; at: string }

const insertIdentity = sql<never, { id: string; title: string; at: string; version: string }>(
  'INSERT INTO workspace (singleton, id, title, created_at, assay_version) VALUES (1, :id, :title, :at, :version)',
)
const selectIdentity = sql<Identity>('SELECT id, title, created_at AS createdAt, assay_version AS assayVersion FROM workspace')
const pruneImages = sql<never, { entry: number }>('DELETE FROM journal_image WHERE entry < :entry')

/** An open `.assay` file. Every write goes through `execute`: one action, one transaction, one journal entry. */
export class Workspace {
  readonly path: string
  /** Which workspace this file is. It never changes: a copy and a restored backup carry on the same journal, and keep it. */
  readonly id: string
  /** Reads what is recorded, and inside an action also what the action has written so far. */
  readonly read: Reader
  readonly #connection: Connection
  readonly #write: Writer
  readonly #clock: Clock
  readonly #unlock: () => void
  readonly #inode: string
  readonly #others: Others
  readonly #journaled: readonly string[]
  readonly #appendOnly: ReadonlySet<string>
  readonly #restorer: RowRestorer
  /** The newest good backup, sought once: when damage is met, every screen meets it. */
  #lastResort: { backup: WayBack | undefined } | undefined
  /** The head that the last copy shows. */
  #copiedAt = ''

  private constructor(path: string, connection: Connection, unlock: () => void, options: Options) {
    this.path = path
    this.#connection = connection
    this.read = new Reader(connection)
    this.#write = new Writer(connection)
    this.#clock = options.clock ?? (() => new Date())
    this.#unlock = unlock
    this.#inode = inodeOf(path) ?? ''
    this.id = this.identity().id
    this.#others = new Others(connection)
    const { journaled, appendOnly } = tablesAt(options.migrations ?? allMigrations, Number.POSITIVE_INFINITY)
    this.#journaled = journaled
    this.#appendOnly = new Set(appendOnly)
    this.#restorer = new RowRestorer((table) => shapeOf(connection, table))
  }

  /** Creates a workspace file; its first journal entry says who did. Throws `workspace.exists` rather than replace a file, and `workspace.leftBeside`. */
  static create(path: string, { title, profile, ...options }: { title: string; profile: Profile } & Options): Workspace {
    const file = resolve(path)
    checkVacant(file)
    if (title.trim() === '') throw new Refusal('workspace.untitled')
    const at = (options.clock ?? (() => new Date()))().toISOString()
    const migrations = options.migrations ?? allMigrations
    const unlock = takeLock(file, new Date())
    try {
      checkVacant(file)
      explained(file, () =>
        writeAtomically(file, (temporary) => {
          const connection = connect(temporary, { create: true })
          try {
            installDigest(connection)
            const write = new Writer(connection)
            transaction(connection, () => {
              migrate(connection, migrations, at)
              const entry = beginEntry(write)
              write.run(insertIdentity, { id: randomUUID(), title: title.trim(), at, version: assayVersion })
              finishEntry(
                write,
                entry,
                { at, profile: profileSchema.parse(profile), command: 'workspace.new', why: '', undoable: false },
                () => false,
              )
            })
          } finally {
            connection.close()
          }
        }),
      )
      return Workspace.#attach(file, unlock, options)
    } catch (error) {
      unlock()
      throw error
    }
  }

  /**
   * Opens a workspace file and takes its lock. Refuses what is not a workspace, a newer format, a schema that is not Assay's own,
   * and, after an unclean close, damage. An older format is migrated; the old file is first copied beside it.
   */
  static open(path: string, options: Options = {}): Workspace {
    const file = resolve(path)
    try {
      checkHeader(file)
      const unlock = takeLock(file, new Date())
      try {
        return Workspace.#attach(file, unlock, options)
      } catch (error) {
        unlock()
        throw error
      }
    } catch (error) {
      throw withBackup(error, file, options)
    }
  }

  static #attach(file: string, unlock: () => void, options: Options): Workspace {
    const migrations = options.migrations ?? allMigrations
    return explained(file, () => {
      const unclean = existsSync(`${file}-wal`) || existsSync(`${file}-journal`)
      const connection = connect(file)
      try {
        installDigest(connection)
        checkVersion(connection, file, migrations.at(-1)?.version ?? 0)
        if (unclean) quickCheck(connection, file)
        checkSchema(connection, file, migrations)
        makeDurable(connection)
        upgrade(connection, file, migrations, (options.clock ?? (() => new Date()))().toISOString())
        return new Workspace(file, connection, unlock, options)
      } catch (error) {
        connection.close()
        throw error
      }
    })
  }

  /**
   * Performs one action: everything that `work` writes becomes one transaction and one journal entry, durable when this returns.
   * Whatever `work` throws undoes all of it. An action that changes nothing leaves no entry.
   */
  execute<T>(action: Action, work: (write: Writer, stamp: Stamp) => T): T {
    const profile = profileSchema.parse(action.profile)
    return this.#enter(
      (at) => ({ at, profile, command: action.command, why: action.why ?? '', undoable: action.undoable ?? true }),
      work,
    )
  }

  /** Takes the last action back, as a new entry. Refuses with the reason when that is not possible. */
  undo(profile: Profile): StepTaken {
    const action = stepToUndo(this.read)
    return this.#step(action, profile, 'backward')
  }

  /** Does the action again that was undone last, as a new entry. Refuses with the reason when that is not possible. */
  redo(profile: Profile): StepTaken {
    const action = stepToRedo(this.read)
    return this.#step(action, profile, 'forward')
  }

  /** What undo and redo would do now, for menus. */
  undoState(): UndoState {
    return undoState(this.read)
  }

  /** The newest entry of the journal. */
  head(): Head {
    const found = head(this.read)
    if (!found) throw new Refusal('workspace.damaged', { path: this.path, reason: 'journal', backup: 'none' })
    return { entry: found.id, at: found.at, digest: found.digest }
  }

  identity(): Identity {
    const found = this.read.get(selectIdentity)
    if (!found) throw new Refusal('workspace.damaged', { path: this.path, reason: 'identity', backup: 'none' })
    return found
  }

  /** Journal entries with the number of rows that each changed, newest first. */
  journal({
    before = Number.MAX_SAFE_INTEGER,
    limit = 100,
    command = null,
    name = null,
  }: Partial<EntryFilter> = {}): (JournalEntry & { changes: number })[] {
    return journalEntries(this.read, { before, limit, command, name })
  }

  /** The rows that an entry changed, with what they were before and after as far as that has not been pruned. */
  changes(entry: number): JournalChange[] {
    return journalChanges(this.read, entry)
  }

  /** Forgets the row images of entries before `entry`: they can no longer be undone. The chain is untouched. Returns the number of images. */
  pruneImages(entry: number): number {
    this.#checkPresent()
    return this.#transact(() => this.#write.run(pruneImages, { entry }).changes)
  }

  /** Writes a complete, independent copy of the same identity as one file. Works also when the file itself was removed. Throws `workspace.exists` for an existing file, and `workspace.leftBeside`. */
  saveCopy(path: string): void {
    const target = resolve(path)
    checkVacant(target)
    explained(target, () => {
      mkdirSync(dirname(target), { recursive: true })
      writeAtomically(target, (temporary) => this.#connection.prepare('VACUUM INTO ?').run(temporary))
    })
    this.#copiedAt = this.head().digest
  }

  /** Takes a rolling backup beside the file and drops those that have served; see `backupsToKeep`. Work can go on meanwhile. */
  backup(watch: Watch = {}): Promise<Backup> {
    this.#checkPresent()
    return takeBackup({ path: this.path, id: this.id }, this.#clock(), watch)
  }

  /**
   * Checks everything that can be checked about the file; see `verify.ts`. It reads its own snapshot, so work can go on meanwhile.
   * Problems are results; only cancelling throws.
   */
  async verify(options: VerifyOptions = {}): Promise<Check[]> {
    this.#checkPresent()
    const connection = connect(this.path, { readonly: true })
    try {
      connection.exec('BEGIN')
      return await verify(connection, this.#journaled, options)
    } finally {
      connection.close()
    }
  }

  /** What was thrown while working: damage of the file that is open is refused with its newest good backup, as on opening. */
  explain(error: unknown): unknown {
    if (!isDamage(error) || error.details.path !== this.path) return error
    this.#lastResort ??= { backup: wayBack(this.path, this.id) }
    return lost('workspace.damaged', error, this.path, this.#lastResort.backup)
  }

  /** Whether damage was met since it was opened. */
  get isDamaged(): boolean {
    return this.#lastResort !== undefined
  }

  get isOpen(): boolean {
    return this.#connection.open
  }

  /**
   * Closes the file, gives the lock back, and leaves exactly one file. When the disk has no room to put the last changes into the file,
   * they stay beside it, and a refusal says so; nothing is lost. A file that went away is saved under `rescuePath`, unless a copy was.
   */
  close(): void {
    if (!this.#connection.open) return
    try {
      if (this.#isPresent()) this.#closeFile()
      else this.#closeWithoutFile()
    } finally {
      this.#unlock()
    }
  }

  #closeFile(): void {
    try {
      closeDurably(this.#connection)
    } catch (error) {
      throw new Refusal('workspace.walLeft', {
        path: this.path,
        wal: `${this.path}-wal`,
        reason: error instanceof Error ? error.message : '',
      })
    }
    // A journal that SQLite has removed must stay removed after a power cut.
    syncFolder(dirname(this.path))
  }

  #closeWithoutFile(): void {
    const folderLeft = existsSync(dirname(this.path))
    try {
      const rescue = rescuePath(this.path)
      if (folderLeft && this.#copiedAt !== this.head().digest && !existsSync(rescue)) this.saveCopy(rescue)
    } finally {
      this.#connection.close()
    }
    // What is left of the file that went away would be read as part of the next file of that name.
    for (const left of ['-wal', '-shm']) if (folderLeft) rmSync(`${this.path}${left}`, { force: true })
  }

  #enter<T>(fieldsAt: (at: string) => EntryFields, work: (write: Writer, stamp: Stamp) => T): T {
    this.#checkPresent()
    const fields = fieldsAt(this.#clock().toISOString())
    return this.#transact(() => {
      const entry = beginEntry(this.#write)
      const result = work(this.#write, { entry, at: fields.at })
      if (result instanceof Promise) throw new Error('An action cannot wait: everything slow is done before it')
      finishEntry(this.#write, entry, fields, (table) => this.#appendOnly.has(table))
      return result
    })
  }

  /** Writes in one transaction, unless another program has changed the file. */
  #transact<T>(work: () => T): T {
    return explained(this.path, () => {
      const { result, traces } = transaction(this.#connection, () => {
        if (this.#others.haveChanged()) throw new Refusal('workspace.changedOutside', { path: this.path })
        const result = work()
        return { result, traces: this.#others.traces() }
      })
      this.#others.committed(traces)
      return result
    })
  }

  #step(action: { entry: number; command: string }, profile: Profile, direction: 'forward' | 'backward'): StepTaken {
    const backward = direction === 'backward'
    const fields = (at: string): EntryFields => ({
      at,
      profile: profileSchema.parse(profile),
      command: backward ? 'workspace.undo' : 'workspace.redo',
      why: '',
      undoable: true,
      ...(backward ? { undoes: action.entry } : { redoes: action.entry }),
    })
    return this.#enter(fields, (write, stamp) => {
      this.#restorer.replay(this.#connection, write, action, direction)
      return { ...stamp, action }
    })
  }

  #isPresent(): boolean {
    return inodeOf(this.path) === this.#inode
  }

  /** A file that was moved or deleted would take every further commit with it. */
  #checkPresent(): void {
    if (!this.#isPresent()) throw new Refusal('workspace.removed', { path: this.path, suggestion: rescuePath(this.path) })
  }
}

function inodeOf(path: string): string | undefined {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stat && `${stat.dev}:${stat.ino}`
}

/** A refusal of a damaged or missing file names the newest good backup. A file that has backups, but is no workspace, was one. */
function withBackup(error: unknown, path: string, { knownAs, migrations = allMigrations }: Options): unknown {
  if (!(error instanceof Refusal)) return error
  const isMissing = error.code === 'workspace.missing'
  if (!isMissing && !isDamage(error)) return error
  const backup = wayBack(path, identityIn(path, migrations) ?? knownAs)
  if (isMissing) return lost('workspace.missing', error, path, backup)
  return error.code === 'workspace.foreign' && !backup ? error : lost('workspace.damaged', error, path, backup)
}

const isDamage = (error: unknown): error is Refusal =>
  error instanceof Refusal && (error.code === 'workspace.damaged' || error.code === 'workspace.foreign')

function lost(code: ErrorCode, { details }: Refusal, path: string, backup: WayBack | undefined): Refusal {
  const { path: found, of, title } = backup ?? { path: 'none', of: 'unknown', title: '' }
  return new Refusal(code, { path, reason: details.reason ?? 'beginning', backup: found, of, title })
}
