import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rebuild, search } from '../../electron/search/search.ts'
import { restoreBackup } from '../../electron/workspace/backup.ts'
import { connect, sql, type Writer } from '../../electron/workspace/database.ts'
import { searchSources } from '../../electron/workspace/migrations/0003-search.ts'
import { migrations } from '../../electron/workspace/migrations/index.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { translator } from '../../shared/messages/translate.ts'
import { act, closing, mara, temporaryFolder, tickingClock } from '../workspace/support.ts'

const at = '2026-05-05T10:00:00.000Z'
/** The SHA-256 of no bytes. */
const empty = createHash('sha256').digest('hex')
/** One row or more for each source, with what must not be found among them. */
const rows = [
  `INSERT INTO tender VALUES ('t', 1, 'Support', 'Voice and chat', 'EUR', 36, NULL, '${at}')`,
  `INSERT INTO lot VALUES ('l', 't', 1, 'Night shift')`,
  `INSERT INTO provider VALUES ('p', '燕サポート', 'Japan', NULL, 'Émile leads')`,
  `INSERT INTO instrument VALUES ('t', 'k', '1.0.0', 'Q', 'D', 'L', 'en', '${'0'.repeat(64)}', '${at}')`,
  `INSERT INTO criterion VALUES ('t', 'c', NULL, 1, 'Culture', 100, 'whole')`,
  `INSERT INTO section VALUES ('t', 's', NULL, 1, 'Section', NULL)`,
  ...[
    `'q1', 's', 'c', 1, 'longText', 'How is it tested?', 'Say when', 'A report', 'operational'`,
    `'q2', 's', 'c', 2, 'multipleChoice', 'Which rooms?', NULL, NULL, NULL`,
    `'q3', 's', 'c', 3, 'yesNo', 'Is there a plan?', NULL, NULL, NULL`,
    `'q4', 's', 'c', 4, 'singleChoice', 'Who decides?', NULL, NULL, NULL`,
  ].map(
    (values) =>
      `INSERT INTO question (tender_id, id, section_id, criterion_id, position, type, text, guidance, evidence, risk, weight, not_applicable)
       VALUES ('t', ${values}, 1, 1)`,
  ),
  `INSERT INTO question_choice VALUES ('t', 'q2', 'r1', 1, 'Locked room', 1), ('t', 'q2', 'r2', 2, 'Open hall', 0), ('t', 'q4', 'd1', 1, 'The board', 5)`,
  `INSERT INTO bid VALUES ('b', 't', 'l', 'p', 1, '${at}', 'Lost interest')`,
  ...[
    `'q1', 1, 't', 'answered', 'By an auditor', NULL, 'typed', NULL, 'On the phone'`,
    `'q1', 2, 't', 'answered', 'By an insurer', 'Each year', 'typed', NULL, 'By letter'`,
    `'q2', 1, 't', 'answered', NULL, NULL, 'typed', NULL, 'Seen'`,
    `'q3', 1, 't', 'answered', 'yes', NULL, 'typed', NULL, 'Heard'`,
    `'q4', 1, 't', 'answered', 'd1', NULL, 'typed', NULL, 'Read'`,
  ].map((values) => `INSERT INTO response VALUES ('b', ${values}, '${at}')`),
  `INSERT INTO response_item VALUES ('b', 'q2', 1, 1, '', 'r1'), ('b', 'q2', 1, 2, '', 'r2')`,
  `INSERT INTO evaluator VALUES ('e', 1, 'Ida', '', '')`,
  `INSERT INTO score VALUES ('b', 'question', 'q1', 'e', 1, 2, 'Too vague', '${at}'), ('b', 'question', 'q1', 'e', 2, NULL, 'My mistake', '${at}')`,
  `INSERT INTO consensus VALUES ('b', 'criterion', 'c', 1, 3, 'We settled', '${at}')`,
  `INSERT INTO agreement VALUES ('l', 'q3', 'b', 1, 1, 'e', 'Not theirs', '${at}')`,
  `INSERT INTO content VALUES ('${empty}', 0)`,
  `INSERT INTO evidence VALUES ('v', 'audit_2026.pdf', 'application/pdf', '${empty}', 'evaluator', 'Given by hand', '${at}')`,
]

function fill(write: Writer): void {
  for (const row of rows) write.run(sql(row))
}

const documents = sql<Record<'source' | 'title' | 'body', string>>(
  `SELECT source, title, replace(body, char(10), ' / ') AS body FROM search_document ORDER BY source, owner_id, subject_id`,
)
const expected = [
  ['agreement', '', 'Not theirs'],
  ['bid', '', 'Lost interest'],
  ['consensus', '', 'We settled'],
  ['evidence', 'audit_2026.pdf', 'Given by hand'],
  ['provider', '\x1f燕\x1f\x1fサ\x1f\x1fポ\x1f\x1fー\x1f\x1fト\x1f', 'Japan / Émile leads'],
  ['question', 'How is it tested?', 'Say when / A report'],
  ['question', 'Which rooms?', 'Locked room / Open hall'],
  ['question', 'Is there a plan?', ''],
  ['question', 'Who decides?', 'The board'],
  ['response', '', 'By an insurer / Each year / By letter'],
  ['response', '', 'Locked room / Open hall / Seen'],
  ['response', '', 'Heard'],
  ['response', '', 'The board / Read'],
  ['score', '', 'My mistake'],
  ['tender', 'Support', 'Voice and chat / Night shift'],
]
const contents = (workspace: Workspace) => workspace.read.all(documents).map(({ source, title, body }) => [source, title, body])
const find = (workspace: Workspace, text: string) =>
  search(workspace.read, { text, ranked: true, limit: 50, offset: 0 }).results.map(({ kind, title }) => `${kind} ${title.text}`)

async function problems(workspace: Workspace): Promise<string[]> {
  const translate = translator('en')
  return (await workspace.verify()).flatMap((check) =>
    check.problems.map(({ key, values }) => `${check.name}: ${translate(key, values)}`),
  )
}

/** A closed workspace of the present version with a document of each source. */
function filled(): string {
  const path = join(temporaryFolder(), 'a.assay')
  const workspace = closing(Workspace.create(path, { title: 'T', profile: mara, clock: tickingClock() }))
  act(workspace, 'fill', fill)
  workspace.close()
  return path
}

describe('3: the search index', () => {
  it('has what was there before it, in a file of version 2; the old file is copied beside', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'a.assay')
    const older = closing(Workspace.create(path, { title: 'T', profile: mara, migrations: migrations.slice(0, 2) }))
    act(older, 'fill', fill)
    const head = older.head()
    older.close()
    const workspace = closing(Workspace.open(path))
    expect(contents(workspace)).toEqual(expected)
    expect(find(workspace, 'insur')).toEqual(['answer How is it tested?'])
    expect(find(workspace, 'サポ')).toEqual(['provider 燕サポート'])
    expect([workspace.head(), await problems(workspace)]).toEqual([head, []])
    workspace.close()
    expect(readdirSync(folder).sort()).toEqual(['a.assay', 'a.format-2.assay'])
    const copy = closing(Workspace.open(join(folder, 'a.format-2.assay'), { migrations: migrations.slice(0, 2) }))
    expect(copy.head()).toEqual(head)
    expect(copy.read.all(sql(`SELECT name FROM sqlite_schema WHERE name GLOB 'search_*'`))).toEqual([])
  })

  it('has the same when the rows are written with it, and nothing when that is undone', async () => {
    const workspace = closing(Workspace.create(join(temporaryFolder(), 'a.assay'), { title: 'T', profile: mara }))
    act(workspace, 'fill', fill)
    expect(contents(workspace)).toEqual(expected)
    workspace.undo(mara)
    expect([contents(workspace), find(workspace, 'insurer'), await problems(workspace)]).toEqual([[], [], []])
    workspace.redo(mara)
    expect([contents(workspace), await problems(workspace)]).toEqual([expected, []])
  })

  it('is as it was when an action fails', async () => {
    const path = filled()
    const workspace = closing(Workspace.open(path))
    expect(() =>
      act(workspace, 'fail', (write) => {
        write.run(sql(`UPDATE provider SET name = 'Heron'`))
        throw new Error('stop')
      }),
    ).toThrow('stop')
    expect([find(workspace, 'heron'), contents(workspace), await problems(workspace)]).toEqual([[], expected, []])
  })

  it('is written for the stale documents alone, and read in the order asked for, without a scan', () => {
    const workspace = closing(Workspace.open(filled()))
    const plan = (text: string) =>
      workspace.read.all(sql<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`)).map(({ detail }) => detail)
    const key = 'source, owner_id, subject, subject_id, part'
    for (const source of searchSources) {
      const steps = plan(
        `SELECT title, body FROM search_stale CROSS JOIN search_${source} USING (${key}) WHERE search_stale.source = '${source}'`,
      )
      expect(steps[0]).toBe('SEARCH search_stale USING PRIMARY KEY (source=?)')
      expect(steps.filter((step) => /^(?:SCAN|MATERIALIZE|CO-ROUTINE|BLOOM)/.test(step))).toEqual([])
    }
    expect(plan(`SELECT id FROM search_stale CROSS JOIN search_document USING (${key})`)).toEqual([
      'SCAN search_stale',
      'SEARCH search_document USING COVERING INDEX sqlite_autoindex_search_document_1 (source=? AND owner_id=? AND subject=? AND subject_id=? AND part=?)',
    ])
    const page = (order: string) =>
      plan(
        `SELECT id FROM search_index CROSS JOIN search_document AS document ON document.id = search_index.rowid
         WHERE search_index MATCH 'x' ORDER BY ${order} LIMIT 50`,
      ).filter((step) => !step.startsWith('SEARCH document USING'))
    for (const order of ['search_index.rank', 'search_index.rowid DESC'])
      expect(page(order)).toEqual([expect.stringMatching(/^SCAN search_index VIRTUAL TABLE INDEX/)])
  })

  it('comes back with a backup', async () => {
    const path = filled()
    const workspace = closing(Workspace.open(path))
    const restored = join(temporaryFolder(), 'b.assay')
    await restoreBackup((await workspace.backup()).path, restored)
    const copy = closing(Workspace.open(restored))
    expect([find(copy, 'insurer'), find(copy, '燕'), contents(copy)]).toEqual([
      ['answer How is it tested?'],
      ['provider 燕サポート'],
      expected,
    ])
    act(copy, 'rename', (write) => write.run(sql(`UPDATE provider SET name = 'Heron'`)))
    expect([find(copy, 'heron'), find(copy, '燕'), await problems(copy)]).toEqual([['provider Heron'], [], []])
  })

  it.each([
    ['a text changed', `UPDATE search_document SET body = 'By nobody' WHERE body GLOB '*insurer*'`, 'response'],
    ['a text removed', `DELETE FROM search_document WHERE source = 'score'`, 'score'],
    ['a text added', `INSERT INTO search_document VALUES (99, 'provider', 'x', '', '', '', 'Forged', '', NULL)`, 'provider'],
    ['a text not indexed', `INSERT INTO search_index (search_index) VALUES ('delete-all')`, 'provider'],
    ['the index damaged', 'UPDATE search_index_data SET block = zeroblob(40) WHERE id > 100', 'damaged'],
  ])('is not sound with %s, and sound again when it is made anew', async (_name, text, word) => {
    const path = filled()
    const connection = connect(path)
    // Another program need not protect the tables behind an index as this library does.
    connection.unsafeMode()
    connection.exec(text)
    connection.close()
    const workspace = closing(Workspace.open(path))
    const found = await problems(workspace)
    expect(found.join('\n')).toContain(word)
    expect(found.filter((problem) => !problem.startsWith('search:'))).toEqual([])
    const head = workspace.head()
    expect(rebuild(workspace, mara)).toEqual({ documents: expected.length })
    expect([await problems(workspace), contents(workspace), workspace.head()]).toEqual([[], expected, head])
    expect(find(workspace, 'insurer')).toEqual(['answer How is it tested?'])
  })
})
