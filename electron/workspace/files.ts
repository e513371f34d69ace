import { randomUUID } from 'node:crypto'
import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads'
import { Refusal } from '../../shared/result.ts'
import { noteLeftover } from './leftovers.ts'

/** Makes a rename or a new file in a folder survive a power cut. Windows has no such call, and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Makes the content of a file survive a power cut. */
function syncFile(path: string): void {
  const handle = openSync(path, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Refuses a name that no new workspace can have: it is taken, or what lies beside it would be read as part of the new file. */
export function checkVacant(path: string): void {
  if (existsSync(path)) throw new Refusal('workspace.exists', { path })
  const left = ['-wal', '-journal'].map((ending) => `${path}${ending}`).find((beside) => existsSync(beside))
  if (left !== undefined) throw new Refusal('workspace.leftBeside', { path, left })
}

/** A name in the same folder that nobody else uses. What is there when this process is killed is cleared at the next start. */
export function temporaryBeside(path: string): string {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.tmp`)
  noteLeftover(temporary)
  return temporary
}

/** Under which the threads of this process find what new files were withheld from before it began to keep its own to its user. */
const usualMask = 'usual-mask'

/** Has all that this process and its children create belong to its user alone: files 0600, folders 0700. */
export function keepFilesPrivate(): void {
  const found = process.umask(0o077)
  process.umask(found | 0o077)
  if (getEnvironmentData(usualMask) === undefined) setEnvironmentData(usualMask, found)
}

/**
 * Gives a new file its rights, before it gets its name: those of the file that it replaces, else its user's alone, or, where it was
 * made to be handed on (`shared`), those of any new file on this machine.
 */
export function setRights(temporary: string, path: string, { shared = false }: { shared?: boolean } = {}): void {
  const usual = getEnvironmentData(usualMask)
  const replaced = statSync(path, { throwIfNoEntry: false })
  if (replaced) chmodSync(temporary, replaced.mode & 0o777)
  else if (!shared) chmodSync(temporary, 0o600)
  else if (typeof usual === 'number') chmodSync(temporary, 0o666 & ~usual)
}

/**
 * Writes a file so that either all of it or nothing appears under its name: `write` fills a temporary file in the same
 * folder, which is synced and renamed. Replaces an older file of that name, and keeps its rights; see `setRights`.
 */
export function writeAtomically(path: string, write: (temporary: string) => void, rights: { shared?: boolean } = {}): void {
  const temporary = temporaryBeside(path)
  try {
    write(temporary)
    setRights(temporary, path, rights)
    syncFile(temporary)
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  syncFolder(dirname(path))
}

/** Writes all bytes to an open file. */
export function writeAll(handle: number, data: Uint8Array): void {
  let offset = 0
  while (offset < data.length) offset += writeSync(handle, data, offset)
}

/** Runs `work`, which reads `path`; what the operating system says about it is explained. */
export function explainFile<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') throw new Refusal('file.missing', { path })
    if (error.code === 'EISDIR') throw new Refusal('file.notRegular', { path })
    throw new Refusal('file.unreadable', { path, reason: String(error.code) })
  }
}
