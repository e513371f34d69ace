import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
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

/**
 * Writes a file so that either all of it or nothing appears under its name: `write` fills a temporary file in the same
 * folder, which is synced and renamed. Replaces an older file of that name.
 */
export function writeAtomically(path: string, write: (temporary: string) => void): void {
  const temporary = temporaryBeside(path)
  try {
    write(temporary)
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
