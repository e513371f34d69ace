import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect } from 'vitest'
import { storeBytes } from '../../electron/workspace/content.ts'
import { type Door, type DoorOptions, openDoor } from '../../electron/workspace/door/door.ts'
import type { FileKind } from '../../electron/workspace/door/protocol.ts'
import { translator } from '../../shared/messages/translate.ts'
import { Refusal } from '../../shared/result.ts'
import { act, insertBoard, insertLetter, insertShelf, mara, note, plain, plainWorkspace, temporaryFolder } from './support.ts'

// Temporary folders of its own, so that nobody else's are counted.
const house = mkdtempSync(join(tmpdir(), 'assay-doors-'))
for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = house
afterAll(() => rmSync(house, { recursive: true, force: true }))

export const content = Buffer.alloc(3_000_000, 'evidence')
export const letter = '00000000-0000-4000-8000-000000000009'
export const shelf = '00000000-0000-4000-8000-000000000002'

/** A workspace with two shelves, boards, two notes of which one was undone, a letter and a content. */
export function filled(path = join(temporaryFolder(), 'a.assay'), stored = content) {
  const workspace = plainWorkspace(path)
  act(workspace, 'shelf.add', (write) => {
    write.run(insertShelf, { id: shelf, name: 'low' })
    for (const [position, wood] of ['oak', null].entries()) write.run(insertBoard, { shelf, position, wood })
  })
  act(workspace, 'note.add', (write, stamp) => note(write, stamp, '1', 'one', 3))
  act(workspace, 'note.add', (write, stamp) => note(write, stamp, '2', 'two'))
  workspace.undo(mara)
  act(workspace, 'letter.add', (write) => {
    write.run(insertLetter, { id: letter, text: 'Dear all' })
    storeBytes(write, stored)
  })
  return workspace
}

/** A closed one. */
export function file(path?: string, stored = content): string {
  const workspace = filled(path, stored)
  workspace.close()
  return workspace.path
}

const doors: Door[] = []
afterEach(async () => {
  for (const door of doors.splice(0)) await door.close()
})

/** Opens a door that is closed when the test ends. */
export async function opened(path: string, options: Partial<DoorOptions> & { kind?: FileKind } = {}): Promise<Door> {
  const door = await openDoor(path, { format: plain, ...options })
  doors.push(door)
  return door
}

/** With what a file is refused; its message finds every fact that it names. */
export async function refusal(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refusal)) throw error ?? new Error('Nothing was refused')
  expect(translator('en')(`error.${error.code}`, error.details)).not.toBe('')
  return error
}

/** The code with which a file is refused. */
export const refusedWith = async (path: string, options?: Parameters<typeof opened>[1]) =>
  (await refusal(opened(path, options))).code

/** Everything that comes in portions. */
export async function all<T>(portions: AsyncIterable<T[]>): Promise<T[]> {
  const found: T[] = []
  for await (const portion of portions) found.push(...portion)
  return found
}

/** The private copies that there are. */
export const copies = () => readdirSync(tmpdir()).filter((name) => name.startsWith('assay-reading-'))
