import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Refusal } from '../../shared/result.ts'

/**
 * Writes a file so that it appears whole or not at all: to a temporary name in its folder, synced, renamed, the folder synced.
 * When `fill` throws, nothing is left behind. Refuses a target that cannot be written, with what to do.
 */
export async function replaceFile<Value>(
  target: string,
  fill: (write: (chunk: Uint8Array) => void) => Promise<Value>,
): Promise<Value> {
  const path = resolve(target)
  const folder = dirname(path)
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
  attempt(path, () => checkTarget(path, folder))
  const file = attempt(path, () => openSync(temporary, 'wx', 0o666))
  let open = true
  let failure: unknown
  try {
    const value = await fill((chunk) => {
      if (failure) return
      try {
        for (let from = 0; from < chunk.length; ) from += writeSync(file, chunk, from)
      } catch (error) {
        failure = error
      }
    })
    attempt(path, () => {
      if (failure) throw failure
      fsyncSync(file)
      closeSync(file)
      open = false
      renameSync(temporary, path)
      syncFolder(folder)
    })
    return value
  } catch (error) {
    if (open) closeSync(file)
    rmSync(temporary, { force: true })
    throw error
  }
}

function checkTarget(path: string, folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (!found?.isDirectory()) throw new Refusal('reports.target.folder', { folder, file: basename(path) })
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Refusal('reports.target.directory', { file: path })
}

/** Windows has no way to sync a folder; it needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function attempt<Value>(path: string, action: () => Value): Value {
  try {
    return action()
  } catch (error) {
    throw refusalOf(error, path)
  }
}

function refusalOf(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof Refusal) return error
  const folder = dirname(path)
  const file = basename(path)
  const code = 'code' in error ? error.code : undefined
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return new Refusal('reports.target.denied', { folder, file })
  if (code === 'EBUSY') return new Refusal('reports.target.busy', { folder, file })
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Refusal('reports.target.full', { folder, file })
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Refusal('reports.target.folder', { folder, file })
  return new Refusal('reports.target.failed', { folder, file, reason: error.message })
}
