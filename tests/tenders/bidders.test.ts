import { describe, expect, it } from 'vitest'
import { type Desk, openDesk, receive, refusal } from '../responses/desk.ts'

/** Records a package that holds nothing but a letter. */
async function letterTo(desk: Desk, bid: string) {
  const paths = [await desk.package({ 'letter.txt': 'Dear all' })]
  return desk.call('bid.receive', { bid, paths, sender: 'The post' })
}

describe('A bid that was withdrawn', () => {
  it('takes part again with a reason, and sends a new package; what came before stays', async () => {
    const desk = await openDesk()
    const { call, lot } = desk
    const bid = desk.bid('Smith')
    const first = await receive(desk, bid, { 'sec.mfa': { answer: 'Yes' } })
    await call('bid.withdraw', { bid, reason: 'No capacity' })
    expect((await refusal(letterTo(desk, bid))).code).toBe('bid.withdrawn')
    expect(await call('bid.return', { bid, reason: 'They found people' })).toMatchObject({ withdrawn: null })
    const [entry] = await call('journal.list', {})
    expect(JSON.stringify(await call('journal.changes', { entry: entry?.id ?? 0 }))).toContain('They found people')
    const second = await receive(desk, bid, { 'sec.mfa': { answer: 'No' } })
    expect((await call('receipt.list', { lot })).map(({ id }) => id)).toEqual([first.id, second.id])
    expect((await refusal(call('bid.return', { bid, reason: 'Again' }))).code).toBe('bid.takesPart')
    await call('bid.withdraw', { bid, reason: 'No capacity after all' })
    expect((await call('bid.list', { lot }))[0]?.withdrawn).toMatchObject({ reason: 'No capacity after all' })
  })
})

describe('A bidder that was added by mistake', () => {
  it('is removed, and counts nowhere; undo brings it back', async () => {
    const desk = await openDesk()
    const { call, lot } = desk
    const [, jones] = [desk.bid('Smith'), desk.bid('Jones')]
    const names = async () => (await call('bid.list', { lot })).map(({ provider }) => provider.name)
    await call('bid.remove', { bid: jones })
    expect(await names()).toEqual(['Smith'])
    expect((await call('response.progress', { lot })).length).toBe(1)
    expect((await call('decision.ranking', { lot })).places.map(({ bidder }) => bidder)).toEqual(['Smith'])
    expect((await refusal(letterTo(desk, jones))).code).toBe('bid.removed')
    expect((await call('provider.list', {})).map(({ name }) => name)).toEqual(['Jones', 'Smith'])
    await call('workspace.undo', {})
    expect(await names()).toEqual(['Smith', 'Jones'])
  })

  it('is the same bid once it is added again', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const { provider } = await desk.call('bid.remove', { bid })
    expect(await desk.call('bid.add', { lot: desk.lot, provider: { id: provider.id } })).toMatchObject({
      id: bid,
      withdrawn: null,
    })
    const again = desk.call('bid.add', { lot: desk.lot, provider: { id: provider.id } })
    expect((await refusal(again)).code).toBe('bid.exists')
  })

  it.each([
    ['a package', letterTo],
    ['a workbook', (desk, bid) => desk.call('bid.workbook', { bid, path: desk.path('smith.xlsx') })],
    [
      'an answer',
      (desk, bid) => desk.call('response.set', { bid, question: 'fig.plan', answer: 'A plan', reason: 'By telephone' }),
    ],
  ])('is withdrawn instead where there is %s', async (_, act) => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    await act(desk, bid)
    expect((await refusal(desk.call('bid.remove', { bid }))).code).toBe('bid.used')
  })
})
