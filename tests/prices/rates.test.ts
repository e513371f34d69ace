import { describe, expect, it } from 'vitest'
import { gatherComparison } from '../../electron/reports/comparison.ts'
import { dataFile } from '../../shared/reports/comparison/data.ts'
import { recompute } from '../../shared/reports/comparison/recompute.ts'
import { comparisonReport } from '../../shared/reports/comparison/report.ts'
import { openDesk, refusal } from '../responses/desk.ts'
import { fill } from '../responses/sheets.ts'
import { translate } from '../responses/verdicts.ts'
import { receive, workbookOf } from './envelope.ts'

const ecb = { rate: '0.9234', date: '2025-11-28', source: 'European Central Bank' }
const told = { cameBy: 'mail', reason: 'Their offer' } as const

/** A tender in euros, of which bids may price in dollars too, with two bidders. */
async function twoCurrencies() {
  const desk = await openDesk()
  const [smith, jones] = [desk.bid('Smith'), desk.bid('Jones')]
  await desk.call('rate.set', { tender: desk.tender, currency: 'USD' })
  const price = async (bid: string, unitPrice: string, currency: string) => {
    for (const line of ['set-up', 'agent', 'hour']) await desk.call('price.set', { bid, line, unitPrice, currency, ...told })
  }
  const places = async () =>
    (await desk.call('decision.ranking', { lot: desk.lot })).places.map(({ bidder, price, ratesMissing }) => [
      bidder,
      price?.lower.rounded ?? null,
      ratesMissing,
    ])
  return { ...desk, smith, jones, price, places }
}

describe('prices in two currencies', () => {
  it('are compared in that of the tender; without a rate one bid is open, and no other', async () => {
    const { call, smith, jones, price, places, tender } = await twoCurrencies()
    await price(smith, '10', 'EUR')
    await price(jones, '10', 'USD')
    expect(new Set(await places())).toEqual(
      new Set([
        ['Smith', expect.any(String), []],
        ['Jones', null, ['USD']],
      ]),
    )
    expect(await call('rate.set', { tender, currency: 'USD', rate: ecb })).toMatchObject({ rate: ecb, permitted: true })
    const found = new Map((await places()).map(([bidder, amount]) => [bidder, amount]))
    // 10 × (1 + 50 × 36 + 200.5 × 36), and that × 0.9234
    expect(Number(found.get('Smith'))).toBe(90_190)
    expect(Number(found.get('Jones'))).toBeCloseTo(83_281.446, 1)
    await call('workspace.undo', {})
    expect(new Map((await places()).map(([bidder, amount]) => [bidder, amount])).get('Jones')).toBeNull()
  })

  it('are refused in a currency that is not permitted, and a rate of the currency of the tender, or of no currency', async () => {
    const { call, smith, tender } = await twoCurrencies()
    const chf = call('price.set', { bid: smith, line: 'hour', unitPrice: '10', currency: 'CHF', ...told })
    expect((await refusal(chf)).message).toBe(
      'Bids may price in EUR, USD, not in CHF. Permit it for the tender first, or enter the price in another currency.',
    )
    const set = async (currency: string, rate = ecb) => (await refusal(call('rate.set', { tender, currency, rate }))).code
    expect(await set('EUR')).toBe('rate.own')
    expect(await set('XQZ')).toBe('rate.unknown')
    expect(await set('USD', { ...ecb, rate: '1.085' })).toBe('rate.notTaken')
    expect(await set('USD', { ...ecb, date: '2999-01-01' })).toBe('rate.ahead')
  })

  it('are changed by an amendment once bidders rest on the tender, and by a deviation once an envelope was opened', async () => {
    const desk = await twoCurrencies()
    const { call, smith, tender } = desk
    await call('rate.set', { tender, currency: 'USD', rate: ecb })
    expect(await call('amendment.list', { tender })).toEqual([])
    await call('price.workbook', { bid: smith, path: desk.path('prices.xlsx') })
    const later = { ...ecb, rate: '0.95', date: '2025-12-01' }
    const set = (more: object) => call('rate.set', { tender, currency: 'USD', rate: later, ...more })
    expect((await refusal(set({}))).code).toBe('rate.reason')
    await set({ reason: 'The board decided by the rate of December' })
    expect(await call('amendment.list', { tender })).toMatchObject([
      {
        deviation: false,
        changes: [
          {
            field: 'rate',
            about: 'USD',
            before: '0.9234 EUR (2025-11-28, European Central Bank)',
            after: '0.95 EUR (2025-12-01, European Central Bank)',
          },
        ],
      },
    ])
    const receipt = await receive(desk, smith, fill(workbookOf(desk, smith), { hour: { price: 12 } }))
    await call('price.import', { receipt: receipt.id })
    const reason = 'The rate was mistyped'
    const again = (more: object) => call('rate.set', { tender, currency: 'USD', rate: ecb, reason, ...more })
    expect((await refusal(again({}))).code).toBe('amendment.opened')
    await again({ deviation: true })
    const report = comparisonReport(gatherComparison(desk.workspace, desk.lot), translate)
    const text = JSON.stringify(report.blocks)
    expect(text).toContain('Rate of USD')
    expect(text).toContain('Currencies and rates')
    expect(text).toContain(translate('reports.amendments.deviations', { count: 1 }))
  })

  it('are chosen by the bidder in one cell of the workbook, and each line says so', async () => {
    const desk = await twoCurrencies()
    const { call, smith, lot } = desk
    const sheet = workbookOf(desk, smith).sheets[1]
    expect(sheet?.rows[3]?.cells[1]?.content).toBe('Currency of all your prices: EUR and USD')
    expect(sheet?.rows[3]?.cells[6]).toMatchObject({ content: 'EUR', locked: false, validation: { values: ['EUR', 'USD'] } })
    expect(sheet?.rows[4]?.cells[6]?.content).toEqual({ formula: 'G4', result: 'EUR' })
    const filled = fill(workbookOf(desk, smith), {
      '@prices/currency': { currency: 'USD' },
      agent: { price: 3250, currency: { formula: 'G4', result: 'USD' } },
      hour: { price: 12, currency: { formula: 'G4', result: 'USD' } },
    })
    const receipt = await receive(desk, smith, filled)
    const { rows, remarks } = await call('price.verdict', { receipt: receipt.id })
    expect(rows.map(({ verdict, after }) => [verdict, after])).toEqual([
      ['missing', null],
      ['accepted', '3250 USD'],
      ['accepted', '12 USD'],
    ])
    expect(remarks.map(({ message }) => message)).toContain('The bidder prices in USD.')
    await call('price.import', { receipt: receipt.id })
    expect((await call('price.list', { lot })).prices.map(({ line, currency }) => [line, currency])).toEqual([
      ['agent', 'USD'],
      ['hour', 'USD'],
    ])
  })

  it('are rejected row by row where the chosen currency is not offered', async () => {
    const desk = await twoCurrencies()
    const filled = fill(workbookOf(desk, desk.smith), { '@prices/currency': { currency: 'GBP' }, hour: { price: 12 } })
    const receipt = await receive(desk, desk.smith, filled)
    const { rows } = await desk.call('price.verdict', { receipt: receipt.id })
    expect(rows.map(({ verdict }) => verdict)).toEqual(['missing', 'missing', 'rejected'])
    expect(rows[2]?.remarks[0]?.message).toContain('GBP')
  })

  it('are computed again from the ledger of the report, with the rate', async () => {
    const desk = await twoCurrencies()
    const { call, jones, price, tender, lot } = desk
    await price(jones, '10', 'USD')
    await call('rate.set', { tender, currency: 'USD', rate: ecb })
    const report = comparisonReport(gatherComparison(desk.workspace, lot), translate)
    const content: unknown = JSON.parse(String(report.attachments?.find(({ name }) => name === dataFile)?.content))
    expect(recompute(content)).toMatchObject({ differing: 0 })
    expect(JSON.stringify(report.blocks)).toContain('0.9234 EUR of 2025-11-28')
    const forged: unknown = JSON.parse(JSON.stringify(content).replaceAll('"rate":"0.9234"', '"rate":"0.8234"'))
    expect(recompute(forged).differing).toBeGreaterThan(0)
  })
})
