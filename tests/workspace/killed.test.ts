import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { beforeAll, describe, expect, it } from 'vitest'
import { backupFolder, listBackups, selectContents } from '../../electron/workspace/backup-folder.ts'
import { storeBytes } from '../../electron/workspace/content.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { builtPrograms } from './programs.ts'
import { act, insertLetter, mara, note, notes, plain, plainWorkspace, temporaryFolder } from './support.ts'

let programs: Awaited<ReturnType<typeof builtPrograms>>
beforeAll(async () => {
  programs = await builtPrograms()
})

/** Runs a child until it has said as many lines as `wanted`, kills it `delay` milliseconds later, and returns all that it said. */
async function kill(name: keyof typeof programs, args: string[], wanted: number, delay: number): Promise<string[]> {
  const child = spawn(process.execPath, [programs[name], ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said: string[] = []
  createInterface(child.stdout).on('line', (line) => {
    if (said.push(line) === wanted) setTimeout(() => child.kill('SIGKILL'), delay)
  })
  const [, signal] = await once(child, 'close')
  expect(signal).toBe('SIGKILL')
  return said
}

/** What the notes say after the entries of a journal, as two stacks tell it: one text for all topics, or nothing. */
function expected(workspace: Workspace): string | undefined {
  const past: (string | undefined)[] = []
  const future: (string | undefined)[] = []
  let now: string | undefined
  for (const { kind, command, why } of workspace.journal({ limit: 10_000 }).toReversed()) {
    if (['workspace.new', 'shelf.add', 'letter.send'].includes(command)) continue
    const [from, to] = kind === 'undo' ? [past, future] : [future, past]
    if (kind === 'act') {
      past.push(now)
      future.length = 0
      now = why
    } else {
      to.push(now)
      now = from.pop()
    }
  }
  return now
}

describe('a process that is killed', () => {
  it('while it takes back and does again leaves the file as before or after, 40 times over', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'a.assay')
    const first = plainWorkspace(path)
    // What came before it cannot be taken back.
    act(first, 'letter.send', (write) => write.run(insertLetter, { id: 'letter', text: 'came' }))
    let least = first.head().entry
    first.close()
    for (let round = 0; round < 40; round++) {
      const said = await kill('undoer', [path, String(round + 1)], 1 + (round % 7), (round * 7) % 11)
      const acknowledged = Number(said.at(-1)?.slice(4))
      const workspace = Workspace.open(path, { format: plain })
      const { entry } = workspace.head()
      expect(acknowledged).toBeGreaterThan(least)
      // What was done as it was killed is there whole, or is not.
      expect([0, 1]).toContain(entry - acknowledged)
      least = entry
      const text = expected(workspace)
      const topics = text === undefined ? [] : Array.from({ length: 30 }, (_, topic) => [String(topic), text])
      expect(notes(workspace)).toEqual(Object.fromEntries(topics))
      expect((await workspace.verify()).flatMap(({ problems }) => problems)).toEqual([])
      workspace.close()
    }
  })

  it('while it erases has erased nothing, or all once the file was opened again: in the file and in its backups', async () => {
    const secret = 'Zaphod-4711'
    const outcomes = { kept: 0, erased: 0 }
    for (let round = 0; round < 30; round++) {
      const folder = temporaryFolder()
      const path = join(folder, 'a.assay')
      const before = plainWorkspace(path)
      act(before, 'note.add', (write, stamp) => {
        note(write, stamp, 'open', 'said')
        for (let part = 0; part < 20; part++) note(write, stamp, 'secret', `${secret} `.repeat(500))
      })
      await before.backup()
      before.close()
      await kill('eraser', [path], 1, (round * 3) % 40)
      const workspace = Workspace.open(path, { format: plain })
      const erased = workspace.journal()[0]?.kind === 'erase'
      expect(Object.keys(notes(workspace))).toEqual(erased ? ['open'] : ['open', 'secret'])
      expect((await workspace.verify()).flatMap(({ problems }) => problems)).toEqual([])
      workspace.close()
      outcomes[erased ? 'erased' : 'kept']++
      if (erased) expect(filesWith(folder, secret)).toEqual([])
      else expect(listBackups(path, workspace.id, plain)).toHaveLength(1)
    }
    expect(outcomes.kept + outcomes.erased).toBe(30)
  })

  it.each([
    ['before it came to the backups', true],
    ['before it came to the evidence of the backups', false],
  ])('once it has erased, %s, leaves that to whoever opens the file next to write', async (_when, withBackups) => {
    const path = join(temporaryFolder(), 'a.assay')
    const aside = join(temporaryFolder(), 'aside')
    const workspace = plainWorkspace(path)
    act(workspace, 'note.add', (write, stamp) => {
      note(write, stamp, 'secret', 'Zaphod')
      storeBytes(write, Buffer.from('a picture of Zaphod'))
    })
    await workspace.backup()
    const folder = backupFolder(path)
    cpSync(folder, aside, { recursive: true })
    const [secret] = workspace.changes(workspace.head().entry).filter(({ table }) => table === 'note')
    const [content] = workspace.read.all(selectContents)
    const erased = { rows: [{ table: 'note', key: secret?.key ?? '' }], contents: [content?.sha256 ?? ''] }
    await workspace.erase(mara, 'note.erase', 'Asked for', erased)
    workspace.close()
    expect(filesWith(join(path, '..'), 'Zaphod')).toEqual([])

    rmSync(folder, { recursive: true })
    cpSync(aside, folder, { recursive: true })
    for (const { path: backup } of withBackups ? [] : listBackups(path, workspace.id, plain)) rmSync(backup)
    expect(filesWith(folder, 'Zaphod')).toHaveLength(withBackups ? 2 : 1)
    Workspace.openToRead(path, { format: plain }).close()
    expect(filesWith(folder, 'Zaphod')).toHaveLength(withBackups ? 2 : 1)
    const again = Workspace.open(path, { format: plain })
    expect(filesWith(folder, 'Zaphod')).toEqual([])
    const taken = await again.backup()
    again.close()
    Workspace.open(path, { format: plain }).close()
    expect(listBackups(path, workspace.id, plain).map((backup) => backup.path)).toEqual([taken.path])
  })
})

/** Every file under a folder that holds a text. */
function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => readFileSync(path).includes(text))
}
