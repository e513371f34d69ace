import { expect, it } from 'vitest'
import { scopeOf } from '../../shared/packs/scope.ts'
import { elsewhere, packFor, tenderWithEvaluators } from './support.ts'

const bid = (id: string) => ({ id, name: id })
const lots = [
  { id: 'first', title: 'First', bids: [bid('a'), bid('b')] },
  { id: 'second', title: 'Second', bids: [bid('c'), bid('d')] },
]

it('is what was chosen: whole lots, and single bids of others', () => {
  const chosen = (whole: string[], bids: string[]) => scopeOf(lots, { lots: new Set(whole), bids: new Set(bids) })
  expect(chosen([], [])).toBeUndefined()
  expect(chosen(['first', 'second'], ['a', 'b', 'c', 'd'])).toEqual({ lots: ['first', 'second'], bids: [] })
  expect(chosen(['first'], ['a', 'b', 'd'])).toEqual({ lots: ['first'], bids: ['d'] })
  expect(chosen([], ['b', 'c'])).toEqual({ lots: [], bids: ['b', 'c'] })
})

it('has all bids of a lot that was asked for, and of another lot those alone that were', async () => {
  const story = await tenderWithEvaluators()
  const { call, lot, north, east, ada } = story
  const { lots: others } = await call('tender.create', { title: 'Chat', need: 'Chat', template: 'bpo-due-diligence' })
  const second = others[0]?.id ?? ''
  const bids: string[] = []
  for (const name of ['Nordlicht II', 'Sakura II']) bids.push((await call('bid.add', { lot: second, provider: { name } })).id)
  const [single = '', other = ''] = bids
  const question = story.questions[0] ?? ''
  await call('response.set', { bid: single, question, answer: 'Written down', reason: 'By telephone' })

  const scope = { lots: [lot], bids: [single] }
  const kinds = await call('pack.preview', { for: 'Ada', ...scope })
  expect(kinds.find(({ kind }) => kind === 'Bid')).toMatchObject({ goes: 3, stays: 1 })
  const path = await packFor(story, 'Ada', scope)
  const pack = await elsewhere(path, 'Ada')
  const held = async (of: string) => (await pack.call('bid.list', { lot: of })).map(({ id }) => id).toSorted()
  expect(await held(lot)).toEqual([north, east].toSorted())
  expect(await held(second)).toEqual([single])
  expect([single, other]).not.toContain('')

  // Of the lot as a whole its reader says something, too.
  for (const scored of [east, single])
    await pack.call('score.set', { bid: scored, subject: story.subject(), evaluator: ada, points: 4, reason: 'Shown' })
  await pack.call('score.lock', { lot, evaluator: ada })
  expect((await pack.refused('score.lock', { lot: second, evaluator: ada })).code).toBe('pack.beyondGrant')
  await pack.close()
  expect((await call('pack.merge', { path })).counts).toMatchObject({ new: 3, refused: 0, conflict: 0 })
  await story.close()
})
