import { describe, expect, it } from 'vitest'
import { openDesk, priceLines, receive, refusal } from '../responses/desk.ts'

describe('The terms of a tender', () => {
  it('are corrected one by one; what is left out stays, and the same again is not recorded', async () => {
    const { call, tender, entries } = await openDesk({ deadline: '2026-03-01T12:00:00.000Z' })
    const edit = (input: object) => call('tender.edit', { tender, ...input })
    expect(await edit({ title: 'Support', termMonths: 24 })).toMatchObject({
      title: 'Support',
      need: 'Three languages',
      termMonths: 24,
      deadline: '2026-03-01T12:00:00.000Z',
    })
    expect(await edit({ deadline: null, currency: 'CHF' })).toMatchObject({ title: 'Support', deadline: null, currency: 'CHF' })
    const before = entries()
    await edit({ title: 'Support', deadline: null })
    expect(entries()).toBe(before)
    await call('workspace.undo', {})
    expect(await call('tender.show', { tender })).toMatchObject({ title: 'Support', currency: 'EUR', termMonths: 24 })
  })

  it('are read before and after in the journal', async () => {
    const { call, tender } = await openDesk()
    await call('tender.edit', { tender, need: 'Four languages' })
    const [entry] = await call('journal.list', {})
    const { changes } = await call('journal.changes', { entry: entry?.id ?? 0 })
    expect(
      changes.flatMap(({ fields }) =>
        fields.map(({ before, after }) => [before, after].map((side) => (side?.kind === 'text' ? side.text : null))),
      ),
    ).toEqual([['Three languages', 'Four languages']])
  })

  it('stay as they are once a workbook went out', async () => {
    const desk = await openDesk()
    const { call, tender } = desk
    const bid = desk.bid('Smith')
    expect(await call('tender.standing', { tender })).toEqual({ issued: null, received: null, opened: null, priced: false })
    await call('bid.workbook', { bid, path: desk.path('smith.xlsx') })
    const { issued } = await call('tender.standing', { tender })
    const { code, message } = await refusal(call('tender.edit', { tender, need: 'Four languages' }))
    expect(code).toBe('tender.firm')
    expect(message).toContain('The first workbook went out on')
    expect(issued).not.toBeNull()
    for (const refused of [call('lot.add', { tender, title: 'Night' }), call('lot.edit', { lot: desk.lot, title: 'Day' })])
      expect((await refusal(refused)).code).toBe('tender.firm')
  })

  it('stay as they are once a package came, wherever its workbook was from', async () => {
    const desk = await openDesk()
    const { call, tender } = desk
    const bid = desk.bid('Smith')
    const receipt = await receive(desk, bid, { 'sec.mfa': { answer: 'Yes' } })
    expect(await call('tender.standing', { tender })).toMatchObject({ issued: null, received: receipt.recordedAt, opened: null })
    expect((await refusal(call('tender.edit', { tender, need: 'Four languages' }))).message).toContain(
      'The first package came on',
    )
    await call('response.import', { receipt: receipt.id })
    expect((await call('tender.standing', { tender })).opened).not.toBeNull()
  })

  it('of one tender do not rest on what went out of another', async () => {
    const desk = await openDesk()
    const other = desk.addTender()
    await desk.call('bid.workbook', { bid: desk.bid('Smith'), path: desk.path('smith.xlsx') })
    expect(await desk.call('tender.edit', { tender: other.tender, termMonths: 12 })).toMatchObject({ termMonths: 12 })
  })
})

describe('The lots of a tender', () => {
  it('are added with the price sheet of the first, renamed, and removed while nobody bids', async () => {
    const { call, tender, lot } = await openDesk()
    const { lots } = await call('lot.add', { tender, title: 'Night' })
    expect(lots).toMatchObject([{ title: 'All' }, { title: 'Night', position: 2, priceLines }])
    expect((await call('lot.edit', { lot, title: 'Day' })).lots.map(({ title }) => title)).toEqual(['Day', 'Night'])
    expect((await call('lot.remove', { lot })).lots.map(({ title }) => title)).toEqual(['Night'])
    expect((await refusal(call('bid.add', { lot, provider: { name: 'Smith' } }))).code).toBe('lot.removed')
    await call('workspace.undo', {})
    expect((await call('tender.show', { tender })).lots.map(({ title }) => title)).toEqual(['Day', 'Night'])
  })

  it('are not removed with bids, nor the last one', async () => {
    const desk = await openDesk()
    const { call, tender, lot } = desk
    expect((await refusal(call('lot.remove', { lot }))).code).toBe('lot.last')
    await call('lot.add', { tender, title: 'Night' })
    desk.bid('Smith')
    expect((await refusal(call('lot.remove', { lot }))).message).toBe(
      'One bidder bids for the lot “All”. A lot can be removed while nobody bids for it.',
    )
  })

  it('have titles that tell them apart, whatever the case', async () => {
    const { call, tender, lot } = await openDesk()
    expect((await refusal(call('lot.add', { tender, title: 'ALL' }))).code).toBe('lot.exists')
    expect((await call('lot.edit', { lot, title: 'ALL' })).lots.map(({ title }) => title)).toEqual(['ALL'])
  })
})
