import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommandLine } from '../../electron/hosts/command-line/run.ts'
import { testTender } from './support.ts'

describe('What is decided about a lot', () => {
  it('is said by people, one after the other, and read back with who said it', async () => {
    const { call, lot, north, refused } = await testTender()
    expect(await refused('decision.approve', { lot: lot.id, verdict: 'approved', reason: null })).toMatchObject({
      code: 'decision.nothingRecommended',
    })
    await call('decision.recommend', { lot: lot.id, bid: north.id, reason: 'Best at night' })
    const { conditions } = await call('decision.addCondition', { lot: lot.id, text: 'Two references' })
    const condition = conditions[0]?.id ?? ''
    expect(await refused('decision.setCondition', { condition, standing: 'met', reason: null })).toMatchObject({
      code: 'decision.conditionReason',
    })
    await call('decision.setCondition', { condition, standing: 'met', reason: 'Both wrote' })
    await call('decision.dissent', { lot: lot.id, reason: 'Too dear' })
    const before = await call('workspace.info', {})
    await call('decision.approve', { lot: lot.id, verdict: 'approved', reason: null })
    await call('decision.award', { lot: lot.id, outcome: 'awarded', bid: north.id, reason: 'As approved' })
    await call('decision.standstill', { lot: lot.id, days: { first: '2026-11-20', last: '2026-11-30' } })
    const said = { by: 'Mara', at: expect.stringMatching(/^2026-01-01T12:/), disputed: false }
    const bidder = { bid: north.id, bidder: 'Nordlicht & Söhne <Ltd>' }
    expect(await call('decision.show', { lot: lot.id })).toEqual({
      recommendation: { ...bidder, reason: 'Best at night', ...said },
      conditions: [{ id: condition, text: 'Two references', standing: 'met', reason: 'Both wrote', ...said }],
      dissents: [{ actor: expect.any(String), reason: 'Too dear', ...said }],
      approvals: [
        {
          actor: expect.any(String),
          verdict: 'approved',
          reason: null,
          entry: before.head.entry,
          head: before.head.digest,
          root: expect.stringMatching(/^[0-9a-f]{64}$/),
          holds: true,
          ...said,
        },
      ],
      award: { outcome: 'awarded', ...bidder, reason: 'As approved', ...said },
      standstill: { first: '2026-11-20', last: '2026-11-30', ...said },
    })
  })

  it('is taken back by saying so, and by undo', async () => {
    const { call, lot, north } = await testTender()
    const given = { lot: lot.id }
    await call('decision.recommend', { ...given, bid: north.id, reason: 'Best at night' })
    await call('decision.recommend', { ...given, bid: null, reason: 'Too early' })
    expect((await call('decision.show', given)).recommendation).toBeNull()
    await call('workspace.undo', {})
    expect((await call('decision.show', given)).recommendation?.bid).toBe(north.id)
    await call('decision.dissent', { ...given, reason: 'Too dear' })
    expect((await call('decision.dissent', { ...given, reason: null })).dissents).toEqual([])
    await call('decision.approve', { ...given, verdict: 'approved', reason: null })
    expect((await call('decision.approve', { ...given, verdict: 'withdrawn', reason: 'Not read' })).approvals).toEqual([])
    await call('decision.award', { ...given, outcome: 'abandoned', bid: null, reason: 'No money' })
    expect((await call('decision.award', { ...given, outcome: 'undecided', bid: null, reason: 'Money' })).award).toBeNull()
  })

  it('says an approval was of another state once an answer or the recommendation is another, and not for what decides nothing', async () => {
    const { call, lot, north, east, tender } = await testTender()
    const given = { lot: lot.id }
    const holds = async () => (await call('decision.show', given)).approvals.map((approval) => approval.holds)
    await call('decision.recommend', { ...given, bid: north.id, reason: 'Best at night' })
    await call('decision.approve', { ...given, verdict: 'approved', reason: null })
    await call('decision.addCondition', { ...given, text: 'Two references' })
    await call('evaluator.add', { name: 'A. Keller' })
    expect(await holds()).toEqual([true])
    const { instrument } = await call('tender.instrument', { tender: tender.id })
    const question = instrument.sections[0]?.questions?.find(({ type }) => type === 'longText' || type === 'shortText')
    if (!question) throw new Error('no question')
    await call('response.set', { bid: east.id, question: question.id, answer: 'Other', reason: 'By telephone' })
    expect(await holds()).toEqual([false])
    await call('workspace.undo', {})
    expect(await holds()).toEqual([true])
    await call('decision.recommend', { ...given, bid: east.id, reason: 'Better by day' })
    expect(await holds()).toEqual([false])
  })

  it('names a bidder of the lot who takes part, and days in their order', async () => {
    const { call, lot, north, refused } = await testTender()
    const award = { lot: lot.id, reason: 'Best' }
    expect((await refused('decision.award', { ...award, outcome: 'awarded', bid: null })).code).toBe('decision.awardBid')
    expect((await refused('decision.award', { ...award, outcome: 'abandoned', bid: north.id })).code).toBe('decision.awardBid')
    await call('bid.withdraw', { bid: north.id, reason: 'No capacity' })
    expect((await refused('decision.recommend', { ...award, bid: north.id })).code).toBe('bid.withdrawn')
    expect((await refused('decision.recommend', { ...award, bid: 'nobody' })).code).toBe('bid.notFound')
    const days = { first: '2026-11-30', last: '2026-11-20' }
    expect((await refused('decision.standstill', { lot: lot.id, days })).message).toBe(
      'The standstill ends on 2026-11-20, before it begins on 2026-11-30. Give both days again.',
    )
  })

  it('is printed with the name of who decides, though they never acted in this workspace before', async () => {
    const { folder, close } = await testTender()
    await close()
    let out = ''
    const say = (text: string) => {
      out += text
    }
    const words = ['--bid', 'Nordlicht & Söhne <Ltd>', '--reason', 'Best at night', '--as', 'Yara Newcomer']
    const exitCode = await runCommandLine(['decision', 'recommend', join(folder, 'test.assay'), ...words], {
      out: say,
      error: say,
      isTerminal: false,
    })
    expect({ exitCode, names: out.includes('Yara Newcomer') }).toEqual({ exitCode: 0, names: true })
  })
})
