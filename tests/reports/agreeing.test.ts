import { describe, expect, it } from 'vitest'
import { storePrice } from '../../electron/prices/prices.ts'
import { openDesk } from '../responses/desk.ts'
import { mara } from '../workspace/support.ts'

/** A desk with two bids that have answers, scores and prices, and a report of it. */
async function reported() {
  const desk = await openDesk()
  const { workspace, call, bid, lot, path } = desk
  const evaluator = await call('evaluator.add', { name: 'A. Keller' })
  const bids = ['North', 'South'].map((name) => bid(name))
  for (const [index, one] of bids.entries()) {
    await call('response.set', { bid: one, question: 'sec.mfa', answer: 'yes', reason: 'By telephone' })
    await call('response.set', { bid: one, question: 'sec.tester', answer: `Tester ${index}`, reason: 'By telephone' })
    const receipt = await call('bid.receive', { bid: one, paths: [await desk.package({ 'prices.txt': 'x' })], sender: 'x@y' })
    for (const line of ['set-up', 'agent', 'hour'])
      workspace.execute({ command: 'test', profile: mara }, (write, stamp) =>
        storePrice(
          { write, ...stamp },
          one,
          { line, unitPrice: String(100 + 7 * index), currency: 'EUR', comment: null },
          receipt.id,
        ),
      )
  }
  const report = path('r.pdf')
  const { pages } = await call('report.comparison', { lot, path: report })
  const verify = () => call('report.verify', { path: report, compare: true })
  return { ...desk, evaluator, bids, report, pages, verify }
}

describe('A report that is as it was written', () => {
  it('agrees with its workspace, also after that went on, and is known by its bytes', async () => {
    const { bid, call, bids, pages, verify, close } = await reported()
    const agreeing = {
      verdict: 'agrees',
      obstacle: null,
      figures: { differing: 0 },
      compared: {
        saved: 'asWritten',
        facts: { figures: 0, differing: 0, differences: [] },
        pages: { pages, differing: 0, differences: [] },
      },
      registered: expect.stringMatching(/^2026-/),
      program: '0.1.0',
    }
    expect(await verify()).toMatchObject(agreeing)
    bid('West')
    await call('response.set', { bid: bids[0] ?? '', question: 'sec.mfa', answer: 'no', reason: 'Read again' })
    await call('bid.withdraw', { bid: bids[1] ?? '', reason: 'No capacity' })
    expect(await verify()).toMatchObject(agreeing)
    await call('workspace.undo', {})
    expect(await verify()).toMatchObject(agreeing)
    await close()
  })

  it('agrees with a copy of its workspace, and is not known to another, to an older one, or where another past was written', async () => {
    const { call, path, bid, lot, close } = await reported()
    const older = path('older.assay')
    await call('workspace.copy', { path: older })
    bid('West')
    const report = path('later.pdf')
    await call('report.comparison', { lot, path: report })
    const copy = path('copy.assay')
    await call('workspace.copy', { path: copy })
    const verify = () => call('report.verify', { path: report, compare: true })
    const verdictIn = async (file: string) => {
      await call('workspace.open', { path: file })
      const { verdict, obstacle } = await verify()
      return [verdict, obstacle]
    }
    expect(await verdictIn(copy)).toEqual(['agrees', null])
    expect(await verdictIn(older)).toEqual(['unknown', 'olderCopy'])
    for (const name of ['A', 'B', 'C']) await call('bid.add', { lot, provider: { name } })
    expect(await verify()).toMatchObject({ verdict: 'unknown', obstacle: 'otherPast', compared: null })
    await call('workspace.create', { path: path('new.assay'), title: 'Desk' })
    expect(await verify()).toMatchObject({ verdict: 'unknown', obstacle: 'otherWorkspace', registered: null })
    expect((await call('report.verify', { path: report })).verdict).toBe('consistent')
    await close()
  })
})
