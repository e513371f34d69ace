import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { evidenceNote } from '../../electron/evidence/tables.ts'
import { format as whole } from '../../electron/format.ts'
import { providerDetailsFact } from '../../electron/providers/tables.ts'
import { responseFact } from '../../electron/responses/tables.ts'
import { agreementFact, consensusFact, scoreFact } from '../../electron/scorecards/tables.ts'
import { search } from '../../electron/search/search.ts'
import { bidStanding, lotTerms, tenderTerms } from '../../electron/tenders/tables.ts'
import { restoreBackup } from '../../electron/workspace/backup.ts'
import { text } from '../../electron/workspace/columns.ts'
import { connect, sql, type Writer } from '../../electron/workspace/database.ts'
import { record, type Stamp } from '../../electron/workspace/facts.ts'
import { keyList } from '../../electron/workspace/full-text/source.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { translator } from '../../shared/messages/translate.ts'
import { nothingMore } from '../providers/nothing-more.ts'
import { act, closing, mara, temporaryFolder, tickingClock } from '../workspace/support.ts'

/** The questionnaire here is no whole one, so that what topics check is left out. */
const format = { ...whole, checks: [] }
const at = '2026-05-05T10:00:00.000Z'
/** The SHA-256 of no bytes. */
const empty = createHash('sha256').digest('hex')

/** Rows that are only there, so that something can be said of them. */
const anchors = [
  `INSERT INTO tender VALUES ('t', 1, '${at}')`,
  `INSERT INTO lot VALUES ('l', 't', 1)`,
  `INSERT INTO provider VALUES ('p')`,
  `INSERT INTO instrument VALUES ('i', 'questionnaire', 't', 'k', '1.0.0', 'Q', 'D', 'L', 'en', '${'0'.repeat(64)}', '${at}')`,
  `INSERT INTO criterion VALUES ('i', 'c', NULL, 1, 'Culture', 100, 'whole')`,
  `INSERT INTO section VALUES ('i', 's', NULL, 1, 'Section', NULL)`,
  ...[
    `'q1', 's', 'c', 1, 'longText', 'How is it tested?', 'Say when', 'A report', 'operational'`,
    `'q2', 's', 'c', 2, 'multipleChoice', 'Which rooms?', NULL, NULL, NULL`,
    `'q3', 's', 'c', 3, 'yesNo', 'Is there a plan?', NULL, NULL, NULL`,
    `'q4', 's', 'c', 4, 'singleChoice', 'Who decides?', NULL, NULL, NULL`,
  ].map(
    (values) =>
      `INSERT INTO question (instrument_id, id, section_id, criterion_id, position, type, text, guidance, evidence, risk, weight, not_applicable)
       VALUES ('i', ${values}, 1, 1)`,
  ),
  `INSERT INTO question_choice VALUES ('i', 'q2', 'r1', 1, 'Locked room', 1), ('i', 'q2', 'r2', 2, 'Open hall', 0), ('i', 'q4', 'd1', 1, 'The board', 5)`,
  `INSERT INTO bid VALUES ('b', 'l', 'p', 1)`,
  `INSERT INTO submission VALUES ('u', 'i', 'b', 1)`,
  `INSERT INTO content VALUES ('${empty}', 0)`,
].map((row) => sql(row))
const addEvidence = sql(
  `INSERT INTO evidence VALUES ('v', :author, '${at}', 'audit_2026.pdf', 'application/pdf', '${empty}', 0, 'evaluator')`,
  { author: text },
)
const addItems = sql(`INSERT INTO response_item VALUES (:response, 1, '', 'r1'), (:response, 2, '', 'r2')`, { response: text })
const providerNamed = (name: string) => ({ name, country: 'Japan', delivery_model: null, summary: 'Émile leads', ...nothingMore })

/** One text or more for each source, with what must not be found among them. */
function fill(write: Writer, stamp: Stamp): void {
  for (const anchor of anchors) write.run(anchor)
  const terms = { title: 'Support', need: 'Voice and chat', currency: 'EUR', term_months: 36, deadline: null, reason: null }
  record(write, tenderTerms, stamp, { tender_id: 't' }, terms)
  record(write, lotTerms, stamp, { lot_id: 'l' }, { title: 'Night shift', removed: 0 })
  record(write, providerDetailsFact, stamp, { provider_id: 'p' }, providerNamed('燕サポート'))
  record(write, bidStanding, stamp, { bid_id: 'b' }, { standing: 'withdrawn', reason: 'Lost interest' })
  const respond = (question: string, value: string | null, comment: string | null, reason: string) =>
    record(
      write,
      responseFact,
      stamp,
      { submission_id: 'u', question_id: question },
      { state: 'answered', value, comment, source: 'typed', receipt_id: null, reason },
    )
  respond('q1', 'By an auditor', null, 'On the phone')
  respond('q1', 'By an insurer', 'Each year', 'By letter')
  write.run(addItems, { response: respond('q2', null, null, 'Seen') })
  respond('q3', 'yes', null, 'Heard')
  respond('q4', 'd1', null, 'Read')
  const question = { submission_id: 'u', subject: 'question', subject_id: 'q1', evaluator_id: stamp.author } as const
  record(write, scoreFact, stamp, question, { points: 2000, reason: 'Too vague', releasable: 'Not concrete', after_lock: null })
  record(write, scoreFact, stamp, question, { points: null, reason: 'My mistake', releasable: null, after_lock: null })
  record(
    write,
    consensusFact,
    stamp,
    { submission_id: 'u', subject: 'criterion', subject_id: 'c' },
    { points: 3000, reason: 'We settled', releasable: 'A good fit' },
  )
  record(
    write,
    agreementFact,
    stamp,
    { lot_id: 'l', question_id: 'q3', bid_id: 'b' },
    { agreed: 1, evaluator_id: stamp.author, reason: 'Not theirs', after_lock: null },
  )
  write.run(addEvidence, { author: stamp.author })
  record(write, evidenceNote, stamp, { evidence_id: 'v' }, { note: 'Given by hand' })
}

const rename = (workspace: Workspace, name: string) =>
  act(workspace, 'rename', (write, stamp) => {
    record(write, providerDetailsFact, stamp, { provider_id: 'p' }, providerNamed(name))
  })

const documents = sql(
  `SELECT source, title, replace(body, char(10), ' / ') AS body FROM search_document ORDER BY source, owner_id, subject_id`,
  {},
  { source: text, title: text, body: text },
)
const expected = [
  ['agreement', '', 'Not theirs'],
  ['bid', '', 'Lost interest'],
  ['consensus', '', 'We settled / A good fit'],
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
  search(workspace, { text, ranked: true, limit: 50, offset: 0 }).results.map(({ kind, title }) => `${kind} ${title.text}`)

async function problems(workspace: Workspace): Promise<string[]> {
  const translate = translator('en')
  return (await workspace.verify()).flatMap((check) =>
    check.problems.map(({ key, values }) => `${check.name}: ${translate(key, values)}`),
  )
}

/** A closed workspace with a document of each source. */
function filled(): string {
  const path = join(temporaryFolder(), 'a.assay')
  const workspace = closing(Workspace.create(path, { title: 'T', profile: mara, clock: tickingClock(), format }))
  act(workspace, 'fill', fill)
  workspace.close()
  return path
}

describe('The search index', () => {
  it('has the current text of each thing, and nothing when that is undone', async () => {
    const workspace = closing(Workspace.open(filled(), { format }))
    expect(contents(workspace)).toEqual(expected)
    expect(find(workspace, 'insur')).toEqual(['answer How is it tested?'])
    expect(find(workspace, 'サポ')).toEqual(['provider 燕サポート'])
    workspace.undo(mara)
    expect([contents(workspace), find(workspace, 'insurer'), await problems(workspace)]).toEqual([[], [], []])
    workspace.redo(mara)
    expect([contents(workspace), await problems(workspace)]).toEqual([expected, []])
  })

  it('follows a changed text, and its undoing', async () => {
    const workspace = closing(Workspace.open(filled(), { format }))
    rename(workspace, 'Heron')
    expect([find(workspace, 'heron'), find(workspace, '燕')]).toEqual([['provider Heron'], []])
    workspace.undo(mara)
    expect([find(workspace, 'heron'), contents(workspace), await problems(workspace)]).toEqual([[], expected, []])
  })

  it.each([
    ['tender_terms', 'tender'],
    ['lot_terms', 'tender'],
    ['provider_details', 'provider'],
    ['evidence_note', 'evidence'],
    ['evidence', 'evidence'],
    ['instrument', 'question'],
    ['bid_standing', 'bid'],
    ['response', 'response'],
    ['score', 'score'],
    ['consensus', 'consensus'],
    ['agreement', 'agreement'],
    ['recommendation', 'recommendation'],
    ['condition_standing', 'condition'],
    ['dissent', 'dissent'],
    ['approval', 'approval'],
    ['award', 'award'],
  ])('makes the documents stale that a row of %s changes', (table, source) => {
    const workspace = closing(Workspace.open(filled(), { format }))
    const found = format.sources.filter(({ staleBy }) => Object.hasOwn(staleBy, table))
    expect(found.map(({ name }) => name)).toEqual([source])
    const rows = workspace.read.all(sql(`SELECT id FROM ${table}`, {}, { id: text }))
    const statement = found[0]?.staleBy[table]
    const keys = statement ? workspace.read.all(statement, { ids: JSON.stringify(rows.map(({ id }) => id)) }) : []
    const read = found[0] ? workspace.read.all(found[0].ofKeys, { keys: keyList(keys) }) : []
    const known = new Set(read.map((document) => JSON.stringify(document)))
    const all = found[0] ? workspace.read.all(found[0].all).map((document) => JSON.stringify(document)) : []
    expect([...known].sort()).toEqual(all.sort())
  })

  it('is as it was when an action fails', async () => {
    const workspace = closing(Workspace.open(filled(), { format }))
    expect(() =>
      act(workspace, 'fail', (write, stamp) => {
        record(write, providerDetailsFact, stamp, { provider_id: 'p' }, providerNamed('Heron'))
        throw new Error('stop')
      }),
    ).toThrow('stop')
    expect([find(workspace, 'heron'), contents(workspace), await problems(workspace)]).toEqual([[], expected, []])
  })

  it('is written for the stale documents alone, and read in the order asked for, without a scan', () => {
    const workspace = closing(Workspace.open(filled(), { format }))
    const connection = connect(workspace.path, { readonly: true })
    const plan = (text: string, binds: object = {}) =>
      connection
        .prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
        .all(binds)
        .map(({ detail }) => detail)
    const keys = keyList([{ owner: '', subject: '', subjectId: '', part: '' }])
    for (const { name, ofKeys, staleBy } of format.sources) {
      const slow = (steps: string[]) =>
        steps.filter((step) => /^(?:SCAN (?!stale |json_each )|MATERIALIZE|CO-ROUTINE|BLOOM)/.test(step))
      expect([name, slow(plan(ofKeys.text, { keys }))]).toEqual([name, []])
      for (const [table, stale] of Object.entries(staleBy))
        expect([table, slow(plan(stale.text, { ids: '[]' }))]).toEqual([table, []])
    }
    const page = (order: string) =>
      plan(
        `SELECT id FROM search_index CROSS JOIN search_document AS document ON document.id = search_index.rowid
         WHERE search_index MATCH 'x' ORDER BY ${order} LIMIT 50`,
      ).filter((step) => !step.startsWith('SEARCH document USING'))
    for (const order of ['search_index.rank', 'search_index.rowid DESC'])
      expect(page(order)).toEqual([expect.stringMatching(/^SCAN search_index VIRTUAL TABLE INDEX/)])
    connection.close()
  })

  it('comes back with a backup', async () => {
    const path = filled()
    const workspace = closing(Workspace.open(path, { format }))
    const restored = join(temporaryFolder(), 'b.assay')
    await restoreBackup((await workspace.backup()).path, restored, { format })
    const copy = closing(Workspace.open(restored, { format }))
    expect([find(copy, 'insurer'), find(copy, '燕'), contents(copy)]).toEqual([
      ['answer How is it tested?'],
      ['provider 燕サポート'],
      expected,
    ])
    rename(copy, 'Heron')
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
    const workspace = closing(Workspace.open(path, { format }))
    const found = await problems(workspace)
    expect(found.join('\n')).toContain(word)
    expect(found.filter((problem) => !problem.startsWith('search:'))).toEqual([])
    const head = workspace.head()
    expect(workspace.rebuildSearch()).toBe(expected.length)
    expect([await problems(workspace), contents(workspace), workspace.head()]).toEqual([[], expected, head])
    expect(find(workspace, 'insurer')).toEqual(['answer How is it tested?'])
  })
})
