import { existsSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type ErrorCode, Refusal } from '../../shared/result.ts'
import { writeAtomically } from './files.ts'

/** What the operating system says, and what it means to a person who wanted a file written. */
const meanings: Record<string, ErrorCode> = {
  ENOSPC: 'file.full',
  EDQUOT: 'file.full',
  EROFS: 'file.forbidden',
  EACCES: 'file.forbidden',
  EPERM: 'file.forbidden',
  EBUSY: 'file.forbidden',
  EISDIR: 'file.isFolder',
  ENAMETOOLONG: 'file.nameTooLong',
}

/** Writes an export: all of it or nothing appears under its name. A file that exists is refused unless `replace` is set. */
export function writeOutput(path: string, data: Uint8Array | string, options: { replace?: boolean } = {}): void {
  checkOutput(path, options)
  explainedOutput(path, () => writeAtomically(path, (temporary) => writeFileSync(temporary, data)))
}

/** Refuses a path that an export could not be written to, before any work is done for it. */
export function checkOutput(path: string, { replace = false }: { replace?: boolean } = {}): void {
  const folder = dirname(path)
  if (!existsSync(folder)) throw new Refusal('file.folderMissing', { path, folder })
  if (!existsSync(path)) return
  if (statSync(path).isDirectory()) throw new Refusal('file.isFolder', { path })
  if (!replace) throw new Refusal('file.exists', { path })
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
