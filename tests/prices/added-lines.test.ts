import { describe, expect, it } from 'vitest'
import { openDesk, priceLines, refusal } from '../responses/desk.ts'
import { fill } from '../responses/sheets.ts'
import { receive, workbookOf } from './envelope.ts'

const exit = { id: 'exit', title: 'Handing over', unit: 'day', quantity: '20', kind: 'atExit' } as const
const reason = 'Asked by a bidder'

describe('a price line that is added after workbooks went out', () => {
  it('is an amendment, leaves what is there, and no correction', async () => {
    const desk = await openDesk()
    const { call, lot, tender } = desk
    const amend = (lines: Parameters<typeof call<'price.amend'>>[1]['lines'], more = {}) =>
      call('price.amend', { lot, lines, reason, ...more })
    expect((await refusal(amend([...priceLines, exit]))).code).toBe('amendment.notIssued')
    await call('price.workbook', { bid: desk.bid('Smith'), path: desk.path('prices.xlsx') })
    expect((await refusal(amend(priceLines))).code).toBe('amendment.nothing')
    const changed = priceLines.map((line) => ({ ...line, quantity: '7' }))
    expect((await refusal(amend([...changed, exit]))).message).toContain('“Set-up” stays as it is')
    await amend([...priceLines, exit])
    expect(await call('amendment.list', { tender })).toMatchObject([
      {
        reason,
        deviation: false,
        changes: [{ field: 'priceSheet', about: 'All', before: null, after: 'Handing over: 20 day, once, at the end' }],
      },
    ])
    expect((await call('price.list', { lot })).lines).toEqual([...priceLines, exit])
    await call('workspace.undo', {})
    expect((await call('price.list', { lot })).lines).toEqual(priceLines)
  })

  it('is open for bids that were priced before, until they are asked again; what was filled in before is read still', async () => {
    const desk = await openDesk()
    const { call, lot } = desk
    const [smith, jones] = [desk.bid('Smith'), desk.bid('Jones')]
    await call('price.workbook', { bid: smith, path: desk.path('smith.xlsx') })
    const before = fill(workbookOf(desk, smith), { 'set-up': { price: 5 }, agent: { price: 5 }, hour: { price: 5 } })
    await call('price.amend', { lot, lines: [...priceLines, exit], reason })
    const receipt = await receive(desk, smith, before)
    const { rows } = await call('price.verdict', { receipt: receipt.id })
    expect(rows.map(({ subject, verdict }) => [subject, verdict])).toEqual([
      ['set-up', 'accepted'],
      ['agent', 'accepted'],
      ['hour', 'accepted'],
      ['exit', 'missing'],
    ])
    await call('price.import', { receipt: receipt.id })
    const { added } = await call('price.list', { lot })
    expect(added).toEqual([{ line: 'exit', at: added[0]?.at, asked: [] }])
    expect((await call('decision.ranking', { lot })).places.map(({ price }) => price)).toEqual([null, null])
    await call('price.workbook', { bid: jones, path: desk.path('jones.xlsx') })
    expect((await call('price.list', { lot })).added.map(({ asked }) => asked)).toEqual([[jones]])
  })

  it('is a deviation once an envelope was opened', async () => {
    const desk = await openDesk()
    const smith = desk.bid('Smith')
    const receipt = await receive(desk, smith, fill(workbookOf(desk, smith), { hour: { price: 5 } }))
    await desk.call('price.import', { receipt: receipt.id })
    const amend = (more: object) => desk.call('price.amend', { lot: desk.lot, lines: [...priceLines, exit], reason, ...more })
    expect((await refusal(amend({}))).code).toBe('amendment.opened')
    expect(await amend({ deviation: true })).toMatchObject({ deviation: true })
  })

  it('is refused for what was filled in for another term, with what to do', async () => {
    const desk = await openDesk()
    const smith = desk.bid('Smith')
    await desk.call('price.workbook', { bid: smith, path: desk.path('smith.xlsx') })
    const before = fill(workbookOf(desk, smith), { hour: { price: 5 } })
    await desk.call('amendment.add', { tender: desk.tender, terms: { termMonths: 48 }, reason })
    const receipt = await receive(desk, smith, before)
    const { code, message } = await refusal(desk.call('price.verdict', { receipt: receipt.id }))
    expect(code).toBe('import.instrument')
    expect(message).toContain('another term or another currency than this tender has now. Give the bidder a new price workbook.')
  })
})
