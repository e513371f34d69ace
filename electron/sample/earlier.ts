import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from '../../shared/schema.ts'

/** What lies in a folder of the sample when it is finished: the head of its workspace, and the hashes of its files. */
const record = z.strictObject({ workspace: z.string(), head: z.string(), files: z.record(z.string(), z.string()) })
type Record = z.infer<typeof record>

const recordName = 'made.json'

/** Writes down what was made in a folder, so that a later run can tell whether somebody changed it. */
export function recordFolder(folder: string, workspace: string, head: string): void {
  const made: Record = { workspace, head, files: Object.fromEntries(hashes(folder, workspace)) }
  writeFileSync(join(folder, recordName), `${JSON.stringify(made, null, 2)}\n`)
}

/** Whether a folder holds what a run made, and nothing else. `head` is that of its workspace now. */
export function isAsMade(folder: string, head: string | undefined): boolean {
  const made = readRecord(folder)
  if (!made || made.head !== head) return false
  const found = new Map(hashes(folder, made.workspace))
  const names = Object.keys(made.files)
  return names.length === found.size && names.every((name) => found.get(name) === made.files[name])
}

/** Gives a folder another name beside it, one that nobody uses; returns the new path. */
export function setAside(folder: string): string {
  for (let count = 1; ; count++) {
    const path = join(dirname(folder), `${basename(folder)}-earlier-${count}`)
    if (existsSync(path)) continue
    renameSync(folder, path)
    return path
  }
}

function readRecord(folder: string): Record | undefined {
  try {
    return record.safeParse(JSON.parse(readFileSync(join(folder, recordName), 'utf8'))).data
  } catch {
    return undefined
  }
}

/** SHA-256 of every file by its path inside the folder, but for the record, the workspace and its backups. Links are not followed. */
function hashes(folder: string, workspace: string): [string, string][] {
  const apart = [recordName, workspace, `${workspace}-backups`]
  const walk = (inside: string): [string, string][] =>
    readdirSync(join(folder, inside), { withFileTypes: true }).flatMap((entry) => {
      const name = inside === '' ? entry.name : `${inside}/${entry.name}`
      if (apart.includes(name)) return []
      if (entry.isDirectory()) return walk(name)
      const content = entry.isFile() ? readFileSync(join(folder, name)) : ''
      return [[name, createHash('sha256').update(content).digest('hex')]]
    })
  return walk('')
}
