import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runCommandLine } from '../../electron/hosts/command-line/run.ts'
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

it('is said on the command line by whole lots and single bids, and by the lot of a bid that bids in several', async () => {
  const { call, close, lot, path, folder } = await tenderWithEvaluators()
  const { lots: others } = await call('tender.create', { title: 'Chat', need: 'Chat', template: 'bpo-due-diligence' })
  const second = others[0]?.id ?? ''
  const sakura = (await call('provider.list', {})).find(({ name }) => name === 'Sakura Support')?.id ?? ''
  await call('bid.add', { lot: second, provider: { id: sakura } })
  await call('bid.add', { lot: second, provider: { name: 'Arbor' } })
  await close()
  /** What a pack that is made by these words holds: its bids by lots; or the sentence that refuses it. */
  const made = async (...words: string[]) => {
    const out = join(folder, `${words.join('-').replaceAll('/', '-')}.assay`)
    const told: string[] = []
    const say = (text: string) => told.push(text)
    const exitCode = await runCommandLine(['pack', 'create', path, '--for', 'Ada', '--out', out, ...words], {
      out: say,
      error: say,
      isTerminal: false,
    })
    if (exitCode !== 0) return told.join('')
    const pack = await elsewhere(out, 'Ada')
    const namesIn = async (of: string) => (await pack.call('bid.list', { lot: of })).map(({ provider }) => provider.name)
    const tenders = await pack.call('tender.list', {})
    const known = tenders.flatMap(({ lots }) => lots.map(({ id }) => id))
    const held = [known.includes(lot) ? await namesIn(lot) : [], known.includes(second) ? await namesIn(second) : []]
    await pack.close()
    return held
  }
  expect(await made('--lot', 'Support/Whole scope', '--bid', 'Chat/Sakura Support')).toEqual([
    ['Nordlicht & Söhne', 'Sakura Support'],
    ['Sakura Support'],
  ])
  expect(await made('--bid', 'Arbor', '--bid', 'nordlicht & söhne')).toEqual([['Nordlicht & Söhne'], ['Arbor']])
  expect(await made('--lot', lot, '--lot', 'Chat/Whole scope')).toEqual([
    ['Nordlicht & Söhne', 'Sakura Support'],
    ['Sakura Support', 'Arbor'],
  ])
  expect(await made('--bid', 'Sakura Support')).toContain('Support/Whole scope/Sakura Support (')
  expect(await made('--bid', 'Chat/Nobody')).toContain('Nobody called “Chat/Nobody” bids here.')
})
