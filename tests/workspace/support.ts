import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect } from 'vitest'
import { sql, type Writer } from '../../electron/workspace/database.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { translator } from '../../shared/messages/translate.ts'
import { Refusal } from '../../shared/result.ts'
import { mara, plain } from './plain.ts'

export { mara, plain }

const folders: string[] = []
const releases: (() => void)[] = []

/** Does something before the folders of a test are removed, such as taking a mounted file system away. */
export function beforeRemoval(release: () => void): void {
  releases.push(release)
}

/** A folder for one test; removed after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-test-'))
  folders.push(folder)
  return folder
}

const open: Workspace[] = []

afterEach(() => {
  for (const workspace of open.splice(0)) if (workspace.isOpen) workspace.close()
  for (const release of releases.splice(0)) release()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Closes a workspace when the test ends, if the test has not. */
export function closing(workspace: Workspace): Workspace {
  open.push(workspace)
  return workspace
}

/** A clock that shows one second more each time. */
export function tickingClock(): () => Date {
  let ticks = 0
  return () => new Date(Date.UTC(2026, 0, 1, 12, 0, ticks++))
}

export const insertShelf = sql<never, { id: string; name: string }>('INSERT INTO shelf (id, name) VALUES (:id, :name)')
export const insertNote = sql<never, { id: number; text: string }>('INSERT INTO note (id, text) VALUES (:id, :text)')
export const updateNote = sql<never, { id: number; text: string }>('UPDATE note SET text = :text WHERE id = :id')
export const deleteNote = sql<never, { id: number }>('DELETE FROM note WHERE id = :id')
export const insertReceipt = sql<never, { id: number; text: string }>('INSERT INTO receipt (id, text) VALUES (:id, :text)')
export const notes = sql<{ id: number; text: string }>('SELECT id, text FROM note ORDER BY id')

/** A new workspace with the plain tables. */
export function plainWorkspace(path: string, clock = tickingClock()): Workspace {
  return closing(Workspace.create(path, { title: 'Test', profile: mara, clock, migrations: plain }))
}

/** One action of Mara's. */
export function act(workspace: Workspace, command: string, work: (write: Writer) => void, undoable = true): void {
  workspace.execute({ command, profile: mara, undoable }, (write) => work(write))
}

/** The refusal that `work` throws; any other error is thrown on. Its message must find every fact that it names. */
export function refusalOf(work: () => unknown): Refusal {
  try {
    work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    expect(translator('en')(`error.${error.code}`, error.details)).not.toBe('')
    return error
  }
  throw new Error('Nothing was refused')
}
