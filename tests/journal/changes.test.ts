import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { readChanges } from '../../electron/journal/changes.ts'
import { sql } from '../../electron/workspace/database.ts'
import { migrations } from '../../electron/workspace/migrations/index.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import type { JournalValue, ReadChange } from '../../shared/journal/contract.ts'
import { partsOf, rowReadings } from '../../shared/journal/rows.ts'
import { translator } from '../../shared/messages/translate.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { testTender } from '../application/support.ts'
import { closing, mara, temporaryFolder, tickingClock } from '../workspace/support.ts'

const retitle = sql<never, { title: string }>('UPDATE workspace SET title = :title')

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
      ['Provider insert', 'Name: – → Kestrel', 'Country: – → Ireland', 'Delivery model: – → KPO'],
      ['Bid insert', 'Lot: Whole scope', 'Bidder: Kestrel'],
    ])
  })

  test('a score against the one before, and its undoing the other way round', async () => {
    const { call, north, keller, question, read } = await testJournal()
    const { id, text } = question('longText')
    await call('response.set', { bid: north.id, question: id, answer: 'As in the handbook', reason: 'By telephone' })
    const about = ['Bidder: Nordlicht & Söhne <Ltd>', expect.stringMatching(/^Question: \d+\.\d+ /), 'Evaluator: A. Keller']
    const score = (points: number | null, reason: string) =>
      call('score.set', { bid: north.id, subject: { kind: 'question', id }, evaluator: keller.id, points, reason })
    await score(3, 'Written')
    expect(await read()).toEqual([['Score insert', ...about, 'Points: – → 3', 'Reason: – → Written']])
    expect((await read())[0]?.[2]).toContain(text)
    await score(4, 'Written, and seen')
    expect(await read()).toEqual([['Score update', ...about, 'Points: 3 → 4', 'Reason: Written → Written, and seen']])
    await score(null, 'Wrong bidder')
    expect(await read()).toEqual([['Score update', ...about, 'Points: 4 → –', 'Reason: Written, and seen → Wrong bidder']])
    await call('workspace.undo', {})
    expect(await read()).toEqual([['Score update', ...about, 'Points: – → 4', 'Reason: Wrong bidder → Written, and seen']])
  })

  test('answers as they read elsewhere, lists whole', async () => {
    const { call, north, question, read } = await testJournal()
    const set = (type: string, answer: string) =>
      call('response.set', { bid: north.id, question: question(type).id, answer, reason: 'By telephone' })
    const answer = async () => (await read()).map((change) => change.filter((line) => /^(Answer|Files)/.test(line)))
    await set('yesPartlyNo', 'Partly')
    expect(await answer()).toEqual([['Answer insert', 'Answer: – → Partly']])
    await set('yesPartlyNo', 'No')
    expect(await answer()).toEqual([['Answer update', 'Answer: Partly → No']])
    const multiple = question('multipleChoice')
    const labels = 'choices' in multiple ? multiple.choices.slice(0, 2).map(({ label }) => label) : []
    await set('multipleChoice', labels.join('; '))
    expect(await answer()).toEqual([['Answer insert', `Answer: – → ${labels.join('; ')}`]])
    await set('multipleChoice', labels[0] ?? '')
    expect(await answer()).toEqual([['Answer update', `Answer: ${labels.join('; ')} → ${labels[0]}`]])
  })

  test('a frozen questionnaire by its size, not by its thousand rows', async () => {
    const { call } = await testJournal()
    const { changes } = await call('journal.changes', { entry: 2 })
    expect(
      changes
        .map(({ kind }) => kind)
        .slice(0, 3)
        .sort(),
    ).toEqual(['Frozen questionnaire', 'Lot', 'Tender'])
    const frozen = changes.filter(({ kind }) => kind === 'Frozen questionnaire').flatMap(lines)
    expect(frozen).toContain('Tender: Support')
    expect(frozen.find((line) => line.startsWith('Questions: – → '))).toMatch(/ \d{3}$/)
  })

  test('a file by its size', async () => {
    const { call, folder, newest } = await testJournal()
    const path = join(folder, 'certificate.txt')
    writeFileSync(path, 'valid until 2028')
    await call('evidence.add', { path, note: 'Seen on 3 March' })
    const [change] = await newest()
    expect(change?.fields.map(({ after }) => after)).toContainEqual({ kind: 'size', bytes: 16 })
    expect(change && lines(change)).toEqual(expect.arrayContaining(['Evidence insert', 'File: certificate.txt']))
  })

  test('with the names of things that were undone since', async () => {
    const { call, lot } = await testJournal()
    await call('bid.add', { lot: lot.id, provider: { name: 'Gone again' } })
    const { entry } = (await call('workspace.info', {})).head
    await call('workspace.undo', {})
    const { changes } = await call('journal.changes', { entry })
    expect(changes.map(lines)).toContainEqual(['Bid insert', 'Lot: Whole scope', 'Bidder: Gone again'])
    expect(changes.map(({ place }) => place)).toEqual([null, null])
  })

  test('of an entry that is there', async () => {
    const { refused } = await testJournal()
    expect(await refused('journal.changes', { entry: 999 })).toMatchObject({ code: 'journal.notFound' })
  })

  test('as far as it is known, where row images were pruned', async () => {
    const folder = temporaryFolder()
    const workspace = closing(
      Workspace.create(join(folder, 'pruned.assay'), { title: 'Pruned', profile: mara, clock: tickingClock() }),
    )
    const rename = (title: string) =>
      workspace.execute({ command: 'workspace.rename', profile: mara }, (write) => write.run(retitle, { title }))
    rename('Second')
    rename('Third')
    workspace.pruneImages(3)
    const read = (entry: number) => readChanges(workspace.read, workspace, { entry, limit: 10 }, translator('en')).changes
    expect(read(2)).toMatchObject([{ kind: 'Workspace', operation: 'update', fields: [], pruned: true }])
    expect(read(3).map(lines)).toEqual([['Workspace update', 'Title: Second → Third']])
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
  test('is found where it is shown, as long as it is there', async () => {
    const { call, lot, north, keller, question, newest } = await testJournal()
    const place = async () => (await newest()).at(-1)?.place
    const { id, criterion } = question('longText')
    expect(await place()).toEqual({ screen: 'scores', lot: lot.id })
    await call('response.set', { bid: north.id, question: id, answer: 'As in the handbook', reason: 'By telephone' })
    expect(await place()).toEqual({ screen: 'responses', lot: lot.id, bid: north.id, question: id })
    const subject = { kind: 'question' as const, id }
    await call('score.set', { bid: north.id, subject, evaluator: keller.id, points: 3, reason: 'Written' })
    expect(await place()).toEqual({ screen: 'compare', lot: lot.id, bid: north.id, criterion })
    await call('bid.withdraw', { bid: north.id, reason: 'No capacity' })
    expect(await place()).toEqual({ screen: 'providers', lot: lot.id, provider: north.provider.id })
  })

  test('names each entry in the list: what all its changes share', async () => {
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
    for (const { sql } of migrations) database.exec(sql)
    const journaled = migrations.flatMap((migration) => migration.journaled)
    const columnsOf = (table: string) =>
      database.prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?) ORDER BY cid').all(table)
    const recorded = journaled
      .filter((table) => !(table in partsOf))
      .map((table) => [table, columnsOf(table).map(({ name }) => name)] as const)
    database.close()
    const known = Object.entries(rowReadings).map(([table, { columns }]) => [table, Object.keys(columns)] as const)
    const sorted = (tables: readonly (readonly [string, readonly string[]])[]) =>
      tables.map(([table, columns]) => `${table}: ${[...columns].sort().join(' ')}`).sort()
    expect(sorted(known)).toEqual(sorted(recorded))
    expect(Object.keys(partsOf).filter((table) => !journaled.includes(table))).toEqual([])
  })
})

describe('The journal of a file from somebody else', () => {
  /** A change as no Assay writes it: which table, which key, and the row. */
  const odd: [table: string, key: string, row: string | null][] = [
    ['toString', '["x"]', '{"id":"x"}'],
    ['__proto__', '["x"]', '{"id":"x"}'],
    ['nothing', '["x"]', null],
    ['provider"; DROP TABLE bid; --', '["x"]', null],
    ['sqlite_schema', '["x"]', null],
    ['provider', '[]', null],
    ['provider', '{}', null],
    ['provider', 'not JSON', null],
    ['provider', '["x"]', 'not JSON'],
    ['provider', '["x","y"]', '["x"]'],
    ['score', '["x"]', '{"bid_id":"x","subject_id":9,"revision":99}'],
    ['receipt', '["x"]', '{"id":"x","position":"second","received_at":"yesterday"}'],
    ['price', '["x"]', '{"bid_id":"x","revision":1,"unit_price":"much"}'],
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
    for (const [index, [table, key, row]] of odd.entries()) {
      database
        .prepare(
          `INSERT INTO journal_change (entry, position, table_name, row_key, operation, salt, digest)
           SELECT entry, ?, ?, ?, 'insert', salt, digest FROM journal_change WHERE entry = ? AND position = 1`,
        )
        .run(100 + index, table, key, head.entry)
      if (row === null) continue
      const image = database.prepare('INSERT INTO journal_image (entry, table_name, row_key, after) VALUES (?, ?, ?, ?)')
      image.run(head.entry, table, key, row)
    }
    for (const { sql } of triggers) database.exec(sql)
    database.close()

    await call('workspace.open', { path })
    const { changes } = await call('journal.changes', { entry: head.entry })
    const added = changes.filter(({ position }) => position >= 100)
    expect(added.map(({ kind }) => kind)).toEqual([
      'toString',
      '__proto__',
      'nothing',
      'provider"; DROP TABLE bid; --',
      'sqlite_schema',
      ...Array.from({ length: 5 }, () => 'Provider'),
      'Score',
      'Package',
      'Price',
    ])
    const values = added.flatMap(({ fields }) => fields.map(({ after }) => after))
    expect(values).toContainEqual({ kind: 'text', text: 'yesterday' })
    expect(values).toContainEqual({ kind: 'text', text: 'much' })
    expect(await call('journal.subjects', { limit: 1 })).toMatchObject([{ entry: head.entry }])
    expect(await call('bid.list', { lot: (await call('tender.list', {}))[0]?.lots[0]?.id ?? '' })).toHaveLength(2)
  })
})
