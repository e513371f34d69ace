import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readFileSync, renameSync, rmSync, unlinkSync } from 'node:fs'
import { Refusal } from '../../shared/result.ts'
import { z } from '../../shared/schema.ts'
import { explain } from './errors.ts'
import { writeAll } from './files.ts'
import { noteLeftover } from './leftovers.ts'
import { hasEnded, processIdentity, thisProcess } from './processes.ts'

/** Who has a workspace open. */
const holder = processIdentity.extend({ since: z.string(), token: z.string() })
type Holder = z.infer<typeof holder>

export function lockPath(path: string): string {
  return `${path}.lock`
}

/**
 * Takes the lock of a workspace file: a small file beside it, created exclusively. The lock of a process that has died on
 * this machine is taken over. Throws `workspace.locked` while somebody else holds it. Returns the function that gives it back.
 */
export function takeLock(path: string, now: Date): () => void {
  const file = lockPath(path)
  const mine: Holder = { ...thisProcess(), since: now.toISOString(), token: randomUUID() }
  for (let attempt = 0; attempt < 10; attempt++) {
    try {
      createExclusively(file, JSON.stringify(mine))
      noteLeftover(file)
      return () => giveBack(file, mine.token)
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw explain(error, path)
    }
    const other = readHolder(file)
    if (other === 'gone') continue
    if (other !== 'unreadable' && !hasEnded(other))
      throw new Refusal('workspace.locked', { path, host: other.host, pid: other.pid, since: other.since, lock: file })
    if (other === 'unreadable') throw new Refusal('workspace.lockUnreadable', { path, lock: file })
    discard(file, other.token)
  }
  throw new Refusal('workspace.lockUnreadable', { path, lock: file })
}

/** Whether a living process has a workspace file open to write. */
export function isHeld(path: string): boolean {
  const holder = readHolder(lockPath(path))
  return holder !== 'gone' && (holder === 'unreadable' || !hasEnded(holder))
}

/** Creates a file that must not exist yet. Where there is no room for its text, no empty file stays behind. */
function createExclusively(file: string, text: string): void {
  const handle = openSync(file, 'wx', 0o600)
  try {
    writeAll(handle, Buffer.from(text))
  } catch (error) {
    unlinkSync(file)
    throw error
  } finally {
    closeSync(handle)
  }
}

function readHolder(file: string): Holder | 'gone' | 'unreadable' {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    return isCode(error, 'ENOENT') ? 'gone' : 'unreadable'
  }
  try {
    return holder.parse(JSON.parse(text))
  } catch {
    return 'unreadable'
  }
}

/** Removes the lock of a process that has ended, and no other. */
export function clearLock(file: string): void {
  const other = readHolder(file)
  if (other !== 'gone' && other !== 'unreadable' && hasEnded(other)) discard(file, other.token)
}

/** Removes a dead lock. It is moved away first and looked at again, because somebody else may have taken it over in the meantime. */
function discard(file: string, token: string): void {
  const aside = `${file}.${randomUUID().slice(0, 8)}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return
    throw error
  }
  const found = readHolder(aside)
  if (found !== 'gone' && found !== 'unreadable' && found.token !== token) renameSync(aside, file)
  else rmSync(aside, { force: true })
}

function giveBack(file: string, token: string): void {
  const found = readHolder(file)
  if (found !== 'gone' && found !== 'unreadable' && found.token === token) unlinkSync(file)
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
