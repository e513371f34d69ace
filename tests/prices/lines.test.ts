import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openDesk, priceLines, refusal } from '../responses/desk.ts'

type Desk = Awaited<ReturnType<typeof openDesk>>
const lotOf = async (desk: Desk, tender = desk.tender) =>
  (await desk.call('tender.list', {})).find(({ id }) => id === tender)?.lots[0]

describe('the price sheet that a template brings', () => {
  it('is an example until it is confirmed or changed', async () => {
    const desk = await openDesk()
    const started = await desk.call('tender.create', { title: 'T', need: 'N', template: 'bpo-due-diligence', currency: 'EUR' })
    const lot = started.lots[0]
    if (!lot) throw new Error('no lot')
    expect(lot.priceExample).toBe(true)
    const second = await desk.call('lot.add', { tender: started.id, title: 'Second' })
    expect(second.lots.map(({ priceExample }) => priceExample)).toEqual([true, true])
    const entries = desk.entries()
    await desk.call('price.lines', { lot: lot.id, lines: lot.priceLines })
    expect(desk.entries()).toBe(entries + 1)
    expect((await lotOf(desk, started.id))?.priceExample).toBe(false)
    await desk.call('price.lines', { lot: lot.id, lines: lot.priceLines })
    expect(desk.entries()).toBe(entries + 1)
    await desk.call('workspace.undo', {})
    expect((await lotOf(desk, started.id))?.priceExample).toBe(true)
  })

  it('is confirmed after a workbook was given out too, since that changes nothing that bidders rest on', async () => {
    const desk = await openDesk()
    const { lots } = await desk.call('tender.create', { title: 'T', need: 'N', template: 'bpo-due-diligence', currency: 'EUR' })
    const [lot] = lots
    if (!lot) throw new Error('no lot')
    await desk.call('price.workbook', { bid: desk.bid('Smith', lot.id), path: desk.path('prices.xlsx') })
    const fewer = desk.call('price.lines', { lot: lot.id, lines: lot.priceLines.slice(1) })
    expect((await refusal(fewer)).code).toBe('tender.firm')
    expect(await desk.call('price.lines', { lot: lot.id, lines: lot.priceLines })).toEqual(lot.priceLines)
  })

  it('is none where the buyer brought lines', async () => {
    expect(await lotOf(await openDesk())).toMatchObject({ priceExample: false, priceLines })
  })
})

describe('the price sheet of a lot', () => {
  it('has lines of every kind, and keeps them in order', async () => {
    const desk = await openDesk()
    const lines = (['oneOff', 'monthly', 'perTransaction', 'atExit'] as const).map((kind) => ({
      id: kind.toLowerCase(),
      title: kind,
      unit: 'piece',
      quantity: '0.123456789012345678',
      kind,
    }))
    expect(await desk.call('price.lines', { lot: desk.lot, lines })).toEqual(lines)
    expect((await desk.call('price.list', { lot: desk.lot })).lines).toEqual(lines)
  })

  it('stays once a workbook was given out', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    await desk.call('price.workbook', { bid, path: desk.path('prices.xlsx') })
    const { code, message } = await refusal(desk.call('price.lines', { lot: desk.lot, lines: priceLines.slice(1) }))
    expect(code).toBe('tender.firm')
    expect(message).toContain('workbook')
    expect((await lotOf(desk))?.priceLines).toEqual(priceLines)
  })
})

describe('lines in a spreadsheet', () => {
  it('are read as they are written, numbers exactly, and nothing is recorded', async () => {
    const desk = await openDesk()
    const folder = await desk.package({
      'lines.xlsx': {
        title: 'Lines',
        author: 'Mara',
        created: '2026-01-01T00:00:00.000Z',
        sheets: [
          {
            name: 'Lines',
            columns: [{ width: 20 }, { width: 20 }, { width: 20 }, { width: 20 }],
            rows: [
              { cells: ['Unit', 'What is priced', 'Quantity', 'Paid'].map((content) => ({ content, style: 'prompt' as const })) },
              { cells: ['call', 'Calls', 1.234, 'each month'].map((content) => ({ content, style: 'prompt' as const })) },
            ],
          },
        ],
      },
    })
    const entries = desk.entries()
    expect(await desk.call('price.linesIn', { path: `${folder}/lines.xlsx` })).toEqual({
      sheet: 'Lines',
      lines: [{ id: '', title: 'Calls', quantity: '1.2340', unit: 'call', kind: 'each month' }],
    })
    expect(desk.entries()).toBe(entries)
  })

  it('are refused where there are none, or too many', async () => {
    const desk = await openDesk()
    const file = (name: string, text: string) => {
      const path = desk.path(name)
      writeFileSync(path, text)
      return path
    }
    expect((await refusal(desk.call('price.linesIn', { path: file('none.csv', '\n') }))).code).toMatch(
      /^(price\.nothingIn|exchange\.)/,
    )
    const many = file('many.csv', Array.from({ length: 501 }, (_, at) => `Line ${at},1,piece,once`).join('\n'))
    expect((await refusal(desk.call('price.linesIn', { path: many }))).code).toBe('price.tooManyLines')
    const some = file('some.csv', 'What is priced,Quantity,Unit\nCalls,1200.5,call\n')
    expect((await desk.call('price.linesIn', { path: some })).lines).toEqual([
      { id: '', title: 'Calls', quantity: '1200.5', unit: 'call', kind: 'once' },
    ])
  })
})
