import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { identify } from '../../electron/workspace/door/door.ts'
import { backupId } from '../../electron/workspace/foreign.ts'
import { reasons, untested } from '../untested.ts'
import { file, opened, refusal, refusedWith } from './door-support.ts'
import { alter, asView, endless } from './hostile.ts'
import { plain, tamper, temporaryFolder } from './support.ts'

describe('what the door refuses', () => {
  it.each<[what: string, code: string, ...statements: string[]]>([
    ['a table that is a view without end', 'workspace.unknownSchema', ...asView('shelf', endless)],
    [
      'a table that is a view that takes for ever',
      'workspace.unknownSchema',
      'CREATE TABLE many (i)',
      `INSERT INTO many WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000) SELECT i FROM n`,
      ...asView('shelf', 'SELECT count(*) FROM many a, many b, many c, many d, many e, many f'),
    ],
    ['what says who it is, without end', 'workspace.unknownSchema', ...asView('workspace', endless)],
    ['a trigger', 'workspace.unknownSchema', `CREATE TRIGGER more AFTER INSERT ON content_chunk BEGIN SELECT 1; END`],
    ['a view', 'workspace.unknownSchema', 'CREATE VIEW more AS SELECT 1'],
    ['an index', 'workspace.unknownSchema', 'CREATE INDEX more ON shelf (name)'],
    ['a virtual table', 'workspace.unknownSchema', 'CREATE VIRTUAL TABLE more USING fts5 (text)'],
    ['a table', 'workspace.unknownSchema', 'CREATE TABLE more (a)'],
    ['a table less', 'workspace.unknownSchema', 'DROP VIEW current_note'],
    ['another application', 'workspace.foreign', 'PRAGMA application_id = 1'],
    ['a backup where none is looked for', 'workspace.isBackup', `PRAGMA application_id = ${backupId}`],
    ['a newer format', 'workspace.newer', 'PRAGMA user_version = 99'],
    ['a newer format with a view without end', 'workspace.newer', 'PRAGMA user_version = 99', ...asView('format_step', endless)],
    ['no format', 'workspace.foreign', 'PRAGMA user_version = 0'],
  ])('%s', async (_what, code, ...statements) => {
    const path = file()
    alter(path, ...statements)
    expect(await refusedWith(path)).toBe(code)
  })
})

describe('what is no file to read', () => {
  it('is refused: a folder, nothing, an empty file, text, a header alone', async () => {
    const folder = temporaryFolder()
    const path = (name: string) => join(folder, name)
    mkdirSync(path('folder'))
    writeFileSync(path('empty'), '')
    writeFileSync(path('text'), '# Notes\n'.repeat(100))
    writeFileSync(path('header'), readFileSync(file()).subarray(0, 100))
    const codes = []
    for (const name of ['folder', 'missing', 'empty', 'text', 'header']) codes.push(await refusedWith(path(name)))
    expect(codes).toEqual([
      'workspace.foreign',
      'workspace.missing',
      'workspace.foreign',
      'workspace.foreign',
      'workspace.damaged',
    ])
  })

  it.skipIf(untested('A pipe in the place of a file is', reasons.windows))('is refused: a pipe, a device', async () => {
    const path = join(temporaryFolder(), 'a.assay')
    spawnSync('mkfifo', [path])
    expect([await refusedWith(path), await refusedWith('/dev/zero')]).toEqual(['workspace.foreign', 'workspace.foreign'])
    expect(await identify(path, { format: plain }).catch(({ code }) => code)).toBe('workspace.foreign')
  })

  it('is refused: what is larger than the limit, together with the log beside it', async () => {
    const path = file()
    const megabytes = Math.ceil(readFileSync(path).length / 1_048_576)
    expect((await refusal(opened(path, { limits: { fileMegabytes: megabytes - 1 } }))).details).toEqual({
      path,
      limit: megabytes - 1,
    })
    await opened(path, { limits: { fileMegabytes: megabytes } })
    writeFileSync(`${path}-wal`, Buffer.alloc(1_048_576))
    expect(await refusedWith(path, { limits: { fileMegabytes: megabytes } })).toBe('workspace.tooLarge')
  })
})

describe('a value that nobody typed', () => {
  it('is refused by the name of its table and column, without being read', async () => {
    const path = file()
    tamper(path, `UPDATE workspace_title SET title = printf('%.*c', 200000000, 'x')`)
    expect((await refusal(opened(path))).details).toEqual({ path, table: 'workspace_title', column: 'title', limit: 4 })
    expect(await identify(path, { format: plain }).catch(({ code }) => code)).toBe('workspace.valueTooLarge')
  })

  it.each([
    ['shelf', 'name', `UPDATE shelf SET name = printf('%.*c', 1048577, 'x')`],
    ['board', 'wood', `UPDATE board SET wood = printf('%.*c', 1048577, 'x')`],
    ['journal_entry', 'why', `UPDATE journal_entry SET why = printf('%.*c', 1048577, 'x') WHERE number = 2`],
    ['content_chunk', 'data', `UPDATE content_chunk SET data = zeroblob(1048577) WHERE position = 1`],
  ])('is refused in %s.%s', async (table, column, statement) => {
    const path = file()
    tamper(path, statement)
    const limits = { valueMegabytes: 1 }
    expect((await refusal(opened(path, { limits }))).details).toEqual({ path, table, column, limit: 1 })
  })
})

/** What comes of a file in each of its damaged copies: the code of a refusal, or what is said to be sound in it. */
function damaged(path: string, how: string): ({ code: string } | { sound: string[] })[] {
  const program = join(import.meta.dirname, 'children/damager.ts')
  const { stdout, stderr, status, signal } = spawnSync(process.execPath, [program, path, temporaryFolder(), how], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  expect([stderr, status, signal]).toEqual(['', 0, null])
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

describe('a damaged file', () => {
  /** A small one, so that most of it is looked at. */
  const small = () => file(undefined, Buffer.from('evidence'))

  it('is refused wherever it was cut off', () => {
    const path = small()
    const outcomes = damaged(path, 'pages')
    expect(outcomes).toHaveLength(readFileSync(path).length / 4096 + 1)
    const [whole, ...cut] = outcomes.toReversed().map((outcome) => ('code' in outcome ? outcome.code : 'read'))
    expect([whole, new Set(cut)]).toEqual(['read', new Set(['workspace.damaged', 'workspace.foreign'])])
  })

  it('is refused, or what is said to be sound in it is what was recorded, whichever bit of it was turned', () => {
    const path = small()
    const [whole] = damaged(path, 'pages').slice(-1)
    if (!whole || 'code' in whole) throw new Error('It is not read')
    const recorded = new Set(whole.sound)
    const outcomes = damaged(path, '1')
    const wrong = outcomes.flatMap((outcome) => ('code' in outcome ? [] : outcome.sound.filter((item) => !recorded.has(item))))
    expect(wrong).toEqual([])
    const codes = new Set(outcomes.flatMap((outcome) => ('code' in outcome ? outcome.code : [])))
    expect([...codes].filter((code) => !/^workspace\.(damaged|foreign|newer|unknownSchema|isBackup)$/.test(code))).toEqual([])
  })
})
