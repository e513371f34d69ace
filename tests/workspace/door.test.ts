import { copyFileSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDoor } from '../../electron/workspace/door/door.ts'
import { all, content, copies, file, filled, letter, opened, shelf } from './door-support.ts'
import { plain, tamper, temporaryFolder } from './support.ts'

describe('what comes through the door', () => {
  it('is what a file is, and everything in it, in its order', async () => {
    const workspace = filled()
    const [entries, state, identity] = [workspace.journal({ limit: 100 }).toReversed(), workspace.head(), workspace.identity()]
    workspace.close()
    const door = await opened(workspace.path)
    expect(door.about).toEqual({
      kind: 'workspace',
      workspaceId: workspace.id,
      version: 1,
      title: 'Test',
      createdAt: identity.createdAt,
      head: { entry: state.entry, digest: state.digest, at: state.at },
    })

    const journal = await all(door.entries())
    expect(journal.map(({ entry }) => [entry.number, entry.command, entry.digest])).toEqual(
      entries.map(({ id, command, digest }) => [id, command, digest]),
    )
    const digests = journal.map(({ entry }) => entry.digest)
    expect(journal.map(({ parents }) => parents)).toEqual(digests.map((_, index) => digests.slice(Math.max(0, index - 1), index)))
    expect(journal.map(({ undoes, redoes }) => [undoes, redoes])).toEqual(
      digests.map((_, index) => [index === 5 ? digests[4] : null, null]),
    )
    expect(journal.map(({ sound }) => sound)).toEqual(digests.map(() => true))

    const rows = await all(door.rows())
    expect(rows.map(({ table }) => table)).toEqual([
      'workspace',
      'format_step',
      'actor',
      'actor_details',
      'workspace_title',
      'shelf',
      'shelf',
      'note',
      'letter',
      'note',
    ])
    expect(rows.at(-1)).toMatchObject({ table: 'note', row: null, parts: {}, sound: true })
    expect(rows.find(({ key }) => key === shelf)).toEqual({
      table: 'shelf',
      key: shelf,
      row: { id: shelf, name: 'low', above: null },
      parts: {
        board: [
          { shelf_id: shelf, position: 0, wood: 'oak' },
          { shelf_id: shelf, position: 1, wood: null },
        ],
      },
      salt: expect.any(Uint8Array),
      digest: expect.any(Uint8Array),
      entry: digests[2],
      sound: true,
    })
    const found = rows.find(({ table }) => table === 'note')
    expect(found?.row).toEqual({ ...found?.row, topic: '1', text: 'one', depth: 3, follows: '[]' })
    expect(Object.keys(found?.row ?? {})).not.toContain('place')
    expect(rows.filter(({ sound }) => !sound)).toEqual([])

    const [tombstone, ...more] = await all(door.tombstones())
    expect([tombstone, more]).toEqual([
      {
        id: expect.any(String),
        table: 'note',
        follows: '[]',
        erased: 0,
        digest: expect.any(Uint8Array),
        entry: digests[5],
        sound: true,
      },
      [],
    ])
    const numbers = await all(door.local(['journal_parent', 'not_there', 'note']))
    expect(numbers.slice(0, 2)).toEqual([
      { table: 'journal_parent', row: { entry: 2, parent: 1 } },
      { table: 'journal_parent', row: { entry: 3, parent: 2 } },
    ])
  })

  it('is the content that is asked for, each checked on its way into a file', async () => {
    const door = await opened(file())
    const names = await all(door.contentNames())
    expect(names).toEqual([{ sha256: expect.any(String), size: content.length }])
    const folder = temporaryFolder()
    const written = []
    for await (const each of door.contents(names, folder)) written.push(each)
    expect(written).toEqual(names.map((name) => ({ ...name, path: join(folder, name.sha256) })))
    expect(readFileSync(written[0]?.path ?? '').equals(content)).toBe(true)

    const missing = [{ sha256: '0'.repeat(64), size: 1 }]
    await expect(all(portionsOf(door.contents(missing, folder)))).rejects.toMatchObject({ code: 'content.missing' })
    expect(readdirSync(folder)).toEqual([written[0]?.sha256])
  })

  it('is refused where content was changed', async () => {
    const path = file()
    tamper(path, `UPDATE content_chunk SET data = zeroblob(length(data)) WHERE position = 1`)
    const door = await opened(path)
    const folder = temporaryFolder()
    const damaged = all(portionsOf(door.contents(await all(door.contentNames()), folder)))
    await expect(damaged).rejects.toMatchObject({ code: 'content.damaged' })
    expect(readdirSync(folder)).toEqual([])
  })

  it('says of each row, tombstone and entry whether it is what was recorded', async () => {
    const path = file()
    tamper(
      path,
      `UPDATE note SET text = 'three'`,
      `UPDATE board SET wood = 'ash' WHERE position = 1`,
      `DELETE FROM proof WHERE row_key = '${letter}'`,
      `UPDATE tombstone SET erased = 1`,
      `UPDATE journal_entry SET why = 'because' WHERE number = 2`,
      `UPDATE journal_entry SET command = 'other' WHERE number = 3`,
    )
    const door = await opened(path)
    const rows = await all(door.rows())
    expect(
      rows.filter(({ sound }) => !sound).map(({ table, key, digest }) => [table, table === 'note' ? '' : key, digest]),
    ).toEqual([
      ['shelf', shelf, expect.any(Uint8Array)],
      ['note', '', expect.any(Uint8Array)],
      ['letter', letter, null],
    ])
    expect((await all(door.tombstones())).map(({ sound, erased }) => [sound, erased])).toEqual([[false, 1]])
    // The last one brought the letter, whose proof is gone.
    expect((await all(door.entries())).filter(({ sound }) => !sound).map(({ entry }) => entry.number)).toEqual([2, 3, 7])
  })

  it('can be read again from the beginning, and in part, and by several readers at once', async () => {
    const door = await opened(file())
    for await (const portion of door.rows()) {
      expect(portion.length).toBeGreaterThan(0)
      break
    }
    const read = await Promise.all([all(door.rows()), all(door.entries()), all(door.rows())])
    expect(read.map(({ length }) => length)).toEqual([10, 7, 10])
  })

  it('is a copy, from which the file is taken where it may be opened, and which goes with the door', async () => {
    const path = file()
    const before = copies()
    const door = await openDoor(path, { format: plain })
    expect(copies().length).toBe(before.length + 1)
    expect(statSync(join(door.copy, '..')).mode & 0o777).toBe(0o700)
    expect(readFileSync(door.copy).equals(readFileSync(path))).toBe(true)
    await door.close()
    expect(copies()).toEqual(before)
    await expect(all(door.rows())).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('leaves the file and what is beside it as they are, and holds what a log beside it held', async () => {
    const workspace = filled()
    const path = join(temporaryFolder(), 'b.assay')
    for (const ending of ['', '-wal']) copyFileSync(`${workspace.path}${ending}`, `${path}${ending}`)
    const before = ['', '-wal'].map((ending) => readFileSync(`${path}${ending}`))
    expect((before[1]?.length ?? 0) > 0).toBe(true)
    const door = await opened(path)
    expect(door.about.head.entry).toBe(7)
    expect((await all(door.rows())).length).toBe(10)
    expect(['', '-wal'].map((ending, index) => readFileSync(`${path}${ending}`).equals(before[index] ?? Buffer.of()))).toEqual([
      true,
      true,
    ])
    expect(readdirSync(join(path, '..')).sort()).toEqual(['b.assay', 'b.assay-wal'])

    rmSync(`${path}-wal`)
    // Without it there is what was in the file before, though that says of itself that it has a log.
    expect((await opened(path)).about.head.entry).toBe(1)
  })
})

/** What comes one by one, as portions of one. */
async function* portionsOf<T>(each: AsyncIterable<T>): AsyncGenerator<T[]> {
  for await (const one of each) yield [one]
}
