import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Refusal } from '../../shared/result.ts'
import type { Profile } from '../../shared/workspace/model.ts'
import { backupFolder, listBackups } from './backup-folder.ts'
import { identify, lookThrough } from './door/door.ts'
import { explain } from './errors.ts'
import type { Format } from './format/format.ts'
import { isHeld } from './lock.ts'
import type { Preferences } from './preferences.ts'
import { type Sibling, siblingsOf } from './siblings.ts'
import { type Clock, type Options, Workspace } from './workspace.ts'

/** How long work may go on before a rolling backup is due. */
const backupInterval = 60 * 60 * 1000

/** How long a file that somebody else has open to write is waited for, and how often it is asked for, in milliseconds. */
type Patience = { total: number; step: number }
const usualPatience: Patience = { total: 10_000, step: 100 }

/** How a file is opened: to write, to read, or to write where that is possible and else to read. */
export type Access = 'write' | 'read' | 'either'

/** Refusals that leave a file to be read. */
const readable = ['workspace.locked', 'workspace.lockUnreadable', 'workspace.readonly']

/** Refusals of a file that somebody writes, or looks at just as it is being opened to write. */
const passing = ['workspace.locked', 'workspace.busy']

/** Refusals of a file that nothing in this process could stop reading, or of having it read. */
const unending = ['workspace.timeout', 'workspace.memory', 'workspace.valueTooLarge', 'cancelled']

/** Whether a log is left beside a file that nobody has open. */
const hasLogLeft = (file: string): boolean =>
  !isHeld(file) && ['-wal', '-journal'].some((ending) => (statSync(file + ending, { throwIfNoEntry: false })?.size ?? 0) > 0)

/** Nothing in the place of what cannot be read; what was cancelled is. */
function unlessCancelled(error: unknown): undefined {
  if (error instanceof Refusal && error.code === 'cancelled') throw error
}

/** What a file is: a pack or a copy of the open workspace, another workspace, or none; its title, and for whom a pack is. */
type Kinship = { kind: 'pack' | 'copy' | 'other' | 'none'; title: string | null; for: string | null }

/** One window, or one run of the command line: at most one open workspace at a time. */
export class Session {
  readonly preferences: Preferences
  readonly format: Format
  readonly #clock: Clock
  readonly #patience: Patience
  #workspace: Workspace | undefined

  constructor(preferences: Preferences, format: Format, clock: Clock = () => new Date(), patience = usualPatience) {
    this.preferences = preferences
    this.format = format
    this.#clock = clock
    this.#patience = patience
  }

  /** The open workspace; refuses when none is open. */
  workspace(): Workspace {
    if (!this.#workspace) throw new Refusal('workspace.none')
    return this.#workspace
  }

  /** The open workspace, if there is one. */
  get opened(): Workspace | undefined {
    return this.#workspace
  }

  /** The tables that entries have changed since this was asked last. */
  takeChanged(): string[] {
    return this.#workspace?.takeChanged() ?? []
  }

  /** Which workspace the file at a path is, or was when it was open here last; nothing when nobody knows. */
  async identityAt(path: string, signal?: AbortSignal): Promise<string | undefined> {
    const file = resolve(path)
    if (this.#workspace?.isOpen && this.#workspace.path === file) return this.#workspace.id
    const found = await identify(file, { format: this.format, signal }).catch(unlessCancelled)
    return found?.kind === 'workspace' ? found.workspaceId : this.preferences.knownAs(file)
  }

  /** What a file is to the open workspace, if there is one; refuses what the door refuses. */
  async kinship(path: string, signal?: AbortSignal): Promise<Kinship> {
    const found = await identify(resolve(path), { format: this.format, signal })
    const { id, cover, path: own } = this.#workspace?.isOpen ? this.#workspace : {}
    const { pack = null, title = null } = found ?? {}
    if (!found) return { kind: 'none', title, for: null }
    const isMergeable = id !== undefined && !cover && found.kind === 'workspace' && own !== resolve(path)
    if (pack) return { kind: isMergeable && pack.workspaceId === id ? 'pack' : 'other', title: pack.title, for: pack.for }
    return { kind: isMergeable && found.workspaceId === id ? 'copy' : 'other', title, for: null }
  }

  /** The other files of the open workspace that went their own way; a pack has none that could be merged into it. */
  async siblings(signal?: AbortSignal): Promise<Sibling[]> {
    const workspace = this.workspace()
    if (workspace.cover) return []
    const { path, id, read } = workspace
    const options = { format: this.format, ...(signal && { signal }) }
    return siblingsOf({ path, id, read, head: workspace.head().digest }, this.preferences.recentFiles(), options)
  }

  /** What was thrown in a call, with what the open workspace knows about it. */
  explain(error: unknown): unknown {
    return this.#workspace?.isOpen ? this.#workspace.explain(error) : error
  }

  async create(path: string, title: string, profile: Profile): Promise<Workspace> {
    return this.#attach(Workspace.create(path, { title, profile, format: this.format, clock: this.#clock }))
  }

  /**
   * Opening what is open reads it anew. A file that somebody else writes is waited for, then refused with who has it since when; `either`
   * opens it, and one that cannot be written, to read.
   */
  async open(path: string, access: Access = 'write', signal?: AbortSignal): Promise<Workspace> {
    if (this.#workspace?.path === resolve(path)) await this.close()
    const file = resolve(path)
    const options = { format: this.format, clock: this.#clock, knownAs: this.preferences.knownAs(file) }
    if (existsSync(file) && (options.knownAs === undefined || hasLogLeft(file))) await this.#lookFirst(file, signal)
    return this.#attach(await this.#opened(path, access, options, signal))
  }

  /**
   * Has a process of its own look through a file that was never open here, or beside which a crash or somebody else has left a log, and
   * refuses what that could not have done with in its time; everything else the opening says itself, and knows which backup helps.
   *
   * What was open here before is opened without a process: that would take longer than all the rest. Nothing of it can be endless then
   * that the opening reads before it has compared the schema word for word: `checkHeader` has found the pages of the schema to be a tree.
   */
  async #lookFirst(file: string, signal: AbortSignal | undefined): Promise<void> {
    try {
      await lookThrough(file, { format: this.format, signal })
    } catch (error) {
      if (error instanceof Refusal && unending.includes(error.code)) throw error
    }
  }

  async #opened(path: string, access: Access, options: Options, signal: AbortSignal | undefined): Promise<Workspace> {
    if (access === 'read') return Workspace.openToRead(path, options)
    const { total, step } = this.#patience
    const begun = performance.now()
    for (;;) {
      try {
        return Workspace.open(path, options)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        if (access === 'either' && readable.includes(error.code)) return Workspace.openToRead(path, options)
        if (!passing.includes(error.code) || performance.now() - begun >= total || signal?.aborted) throw error
        await setTimeout(step)
      }
    }
  }

  /**
   * Closes the workspace, after a rolling backup when one is due. A backup that fails does not keep the file open; that it failed
   * is refused with a code of its own, since everything else is done.
   */
  async close(): Promise<void> {
    const workspace = this.#workspace
    this.#workspace = undefined
    if (!workspace?.isOpen) return
    try {
      if (this.#backupIsDue(workspace)) await workspace.backup()
    } catch (error) {
      const folder = backupFolder(workspace.path)
      const refusal = explain(error, folder)
      if (!(refusal instanceof Refusal)) throw error
      const { code, details } = refusal
      throw new Refusal('workspace.backupFailed', { path: workspace.path, folder, reason: String(details.reason ?? code) })
    } finally {
      workspace.close()
    }
  }

  async #attach(workspace: Workspace): Promise<Workspace> {
    try {
      await this.close()
    } catch (error) {
      workspace.close()
      throw error
    }
    this.#workspace = workspace
    const { id, title } = workspace.identity()
    this.preferences.remember({ path: workspace.path, id, title, openedAt: this.#clock().toISOString() })
    return workspace
  }

  /** A damaged file is not backed up: good backups would go for a bad one. Else due an hour after the newest backup (or the file's beginning), when something has changed since. */
  #backupIsDue(workspace: Workspace): boolean {
    if (workspace.isDamaged || workspace.access === 'read') return false
    const newest = listBackups(workspace.path, workspace.id, this.format).find(({ of }) => of === 'this')
    const since = newest?.at ?? workspace.identity().createdAt
    const changed = workspace.head().entry !== newest?.entry
    return changed && this.#clock().getTime() - Date.parse(since) >= backupInterval
  }
}
