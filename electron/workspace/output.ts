import { closeSync, existsSync, openSync, readSync, statSync, writeFileSync } from 'node:fs'
import { dirname, extname } from 'node:path'
import { type ErrorCode, Refusal } from '../../shared/result.ts'
import { writeAtomically } from './files.ts'

/** What the operating system, or SQLite, says, and what it means to a person who wanted a file written. */
const meanings: Record<string, ErrorCode> = {
  ENOSPC: 'file.full',
  EDQUOT: 'file.full',
  SQLITE_FULL: 'file.full',
  EROFS: 'file.forbidden',
  EACCES: 'file.forbidden',
  EPERM: 'file.forbidden',
  EBUSY: 'file.forbidden',
  EISDIR: 'file.isFolder',
  ENAMETOOLONG: 'file.nameTooLong',
}

/** Writes an export to be handed on: all of it or nothing appears under its name. A file that exists is refused unless `replace` is set. */
export function writeOutput(path: string, data: Uint8Array | string, options: { replace?: boolean } = {}): void {
  checkOutput(path, options)
  explainedOutput(path, () => writeAtomically(path, (temporary) => writeFileSync(temporary, data), { shared: true }))
}

/**
 * Refuses a path that an export could not be written to, before any work is done for it: one without the `ending` by which programs know
 * what it holds, too. Devices, workspaces, their backups and what lies beside an open one are never replaced.
 */
export function checkOutput(path: string, { replace = false, ending }: { replace?: boolean; ending?: Ending } = {}): void {
  if (ending !== undefined) checkEnding(path, ending)
  checkFolder(path)
  const found = explainedOutput(path, () => statSync(path, { throwIfNoEntry: false }))
  if (!found) return
  if (found.isDirectory()) throw new Refusal('file.isFolder', { path })
  if (!replace) throw new Refusal('file.exists', { path })
  if (!found.isFile()) throw new Refusal('file.notRegular', { path })
  if (/\.assay(-wal|-shm|\.lock)$/.test(path) || isDatabase(path)) throw new Refusal('file.isWorkspace', { path })
}

/** How the names of what Assay writes end. */
type Ending = '.assay' | '.age' | '.pdf' | '.json'

/** Refuses a name by which nobody, and no program, would know what the file is. */
export function checkEnding(path: string, ending: Ending): void {
  if (extname(path).toLowerCase() !== ending) throw new Refusal('file.ending', { path, ending })
}

/** Refuses a file in a folder that is not there. */
export function checkFolder(path: string): void {
  const folder = dirname(path)
  if (!existsSync(folder)) throw new Refusal('file.folderMissing', { path, folder })
}

/** Whether a file begins as every SQLite database does. */
function isDatabase(path: string): boolean {
  const begin = Buffer.alloc(16)
  const handle = explainedOutput(path, () => openSync(path, 'r'))
  try {
    readSync(handle, begin)
  } finally {
    closeSync(handle)
  }
  return begin.toString('latin1') === 'SQLite format 3\0'
}

/** Runs `write`; what the operating system says about `path` is explained. */
export function explainedOutput<T>(path: string, write: () => T): T {
  try {
    return write()
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? meanings[error.code] : undefined
    throw code ? new Refusal(code, { path }) : error
  }
}
