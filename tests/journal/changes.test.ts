import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { format } from '../../electron/format.ts'
import { readChanges } from '../../electron/journal/changes.ts'
import { providerDetailsFact } from '../../electron/providers/tables.ts'
import { text } from '../../electron/workspace/columns.ts'
import { sql, type Writer } from '../../electron/workspace/database.ts'
import { record, type Stamp } from '../../electron/workspace/facts.ts'
import { columnsOf, createTables } from '../../electron/workspace/format/schema.ts'
import { isJournaled, partsOf } from '../../electron/workspace/format/tables.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import type { JournalValue, ReadChange } from '../../shared/journal/contract.ts'
import { rowReadings } from '../../shared/journal/rows.ts'
import { translator } from '../../shared/messages/translate.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { testApplication, testTender } from '../application/support.ts'
import { nothingMore } from '../providers/nothing-more.ts'
import { act, closing, mara, temporaryFolder, tickingClock } from '../workspace/support.ts'

const shown = (value: JournalValue | null): string | null => {
  if (value === null) return null
  const { kind: _kind, ...parts } = value
  return Object.values(parts).join(' ')
}
/** A change as lines of text: what happened, what it is about, and each field before and after. */
const lines = ({ kind, operation, about, fields }: ReadChange): string[] => [
  `${kind} ${operation}`,
  ...about.map(({ role, name }) => `${role}: ${name}`),
  ...fields.map(({ field, before, after }) => `${field}: ${shown(before) ?? '–'} → ${shown(after) ?? '–'}`),
]

/** A tender, an open and a closed question, an evaluator, and the changes of the newest entry as text. */
async function testJournal() {
  const tender = await testTender()
  const { call } = tender
  const { instrument } = await call('tender.instrument', { tender: tender.tender.id })
  const questions = questionsOf(instrument)
  const question = (type: string) => {
    const found = questions.find((one) => one.type === type && one.visibleWhen === undefined)
    if (!found) throw new Error(`the template has a question of type ${type}`)
    return found
  }
  const keller = await call('evaluator.add', { name: 'A. Keller', role: 'Procurement lead' })
  const newest = async () => {
    const { head } = await call('workspace.info', {})
    return (await call('journal.changes', { entry: head.entry })).changes
  }
  const read = async () => (await newest()).map(lines)
  return { ...tender, keller, question, newest, read }
}

describe('What an entry changed is told in words:', () => {
  test('a bidder, by its name and lot', async () => {
    const { call, lot, read } = await testJournal()
    await call('bid.add', { lot: lot.id, provider: { name: 'Kestrel', deliveryModel: 'kpo', country: 'Ireland' } })
    expect(await read()).toEqual([
      ['Provider added', 'Name: – → Kestrel', 'Country: – → Ireland', 'Delivery model: – → KPO'],
      ['Bid added', 'Lot: Whole scope', 'Bidder: Kestrel'],
    ])
  })

  test('what is changed of a thing by its name, unless that is what changed', async () => {
    const { call, north, read } = await testJournal()
    const { provider } = north
    await call('provider.update', { provider: provider.id, name: provider.name, deliveryModel: 'onshore', summary: 'Voice only' })
    expect(await read()).toEqual([['Provider changed', `Bidder: ${provider.name}`, 'In a few words: – → Voice only']])
    await call('provider.update', { provider: provider.id, name: 'Nordlicht', deliveryModel: 'onshore', summary: 'Voice only' })
    expect(await read()).toEqual([['Provider changed', `Name: ${provider.name} → Nordlicht`]])
  })

  test('a score against the one whose place it took, and its undoing by what it was about', async () => {
    const { call, north, keller, question, read } = await testJournal()
    const { id, text } = question('longText')
    await call('response.set', { bid: north.id, question: id, answer: 'As in the handbook', reason: 'By telephone' })
    const about = ['Bidder: Nordlicht & Söhne <Ltd>', expect.stringMatching(/^Question: \d+\.\d+ /), 'Evaluator: A. Keller']
    const score = (points: number | null, reason: string) =>
      call('score.set', { bid: north.id, subject: { kind: 'question', id }, evaluator: keller.id, points, reason })
    await score(3, 'Written')
    expect(await read()).toEqual([['Score added', ...about, 'Points: – → 3', 'Reason: – → Written']])
    expect((await read())[0]?.[2]).toContain(text)
    await score(4, 'Written, and seen')
    expect(await read()).toEqual([['Score changed', ...about, 'Points: 3 → 4', 'Reason: Written → Written, and seen']])
    await score(null, 'Wrong bidder')
    expect(await read()).toEqual([['Score changed', ...about, 'Points: 4 → –', 'Reason: Written, and seen → Wrong bidder']])
    await call('workspace.undo', {})
    expect(await read()).toEqual([['Score undone', ...about]])
    await call('workspace.redo', {})
    expect(await read()).toEqual([['Score changed', ...about, 'Points: 4 → –', 'Reason: Written, and seen → Wrong bidder']])
  })

  test('answers as they read elsewhere, lists whole', async () => {
    const { call, north, question, read } = await testJournal()
    const set = (type: string, answer: string) =>
      call('response.set', { bid: north.id, question: question(type).id, answer, reason: 'By telephone' })
    const answer = async () => (await read()).map((change) => change.filter((line) => /^(Answer|Files)/.test(line)))
    await set('yesPartlyNo', 'Partly')
    expect(await answer()).toEqual([['Answer added', 'Answer: – → Partly']])
    await set('yesPartlyNo', 'No')
    expect(await answer()).toEqual([['Answer changed', 'Answer: Partly → No']])
    const multiple = question('multipleChoice')
    const labels = 'choices' in multiple ? multiple.choices.slice(0, 2).map(({ label }) => label) : []
    await set('multipleChoice', labels.join('; '))
    expect(await answer()).toEqual([['Answer added', `Answer: – → ${labels.join('; ')}`]])
    await set('multipleChoice', labels[0] ?? '')
    expect(await answer()).toEqual([['Answer changed', `Answer: ${labels.join('; ')} → ${labels[0]}`]])
  })

  test('a frozen questionnaire by its size, not by its thousand rows', async () => {
    const { call } = await testJournal()
    const { changes } = await call('journal.changes', { entry: 2 })
    expect(changes.map(({ kind }) => kind)).toEqual(['Tender', 'Lot', 'Price sheet', 'Frozen questionnaire'])
    const frozen = changes.filter(({ kind }) => kind === 'Frozen questionnaire').flatMap(lines)
    expect(frozen).toContain('Tender: Support')
    expect(frozen.find((line) => line.startsWith('Questions: – → '))).toMatch(/ \d{3}$/)
  })

  test('a file by its size', async () => {
    const { call, folder, newest } = await testJournal()
    const path = join(folder, 'certificate.txt')
    writeFileSync(path, 'valid until 2028')
    await call('evidence.add', { paths: [path], note: 'Seen on 3 March' })
    const [change] = await newest()
    expect(change?.fields.map(({ after }) => after)).toContainEqual({ kind: 'size', bytes: 16 })
    expect(change && lines(change)).toEqual(expect.arrayContaining(['Evidence added', 'File: certificate.txt']))
  })

  test('what was given out, and to whom', async () => {
    const { call, folder, north, read } = await testJournal()
    await call('bid.workbook', { bid: north.id, path: join(folder, 'Nordlicht.xlsx') })
    expect(await read()).toEqual([
      [
        'Given out added',
        'Bidder: Nordlicht & Söhne <Ltd>',
        'What: – → a workbook',
        'File: – → Nordlicht.xlsx',
        expect.stringMatching(/^SHA-256: – → [0-9a-f]{64}$/),
        expect.stringMatching(/^Size: – → \d+$/),
        'Language: – → en-GB',
      ],
    ])
    expect((await call('journal.subjects', { limit: 1 })).map(({ about }) => about)).toEqual([['Nordlicht & Söhne <Ltd>']])
  })

  test('of what was undone since: by whom and when, and nothing else', async () => {
    const { call, lot } = await testJournal()
    await call('bid.add', { lot: lot.id, provider: { name: 'Gone again' } })
    const { entry } = (await call('workspace.info', {})).head
    const undone = await call('workspace.undo', {})
    const { changes } = await call('journal.changes', { entry })
    const gone = { state: 'undone', entry: undone.entry, at: undone.at, by: 'Mara', why: '' }
    expect(changes.map((change) => [...lines(change), change.gone, change.place])).toEqual([
      ['Provider added', gone, null],
      ['Bid added', gone, null],
    ])
    expect(await call('journal.list', { limit: 1 })).toMatchObject([{ kind: 'undo', undoes: entry }])
  })

  test('of an entry that is there', async () => {
    const { refused } = await testJournal()
    expect(await refused('journal.changes', { entry: 999 })).toMatchObject({ code: 'journal.notFound' })
  })

  test('of what was erased since: by whom, when and why; what took its place is told without it', async () => {
    const folder = temporaryFolder()
    const workspace = closing(
      Workspace.create(join(folder, 'erased.assay'), { title: 'Erased', profile: mara, clock: tickingClock(), format }),
    )
    const insertProvider = sql('INSERT INTO provider (id) VALUES (:id)', { id: text })
    const name = (write: Writer, stamp: Stamp, name: string) =>
      record(
        write,
        providerDetailsFact,
        stamp,
        { provider_id: 'p' },
        { name, country: null, delivery_model: null, summary: null, ...nothingMore },
      )
    let first = ''
    act(workspace, 'provider.add', (write, stamp) => {
      write.run(insertProvider, { id: 'p' })
      first = name(write, stamp, 'Kestrel')
    })
    act(workspace, 'provider.update', (write, stamp) => name(write, stamp, 'Heron'))
    const rows = [{ table: 'provider_details', key: first }]
    const { entry, at } = await workspace.erase(mara, 'journal.erase', 'Asked for', { rows, contents: [] })
    const read = (of: number) => readChanges(workspace.read, workspace, { entry: of, limit: 10 }, translator('en')).changes
    expect(read(2)).toEqual([
      {
        ...{ position: expect.any(Number), operation: 'added', kind: 'Provider', about: [], fields: [], place: null },
        gone: { state: 'erased', entry, at, by: 'Mara Lind', why: 'Asked for' },
      },
    ])
    expect(read(3).map(lines)).toEqual([['Provider changed', 'Name: – → Heron']])
    expect(read(entry)).toMatchObject([{ kind: 'Provider', operation: 'erased', fields: [], gone: null }])
    expect(workspace.journal({ limit: 1 })).toMatchObject([{ kind: 'erase', why: 'Asked for' }])
  })

  test('with a limit, and how many changes lie beyond it', async () => {
    const { call } = await testJournal()
    const all = await call('journal.changes', { entry: 2 })
    const some = await call('journal.changes', { entry: 2, limit: 2 })
    expect(all.more).toBe(0)
    expect(some).toEqual({ changes: all.changes.slice(0, 2), more: all.changes.length - 2 })
  })
})

describe('An object of the journal', () => {
  test('is named by the thing that it is about', async () => {
    const { call, lot, north, keller, question, newest } = await testJournal()
    const place = async () => (await newest())[0]?.place
    const { id, criterion } = question('longText')
    expect(await place()).toEqual({ kind: 'person', person: keller.id })
    await call('response.set', { bid: north.id, question: id, answer: 'As in the handbook', reason: 'By telephone' })
    expect(await place()).toEqual({ kind: 'answer', lot: lot.id, bid: north.id, question: id })
    const subject = { kind: 'question' as const, id }
    await call('score.set', { bid: north.id, subject, evaluator: keller.id, points: 3, reason: 'Written' })
    expect(await place()).toEqual({ kind: 'score', lot: lot.id, bid: north.id, criterion })
    await call('bid.withdraw', { bid: north.id, reason: 'No capacity' })
    expect(await place()).toEqual({ kind: 'bid', lot: lot.id, bid: north.id, provider: north.provider.id })
  })

  test('names each entry in the list: what all that it brought shares', async () => {
    const { call, lot, keller } = await testJournal()
    await call('bid.add', { lot: lot.id, provider: { name: 'Kestrel' } })
    const subjects = await call('journal.subjects', {})
    expect(subjects.map(({ about }) => about.join(' · '))).toEqual([
      'Kestrel',
      keller.name,
      'さくらサポート',
      'Nordlicht & Söhne <Ltd>',
      'Support',
      'Test',
    ])
    expect(subjects.map(({ entry }) => entry)).toEqual([6, 5, 4, 3, 2, 1])
  })
})

describe('The list of entries', () => {
  test('says where a clock was set back', async () => {
    let hour = 10
    const { call, folder } = testApplication({ actingAs: 'Mara', clock: () => new Date(Date.UTC(2026, 0, 1, hour)) })
    await call('workspace.create', { path: join(folder, 'clock.assay'), title: 'Clock' })
    for (const [at, title] of [
      [12, 'Later'],
      [11, 'Earlier'],
      [13, 'Again later'],
    ] as const) {
      hour = at
      await call('workspace.rename', { title })
    }
    const list = await call('journal.list', {})
    expect(list.map(({ id, clockWentBack }) => [id, clockWentBack])).toEqual([
      [4, false],
      [3, true],
      [2, false],
      [1, false],
    ])
  })

  test('can be narrowed to one action and to one person, and says which there are', async () => {
    const { call } = await testJournal()
    expect(await call('journal.facets', {})).toEqual({
      commands: [
        { command: 'bid.add', entries: 2 },
        { command: 'evaluator.add', entries: 1 },
        { command: 'tender.create', entries: 1 },
        { command: 'workspace.new', entries: 1 },
      ],
      names: [{ name: 'Mara', entries: 5 }],
    })
    const ids = async (filter: { command?: string; name?: string }) => (await call('journal.list', filter)).map(({ id }) => id)
    expect(await ids({ command: 'bid.add' })).toEqual([4, 3])
    expect(await ids({ name: 'Mara' })).toEqual([5, 4, 3, 2, 1])
    expect(await ids({ command: 'bid.add', name: 'Nobody' })).toEqual([])
  })
})

describe('The words of the journal', () => {
  test('know every table and column that is recorded, and no other', () => {
    const database = new Database(':memory:')
    createTables(database, format.tables)
    const recorded = format.tables.filter(isJournaled).map((table) => ({
      table: table.name,
      columns: columnsOf(database, table).sort(),
      parts: Object.fromEntries(
        partsOf(format.tables, table.name).map((part) => [
          part.name,
          columnsOf(database, part)
            .filter((column) => column !== part.owner)
            .sort(),
        ]),
      ),
    }))
    database.close()
    // What is left of erased content is told, too, though content is no row of the journal.
    const { content: _, ...readings } = rowReadings
    const known = Object.entries(readings).map(([table, { columns, parts = {} }]) => ({
      table,
      columns: Object.keys(columns).sort(),
      parts: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.columns.toSorted()])),
    }))
    const sorted = (tables: readonly { table: string }[]) => tables.toSorted((one, other) => (one.table < other.table ? -1 : 1))
    expect(sorted(known)).toEqual(sorted(recorded))
  })
})

describe('The journal of a file from somebody else', () => {
  /** What no Assay writes: rows of tables that there are not, rows that are not there, and rows that say what cannot be. */
  const odd: [table: string, key: string, row?: string][] = [
    ['toString', 'x1'],
    ['__proto__', 'x2'],
    ['nothing', 'x3'],
    ['provider"; DROP TABLE bid; --', 'x4'],
    ['sqlite_schema', 'x5'],
    ['provider_details', 'x6'],
    [
      'score',
      'x7',
      `INSERT INTO score (id, author, at, follows, submission_id, subject, subject_id, evaluator_id, points, reason)
       VALUES ('x7', 'nobody', 'never', '[7]', 'no', 'question', '', 'nobody', 9, 'Odd')`,
    ],
    [
      'receipt',
      'x8',
      `INSERT INTO receipt (id, author, at, bid_id, position, envelope, received_at, sender, punctuality)
       VALUES ('x8', 'nobody', 'never', 'no', -1, 'price', 'yesterday', 'Somebody', 'late')`,
    ],
    [
      'price',
      'x9',
      `INSERT INTO price (id, author, at, follows, bid_id, line_id, unit_price, currency, source, came_by, reason)
       VALUES ('x9', 'nobody', 'never', '{}', 'no', 'no', 'much', 'odd', 'typed', 'other', 'Odd')`,
    ],
  ]

  test('is shown as far as it can be read, whatever tables, keys and rows it names', async () => {
    const { call, folder } = await testTender()
    const { head } = await call('workspace.info', {})
    await call('workspace.close', {})
    const path = join(folder, 'test.assay')
    const database = new Database(path)
    database.pragma('foreign_keys = OFF')
    const triggers = database
      .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
      .all()
    for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
    for (const [table, key, row] of odd) {
      database
        .prepare('INSERT INTO proof SELECT ?, ?, entry, salt, digest FROM proof WHERE entry = ? LIMIT 1')
        .run(key, table, head.entry)
      if (row !== undefined) database.exec(row)
    }
    for (const { sql } of triggers) database.exec(sql)
    database.close()

    await call('workspace.open', { path })
    const { changes } = await call('journal.changes', { entry: head.entry })
    expect(changes.map(({ kind }) => kind)).toEqual([
      ...['Provider', 'Provider', 'Bid', 'Package', 'Score', 'Price'],
      ...['toString', '__proto__', 'nothing', 'provider"; DROP TABLE bid; --', 'sqlite_schema'],
    ])
    const values = changes.flatMap(({ fields }) => fields.map(({ after }) => after))
    expect(values).toContainEqual({ kind: 'text', text: 'yesterday' })
    expect(values).toContainEqual({ kind: 'text', text: 'much' })
    expect(await call('journal.subjects', { limit: 1 })).toMatchObject([{ entry: head.entry }])
    expect(await call('bid.list', { lot: (await call('tender.list', {}))[0]?.lots[0]?.id ?? '' })).toHaveLength(2)
  })
})
