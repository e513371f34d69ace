import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { format } from '../../electron/format.ts'
import { connect } from '../../electron/workspace/database.ts'
import { selectEntriesTouching } from '../../electron/workspace/history.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import type { JournalObject } from '../../shared/journal/objects.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { testTender } from '../application/support.ts'
import { closing, mara, temporaryFolder, tickingClock } from '../workspace/support.ts'

/** A tender in which two bidders answered two questions and were scored, and the entries of each step by its name. */
async function story() {
  const { call, north, east, lot, tender, folder } = await testTender()
  const { instrument } = await call('tender.instrument', { tender: tender.id })
  const [one, two] = questionsOf(instrument).filter(({ type, visibleWhen }) => type === 'longText' && !visibleWhen)
  const excusable = questionsOf(instrument).find(({ notApplicable }) => notApplicable)
  if (!one || !two || !excusable) throw new Error('the template has open questions')
  const whole = instrument.criteria.flatMap(({ children = [] }) => children).find(({ scoring }) => scoring === 'whole')?.id ?? ''
  const { id: evaluator } = await call('evaluator.add', { name: 'A. Keller' })
  const entries: Record<string, number> = {}
  const step = async (name: string, work: () => Promise<unknown>) => {
    await work()
    entries[name] = (await call('workspace.info', {})).head.entry
  }
  const answer = (bid: string, question: string, text: string) =>
    call('response.set', { bid, question, answer: text, reason: 'By telephone' })
  const score = (bid: string, subject: { kind: 'question' | 'criterion'; id: string }) =>
    call('score.set', { bid, subject, evaluator, points: 3, reason: 'Written' })
  await step('answered', () => answer(north.id, one.id, 'As in the handbook'))
  await step('answered another', () => answer(north.id, two.id, 'Daily'))
  await step('answered by the other', () => answer(east.id, one.id, 'Weekly'))
  await step('answered again', () => answer(north.id, one.id, 'As in the new handbook'))
  await step('scored', () => score(north.id, { kind: 'question', id: one.id }))
  await step('scored the other', () => score(east.id, { kind: 'question', id: one.id }))
  await step('scored as a whole', () => score(north.id, { kind: 'criterion', id: whole }))
  await step('scored again', () => score(north.id, { kind: 'question', id: two.id }))
  await step('undone', () => call('workspace.undo', {}))
  const agreement = (bid: string | null) =>
    call('agreement.set', { lot: lot.id, question: excusable.id, bid, agreed: true, evaluator, reason: 'Not in scope' })
  await step('agreed for all', () => agreement(null))
  await step('agreed for one', () => agreement(north.id))
  const file = join(folder, 'certificate.txt')
  writeFileSync(file, 'valid until 2028')
  await step('evidence', () => call('evidence.add', { paths: [file] }))
  await step('renamed', () => call('provider.update', { provider: north.provider.id, name: 'Nordlicht' }))
  const [evidence] = await call('evidence.list', {})
  const listed = async (
    about: JournalObject,
    filter: { command?: string; name?: string; before?: number; limit?: number } = {},
  ) => {
    const numbers = (await call('journal.list', { about, ...filter })).map(({ id }) => id)
    return numbers.map((id) => Object.keys(entries).find((name) => entries[name] === id) ?? id)
  }
  return { call, excusable, lot, north, east, one, two, whole, evidence: evidence?.id ?? '', entries, listed }
}

describe('The history of', () => {
  test('a bidder is every entry that touched what is its own and was not undone, newest first', async () => {
    const { north, east, listed } = await story()
    expect(await listed({ kind: 'bidder', bid: north.id })).toEqual([
      'renamed',
      'agreed for one',
      'scored as a whole',
      'scored',
      'answered again',
      'answered another',
      'answered',
      3,
    ])
    expect(await listed({ kind: 'bidder', bid: east.id })).toEqual(['scored the other', 'answered by the other', 4])
  })

  test('an answer is its revisions and the scores of it, and of no other question or bidder', async () => {
    const { north, east, one, two, listed } = await story()
    expect(await listed({ kind: 'answer', bid: north.id, question: one.id })).toEqual(['scored', 'answered again', 'answered'])
    expect(await listed({ kind: 'answer', bid: north.id, question: two.id })).toEqual(['answered another'])
    expect(await listed({ kind: 'answer', bid: east.id, question: one.id })).toEqual([
      'scored the other',
      'answered by the other',
    ])
  })

  test('an answer is what was agreed about it, for its bidder or for all', async () => {
    const { north, east, excusable, listed } = await story()
    const of = (bid: string) => listed({ kind: 'answer', bid, question: excusable.id })
    expect(await of(north.id)).toEqual(['agreed for one', 'agreed for all'])
    expect(await of(east.id)).toEqual(['agreed for all'])
  })

  test('a score of a criterion, a file and a thing that is not there', async () => {
    const { north, whole, evidence, listed } = await story()
    expect(await listed({ kind: 'criterion', bid: north.id, criterion: whole })).toEqual(['scored as a whole'])
    expect(await listed({ kind: 'evidence', evidence })).toEqual(['evidence'])
    expect(await listed({ kind: 'evidence', evidence: evidence.slice(0, -1) })).toEqual([])
    expect(await listed({ kind: 'bidder', bid: '%' })).toEqual([])
  })

  test('an object can be narrowed further, read by portions, and counted', async () => {
    const { call, north, entries, listed } = await story()
    const about = { kind: 'bidder', bid: north.id } as const
    expect(await listed(about, { command: 'response.set' })).toEqual(['answered again', 'answered another', 'answered'])
    expect(await listed(about, { name: 'Nobody' })).toEqual([])
    expect(await listed(about, { before: entries.scored ?? 0, limit: 2 })).toEqual(['answered again', 'answered another'])
    const { commands, names } = await call('journal.facets', { about })
    expect(commands.find(({ command }) => command === 'response.set')).toEqual({ command: 'response.set', entries: 3 })
    expect(names).toEqual([{ name: 'Mara', entries: 8 }])
    expect((await call('journal.subjects', { about })).map(({ entry }) => entry)).toEqual(
      (await call('journal.list', { about })).map(({ id }) => id),
    )
  })

  test('an object tells the whole of an entry that touched nothing else, or nothing of it', async () => {
    const { call, north, entries } = await story()
    const entry = entries['agreed for one'] ?? 0
    const about = { kind: 'bidder', bid: north.id } as const
    const kinds = async (input: { entry: number; about?: JournalObject }) => {
      const { changes, more } = await call('journal.changes', input)
      return [...changes.map(({ kind }) => kind), more]
    }
    expect(await kinds({ entry: 3 })).toEqual(['Provider', 'Bid', 0])
    expect(await kinds({ entry: 3, about: { kind: 'answer', bid: north.id, question: 'none' } })).toEqual(['Provider', 'Bid', 0])
    expect(await kinds({ entry, about })).toEqual(await kinds({ entry }))
  })

  test('an object says in words whose it is, also when it is gone', async () => {
    const { call, north, one, evidence } = await story()
    expect(await call('journal.object', { kind: 'answer', bid: north.id, question: one.id })).toEqual([
      { role: 'Bidder', name: 'Nordlicht' },
      { role: 'Question', name: expect.stringContaining(one.text) },
    ])
    expect(await call('journal.object', { kind: 'evidence', evidence })).toEqual([{ role: 'File', name: 'certificate.txt' }])
    expect(await call('journal.object', { kind: 'bidder', bid: 'gone' })).toEqual([
      { role: 'Bidder', name: 'no longer in the file' },
    ])
  })

  test('an object is found by the indexes of its rows and of the entries that brought them, without a scan', () => {
    const path = join(temporaryFolder(), 'a.assay')
    closing(Workspace.create(path, { title: 'T', profile: mara, clock: tickingClock(), format })).close()
    const connection = connect(path, { readonly: true })
    const plan = (text: string, binds: object) =>
      connection
        .prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
        .all(binds)
        .map(({ detail }) => detail)
    for (const [kind, { text, binds }] of format.histories.flatMap((histories) => Object.entries(histories))) {
      const steps = plan(text, Object.fromEntries(Object.keys(binds).map((name) => [name, ''])))
      expect([kind, steps.filter((step) => /^SCAN (?!CONSTANT ROW)/.test(step))]).toEqual([kind, []])
    }
    const listed = plan(selectEntriesTouching.text, { keys: '[]', before: 9, limit: 9, command: null, name: null })
    // Of people there are few.
    expect(listed.filter((step) => /^SCAN (?!json_each|actor_details$)/.test(step))).toEqual([])
    expect(listed).toContain('SEARCH proof USING PRIMARY KEY (row_key=?)')
    connection.close()
  })
})
