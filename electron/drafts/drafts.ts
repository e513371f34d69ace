import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Draft, draft } from '../../shared/drafts.ts'
import { Refusal } from '../../shared/result.ts'
import { z } from '../../shared/schema.ts'
import { syncFolder, writeAtomically } from '../workspace/files.ts'
import { explainedOutput } from '../workspace/output.ts'

/** How many bytes of drafts are kept for one workspace. */
export const draftsLimit = 4_000_000

/** Where drafts of a workspace are kept: a file of its own in the settings folder. */
const draftsPath = (settings: string, workspace: string): string => join(settings, 'drafts', `${workspace}.json`)

/** The drafts of a workspace; what is missing or damaged counts as none. */
export function readDrafts(settings: string, workspace: string): Draft[] {
  const found = z.array(z.unknown()).safeParse(readJson(draftsPath(settings, workspace))).data ?? []
  return found.flatMap((each) => draft.safeParse(each).data ?? [])
}

/** Replaces the drafts of a workspace, all at once; without any, no file stays. Only this user of the machine may read them. */
export function keepDrafts(settings: string, workspace: string, drafts: readonly Draft[]): void {
  const path = draftsPath(settings, workspace)
  const text = JSON.stringify(drafts)
  const size = Buffer.byteLength(text)
  if (size > draftsLimit) throw new Refusal('draft.tooMany', { size, limit: draftsLimit })
  explainedOutput(path, () => {
    if (drafts.length > 0) {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      writeAtomically(path, (temporary) => writeFileSync(temporary, text, { mode: 0o600 }))
    } else if (removed(path)) syncFolder(dirname(path))
  })
}

/** Whether there was a file to remove. */
function removed(path: string): boolean {
  try {
    rmSync(path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
