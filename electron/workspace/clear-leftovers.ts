import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { noteLeftovers } from './leftovers.ts'
import { clearLock } from './lock.ts'
import { hasEnded, processIdentity } from './processes.ts'

/** How that is called which a killed process leaves: files that were not finished, locks, and folders among the system's temporary ones. */
const unfinished = /^\..+\.[0-9a-f]{8}\.tmp$/s
const lock = /\.lock$/
const folder = /^assay-(?:window|sample|reading|merging|sealing)-[0-9A-Za-z]+$/

/**
 * Clears what processes that were killed have left, wherever they worked, and has this one note what it would leave. `settings` is the
 * folder of this machine's settings. A convenience: what cannot be cleared stays.
 */
export function clearLeftovers(settings: string): void {
  const notes = join(settings, 'running')
  for (const name of namesIn(notes)) {
    const [owner, ...paths] = linesOf(join(notes, name))
    const found = processIdentity.safeParse(owner).data
    if (found && !hasEnded(found)) continue
    for (const path of paths) if (typeof path === 'string') quietly(() => clear(path))
    quietly(() => rmSync(join(notes, name)))
  }
  noteLeftovers(notes)
}

/** Removes what is called as leftovers are, and nothing else, whatever a note says. */
function clear(path: string): void {
  const name = basename(path)
  if (unfinished.test(name)) for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(`${path}${ending}`, { force: true })
  else if (lock.test(name)) clearLock(path)
  else if (folder.test(name) && dirname(path) === tmpdir()) rmSync(path, { recursive: true, force: true })
}

function namesIn(path: string): string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

/** The lines of a note, each JSON. The last one was perhaps not written to its end. */
function linesOf(path: string): unknown[] {
  const parse = (line: string): unknown[] => {
    try {
      return [JSON.parse(line)]
    } catch {
      return []
    }
  }
  try {
    return readFileSync(path, 'utf8').split('\n').flatMap(parse)
  } catch {
    return []
  }
}

function quietly(work: () => void): void {
  try {
    work()
  } catch {
    return
  }
}
