import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readLimits } from '../../electron/exchange/limits.ts'
import { readWorkbook } from '../../electron/exchange/workbook-reader.ts'
import { loadPrices } from '../../electron/prices/prices.ts'
import { translator } from '../../shared/messages/translate.ts'
import { openDesk, priceLines, refusal } from '../responses/desk.ts'
import { type Entries, fill, idOf, keysOf, returned, withSheets } from '../responses/sheets.ts'
import { brief } from '../responses/verdicts.ts'
import { receive, workbookOf } from './envelope.ts'

type Desk = Awaited<ReturnType<typeof openDesk>>

async function verdictOn(desk: Desk, bid: string, entries: Record<string, Entries>) {
  const receipt = await receive(desk, bid, fill(workbookOf(desk, bid), entries))
  const { rows } = await desk.call('price.verdict', { receipt: receipt.id })
  return { receipt, rows: new Map(rows.map((row) => [row.subject, brief(row)])) }
}

describe('the price envelope', () => {
  it('leads from the workbook that is sent to the prices of the bid', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith & Söhne <Ltd>')
    const path = desk.path('prices.xlsx')
    expect(await desk.call('price.workbook', { bid, path })).toEqual({ path, lines: 3, registered: true })
    const [, sheet] = readWorkbook('prices.xlsx', readFileSync(path), readLimits).sheets
    expect(['B4', 'D4', 'E5', 'G4'].map((cell) => sheet?.cells.get(cell)?.text)).toEqual([
      'Set-up',
      '1',
      'each month, 36 times',
      'EUR',
    ])
    const totals = workbookOf(desk, bid).sheets[1]?.rows.flatMap(({ cells }) => cells[7]?.content ?? [])
    expect(totals?.slice(2)).toEqual([
      { formula: 'IF(F4="","",D4*F4)' },
      { formula: 'IF(F5="","",D5*F5*36)' },
      { formula: 'IF(F6="","",D6*F6*36)' },
      { formula: 'SUM(H4:H6)' },
    ])

    const { receipt, rows } = await verdictOn(desk, bid, {
      'set-up': { price: 12_500.5, comment: '=free of tax' },
      agent: { price: '3 250,123456' },
    })
    expect([...rows.values()]).toEqual([
      { verdict: 'accepted', cell: 'Prices!F4', before: null, after: '12\u00a0500.5 EUR', remarks: ['commentAdded'] },
      { verdict: 'accepted', cell: 'Prices!F5', before: null, after: '3250.123456 EUR', remarks: ['numberAsText'] },
      { verdict: 'missing', cell: 'Prices!F6', before: null, after: null, remarks: ['unpriced'] },
    ])
    expect((await desk.call('price.list', { lot: desk.lot })).prices).toEqual([])
    const taken = async () => (await desk.call('receipt.list', { lot: desk.lot })).map(({ taken }) => taken)
    expect(await taken()).toEqual([false])
    await desk.call('price.import', { receipt: receipt.id })
    expect(await taken()).toEqual([true])
    const { currency, termMonths, prices } = await desk.call('price.list', { lot: desk.lot })
    expect([currency, termMonths]).toEqual(['EUR', 36])
    expect(prices.map(({ line, revision, unitPrice, comment }) => [line, revision, unitPrice, comment])).toEqual([
      ['agent', 1, '3250.123456', null],
      ['set-up', 1, '12500.5', '=free of tax'],
    ])
    expect(loadPrices(desk.workspace.read, bid)).toEqual(
      new Map([
        ['agent', '3250.123456'],
        ['set-up', '12500.5'],
      ]),
    )
  })

  it('changes nothing when it is imported again, keeps revisions, and never deletes a price for an empty cell', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const blank = workbookOf(desk, bid)
    const first = await verdictOn(desk, bid, { 'set-up': { price: 100 }, agent: { price: 0 } })
    expect(first.rows.get('agent')?.remarks).toEqual(['priceZero'])
    await desk.call('price.import', { receipt: first.receipt.id })
    const entries = desk.entries()
    expect((await desk.call('price.import', { receipt: first.receipt.id })).counts).toMatchObject({
      accepted: 0,
      unchanged: 2,
      missing: 1,
    })
    expect(desk.entries()).toBe(entries)

    const second = await receive(desk, bid, fill(blank, { 'set-up': { price: 90 } }))
    const { rows } = await desk.call('price.import', { receipt: second.id })
    expect(rows.map(brief)).toEqual([
      { verdict: 'changed', cell: 'Prices!F4', before: '100 EUR', after: '90 EUR', remarks: [] },
      { verdict: 'missing', cell: 'Prices!F5', before: '0 EUR', after: '0 EUR', remarks: ['priceEmptied'] },
      { verdict: 'missing', cell: 'Prices!F6', before: null, after: null, remarks: ['unpriced'] },
    ])
    const { prices } = await desk.call('price.list', { lot: desk.lot })
    expect(prices.map(({ line, revision, unitPrice }) => [line, revision, unitPrice])).toEqual([
      ['agent', 1, '0'],
      ['set-up', 2, '90'],
    ])
  })

  it('takes a price below zero as a rebate, and says so', async () => {
    const desk = await openDesk()
    const { rows } = await verdictOn(desk, desk.bid('Smith'), { 'set-up': { price: -1.5 } })
    expect(rows.get('set-up')).toMatchObject({ verdict: 'accepted', after: '-1.5 EUR', remarks: ['priceNegative'] })
  })

  it('rejects what is no price in the currency of the tender, with the cell', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const rejected = async (entries: Entries) => {
      const { rows } = await verdictOn(desk, bid, { 'set-up': entries })
      const row = rows.get('set-up')
      return [row?.verdict, row?.cell, row?.remarks]
    }
    expect(await rejected({ price: 1.1234567 })).toEqual(['rejected', 'Prices!F4', ['priceDecimals']])
    expect(await rejected({ price: 10, currency: 'USD' })).toEqual(['rejected', 'Prices!G4', ['priceCurrency']])
    expect(await rejected({ price: 'USD 10' })).toEqual(['rejected', 'Prices!F4', ['rejected']])
    expect(await rejected({ price: 'on request' })).toEqual(['rejected', 'Prices!F4', ['rejected']])
    for (const price of ['1,234', '1.234']) expect(await rejected({ price })).toEqual(['rejected', 'Prices!F4', ['rejected']])
    expect(await rejected({ price: { formula: '5*2', result: 10 } })).toEqual(['rejected', 'Prices!F4', ['formula']])
  })

  it('says of a price that is none what a line without a price means', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const receipt = await receive(desk, bid, fill(workbookOf(desk, bid), { agent: { price: 'n/a' } }))
    const { rows } = await desk.call('price.verdict', { receipt: receipt.id })
    expect(rows[1]).toMatchObject({ verdict: 'rejected', after: 'n/a' })
    expect(rows[1]?.remarks.map(({ message }) => message)).toEqual([
      '“n/a” is no price. A line without a price counts as not offered and leaves the bid without a total; 0 is free of charge. Ask the bidder which is meant.',
    ])
  })

  it('shows a formula with its value, which counts once a person accepts it', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const formula = { formula: '5*2', result: 10 }
    const receipt = await receive(desk, bid, fill(workbookOf(desk, bid), { agent: { price: formula }, hour: { price: formula } }))
    const verdict = await desk.call('price.verdict', { receipt: receipt.id, accept: ['agent'] })
    expect(verdict.rows.slice(1).map(brief)).toEqual([
      { verdict: 'accepted', cell: 'Prices!F5', before: null, after: '10 EUR', remarks: ['formulaTaken'] },
      { verdict: 'rejected', cell: 'Prices!F6', before: null, after: '10', remarks: ['formula'] },
    ])
    const { digest } = verdict
    expect((await refusal(desk.call('price.import', { receipt: receipt.id, digest }))).code).toBe('import.digest')
    await desk.call('price.import', { receipt: receipt.id, accept: ['agent'], digest })
    expect(loadPrices(desk.workspace.read, bid)).toEqual(new Map([['agent', '10']]))
  })

  it('rejects lines that changed places, and a currency in the number format, with both', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const inDollars = withSheets(
      fill(workbookOf(desk, bid), {
        'set-up': { line: 'Extra hours', price: 1 },
        agent: { price: 5_000 },
        hour: { line: 'Set-up', price: 9_000 },
      }),
      (sheet) => ({
        ...sheet,
        rows: sheet.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) => (cell?.content === 5_000 ? { ...cell, format: '[$$-409]#,##0.00' } : cell)),
        })),
      }),
    )
    const receipt = await receive(desk, bid, inDollars)
    const { rows } = await desk.call('price.verdict', { receipt: receipt.id })
    expect(rows.map(brief).map(({ verdict, after, remarks }) => [verdict, after, remarks])).toEqual([
      ['rejected', '1', ['swapped']],
      ['rejected', '$5,000.00', ['rejected']],
      ['rejected', '9000', ['swapped']],
    ])
    expect(rows[0]?.remarks[0]?.message).toBe(
      'The row of “Set-up” came back with the words of “Extra hours, fixed price, 1, once”. Which of them the bidder answered is not certain: ask.',
    )
  })

  it('sends out no cell that shows something else than it holds', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const { sheets } = await returned(fill(workbookOf(desk, bid), { agent: { price: 1_234.5 } }))
    const cells = sheets.flatMap((sheet) => [...sheet.cells.values()])
    expect(cells.filter(({ doubts, shown }) => doubts !== undefined || shown !== undefined)).toEqual([])
  })

  it('tells changed quantities, and lines that are gone, repeated or invented', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const altered = withSheets(
      fill(workbookOf(desk, bid), { agent: { price: 5, quantity: 40 }, hour: { id: 'bonus', price: 1 } }),
      (sheet) => {
        if (keysOf(sheet).length === 0) return sheet
        const rows = sheet.rows.filter((row) => idOf(sheet, row) !== 'set-up')
        return { ...sheet, rows: [...rows, ...rows.filter((row) => idOf(sheet, row) === 'agent')] }
      },
    )
    const receipt = await receive(desk, bid, altered)
    const { rows } = await desk.call('price.verdict', { receipt: receipt.id })
    expect(rows.map(({ subject, verdict, remarks }) => [subject, verdict, remarks.map(({ code }) => code)])).toEqual([
      ['set-up', 'missing', ['priceRowMissing']],
      ['agent', 'accepted', ['priceReworded']],
      ['hour', 'missing', ['priceRowMissing']],
      ['bonus', 'unknown', ['unknownId']],
      ['agent', 'unknown', ['repeatedId']],
    ])
  })

  it('tells what stands outside the cells for prices: totals of the bidder, remarks beside them, notes', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const filled = fill(workbookOf(desk, bid), {
      agent: { price: 5, total: 4_000 },
      hour: { price: 1, total: 'included' },
      '@prices/total': { comment: '3 % discount', total: 10_000 },
    })
    const altered = withSheets(filled, (sheet) =>
      keysOf(sheet).length > 0
        ? { ...sheet, rows: [...sheet.rows, { cells: [null, { content: 'Net 30', style: 'text', comment: 'Or 60' }] }] }
        : sheet.name === 'Start here'
          ? { ...sheet, rows: [...sheet.rows, { cells: [{ content: 'Hello', style: 'text' }] }] }
          : sheet,
    )
    const receipt = await receive(desk, bid, altered)
    const { rows } = await desk.call('price.verdict', { receipt: receipt.id })
    expect(rows.map(brief).map(({ verdict, cell, after, remarks }) => [verdict, cell, after, ...remarks])).toEqual([
      ['missing', 'Prices!F4', null, 'unpriced'],
      ['accepted', 'Prices!F5', '5 EUR', 'besideAnswers'],
      ['accepted', 'Prices!F6', '1 EUR', 'besideAnswers'],
      ['unknown', 'Prices!H7, I7', '10000 | 3 % discount', 'outside'],
      ['unknown', expect.stringMatching(/^Start here!A\d+$/), 'Hello', 'outside'],
      ['unknown', 'Prices!B8', 'Net 30', 'outside'],
      ['unknown', 'Prices!B8', 'Or 60', 'note'],
    ])
  })

  it('is read in the language that it was written in', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const receipt = await receive(desk, bid, fill(workbookOf(desk, bid, translator('en-XA')), { agent: { price: 5 } }))
    const { rows, remarks } = await desk.call('price.verdict', { receipt: receipt.id })
    expect(remarks).toEqual([])
    expect(rows.flatMap((row) => brief(row).remarks)).toEqual(['unpriced', 'unpriced'])
  })

  it('is refused when it was written for another price sheet, bidder or envelope', async () => {
    const desk = await openDesk()
    const [smith, jones] = [desk.bid('Smith'), desk.bid('Jones')]
    const old = workbookOf(desk, smith)
    await desk.call('price.lines', { lot: desk.lot, lines: priceLines.slice(0, 2) })
    const misplaced = await receive(desk, jones, workbookOf(desk, smith))
    expect((await refusal(desk.call('price.import', { receipt: misplaced.id }))).code).toBe('import.bid')
    const outdated = await receive(desk, smith, old)
    expect((await refusal(desk.call('price.import', { receipt: outdated.id }))).code).toBe('import.instrument')
    const asAnswers = await desk.call('bid.receive', {
      bid: smith,
      paths: [await desk.package({ 'p.xlsx': old })],
      sender: 'Smith',
    })
    expect((await refusal(desk.call('response.import', { receipt: asAnswers.id }))).code).toBe('import.envelope')
    expect((await refusal(desk.call('price.import', { receipt: asAnswers.id }))).code).toBe('import.receiptEnvelope')
  })
})

describe('the price sheet of a lot', () => {
  it('can be replaced until a price has been read in', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const line = { id: 'only', title: 'All', unit: 'piece', quantity: '2', kind: 'oneOff' as const }
    expect((await refusal(desk.call('price.lines', { lot: desk.lot, lines: [line, line] }))).code).toBe('price.sameLine')
    expect(await desk.call('price.lines', { lot: desk.lot, lines: [line] })).toEqual([line])
    const { receipt } = await verdictOn(desk, bid, { only: { price: 3 } })
    await desk.call('price.import', { receipt: receipt.id })
    const { code, message } = await refusal(desk.call('price.lines', { lot: desk.lot, lines: priceLines }))
    expect(code).toBe('price.linesFixed')
    expect(message).toContain('Smith')
  })
})
