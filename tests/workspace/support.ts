import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect } from 'vitest'
import { integer, optional, text } from '../../electron/workspace/columns.ts'
import { connect, sql, type Writer } from '../../electron/workspace/database.ts'
import { record, type Stamp } from '../../electron/workspace/facts.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { translator } from '../../shared/messages/translate.ts'
import { Refusal } from '../../shared/result.ts'
import { mara, noteFact, plain, shelf } from './plain.ts'

export { mara, plain, shelf }

const folders: string[] = []
const releases: (() => void)[] = []

/** Does something before the folders of a test are removed, such as taking a mounted file system away. */
export function beforeRemoval(release: () => void): void {
  releases.push(release)
}

/** A folder for one test; removed after it. */
export function temporaryFolder(within = tmpdir()): string {
  const folder = mkdtempSync(join(within, 'assay-test-'))
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

export const insertShelf = sql('INSERT INTO shelf (id, name) VALUES (:id, :name)', { id: text, name: text })
export const insertBoard = sql('INSERT INTO board (shelf_id, position, wood) VALUES (:shelf, :position, :wood)', {
  shelf: text,
  position: integer,
  wood: optional(text),
})
export const insertLetter = sql('INSERT INTO letter (id, text) VALUES (:id, :text)', { id: text, text })

const currentNotes = sql('SELECT topic, text FROM current_note ORDER BY topic', {}, { topic: text, text: optional(text) })

/** The notes that are current, by their topics. */
export function notes(workspace: Workspace): Record<string, string | null> {
  return Object.fromEntries(workspace.read.all(currentNotes).map(({ topic, text: said }) => [topic, said]))
}

/** The numbers of the notes whose topics are numbers, in order. */
export function noteNumbers(workspace: Workspace): number[] {
  return Object.keys(notes(workspace))
    .map(Number)
    .sort((a, b) => a - b)
}

/** Says something about a topic of the shelf. */
export function note(write: Writer, stamp: Stamp, topic: string, said: string | null, depth: number | null = null): string {
  return record(write, noteFact, stamp, { shelf_id: shelf, topic }, { text: said, depth })
}

/** A new workspace with the plain tables, and one shelf. */
export function plainWorkspace(path: string, clock = tickingClock()): Workspace {
  const workspace = closing(Workspace.create(path, { title: 'Test', profile: mara, clock, format: plain }))
  act(workspace, 'shelf.add', (write) => write.run(insertShelf, { id: shelf, name: 'top' }))
  return workspace
}

/** One action of Mara's. */
export function act(workspace: Workspace, command: string, work: (write: Writer, stamp: Stamp) => void, undoable = true): void {
  workspace.execute({ command, profile: mara, undoable }, (write, stamp) => work(write, stamp))
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

/** Does what somebody with SQLite could do: takes the triggers away, changes rows, and puts the triggers back word for word. */
export function tamper(path: string, ...statements: string[]): void {
  const connection = connect(path)
  const triggers = connection
    .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
    .all()
  connection.pragma('foreign_keys = OFF')
  connection.exec('BEGIN')
  for (const { name } of triggers) connection.exec(`DROP TRIGGER ${name}`)
  for (const statement of statements) connection.exec(statement)
  for (const trigger of triggers) connection.exec(trigger.sql)
  connection.exec('COMMIT')
  connection.close()
}
