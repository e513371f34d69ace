import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { integer } from '../../electron/workspace/columns.ts'
import { connect, Reader, sql } from '../../electron/workspace/database.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import {
  act,
  beforeRemoval,
  closing,
  mara,
  note,
  noteNumbers,
  notes,
  plain,
  plainWorkspace,
  refusalOf,
  temporaryFolder,
} from './support.ts'

const toRead = (path: string) => closing(Workspace.openToRead(path, { format: plain }))

/** A closed workspace with one note, of a time long ago. */
function file(): string {
  const path = join(temporaryFolder(), 'a.assay')
  const workspace = plainWorkspace(path)
  act(workspace, 'note.add', (write, stamp) => note(write, stamp, '1', 'one'))
  workspace.close()
  utimesSync(path, new Date('2020-01-01T00:00:00Z'), new Date('2020-01-01T00:00:00Z'))
  return path
}

/** All that looking could change: the bytes of a file and its times, and what lies beside it. */
function traces(path: string) {
  const { mtimeMs, ctimeMs, size, ino } = statSync(path)
  return { bytes: readFileSync(path).toString('base64'), mtimeMs, ctimeMs, size, ino, beside: readdirSync(join(path, '..')) }
}

/** Looks at everything that can be looked at. */
async function look(workspace: Workspace): Promise<void> {
  expect(noteNumbers(workspace)).toEqual([1])
  expect(workspace.journal()).toHaveLength(3)
  expect(workspace.changes(3)).toHaveLength(1)
  expect(workspace.state().root).toMatch(/^[0-9a-f]{64}$/)
  expect((await workspace.verify()).flatMap(({ problems }) => problems)).toEqual([])
  expect(workspace.undoState()).toEqual({ whyNoUndo: 'undo.nothing', whyNoRedo: 'redo.nothing' })
}

describe('looking at a workspace', () => {
  it('changes no byte, no time and nothing beside the file', async () => {
    const path = file()
    const before = traces(path)
    const workspace = toRead(path)
    expect(workspace).toMatchObject({ access: 'read', recovered: false })
    await look(workspace)
    expect(traces(path)).toEqual(before)
    workspace.close()
    expect(traces(path)).toEqual(before)
  })

  it('needs no right to write, to the file or to its folder', async () => {
    const path = file()
    const folder = join(path, '..')
    chmodSync(path, 0o444)
    chmodSync(folder, 0o555)
    beforeRemoval(() => chmodSync(folder, 0o755))
    const before = traces(path)
    const workspace = toRead(path)
    await look(workspace)
    workspace.close()
    expect(traces(path)).toEqual(before)
  })

  it('refuses whatever would write, and says so', async () => {
    const path = file()
    const workspace = toRead(path)
    for (const action of [
      () => act(workspace, 'note.add', (write, stamp) => note(write, stamp, '2', 'two')),
      () => workspace.undo(mara),
      () => workspace.rebuildSearch(),
    ])
      expect(refusalOf(action)).toMatchObject({ code: 'workspace.openToRead', details: { path } })
    await expect(workspace.erase(mara, 'note.erase', 'asked for', { rows: [], contents: [] })).rejects.toMatchObject({
      code: 'workspace.openToRead',
    })
  })

  it('can copy the file, and back it up', async () => {
    const path = file()
    const workspace = toRead(path)
    workspace.saveCopy(join(path, '..', 'b.assay'))
    expect(noteNumbers(toRead(join(path, '..', 'b.assay')))).toEqual([1])
  })

  it('puts what a crash has left beside the file together in a copy of its own, and says so', async () => {
    const path = file()
    const writing = closing(Workspace.open(path, { format: plain }))
    act(writing, 'note.add', (write, stamp) => note(write, stamp, '2', 'two'))
    const folder = join(temporaryFolder(), 'crashed')
    mkdirSync(folder)
    for (const name of ['a.assay', 'a.assay-wal']) cpSync(join(path, '..', name), join(folder, name))
    const left = join(folder, 'a.assay')
    const before = traces(left)
    const workspace = toRead(left)
    expect(workspace.recovered).toBe(true)
    expect(noteNumbers(workspace)).toEqual([1, 2])
    workspace.close()
    expect(traces(left)).toEqual(before)
  })

  it('is never disturbed by somebody who opens, writes and closes the file meanwhile, and does not take that for a crash', async () => {
    const path = file()
    const opener = spawn(process.execPath, [join(import.meta.dirname, 'children/opener.ts'), path], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    await once(opener.stdout, 'data')
    opener.stdout.resume()
    let least = 0
    for (let look = 0; look < 200; look++) {
      const workspace = toRead(path)
      const { entry } = workspace.head()
      expect(entry).toBeGreaterThanOrEqual(least)
      least = entry
      expect(Object.keys(notes(workspace))).toContain('1')
      expect(workspace.recovered).toBe(false)
      workspace.close()
    }
    opener.stdin.end()
    expect(await once(opener, 'exit')).toEqual([0, null])
  })

  it('sees what is recorded while somebody writes, here and in other processes, and holds nobody up', async () => {
    const path = file()
    const writing = closing(Workspace.open(path, { format: plain }))
    const first = toRead(path)
    act(writing, 'note.add', (write, stamp) => note(write, stamp, '2', 'two'))
    expect(noteNumbers(first)).toEqual([1, 2])
    expect(noteNumbers(toRead(path))).toEqual([1, 2])
    const script = `
      import { Workspace } from '${join(import.meta.dirname, '../../electron/workspace/workspace.ts')}'
      import { plain } from '${join(import.meta.dirname, 'plain.ts')}'
      const workspace = Workspace.openToRead(process.argv[1], { format: plain })
      process.stdout.write(String(workspace.head().entry))
      workspace.close()`
    const reader = spawn(process.execPath, ['--input-type=module', '-e', script, path], { stdio: ['ignore', 'pipe', 'inherit'] })
    let seen = ''
    reader.stdout.on('data', (chunk) => {
      seen += chunk
    })
    await once(reader, 'close')
    expect(seen).toBe('4')
    writing.close()
    expect(noteNumbers(first)).toEqual([1, 2])
  })
})

const countOfNotes = sql('SELECT count(*) AS count FROM note', {}, { count: integer })

describe('reading several things at once', () => {
  it('shows them as they are at one moment, whatever is written meanwhile', () => {
    const path = join(temporaryFolder(), 'a.assay')
    const workspace = closing(plainWorkspace(path))
    const connection = connect(path, { readonly: true })
    const read = new Reader(connection)
    const count = () => read.get(countOfNotes)?.count
    const add = (topic: string) => act(workspace, 'note.add', (write, stamp) => note(write, stamp, topic, topic))
    add('1')
    const seen = read.atOnce(() => {
      const before = count()
      add('2')
      return [before, read.atOnce(count), count()]
    })
    expect(seen).toEqual([1, 1, 1])
    expect(count()).toBe(2)
    const failing = () => {
      add('3')
      throw new Error('Stop')
    }
    expect(() => read.atOnce(failing)).toThrow('Stop')
    expect(count()).toBe(3)
    connection.close()
  })
})
