import { describe, expect, it } from 'vitest'
import { connect } from '../../electron/workspace/database.ts'
import { tamper } from '../workspace/support.ts'
import { elsewhere, packFor, tenderWithEvaluators } from './support.ts'

describe('A pack', () => {
  it('opens in the same application, and says whose it is', async () => {
    const story = await tenderWithEvaluators()
    const path = await packFor(story, 'Ada', { asked: 'Score both bidders' })
    const { call } = await elsewhere(path, 'Somebody')
    expect(await call('pack.cover', {})).toMatchObject({
      title: 'Tender',
      for: { id: story.ada, name: 'Ada' },
      asked: 'Score both bidders',
      brings: ['scores', 'evidence'],
      prices: false,
      names: true,
    })
    const { checks } = await call('workspace.verify', {})
    expect(checks.flatMap(({ problems }) => problems)).toEqual([])
    expect((await call('bid.list', { lot: story.lot })).map(({ provider }) => provider.name)).toEqual([
      'Nordlicht & Söhne',
      'Sakura Support',
    ])
    expect((await call('evaluator.list', {})).map(({ name }) => name)).toEqual(['Ada'])
  })

  it('brings back what its reader scored, in their name, once', async () => {
    const story = await tenderWithEvaluators()
    const path = await packFor(story, 'Ada')
    const ada = await elsewhere(path, 'Somebody')
    await ada.call('score.set', {
      bid: story.north,
      subject: story.subject(),
      evaluator: story.ada,
      points: 4,
      reason: 'Well shown',
    })
    await ada.close()

    const tried = await story.call('pack.merge', { path, dryRun: true })
    expect(tried).toMatchObject({ kind: 'pack', for: 'Ada', entry: 0, counts: { new: 1, conflict: 0, refused: 0 } })
    expect(tried.items).toMatchObject([{ verdict: 'new', kind: 'Score' }])
    expect(await story.call('score.list', { lot: story.lot })).toEqual([])

    const merged = await story.call('pack.merge', { path })
    expect(merged.counts).toMatchObject({ new: 1, conflict: 0, refused: 0 })
    expect(await story.call('score.list', { lot: story.lot })).toMatchObject([
      { bid: story.north, evaluator: { name: 'Ada' }, points: 4, reason: 'Well shown' },
    ])
    const { checks } = await story.call('workspace.verify', {})
    expect(checks.flatMap(({ problems }) => problems)).toEqual([])
    expect(await story.call('pack.list', {})).toMatchObject([
      { for: { name: 'Ada' }, returned: [{ entry: merged.entry, rows: 1 }] },
    ])

    const again = await story.call('pack.merge', { path })
    expect(again).toMatchObject({ entry: 0, counts: { new: 0, conflict: 0, refused: 0 }, root: merged.root })
  })

  it('refuses to record what would not be taken', async () => {
    const story = await tenderWithEvaluators()
    const path = await packFor(story, 'Ada')
    const { refused } = await elsewhere(path, 'Ada')
    const { north, questions } = story
    const answer = { bid: north, question: questions[0] ?? '', answer: 'Other', reason: 'I know better' }
    expect((await refused('response.set', answer)).code).toBe('pack.beyondGrant')
    expect((await refused('pack.create', { path: `${path}.2.assay`, for: 'Ada' })).code).toBe('pack.inPack')
  })

  it('leaves two heads where two people scored for one evaluator, until somebody decides', async () => {
    const story = await tenderWithEvaluators()
    const { north, ada, lot, call } = story
    const [one, two] = [await packFor(story, 'Ada'), await packFor(story, 'Ada')]
    for (const [path, points] of [
      [one, 2],
      [two, 5],
    ] as const) {
      const device = await elsewhere(path, 'Ada')
      await device.call('score.set', { bid: north, subject: story.subject(), evaluator: ada, points, reason: `Gives ${points}` })
      await device.close()
    }
    expect((await call('pack.merge', { path: one })).counts).toMatchObject({ new: 1, conflict: 0 })
    expect((await call('pack.merge', { path: two })).counts).toMatchObject({ new: 0, conflict: 1 })
    const [conflict, ...others] = await call('conflict.list', {})
    expect(others).toEqual([])
    expect(conflict?.facts.map(({ by }) => by)).toEqual(['Ada', 'Ada'])
    const chosen = conflict?.facts.find(({ fields }) => JSON.stringify(fields).includes('Gives 5'))?.fact ?? ''
    await call('conflict.resolve', { fact: chosen, reason: 'Asked Ada' })
    expect(await call('conflict.list', {})).toEqual([])
    expect(await call('score.list', { lot })).toMatchObject([{ points: 5, reason: 'Gives 5' }])
    expect((await call('pack.merge', { path: one })).entry).toBe(0)
    expect(await call('conflict.list', {})).toEqual([])
    const { checks } = await call('workspace.verify', {})
    expect(checks.flatMap(({ problems }) => problems)).toEqual([])
  })

  it('takes back what its reader took back, so that nobody finds it any more', async () => {
    const story = await tenderWithEvaluators()
    const path = await packFor(story, 'Ada')
    const ada = await elsewhere(path, 'Somebody')
    await ada.call('score.set', { bid: story.north, subject: story.subject(), evaluator: story.ada, points: 4, reason: 'Shown' })
    await story.call('pack.merge', { path })
    await ada.call('workspace.undo', {})
    await ada.close()
    expect(await story.call('pack.merge', { path })).toMatchObject({ removed: 1 })
    expect(await story.call('score.list', { lot: story.lot })).toEqual([])
    const { checks } = await story.call('workspace.verify', {})
    expect(checks.flatMap(({ problems }) => problems)).toEqual([])
  })

  it('has what can be found looked through anew only where it calls something by another id', async () => {
    const story = await tenderWithEvaluators()
    const { call, path } = story
    await call('workspace.close', {})
    tamper(
      path,
      `INSERT INTO search_document (source, owner_id, subject, subject_id, part, title, body)
       VALUES ('planted', '', '', '', '', 'Planted', '')`,
    )
    await call('workspace.open', { path })
    const isThere = () => {
      const connection = connect(path, { readonly: true })
      const found = connection.prepare<[], string>(`SELECT title FROM search_document WHERE source = 'planted'`).pluck().all()
      connection.close()
      return found.length > 0
    }
    await packFor(story, 'Ada')
    expect(isThere()).toBe(true)
    await packFor(story, 'Ada', { names: false })
    expect(isThere()).toBe(false)
  })
})
