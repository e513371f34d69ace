import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Refusal } from '../../shared/result.ts'
import type { Head, Identity, JournalChange, Profile, State, StepTaken, UndoState } from '../../shared/workspace/model.ts'
import { Acting, type Clock } from './acting.ts'
import { takeBackup, type Watch } from './backup.ts'
import { type Backup, backupFolder, dropBackups, finishErasure, type WayBack, wayBack } from './backup-folder.ts'
import type { IncomingFile } from './content.ts'
import { type Connection, closeDurably, connect, integerPragma, Reader, type Writer } from './database.ts'
import { type Erased, eraseRows, eraseUndone, forgetWords, lastErasure } from './erasure.ts'
import { explained, failureOf, rescuePath } from './errors.ts'
import type { Stamp } from './facts.ts'
import { checkVacant, syncFolder, writeAtomically } from './files.ts'
import { checkHeader } from './foreign.ts'
import type { Format } from './format/format.ts'
import { upgrade } from './format/migrate.ts'
import { givenOutSince } from './given-out.ts'
import { type EntryFilter, journalChanges, journalEntries, type ListedEntry } from './history.ts'
import { changedTables, type EntryFields, head, stateRoot } from './journal.ts'
import { takeLock } from './lock.ts'
import type { Bundle } from './merge/bundle.ts'
import { bringsErasure, type Merged, merge } from './merging.ts'
import { recordUpgrade, workspaceIdentity, writeNewFile } from './new-file.ts'
import { openToRead, openToWrite } from './open-file.ts'
import { type PackToMake, type PackWritten, surveyPack, writePack } from './packing/build.ts'
import type { PackCover } from './packing/cover.ts'
import type { Blind } from './packing/rewrite.ts'
import { Past } from './past.ts'
import type { Recorded } from './recorded.ts'
import {
  bringBack,
  forgetUndone,
  rowsToUndo,
  stepToRedo,
  stepToUndo,
  takeBack,
  undoneContents,
  undoneRows,
  undoState,
} from './undo.ts'
import type { FoundProblem } from './verify/piece.ts'
import { type Check, firstProblem, type VerifyOptions, verify } from './verify.ts'
import { isDamage, lost, withBackup } from './way-back.ts'

export type { Clock } from './acting.ts'
export type { Stamp } from './facts.ts'

/** How a workspace is opened. `knownAs` is the identity that a file of this path had before, for when the file can no longer say it. */
export type Options = { format: Format; clock?: Clock; knownAs?: string | undefined }

/** An action as its author describes it. `undoable: false` makes it a barrier: neither it nor what came before can be undone. */
export type Action = { command: string; why?: string; profile: Profile; undoable?: boolean }

/** What an erasure leaves beyond reach: what was given out since the content was recorded, by its file name. */
export type ErasureTaken = { entry: number; at: string; rows: number; givenOut: { kind: string; at: string; fileName: string }[] }

/** What an open file is worked on with. */
type Opened = {
  path: string
  connection: Connection
  unlock: () => void
  options: Options
  access: 'read' | 'write'
  recovered: boolean
}

/** An open `.assay` file. Every write goes through one action, one transaction, one journal entry. */
export class Workspace implements Recorded {
  readonly path: string
  /** Which workspace this file is. It never changes: a copy and a restored backup carry on the same journal, and keep it. */
  readonly id: string
  /** Whether it can be written, or only looked at. */
  readonly access: 'read' | 'write'
  /** Whether what is read was put together from a log that a crash has left, in a copy of our own. */
  readonly recovered: boolean
  /** Reads what is recorded, and inside an action also what the action has written so far. */
  readonly read: Reader
  /** The format of its file. */
  readonly format: Format
  readonly #connection: Connection
  readonly #acting: Acting
  readonly #clock: Clock
  readonly #unlock: () => void
  readonly #inode: string
  /** The newest good backup, sought once: when damage is met, every screen meets it. */
  #lastResort: { backup: WayBack | undefined } | undefined
  #proved: { state: string; problem: FoundProblem | undefined } | undefined
  /** The head that the last copy shows. */
  #copiedAt = ''

  private constructor({ path, connection, unlock, options, access, recovered }: Opened) {
    this.path = path
    this.access = access
    this.recovered = recovered
    this.#connection = connection
    this.read = new Reader(connection)
    this.#clock = options.clock ?? (() => new Date())
    this.format = options.format
    this.#unlock = unlock
    this.#inode = inodeOf(path) ?? ''
    this.id = this.identity().id
    this.#acting = new Acting(path, connection, options.format, this.#clock)
  }

  /** Creates a workspace file; its first journal entry says who did. Throws `workspace.exists` rather than replace a file, and `workspace.leftBeside`. */
  static create(path: string, { title, profile, ...options }: { title: string; profile: Profile } & Options): Workspace {
    const file = resolve(path)
    checkVacant(file)
    if (title.trim() === '') throw new Refusal('workspace.untitled')
    const at = (options.clock ?? (() => new Date()))().toISOString()
    const { format } = options
    const unlock = takeLock(file, new Date())
    try {
      checkVacant(file)
      explained(file, () =>
        writeAtomically(file, (temporary) => writeNewFile(temporary, format, { title, profile, at, command: 'workspace.new' })),
      )
      return Workspace.#attach(file, unlock, options)
    } catch (error) {
      unlock()
      throw error
    }
  }

  /**
   * Opens a workspace file to write and takes its lock. Refuses what is not a workspace, a newer format, a schema that is not Assay's own,
   * and, after an unclean close, damage. An older format is brought to this one; the old file is first copied beside it.
   */
  static open(path: string, options: Options): Workspace {
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

  /** Opens a workspace file to look at: nothing of it or beside it changes, and others may write meanwhile. */
  static openToRead(path: string, options: Options): Workspace {
    const file = resolve(path)
    try {
      const { connection, recovered, release } = openToRead(file, options.format)
      try {
        return new Workspace({ path: file, connection, unlock: release, options, access: 'read', recovered })
      } catch (error) {
        connection.close()
        release()
        throw error
      }
    } catch (error) {
      throw withBackup(error, file, options)
    }
  }

  static #attach(file: string, unlock: () => void, options: Options): Workspace {
    const connection = openToWrite(file, options.format)
    return explained(file, () => {
      try {
        upgrade(connection, file, options.format, (steps) => {
          const at = (options.clock ?? (() => new Date()))().toISOString()
          recordUpgrade(connection, options.format, steps, at)
        })
        const workspace = new Workspace({ path: file, connection, unlock, options, access: 'write', recovered: false })
        const erasure = lastErasure(workspace.read)
        // What cannot be deleted now is again when it is next opened: it is no reason not to open it.
        if (erasure > 0) failureOf(() => finishErasure(file, workspace.id, erasure, options.format))
        return workspace
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
  execute<T>({ command, why = '', profile, undoable = true }: Action, work: (write: Writer, stamp: Stamp) => T): T {
    return this.#enter(profile, { kind: 'act', command, why, undoable }, (write, stamp) => {
      const result = work(write, stamp)
      if (changedTables(write, stamp.entry).length > 0) forgetUndone(write, this.#acting.tools.removal)
      return result
    })
  }

  /** Takes the last action back, as a new entry. Refuses with the reason when that is not possible. */
  undo(profile: Profile): StepTaken {
    const { entry, action } = stepToUndo(this.read)
    return this.#enter(
      profile,
      { kind: 'undo', command: 'workspace.undo', why: '', undoable: true, undoes: entry },
      (write, stamp) => {
        const rows = rowsToUndo(write, entry)
        this.#acting.search.note(write, rows)
        takeBack(write, this.#acting.tools, rows, stamp.entry, action)
        return { entry: stamp.entry, at: stamp.at, action }
      },
    )
  }

  /** Does the action again that was undone last, as a new entry. Refuses with the reason when that is not possible. */
  redo(profile: Profile): StepTaken {
    const { entry, redoes, action } = stepToRedo(this.read)
    return this.#enter(profile, { kind: 'redo', command: 'workspace.redo', why: '', undoable: true, redoes }, (write, stamp) => {
      bringBack(write, this.#acting.tools, entry, action)
      return { entry: stamp.entry, at: stamp.at, action }
    })
  }

  /** The tables that entries brought rows into or took rows from, since this was asked last. */
  takeChanged(): string[] {
    return this.#acting.takeChanged()
  }

  /** Where the file is a pack, what it says of itself. */
  get cover(): PackCover | undefined {
    return this.#acting.cover
  }

  /** What undo and redo would do now, for menus. */
  undoState(): UndoState {
    return this.access === 'read' ? { whyNoUndo: 'undo.nothing', whyNoRedo: 'redo.nothing' } : undoState(this.read)
  }

  /** What was undone and could be done again, of which every erasure leaves nothing: how many rows, and contents of files. */
  undone(): { rows: number; contents: number } {
    return { rows: undoneRows(this.read).length, contents: undoneContents(this.read, this.#acting.tools.removal).length }
  }

  /**
   * Takes rows and content away for good, here and in the backups, and says what was given out since and is beyond reach. Who erased it,
   * when and why stays in sight.
   */
  async erase(profile: Profile, command: string, why: string, erased: Erased): Promise<ErasureTaken> {
    if (this.access === 'write') this.#checkUnread()
    const taken = this.#enter(profile, { kind: 'erase', command, why, undoable: false }, (write, stamp) => {
      const { search, tools } = this.#acting
      search.note(write, erased.rows)
      const first = eraseRows(write, tools.removal, erased, stamp.entry)
      eraseUndone(write, undoneRows(write), stamp.entry)
      forgetUndone(write, tools.removal)
      search.refresh(write)
      forgetWords(write)
      const givenOut = givenOutSince(write, first).map(({ kind, at, fileName }) => ({ kind, at, fileName }))
      return { entry: stamp.entry, at: stamp.at, rows: erased.rows.length, givenOut }
    })
    await this.#finishErasure(taken.entry)
    return taken
  }

  /** What the log still holds goes into the file, where it is overwritten, and backups from before the erasure go. */
  async #finishErasure(entry: number): Promise<void> {
    this.#emptyLog()
    const folder = backupFolder(this.path)
    const reason = failureOf(() => dropBackups(folder, this.id, this.format))
    await this.backup()
    if (reason !== undefined) throw new Refusal('erase.backupsLeft', { entry, folder, reason })
  }

  /**
   * Takes what another file of this workspace holds, a pack or a copy, in one entry that is written upon both. `dryRun` says what would
   * become of each row and changes nothing. What was erased there is erased here too, in the backups as well.
   */
  async merge(
    { profile, command, dryRun = false }: { profile: Profile; command: string; dryRun?: boolean },
    bundle: Bundle,
    files: ReadonlyMap<string, IncomingFile>,
  ): Promise<Merged> {
    this.#checkWritable()
    if (!dryRun && bringsErasure(this.read, bundle)) this.#checkUnread()
    const merged = merge(this.#acting, { profile, command, workspace: this.id, dryRun }, bundle, files)
    if (merged.erased && !dryRun) await this.#finishErasure(merged.entry)
    return merged
  }

  /**
   * Writes a pack into a new file, from one state of this one. `blind` says what is done about hidden names where the pack has none.
   */
  writePack(path: string, contents: PackToMake, profile: Profile, blind?: Blind): PackWritten {
    this.#checkPresent()
    const connection = connect(this.path, { readonly: true })
    try {
      connection.exec('BEGIN')
      return writePack(path, connection, this.format, { ...contents, madeAt: this.#clock().toISOString() }, profile, blind)
    } finally {
      connection.close()
    }
  }

  /** Shows `blind` every text and every document that would go into a blind pack, and writes nothing. */
  surveyPack(contents: PackToMake, profile: Profile, blind: Blind): void {
    surveyPack(this.#connection, this.format, { ...contents, madeAt: '' }, profile, blind)
  }

  /**
   * Refuses while somebody reads the file: what they read stays until they have done, and could not be overwritten. Whether they do is seen by
   * a page that is written anew, as an empty log would be emptied beside any reader.
   */
  #checkUnread(): void {
    this.#connection.pragma(`user_version = ${integerPragma(this.#connection, 'user_version')}`)
    if (!this.#emptyLog()) throw new Refusal('workspace.busy', { path: this.path })
  }

  /** Moves what the log holds into the file, unless somebody is reading it. Returns whether that was done. */
  #emptyLog(): boolean {
    return Number(this.#connection.pragma('wal_checkpoint(TRUNCATE)', { simple: true })) === 0
  }

  /** Makes the search index anew. It is derived, so this leaves no entry. Returns the number of documents. */
  rebuildSearch(): number {
    this.#checkWritable()
    const { search, write } = this.#acting
    return this.#acting.transact(() => search.rebuild(write))
  }

  /** The newest entry of the journal. */
  head(): Head {
    const found = head(this.read)
    if (!found) throw new Refusal('workspace.damaged', { path: this.path, reason: 'journal', backup: 'none' })
    return { entry: found.number, at: found.at, digest: found.digest }
  }

  /** The head, with the root over everything that the file holds. */
  state(): State {
    return { ...this.head(), root: stateRoot(this.read) }
  }

  /** What was recorded when an entry, which a digest names, was the newest; nothing where there is none of that digest. To be closed. */
  past(digest: string): Past | undefined {
    return explained(this.path, () => Past.at(digest, this.#connection, this.format))
  }

  identity(): Identity {
    try {
      return workspaceIdentity(this.read)
    } catch (error) {
      if (!isDamage(error)) throw error
      throw new Refusal('workspace.damaged', { ...error.details, path: this.path })
    }
  }

  /** Journal entries, newest first. */
  journal(which: Partial<EntryFilter> = {}): ListedEntry[] {
    return journalEntries(this.read, { before: Number.MAX_SAFE_INTEGER, limit: 100, command: null, name: null, ...which })
  }

  /** The rows that an entry brought or took away, with what is still there of them. */
  changes(entry: number): JournalChange[] {
    return journalChanges(this.read, this.#acting.tools.removal, entry)
  }

  /** Who said a fact, and when. Refuses one that is not there. */
  fact(table: string, id: string): { author: string; at: string } {
    const found = this.#acting.tools.removal.whole({ table, key: id })
    if (!found) throw new Refusal('fact.notFound', { table, fact: id })
    return { author: String(found.row.author), at: String(found.row.at) }
  }

  /** Says again, inside an action, what a fact says, parts included: as a new fact, which follows others. */
  repeatFact(table: string, id: string, said: { id: string; follows: readonly string[] } & Stamp): void {
    const { removal } = this.#acting.tools
    const whole = removal.whole({ table, key: id })
    if (!whole) throw new Refusal('fact.notFound', { table, fact: id })
    removal.repeat(whole, said)
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
    return takeBackup({ path: this.path, id: this.id, format: this.format }, this.#clock(), watch)
  }

  /**
   * Checks everything that can be checked about the file; see `verify.ts`. It reads its own snapshot, so work can go on meanwhile.
   * Problems are results; only cancelling throws.
   */
  async verify(options: VerifyOptions = {}): Promise<Check[]> {
    this.#checkPresent()
    const connection = this.access === 'read' ? this.#connection : connect(this.path, { readonly: true })
    try {
      connection.exec('BEGIN')
      return await verify(connection, this.format, options)
    } finally {
      if (this.access === 'read') connection.exec('ROLLBACK')
      else connection.close()
    }
  }

  /**
   * The first thing that does not hold of what a printed head rests on: the chain, every row against its digest, what is current. Found
   * once for each state of the file.
   */
  firstProblem(): FoundProblem | undefined {
    const state = `${this.head().digest} ${integerPragma(this.#connection, 'data_version')}`
    if (this.#proved?.state !== state) {
      const problem = explained(this.path, () => firstProblem(this.#connection, this.format))
      this.#proved = { state, problem }
    }
    return this.#proved.problem
  }

  /** What was thrown while working: damage of the file that is open is refused with its newest good backup, as on opening. */
  explain(error: unknown): unknown {
    if (!isDamage(error) || error.details.path !== this.path) return error
    this.#lastResort ??= { backup: wayBack(this.path, this.id, this.format) }
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
   * they stay beside it, and a refusal says so. A file that went away is saved under `rescuePath`, unless a copy was.
   */
  close(): void {
    if (!this.#connection.open) return
    try {
      if (this.access === 'read') this.#connection.close()
      else if (this.#isPresent()) this.#closeFile()
      else this.#closeWithoutFile()
    } finally {
      this.#unlock()
    }
  }

  #closeFile(): void {
    try {
      closeDurably(this.#connection)
    } catch (error) {
      const reason = error instanceof Error ? error.message : ''
      const full = error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL'
      const wal = `${this.path}-wal`
      throw new Refusal('workspace.walLeft', {
        path: this.path,
        wal,
        reason,
        beside: String(existsSync(wal)),
        full: String(full),
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

  #enter<T>(profile: Profile, fields: Omit<EntryFields, 'at' | 'author'>, work: (write: Writer, stamp: Stamp) => T): T {
    this.#checkWritable()
    return this.#acting.enter(profile, fields, work)
  }

  #checkWritable(): void {
    this.#checkPresent()
    if (this.access === 'read') throw new Refusal('workspace.openToRead', { path: this.path })
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
