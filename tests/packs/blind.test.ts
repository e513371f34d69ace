import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { connect } from '../../electron/workspace/database.ts'
import { moreDetails } from '../../shared/providers/more-details.ts'
import { elsewhere, packFor, type Story, tenderWithEvaluators } from './support.ts'

const blind = { names: false }

/** The bid of a blind pack that the workspace calls `bid`, by what was registered of it. */
function aliasOf({ path }: Story, bid: string): string {
  const connection = connect(path, { readonly: true })
  try {
    return String(connection.prepare('SELECT alias FROM pack_alias WHERE thing_id = ?').pluck().get(bid))
  } finally {
    connection.close()
  }
}

async function soundness({ call }: Pick<Story, 'call'>) {
  const { checks } = await call('workspace.verify', {})
  return checks.flatMap(({ problems }) => problems)
}

describe('A blind pack', () => {
  it('calls the bidders by letters, and says nothing else of them', async () => {
    const story = await tenderWithEvaluators()
    for (const { provider } of await story.call('bid.list', { lot: story.lot })) {
      const { id, name } = provider
      await story.call('provider.update', { provider: id, name, country: 'Latvia', deliveryModel: 'kpo', summary: 'Since 1990' })
    }
    const path = await packFor(story, 'Ada', blind)
    const ada = await elsewhere(path, 'Somebody')
    expect(await soundness(ada)).toEqual([])
    expect(await ada.call('pack.cover', {})).toMatchObject({ names: false })
    const bids = await ada.call('bid.list', { lot: story.lot })
    const nothing = {
      country: null,
      deliveryModel: null,
      summary: null,
      ...Object.fromEntries(moreDetails.map((detail) => [detail, null])),
    }
    expect(bids.map(({ position, provider: { id: _, ...said } }) => ({ position, ...said }))).toEqual([
      { position: 1, name: 'Bidder A', ...nothing },
      { position: 2, name: 'Bidder B', ...nothing },
    ])
    const own = new Set(bids.flatMap(({ id, provider }) => [id, provider.id]))
    const theirs = (await story.call('bid.list', { lot: story.lot })).flatMap(({ id, provider }) => [id, provider.id])
    expect(theirs.filter((id) => own.has(id))).toEqual([])
  })

  it('dates all that it says of a bidder to when it was made', async () => {
    const story = await tenderWithEvaluators()
    const path = await packFor(story, 'Ada', blind)
    const ada = await elsewhere(path, 'Somebody')
    const { madeAt } = (await ada.call('pack.cover', {})) ?? { madeAt: '' }
    const [bid] = await ada.call('bid.list', { lot: story.lot })
    const answers = await ada.call('response.list', { bid: bid?.id ?? '' })
    expect(answers.map(({ recordedAt }) => recordedAt)).toEqual([madeAt, madeAt, madeAt])
  })

  it('brings a score back to the bid that it hides', async () => {
    const story = await tenderWithEvaluators()
    const { lot, north, subject } = story
    const path = await packFor(story, 'Ada', blind)
    const ada = await elsewhere(path, 'Somebody')
    const score = { bid: aliasOf(story, north), subject: subject(), evaluator: story.ada, points: 4, reason: 'Well shown' }
    await ada.call('score.set', score)
    await ada.close()
    const merged = await story.call('pack.merge', { path })
    expect(merged.counts).toMatchObject({ new: 1, conflict: 0, refused: 0 })
    expect(merged.items.map(({ about }) => about[0]?.name)).toEqual(['Nordlicht & Söhne'])
    expect(await story.call('score.list', { lot })).toMatchObject([
      { bid: north, evaluator: { name: 'Ada' }, points: 4, reason: 'Well shown' },
    ])
    expect((await story.call('bid.list', { lot })).map(({ provider: { name } }) => name)).toEqual([
      'Nordlicht & Söhne',
      'Sakura Support',
    ])
    expect((await story.call('response.progress', { lot })).map(({ bid }) => bid)).toEqual([north, story.east])
    expect(await soundness(story)).toEqual([])
    const again = await story.call('pack.merge', { path })
    expect(again).toMatchObject({ entry: 0, counts: { new: 0, conflict: 0, refused: 0 }, root: merged.root })
  })

  it('brings home what belongs to the history of the bid, and is erased with it', async () => {
    const story = await tenderWithEvaluators()
    const { call, north, subject, questions } = story
    const path = await packFor(story, 'Ada', blind)
    const ada = await elsewhere(path, 'Somebody')
    const score = { bid: aliasOf(story, north), subject: subject(), evaluator: story.ada, points: 4, reason: 'Well shown' }
    await ada.call('score.set', score)
    await ada.close()
    await call('pack.merge', { path })
    const about = { kind: 'answer', bid: north, question: questions[0] ?? '' } as const
    const entries = await call('journal.list', { about })
    expect(entries.map(({ command }) => command)).toEqual(['score.set', 'response.set'])
    await call('journal.erase', { about: { kind: 'bidder', bid: north }, reason: 'Asked for' })
    expect(readFileSync(story.path).includes('Well shown')).toBe(false)
    expect(await soundness(story)).toEqual([])
  })

  it('lets its reader correct what they scored before, without a conflict', async () => {
    const story = await tenderWithEvaluators()
    const { call, lot, north, subject } = story
    await call('score.set', { bid: north, subject: subject(), evaluator: story.ada, points: 2, reason: 'At first' })
    const path = await packFor(story, 'Ada', blind)
    const ada = await elsewhere(path, 'Somebody')
    expect(await ada.call('score.list', { lot })).toMatchObject([{ points: 2, reason: 'At first' }])
    const alias = aliasOf(story, north)
    await ada.call('score.set', { bid: alias, subject: subject(), evaluator: story.ada, points: 5, reason: 'Read again' })
    await ada.close()
    expect((await call('pack.merge', { path })).counts).toMatchObject({ conflict: 0, refused: 0 })
    expect(await call('conflict.list', {})).toEqual([])
    expect(await call('score.list', { lot })).toMatchObject([{ bid: north, points: 5, reason: 'Read again', revision: 2 }])
    await call('score.set', { bid: north, subject: subject(), evaluator: story.ada, points: 4, reason: 'Talked about' })
    expect(await call('conflict.list', {})).toEqual([])
    expect(await soundness(story)).toEqual([])
  })

  it('takes back in the workspace what its reader took back', async () => {
    const story = await tenderWithEvaluators()
    const { call, lot, north, subject } = story
    const path = await packFor(story, 'Ada', blind)
    const ada = await elsewhere(path, 'Somebody')
    const alias = aliasOf(story, north)
    await ada.call('score.set', { bid: alias, subject: subject(), evaluator: story.ada, points: 5, reason: 'Well shown' })
    await call('pack.merge', { path })
    expect(await call('score.list', { lot })).toHaveLength(1)
    await ada.call('workspace.undo', {})
    await ada.close()
    expect(await call('pack.merge', { path })).toMatchObject({ removed: 1, counts: { refused: 0 } })
    expect(await call('score.list', { lot })).toEqual([])
    expect(await soundness(story)).toEqual([])
  })

  it('hides in one that is made later what came back under other names', async () => {
    const story = await tenderWithEvaluators()
    const { call, lot, north, subject } = story
    const first = await packFor(story, 'Ada', blind)
    const ada = await elsewhere(first, 'Somebody')
    const alias = aliasOf(story, north)
    await ada.call('score.set', { bid: alias, subject: subject(), evaluator: story.ada, points: 3, reason: 'Well shown' })
    await ada.close()
    await call('pack.merge', { path: first })
    const open = await elsewhere(await packFor(story, 'Ada'), 'Somebody')
    expect((await open.call('bid.list', { lot })).map(({ id }) => id)).toEqual([north, story.east])
    expect(await open.call('score.list', { lot })).toMatchObject([{ bid: north, points: 3 }])
    expect(await soundness(open)).toEqual([])
  })

  it('brings a change of what came back under other names home', async () => {
    const story = await tenderWithEvaluators()
    const { call, lot, north, subject } = story
    const first = await packFor(story, 'Ada', blind)
    const ada = await elsewhere(first, 'Somebody')
    const alias = aliasOf(story, north)
    await ada.call('score.set', { bid: alias, subject: subject(), evaluator: story.ada, points: 3, reason: 'Well shown' })
    await ada.close()
    await call('pack.merge', { path: first })
    const second = await packFor(story, 'Ada')
    const again = await elsewhere(second, 'Somebody')
    await again.call('score.set', { bid: north, subject: subject(), evaluator: story.ada, points: 1, reason: 'After all' })
    await again.close()
    expect((await call('pack.merge', { path: second })).counts).toMatchObject({ new: 1, conflict: 0, refused: 0 })
    expect(await call('score.list', { lot })).toMatchObject([{ points: 1, revision: 2 }])
    expect(await call('conflict.list', {})).toEqual([])
    expect(await soundness(story)).toEqual([])
  })

  it('names a score that was admitted after its evaluator had locked by the id of its own', async () => {
    const story = await tenderWithEvaluators()
    const { call, lot, north, subject } = story
    const first = await packFor(story, 'Ada', blind)
    const ada = await elsewhere(first, 'Somebody')
    await ada.call('score.set', {
      bid: aliasOf(story, north),
      subject: subject(),
      evaluator: story.ada,
      points: 3,
      reason: 'Late',
    })
    await ada.close()
    await call('score.lock', { lot, evaluator: story.ada })
    await call('pack.merge', { path: first })
    const connection = connect(story.path, { readonly: true })
    const score = String(connection.prepare('SELECT id FROM score').pluck().get())
    connection.close()
    await call('score.admit', { score, reason: 'The train was late' })
    const { entry } = await call('workspace.state', {})
    const [admitted] = (await call('journal.changes', { entry })).changes
    expect(admitted?.about.map(({ name }) => name)).toEqual([expect.stringMatching(/^Ada on Nordlicht & Söhne: ./)])
    const second = await packFor(story, 'Ada', blind)
    expect(readFileSync(second).includes(score)).toBe(false)
    expect(readFileSync(second).includes('The train was late')).toBe(true)
    expect(await soundness(await elsewhere(second, 'Somebody'))).toEqual([])
  })
})
