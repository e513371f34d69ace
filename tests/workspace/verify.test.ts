import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { text } from '../../electron/workspace/columns.ts'
import { connect, sql } from '../../electron/workspace/database.ts'
import { tombstoneDigest } from '../../electron/workspace/proof.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { translator } from '../../shared/messages/translate.ts'
import {
  act,
  closing,
  insertBoard,
  insertLetter,
  insertShelf,
  mara,
  note,
  plain,
  plainWorkspace,
  refusalOf,
  shelf,
  tamper,
  temporaryFolder,
  tickingClock,
} from './support.ts'

const made = mkdtempSync(join(tmpdir(), 'assay-test-'))
let whole = ''
beforeAll(async () => {
  whole = await madeFile(made)
})
afterAll(() => rmSync(made, { recursive: true, force: true }))

/** A copy of a closed workspace of which each test can do what it wants. */
function file(): string {
  const path = join(temporaryFolder(), 'a.assay')
  copyFileSync(whole, path)
  return path
}

/** Makes a closed workspace with rows of every kind: facts that follow one another, parts, what stays, something undone, something erased. */
async function madeFile(folder: string): Promise<string> {
  const path = join(folder, 'a.assay')
  const workspace = plainWorkspace(path)
  act(workspace, 'shelf.add', (write) => {
    write.run(insertShelf, { id: '00000000-0000-4000-8000-000000000002', name: 'low' })
    write.run(insertBoard, { shelf: '00000000-0000-4000-8000-000000000002', position: 1, wood: 'pine' })
  })
  act(workspace, 'note.add', (write, stamp) => {
    note(write, stamp, 'one', 'first')
    note(write, stamp, 'two', 'to be erased')
  })
  act(workspace, 'note.edit', (write, stamp) => note(write, stamp, 'one', 'second'))
  act(workspace, 'note.add', (write, stamp) => note(write, stamp, 'three', 'undone'))
  workspace.undo(mara)
  act(workspace, 'letter.send', (write) => write.run(insertLetter, { id: 'letter', text: 'came' }))
  const two = sql(`SELECT id FROM note WHERE topic = 'two'`, {}, { id: text })
  const key = workspace.read.get(two)?.id ?? ''
  await workspace.erase(mara, 'note.erase', 'asked for', { rows: [{ table: 'note', key }], contents: [] })
  workspace.close()
  return path
}

/** The sentences of what is found wrong with a file, check by check. */
async function problemsOf(path: string): Promise<[string, string][]> {
  const workspace = closing(Workspace.openToRead(path, { format: plain, clock: tickingClock() }))
  const checks = await workspace.verify()
  const translate = translator('en')
  return checks.flatMap(({ name, problems }) =>
    problems.map(({ key, values }): [string, string] => {
      expect(translate(key, values)).not.toBe('')
      return [name, key.replace('workspace.problem.', '')]
    }),
  )
}

describe('verifying', () => {
  it('finds nothing wrong with a file that only Assay has written, also while it is open', async () => {
    const path = file()
    expect(await problemsOf(path)).toEqual([])
    const workspace = closing(Workspace.open(path, { format: plain, clock: tickingClock() }))
    expect((await workspace.verify()).flatMap(({ problems }) => problems)).toEqual([])
    expect((await workspace.verify()).map(({ name, examined }) => [name, examined > 0])).toEqual([
      ['pages', true],
      ['references', true],
      ['chain', true],
      ['rows', true],
      ['current', true],
      ['content', false],
      ['search', true],
      ['topics', false],
    ])
  })

  const forged = tombstoneDigest('note', 'forged', '[]', 0).toString('hex')
  const anyone = `(SELECT id FROM actor)`
  it.each<[string, string[], [string, string][]]>([
    [
      'a fact changed',
      [`UPDATE note SET text = 'x' WHERE topic = 'one' AND text = 'second'`],
      [
        ['rows', 'changedRow'],
        ['search', 'searchTexts'],
      ],
    ],
    ['an earlier fact changed', [`UPDATE note SET text = 'x' WHERE text = 'first'`], [['rows', 'changedRow']]],
    [
      'an author changed',
      [`UPDATE note SET author = 'x' WHERE text = 'second'`],
      [
        ['references', 'reference'],
        ['rows', 'changedRow'],
      ],
    ],
    ['a time changed', [`UPDATE note SET at = '2020' WHERE text = 'first'`], [['rows', 'changedRow']]],
    [
      'what a fact follows changed',
      [`UPDATE note SET follows = '[]' WHERE text = 'second'`],
      [
        ['rows', 'changedRow'],
        ['current', 'current'],
      ],
    ],
    ['an anchor changed', [`UPDATE shelf SET name = 'x' WHERE id = '${shelf}'`], [['rows', 'changedRow']]],
    ['a part changed', [`UPDATE board SET wood = 'oak'`], [['rows', 'changedRow']]],
    ['a part added', [`INSERT INTO board VALUES ('${shelf}', 1, 'oak')`], [['rows', 'changedRow']]],
    ['a part removed', ['DELETE FROM board'], [['rows', 'changedRow']]],
    ['what stays changed', [`UPDATE letter SET text = 'never came'`], [['rows', 'changedRow']]],
    ['what stays removed', ['DELETE FROM letter'], [['rows', 'missingRow']]],
    [
      'a fact removed',
      [`DELETE FROM note WHERE text = 'first'`],
      [
        ['rows', 'missingRow'],
        ['current', 'current'],
      ],
    ],
    ['an anchor added', [`INSERT INTO shelf (id, name) VALUES ('x', 'x')`], [['rows', 'unknownRow']]],
    [
      'a fact added',
      [`INSERT INTO note (id, author, at, follows, shelf_id, topic) VALUES ('x', ${anyone}, '2026', '[]', '${shelf}', 'x')`],
      [
        ['rows', 'unknownRow'],
        ['current', 'current'],
      ],
    ],
    ['an actor added', [`INSERT INTO actor VALUES ('x')`], [['rows', 'unknownRow']]],
    ['a name changed', [`UPDATE actor_details SET name = 'Somebody else'`], [['rows', 'changedRow']]],
    ['a title changed', [`UPDATE workspace_title SET title = 'Another'`], [['rows', 'changedRow']]],
    ['the identity changed', [`UPDATE workspace SET created_at = '2020-01-01T00:00:00.000Z'`], [['rows', 'changedRow']]],
    [
      'a step of the format changed',
      [`UPDATE format_step SET name = 'x'`],
      [
        ['chain', 'step'],
        ['rows', 'changedRow'],
      ],
    ],
    [
      'a step of the format removed',
      ['DELETE FROM format_step'],
      [
        ['chain', 'step'],
        ['rows', 'missingRow'],
      ],
    ],
    [
      'a giving out added',
      [`INSERT INTO giving_out VALUES ('x', ${anyone}, '2026', 'report', 'x', 'x', '${'0'.repeat(64)}', 1, NULL)`],
      [['rows', 'unknownRow']],
    ],
    [
      'an undone row that came back',
      [
        `INSERT INTO note (id, author, at, follows, shelf_id, topic)
         SELECT id, ${anyone}, '2026', '[]', '${shelf}', 'three' FROM tombstone WHERE erased = 0`,
      ],
      [
        ['rows', 'unknownRow'],
        ['current', 'current'],
      ],
    ],
    ['a tombstone forged', [`INSERT INTO tombstone VALUES ('forged', 'note', '[]', 0, 3, x'${forged}')`], [['chain', 'entry']]],
    [
      'a row taken away under a forged tombstone',
      [
        `INSERT INTO tombstone SELECT id, 'note', follows, 0, 6, zeroblob(32) FROM note WHERE text = 'first'`,
        `DELETE FROM note WHERE text = 'first'`,
      ],
      [
        ['chain', 'entry'],
        ['rows', 'tombstone'],
        ['current', 'current'],
      ],
    ],
    [
      'a tombstone removed',
      ['DELETE FROM tombstone WHERE erased = 0'],
      [
        ['chain', 'entry'],
        ['rows', 'missingRow'],
      ],
    ],
    ['a tombstone that says another thing', [`UPDATE tombstone SET erased = 1 WHERE erased = 0`], [['rows', 'tombstone']]],
    ['an entry changed', [`UPDATE journal_entry SET command = 'x' WHERE number = 3`], [['chain', 'entry']]],
    ['an author of an entry changed', [`UPDATE journal_entry SET author = 'x' WHERE number = 3`], [['chain', 'entry']]],
    [
      'a reason of an entry removed',
      [`UPDATE journal_entry SET why = NULL, author = NULL WHERE number = 3`],
      [['chain', 'entry']],
    ],
    [
      'a time of an entry changed',
      [`UPDATE journal_entry SET at = '2027-01-01T12:00:00.000Z' WHERE number = 3`],
      [['chain', 'entry']],
    ],
    ['a barrier lifted', [`UPDATE journal_entry SET undoable = 1 WHERE command = 'letter.send'`], [['chain', 'entry']]],
    [
      'a mark of the clock removed',
      [`UPDATE journal_entry SET latest = at WHERE number = 4`, `UPDATE journal_entry SET latest = '2025' WHERE number = 5`],
      [['chain', 'entry']],
    ],
    [
      'the newest entry removed',
      ['DELETE FROM journal_entry WHERE number = (SELECT max(number) FROM journal_entry)'],
      [
        ['references', 'reference'],
        ['references', 'reference'],
        ['chain', 'entry'],
      ],
    ],
    ['a parent exchanged', ['UPDATE journal_parent SET parent = 1 WHERE entry = 4'], [['chain', 'entry']]],
    [
      'a parent removed',
      ['DELETE FROM journal_parent WHERE entry = 4'],
      [
        ['chain', 'link'],
        ['chain', 'entry'],
      ],
    ],
    [
      'a digest changed',
      [`UPDATE proof SET digest = zeroblob(32) WHERE table_name = 'letter'`],
      [
        ['chain', 'entry'],
        ['rows', 'changedRow'],
      ],
    ],
    ['a salt changed', [`UPDATE proof SET salt = zeroblob(16) WHERE table_name = 'letter'`], [['rows', 'changedRow']]],
    [
      'a digest removed',
      [`DELETE FROM proof WHERE table_name = 'letter'`],
      [
        ['chain', 'entry'],
        ['rows', 'unknownRow'],
      ],
    ],
    [
      'a digest moved to another entry',
      [`UPDATE proof SET entry = 3 WHERE table_name = 'letter'`],
      [
        ['chain', 'entry'],
        ['chain', 'entry'],
      ],
    ],
    ['an entry left open', [`INSERT INTO journal_open VALUES (1, 'act')`], [['chain', 'leftOpen']]],
    [
      'a file made to look like a pack',
      [`INSERT INTO pack_cover VALUES ('p', 'w', 'Other', 'a', '2026-01-01T00:00:00.000Z', 0, 0, 0, 'Nothing')`],
      [['chain', 'cover']],
    ],
    ['a grant made up', [`INSERT INTO pack_cover_item VALUES ('grant', 'note')`], [['chain', 'cover']]],
    ['an id that came back as another', [`INSERT INTO redone VALUES ('one', 'two')`], [['chain', 'redone']]],
    ['rows left as brought', [`INSERT INTO journal_brought VALUES ('x', 'note')`], [['chain', 'leftOpen']]],
    [
      'another fact made current',
      [`UPDATE note_head SET place = 1 WHERE topic = 'one'`],
      [
        ['current', 'current'],
        ['search', 'searchTexts'],
      ],
    ],
    ['something read as another that nobody said it is', [`INSERT INTO read_as VALUES ('x', 'y')`], [['current', 'readAs']]],
    ['a conflict made up', [`UPDATE note_head SET others = '["x"]' WHERE topic = 'one'`], [['current', 'current']]],
    [
      'a current fact removed',
      [`DELETE FROM note_head WHERE topic = 'one'`],
      [
        ['current', 'current'],
        ['search', 'searchTexts'],
      ],
    ],
    [
      'content changed',
      [
        `INSERT INTO content VALUES ('${'a'.repeat(64)}', 3)`,
        `INSERT INTO content_chunk VALUES ('${'a'.repeat(64)}', 0, x'010203')`,
      ],
      [['content', 'content']],
    ],
    [
      'a row under the id of a row of another kind',
      [`INSERT INTO shelf (id, name) VALUES ('letter', 'came')`],
      [['rows', 'unknownRow']],
    ],
    [
      'an entry taken out of the midst',
      [`DELETE FROM journal_entry WHERE number = 4`],
      [
        ['references', 'reference'],
        ['references', 'reference'],
        ['chain', 'gap'],
        ['chain', 'link'],
        ['chain', 'entry'],
        ['chain', 'entry'],
      ],
    ],
    ['what an undoing undoes changed', [`UPDATE journal_entry SET undoes = 4 WHERE kind = 'undo'`], [['chain', 'entry']]],
    ['only the reason of an entry changed', [`UPDATE journal_entry SET why = 'x' WHERE number = 3`], [['chain', 'entry']]],
    ['what a tombstone follows changed', [`UPDATE tombstone SET follows = '["x"]' WHERE erased = 0`], [['rows', 'tombstone']]],
    [
      'something current about a thing that nobody said anything of',
      [`INSERT INTO note_head VALUES ('${shelf}', 'ghost', 1, NULL, 0, 1)`],
      [
        ['current', 'current'],
        ['search', 'searchTexts'],
      ],
    ],
    [
      'a time in the search index changed',
      [`UPDATE search_document SET at = '2020' WHERE title = 'one'`],
      [['search', 'searchTexts']],
    ],
    [
      'a size of content changed',
      [
        `INSERT INTO content VALUES ('039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81', 4)`,
        `INSERT INTO content_chunk VALUES ('039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81', 0, x'010203')`,
      ],
      [['content', 'content']],
    ],
    [
      'content that nothing names',
      [`INSERT INTO content_chunk VALUES ('${'c'.repeat(64)}', 0, x'010203')`],
      [
        ['references', 'reference'],
        ['content', 'content'],
      ],
    ],
    ['content of another length', [`INSERT INTO content VALUES ('${'b'.repeat(64)}', 3)`], [['content', 'content']]],
  ])('notices and names: %s', async (_name, statements, expected) => {
    const path = file()
    tamper(path, ...statements)
    expect(await problemsOf(path)).toEqual(expected)
  })

  it('compares the SHA-256 of content even where the length is right', async () => {
    const path = file()
    const right = '039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81'
    tamper(path, `INSERT INTO content VALUES ('${right}', 3)`, `INSERT INTO content_chunk VALUES ('${right}', 0, x'010203')`)
    expect(await problemsOf(path)).toEqual([])
    tamper(path, `UPDATE content_chunk SET data = x'010204'`)
    expect(await problemsOf(path)).toEqual([['content', 'content']])
  })
})

it('Before a head is printed, a file that cannot be read is refused as damaged', () => {
  const path = file()
  const connection = connect(path, { readonly: true })
  const root = connection
    .prepare<[], { page: number }>(`SELECT rootpage AS page FROM sqlite_schema WHERE name = 'note_head'`)
    .get()
  const size = Number(connection.pragma('page_size', { simple: true }))
  connection.close()
  const bytes = readFileSync(path)
  writeFileSync(path, bytes.fill(0x55, ((root?.page ?? 0) - 1) * size, (root?.page ?? 0) * size))
  const workspace = closing(Workspace.open(path, { format: plain }))
  expect(refusalOf(() => workspace.firstProblem())).toMatchObject({ code: 'workspace.damaged', details: { path } })
})
