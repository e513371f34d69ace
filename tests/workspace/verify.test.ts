import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { storeBytes } from '../../electron/workspace/content.ts'
import { connect } from '../../electron/workspace/database.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { translator } from '../../shared/messages/translate.ts'
import { act, closing, deleteNote, insertNote, mara, plain, plainWorkspace, temporaryFolder, updateNote } from './support.ts'

const translate = translator('en')

/** A closed workspace with a little history. */
function history(): string {
  const path = join(temporaryFolder(), 'a.assay')
  const workspace = plainWorkspace(path)
  act(workspace, 'add', (write) => {
    for (const id of [1, 2, 3]) write.run(insertNote, { id, text: `note ${id}` })
    storeBytes(write, Buffer.from('evidence'))
  })
  act(workspace, 'edit', (write) => write.run(updateNote, { id: 1, text: 'edited' }))
  act(workspace, 'delete', (write) => write.run(deleteNote, { id: 3 }))
  workspace.undo(mara)
  workspace.close()
  return path
}

/** Changes a file as a program other than Assay would, with the guards taken away and put back. */
function tamper(path: string, text: string): void {
  const connection = connect(path)
  const triggers = connection
    .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
    .all()
  connection.pragma('foreign_keys = OFF')
  for (const { name } of triggers) connection.exec(`DROP TRIGGER ${name}`)
  connection.exec(text)
  for (const { sql } of triggers) connection.exec(sql)
  connection.close()
}

async function problemsOf(path: string): Promise<string[]> {
  const workspace = closing(Workspace.open(path, { migrations: plain }))
  const checks = await workspace.verify()
  for (const { name, problems } of checks) {
    expect(translate(`workspace.check.${name}`)).not.toBe('')
    for (const { key, values } of problems) expect(translate(key, values)).not.toBe('')
  }
  return checks.flatMap((check) =>
    check.problems.map(({ key, values }) => `${key.slice('workspace.problem.'.length)} ${JSON.stringify(values)}`),
  )
}

describe('verifying a workspace', () => {
  it('finds nothing wrong where nothing is, and says how much it looked at', async () => {
    const workspace = closing(Workspace.open(history(), { migrations: plain }))
    const checks = await workspace.verify()
    expect(checks.map(({ name, problems }) => [name, problems])).toEqual([
      ['pages', []],
      ['references', []],
      ['chain', []],
      ['images', []],
      ['rows', []],
      ['content', []],
      ['search', []],
    ])
    expect(Object.fromEntries(checks.map(({ name, examined }) => [name, examined]))).toMatchObject({
      chain: 5,
      images: 7,
      rows: 4,
      content: 1,
    })
  })

  it.each([
    ['a row changed', `UPDATE note SET text = 'forged' WHERE id = 2`, ['changedRow {"table":"note","key":"[2]"}']],
    ['a row added', `INSERT INTO note (id, text) VALUES (9, 'forged')`, ['unknownRow {"table":"note","key":"[9]"}']],
    ['a row removed', 'DELETE FROM note WHERE id = 2', ['missingRow {"table":"note","key":"[2]"}']],
    ['another title', `UPDATE workspace SET title = 'forged'`, ['changedRow {"table":"workspace","key":"[1]"}']],
    [
      'an image changed',
      `UPDATE journal_image SET after = '{}' WHERE entry = 3`,
      ['image {"entry":3,"table":"note","key":"[1]"}'],
    ],
    ['evidence changed', `UPDATE content_chunk SET data = x'00'`, ['content']],
    ['evidence cut', 'DELETE FROM content_chunk', ['content']],
    [
      'a reference broken',
      `UPDATE note SET shelf = 'gone' WHERE id = 2`,
      ['reference {"table":"note","parent":"shelf","count":1}', 'changedRow'],
    ],
  ])('finds what was done behind its back: %s', async (_name, text, expected) => {
    const path = history()
    tamper(path, text)
    const problems = await problemsOf(path)
    expect(problems).toHaveLength(expected.length)
    for (const [index, problem] of expected.entries()) expect(problems[index]).toContain(problem)
  })

  it.each([
    ['at', `'2025-01-01T00:00:00.000Z'`],
    ['name', `'x'`],
    ['role', `'x'`],
    ['organisation', `'x'`],
    ['command', `'x'`],
    ['why', `'x'`],
    ['undoable', '0'],
    ['undoes', '1'],
    ['redoes', '1'],
  ])('finds every field of an entry changed: %s', async (column, value) => {
    const path = history()
    tamper(path, `UPDATE journal_entry SET ${column} = ${value} WHERE id = 3`)
    expect(await problemsOf(path)).toEqual(['entry {"entry":3}'])
  })

  it('finds every field of a change changed', async () => {
    for (const change of [`operation = 'update'`, `row_key = '[7]'`, `table_name = 'draft'`, 'position = 9']) {
      const path = history()
      tamper(path, `UPDATE journal_change SET ${change} WHERE entry = 2 AND position = 2`)
      expect(await problemsOf(path)).toContain('entry {"entry":2}')
    }
  })

  it('finds a row changed together with its digest, because the digest is in the chain', async () => {
    const path = history()
    tamper(
      path,
      `UPDATE note SET text = 'forged' WHERE id = 2;
       UPDATE journal_change SET digest = zeroblob(32) WHERE table_name = 'note' AND row_key = '[2]'`,
    )
    expect(await problemsOf(path)).toContain('entry {"entry":2}')
  })

  it('finds an entry taken out of the chain', async () => {
    const path = history()
    tamper(
      path,
      'DELETE FROM journal_change WHERE entry = 3; DELETE FROM journal_image WHERE entry = 3; DELETE FROM journal_entry WHERE id = 3',
    )
    const problems = await problemsOf(path)
    expect(problems.slice(0, 2)).toEqual(['gap {"entry":3}', 'link {"entry":4}'])
  })

  it('finds nothing wrong after the images were pruned: they lie outside the chain', async () => {
    const path = history()
    tamper(path, 'DELETE FROM journal_image')
    expect(await problemsOf(path)).toEqual([])
  })

  it('can be cancelled, and lets other work run in between', async () => {
    const path = history()
    const workspace = closing(Workspace.open(path, { migrations: plain }))
    const controller = new AbortController()
    await expect(workspace.verify({ signal: controller.signal, progress: () => controller.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    })
    const pending = workspace.verify()
    act(workspace, 'add', (write) => write.run(insertNote, { id: 4, text: 'meanwhile' }))
    expect((await pending).flatMap((check) => check.problems)).toEqual([])
  })
})
