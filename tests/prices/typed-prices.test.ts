import { describe, expect, it } from 'vitest'
import { gatherComparison } from '../../electron/reports/comparison.ts'
import { comparisonReport } from '../../shared/reports/comparison/report.ts'
import { openDesk, refusal } from '../responses/desk.ts'
import { fill } from '../responses/sheets.ts'
import { translate } from '../responses/verdicts.ts'
import { closedPrices } from './closed.ts'
import { receive, workbookOf } from './envelope.ts'

const told = { cameBy: 'telephone', reason: 'Told by Ms Smith' } as const

describe('a price typed by hand', () => {
  it('is read as people write numbers, follows the one before, and says how it came, why and by whom', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const first = await desk.call('price.set', { bid, line: 'agent', unitPrice: '3 250,50 EUR', ...told, comment: 'Net' })
    expect(first).toEqual({
      bid,
      line: 'agent',
      revision: 1,
      unitPrice: '3250.5',
      currency: 'EUR',
      comment: 'Net',
      source: 'typed',
      receipt: null,
      ...told,
      by: 'Mara Lind',
      recordedAt: first.recordedAt,
      conflict: false,
      others: [],
    })
    const second = await desk.call('price.set', { bid, line: 'agent', unitPrice: '3100', cameBy: 'mail', reason: 'Corrected' })
    expect(second).toMatchObject({ revision: 2, unitPrice: '3100', comment: 'Net', cameBy: 'mail' })
    expect((await desk.call('price.list', { lot: desk.lot })).prices).toEqual([second])
    await desk.call('workspace.undo', {})
    expect((await desk.call('price.list', { lot: desk.lot })).prices).toEqual([first])
  })

  it('is recorded once, though it is typed twice, and may be none, zero or below', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const set = async (unitPrice: string | null) =>
      (await desk.call('price.set', { bid, line: 'hour', unitPrice, ...told })).unitPrice
    expect([await set('12'), await set('12.0')]).toEqual(['12', '12'])
    const entries = desk.entries()
    await set('12')
    expect(desk.entries()).toBe(entries)
    expect([await set('0'), await set('-5'), await set(null)]).toEqual(['0', '-5', null])
  })

  it.each([
    ['1,234', 'price.notTaken', 'Extra hours: '],
    ['twelve', 'price.notTaken', 'Extra hours: '],
    ['12 USD', 'price.notTaken', 'another currency than EUR'],
    ['1.1234567', 'price.notTaken', 'at most 6 decimals'],
    [' ', 'price.notTaken', 'There is no number.'],
  ])('is refused as %j, with the line and what is wrong, and nothing is recorded', async (unitPrice, code, said) => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const entries = desk.entries()
    const refused = await refusal(desk.call('price.set', { bid, line: 'hour', unitPrice, ...told }))
    expect(refused.code).toBe(code)
    expect(refused.message).toContain(said)
    expect(desk.entries()).toBe(entries)
  })

  it('is refused for a line that is not in the price sheet', async () => {
    const desk = await openDesk()
    const set = desk.call('price.set', { bid: desk.bid('Smith'), line: 'invented', unitPrice: '1', ...told })
    expect((await refusal(set)).code).toBe('price.noSuchLine')
  })

  it.each(['unread', 'sealed'] as const)('is refused while prices are kept %s and nobody has opened them', async (kept) => {
    const { call, bid, lot } = await closedPrices(kept, 1)
    const set = () => call('price.set', { bid, line: 'hour', unitPrice: '12', ...told })
    const { code, message } = await refusal(set())
    expect([code, message]).toEqual([
      'price.closed',
      'The prices of All are closed. Open them before a price is entered by hand.',
    ])
    await call('price.open', { lot, reason: 'The board meets today' })
    expect((await set()).unitPrice).toBe('12')
  })

  it('rescues a cell that an import would not take, and names the package that it stands in', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const other = desk.bid('Jones')
    const filled = fill(workbookOf(desk, bid), { agent: { price: { formula: '2*5', result: 10 } } })
    const receipt = await receive(desk, bid, filled)
    const { rows } = await desk.call('price.verdict', { receipt: receipt.id })
    expect(rows[1]?.verdict).toBe('rejected')
    const set = (more: object) =>
      desk.call('price.set', { bid, line: 'agent', unitPrice: '10', cameBy: 'cell', reason: 'Formula 2*5', ...more })
    expect((await refusal(set({}))).code).toBe('price.cellReceipt')
    expect((await refusal(set({ cameBy: 'mail', receipt: receipt.id }))).code).toBe('price.cellReceipt')
    expect((await refusal(set({ bid: other, receipt: receipt.id }))).code).toBe('price.otherReceipt')
    expect(await set({ receipt: receipt.id })).toMatchObject({ unitPrice: '10', source: 'typed', receipt: receipt.id })
    expect((await desk.call('receipt.list', { lot: desk.lot })).map(({ taken }) => taken)).toEqual([true])
  })

  it('stands in the journal with how it came, and in the report as entered by hand', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    await desk.call('price.set', { bid, line: 'agent', unitPrice: '10', ...told })
    const facts = gatherComparison(desk.workspace, desk.lot)
    expect(facts.bidders.map(({ typedPrices }) => typedPrices.map(({ line, by }) => [line, by]))).toEqual([
      [['agent', 'Mara Lind']],
    ])
    const text = JSON.stringify(comparisonReport(facts, translate).blocks)
    expect(text).toContain('One price was entered by hand, and not read from a workbook:')
    expect(text).toContain('by telephone')
    expect(text).toContain('Told by Ms Smith')
  })
})
