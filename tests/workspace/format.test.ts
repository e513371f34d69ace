import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { format } from '../../electron/format.ts'
import { text } from '../../electron/workspace/columns.ts'
import { connect, sql } from '../../electron/workspace/database.ts'
import { expectedSchema } from '../../electron/workspace/foreign.ts'
import { type Format, formatOf } from '../../electron/workspace/format/format.ts'
import type { Step } from '../../electron/workspace/format/tables.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { untested } from '../untested.ts'
import {
  act,
  closing,
  mara,
  note,
  noteNumbers,
  notes,
  plain,
  plainWorkspace,
  refusalOf,
  temporaryFolder,
  tickingClock,
} from './support.ts'

const second: Step = {
  version: 2,
  name: 'ratings',
  columns: ['ALTER TABLE note ADD COLUMN colour TEXT'],
  tables: [
    {
      kind: 'anchor',
      name: 'rating',
      about: 'What somebody thinks of a shelf.',
      sql: '\nCREATE TABLE rating (\n  id TEXT PRIMARY KEY,\n  points INTEGER NOT NULL\n) STRICT;',
    },
  ],
}
const withStep = (step: Step): Format => formatOf([...plain.steps, step], { sources: plain.sources })
const newer = withStep(second)

function olderFile(): string {
  const path = join(temporaryFolder(), 'a.assay')
  const workspace = plainWorkspace(path)
  act(workspace, 'add', (write, stamp) => {
    note(write, stamp, '1', 'one')
    note(write, stamp, '2', 'two')
  })
  workspace.close()
  return path
}

/** The schema that a new file gets, one object a line. */
const schemaText = (): string =>
  [...expectedSchema(format, format.version)].map(([name, object]) => `-- ${name}\n${object};\n`).join('\n')

describe('the file format', () => {
  it('is that of the pinned schema, word for word: a step that was released is never edited', async () => {
    await expect(schemaText()).toMatchFileSnapshot('fixtures/format-1.sql')
  })

  it('asks for nothing newer than SQLite 3.37 knows', () => {
    const newerThings = [
      /->/,
      /\b(?:concat|concat_ws|octet_length|unhex|string_agg|timediff|unixepoch|format|jsonb\w*|if)\s*\(/i,
      /\bIS (?:NOT )?DISTINCT FROM\b/i,
      /\b(?:RIGHT|FULL)\s+(?:OUTER\s+)?JOIN\b/i,
      /\b(?:group_concat|count|sum|max|min|json_group_array)\([^()]*ORDER BY/i,
    ]
    const schema = schemaText()
    expect(newerThings.flatMap((thing) => schema.match(thing) ?? [])).toEqual([])
    for (const thing of [
      "x ->> '$'",
      'concat_ws(1, 2)',
      'a IS NOT DISTINCT FROM b',
      'FULL JOIN t',
      "group_concat(a, '' ORDER BY b)",
    ])
      expect(newerThings.some((pattern) => pattern.test(thing))).toBe(true)
  })

  it('has STRICT tables only', () => {
    const workspace = closing(Workspace.create(join(temporaryFolder(), 'a.assay'), { title: 'T', profile: mara, format }))
    const lax = sql(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT GLOB 'sqlite_*' AND strict = 0`,
      {},
      { name: text },
    )
    expect(workspace.read.all(lax)).toEqual([])
  })

  const programs: [string, string, string[]][] = [
    ['sqlite3', 'sqlite3', ['-readonly']],
    ['Python', 'python3', ['-c', 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone()[0])']],
  ]
  it.each(programs)('is read by the %s of the system, views and all', (name, program, begin) => {
    if (untested(`What ${name} reads is`, spawnSync(program, ['-c', 'import sqlite3']).error && `${program} is not installed`))
      return
    const path = join(temporaryFolder(), 'a.assay')
    Workspace.create(path, { title: 'Support 2027', profile: mara, format }).close()
    for (const [question, answer] of [
      ['SELECT title FROM current_workspace_title', 'Support 2027'],
      ['SELECT count(*) FROM current_score', '0'],
      ['SELECT name FROM current_actor_details', 'Mara Lind'],
    ])
      expect(spawnSync(program, [...begin, path, question ?? ''], { encoding: 'utf8' }).stdout.trim()).toBe(answer)
  })

  it('numbers its steps from 1 without gaps, and lets them add tables and columns that may be empty alone', () => {
    expect(format.steps.map(({ version }) => version)).toEqual(format.steps.map((_, index) => index + 1))
    expect(() => formatOf([{ ...second, version: 3 }])).toThrow('is number 3, where 1 is next')
    for (const column of [
      `ALTER TABLE note ADD COLUMN colour TEXT NOT NULL DEFAULT 'white'`,
      'ALTER TABLE note DROP COLUMN text',
      'DELETE FROM note',
      'ALTER TABLE note ADD COLUMN size REAL',
    ])
      expect(() => Workspace.open(olderFile(), { format: withStep({ ...second, columns: [column] }) })).toThrow(
        'does more than add',
      )
  })

  it.each([
    ['no STRICT table', 'CREATE TABLE x (\n  id TEXT PRIMARY KEY\n);', 'it is not STRICT'],
    ['floating-point numbers', 'CREATE TABLE x (\n  id TEXT PRIMARY KEY,\n  points REAL\n) STRICT;', 'no floating-point numbers'],
    ['BLOBs', 'CREATE TABLE x (\n  id TEXT PRIMARY KEY,\n  data BLOB\n) STRICT;', 'no BLOBs'],
    ['no id', 'CREATE TABLE x (\n  name TEXT PRIMARY KEY\n) STRICT;', 'an anchor has an id'],
    ['another name', 'CREATE TABLE y (\n  id TEXT PRIMARY KEY\n) STRICT;', 'names another table'],
  ])('refuses a journaled table with %s', (_name, definition, reason) => {
    const format = withStep({
      ...second,
      columns: [],
      tables: [{ kind: 'anchor', name: 'x', about: 'A thing.', sql: definition }],
    })
    expect(() => Workspace.create(join(temporaryFolder(), 'a.assay'), { title: 'T', profile: mara, format })).toThrow(reason)
  })
})

describe('an older file', () => {
  it('is copied beside itself, then brought to this format; that is an entry, every digest holds, and undo goes on', async () => {
    const path = olderFile()
    const workspace = closing(Workspace.open(path, { format: newer, clock: tickingClock() }))
    expect(notes(workspace)).toEqual({ 1: 'one', 2: 'two' })
    expect(workspace.journal()[0]).toMatchObject({ id: 4, name: 'Assay', command: 'workspace.migrate' })
    expect((await workspace.verify()).flatMap((check) => check.problems)).toEqual([])
    expect(refusalOf(() => workspace.undo(mara)).code).toBe('undo.barrier')
    act(workspace, 'edit', (write, stamp) => note(write, stamp, '1', 'uno'))
    workspace.undo(mara)
    expect((await workspace.verify()).flatMap((check) => check.problems)).toEqual([])
    const copy = closing(Workspace.open(path.replace('.assay', '.format-1.assay'), { format: plain }))
    expect(notes(copy)).toEqual({ 1: 'one', 2: 'two' })
  })

  it('carries what was changed outside Assay along: the upgrade proves nothing anew', async () => {
    const path = olderFile()
    const connection = connect(path)
    const guard =
      connection.prepare<[], string>(`SELECT sql FROM sqlite_schema WHERE name = 'kept_note_update'`).pluck().get() ?? ''
    connection.exec(`DROP TRIGGER kept_note_update; UPDATE note SET text = 'forged' WHERE topic = '1'; ${guard}`)
    connection.close()
    const workspace = closing(Workspace.open(path, { format: newer }))
    const problems = (await workspace.verify()).flatMap((check) => check.problems)
    expect(problems.map(({ key }) => key)).toContain('workspace.problem.changedRow')
  })

  it('stays as it was when a step fails', () => {
    const path = olderFile()
    const failing = withStep({ ...second, columns: ['ALTER TABLE nowhere ADD COLUMN colour TEXT'] })
    expect(() => Workspace.open(path, { format: failing })).toThrow('nowhere')
    expect(readdirSync(join(path, '..'))).toEqual(['a.assay'])
    const workspace = closing(Workspace.open(path, { format: plain }))
    expect(noteNumbers(workspace)).toEqual([1, 2])
    expect(workspace.undoState().undo?.command).toBe('add')
  })

  it('is not changed by looking at it, whatever version it is of', () => {
    const path = olderFile()
    const before = readFileSync(path)
    const workspace = closing(Workspace.openToRead(path, { format: newer }))
    expect(noteNumbers(workspace)).toEqual([1, 2])
    workspace.close()
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(readdirSync(join(path, '..'))).toEqual(['a.assay'])
  })
})

describe('a file of a newer version', () => {
  it('is refused by its version, and not touched', () => {
    const path = olderFile()
    Workspace.open(path, { format: newer }).close()
    expect(refusalOf(() => Workspace.open(path, { format: plain }))).toMatchObject({
      code: 'workspace.newer',
      details: { path, version: 2, latest: 1 },
    })
    expect(readdirSync(join(path, '..')).sort()).toEqual(['a.assay', 'a.format-1.assay'])
  })
})

describe('a file whose schema is not its own', () => {
  it.each([
    ['a trigger more', 'CREATE TRIGGER spy AFTER INSERT ON note BEGIN DELETE FROM redone; END', 'trigger spy'],
    ['a view more', 'CREATE VIEW spy AS SELECT * FROM note', 'view spy'],
    ['a table more', 'CREATE TABLE spy (id INTEGER)', 'table spy'],
    ['a guard less', 'DROP TRIGGER kept_note_update', 'trigger kept_note_update'],
    [
      'a guard changed',
      'DROP TRIGGER journal_entry_update; CREATE TRIGGER journal_entry_update BEFORE UPDATE ON journal_entry BEGIN SELECT 1; END',
      'trigger journal_entry_update',
    ],
  ])('is refused, to write and to read: %s', (_name, statement, object) => {
    const path = olderFile()
    const connection = connect(path)
    connection.exec(statement)
    connection.close()
    for (const open of [Workspace.open, Workspace.openToRead])
      expect(refusalOf(() => open(path, { format: plain }))).toMatchObject({
        code: 'workspace.unknownSchema',
        details: { object },
      })
  })
})
