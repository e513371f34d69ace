import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readFileSync, renameSync, rmSync, unlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { Refusal } from '../../shared/result.ts'
import { z } from '../../shared/schema.ts'
import { explain } from './errors.ts'
import { writeAll } from './files.ts'

/** Who has a workspace open. `process` tells a process from a later one with the same number, where the system lets us know. */
const holder = z.object({ pid: z.int().positive(), host: z.string(), since: z.string(), process: z.string(), token: z.string() })
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
  const mine: Holder = {
    pid: process.pid,
    host: hostname(),
    since: now.toISOString(),
    process: identityOf(process.pid),
    token: randomUUID(),
  }
  for (let attempt = 0; attempt < 10; attempt++) {
    try {
      createExclusively(file, JSON.stringify(mine))
      return () => giveBack(file, mine.token)
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw explain(error, path)
    }
    const other = readHolder(file)
    if (other === 'gone') continue
    if (other !== 'unreadable' && !isDead(other))
      throw new Refusal('workspace.locked', { path, host: other.host, pid: other.pid, since: other.since, lock: file })
    if (other === 'unreadable') throw new Refusal('workspace.lockUnreadable', { path, lock: file })
    discard(file, other.token)
  }
  throw new Refusal('workspace.lockUnreadable', { path, lock: file })
}

/** Creates a file that must not exist yet. Where there is no room for its text, no empty file stays behind. */
function createExclusively(file: string, text: string): void {
  const handle = openSync(file, 'wx')
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

function isDead(other: Holder): boolean {
  if (other.host !== hostname()) return false
  try {
    process.kill(other.pid, 0)
  } catch (error) {
    return isCode(error, 'ESRCH')
  }
  return other.process !== '' && other.process !== identityOf(other.pid)
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

/** On Linux the boot and the start of the process; elsewhere nothing. */
function identityOf(pid: number): string {
  if (process.platform !== 'linux') return ''
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${started}`
  } catch {
    return ''
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
