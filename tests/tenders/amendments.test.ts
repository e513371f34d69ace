import { describe, expect, it } from 'vitest'
import { loadPriceSheet, priceSheetHash } from '../../electron/prices/prices.ts'
import { gatherComparison } from '../../electron/reports/comparison.ts'
import { workbookFacts } from '../../electron/responses/workbook.ts'
import { priceLayout } from '../../shared/prices/layout.ts'
import { comparisonReport } from '../../shared/reports/comparison/report.ts'
import { openDesk, receive, refusal } from '../responses/desk.ts'
import { fill } from '../responses/sheets.ts'
import { translate } from '../responses/verdicts.ts'
import { mara } from '../workspace/support.ts'

/** A clock that shows what it is set to, and a second more each time. */
function setClock() {
  let now = Date.parse('2026-03-01T08:00:00.000Z')
  return {
    clock: () => {
      now += 1000
      return new Date(now)
    },
    set: (at: string) => {
      now = Date.parse(at)
    },
  }
}

/** A tender that is due at noon on 1 March and whose workbook went out to Smith that morning. */
async function issuedDesk() {
  const { clock, set } = setClock()
  const desk = await openDesk({ deadline: '2026-03-01T12:00:00.000Z', clock })
  const bid = desk.bid('Smith')
  await desk.call('bid.workbook', { bid, path: desk.path('smith.xlsx') })
  const amend = (input: object) => desk.call('amendment.add', { tender: desk.tender, reason: 'Two bidders asked.', ...input })
  return { ...desk, desk, smith: bid, set, amend }
}

const later = '2026-03-08T12:00:00.000Z'

describe('An amendment', () => {
  it('changes the terms, and keeps what stood before, why, and who was told when', async () => {
    const { call, tender, smith, amend, set } = await issuedDesk()
    const made = await amend({ terms: { deadline: later }, inWords: 'Question 4 means full-time posts.' })
    expect(made).toMatchObject({
      number: 1,
      by: 'Mara Lind',
      reason: 'Two bidders asked.',
      deviation: false,
      changes: [
        { field: 'deadline', before: '2026-03-01T12:00:00.000Z', after: later },
        { field: 'inWords', before: null, after: 'Question 4 means full-time posts.' },
      ],
      told: [],
    })
    expect((await call('tender.show', { tender })).deadline).toBe(later)
    set('2026-03-01T10:00:00.000Z')
    const how = 'By e-mail'
    const tell = (at: string) => call('amendment.tell', { amendment: made.id, bids: [smith], at, how })
    expect((await refusal(tell('2026-03-01T07:00:00.000Z'))).code).toBe('amendment.toldBefore')
    expect((await refusal(tell('2026-03-01T11:00:00.000Z'))).code).toBe('amendment.toldAhead')
    const at = '2026-03-01T09:30:00.000Z'
    expect((await tell(at)).told).toMatchObject([{ bid: smith, bidder: 'Smith', at, how, by: 'Mara Lind' }])
    expect(await amend({ terms: { termMonths: 48 } })).toMatchObject({ number: 2 })
    expect(await call('amendment.list', { tender })).toMatchObject([
      { number: 1, told: [{ at }] },
      { number: 2, told: [] },
    ])
  })

  it('is refused before anything went out, and where nothing changes', async () => {
    const { amend, call, addTender } = await issuedDesk()
    const other = addTender()
    const early = call('amendment.add', { tender: other.tender, terms: { termMonths: 12 }, reason: 'Shorter' })
    expect((await refusal(early)).code).toBe('amendment.notIssued')
    expect((await refusal(amend({ terms: { termMonths: 36 } }))).code).toBe('amendment.nothing')
    expect((await refusal(amend({ terms: { deadline: '2026-02-01T12:00:00.000Z' } }))).code).toBe('amendment.deadlineBeforeIssue')
  })

  it('splits a lot off and takes one out; not one for which somebody bids', async () => {
    const { amend, call, tender, lot } = await issuedDesk()
    await amend({ addLots: ['Night', 'Weekend'] })
    const { lots } = await call('tender.show', { tender })
    expect(lots.map(({ title }) => title)).toEqual(['All', 'Night', 'Weekend'])
    expect((await refusal(amend({ removeLots: [lot] }))).code).toBe('lot.hasBids')
    const { changes } = await amend({ removeLots: [lots[1]?.id ?? ''] })
    expect(changes).toEqual([{ field: 'lot', about: null, before: 'Night', after: null }])
    await call('workspace.undo', {})
    expect((await call('tender.show', { tender })).lots.map(({ title }) => title)).toEqual(['All', 'Night', 'Weekend'])
    expect(await call('amendment.list', { tender })).toHaveLength(1)
  })

  it('changes the currency while there are no prices', async () => {
    const { amend, call, desk, smith, tender, lot, workspace } = await issuedDesk()
    expect(await amend({ terms: { currency: 'CHF' } })).toMatchObject({ deviation: false, changes: [{ field: 'currency' }] })
    const facts = workbookFacts(workspace.read, smith, 'price', mara)
    const sheet = loadPriceSheet(workspace.read, lot)
    const layout = priceLayout(
      { ...facts, identity: { ...facts.identity, instrument: priceSheetHash(sheet) } },
      sheet,
      'open',
      new Map(),
      translate,
    )
    const path = await desk.package({ 'prices.xlsx': fill(layout, { agent: { price: 3250 } }) })
    const { id } = await call('bid.receive', { bid: smith, envelope: 'price', paths: [path], sender: 'Smith' })
    await call('price.import', { receipt: id })
    expect(await call('tender.standing', { tender })).toMatchObject({ priced: true })
    expect((await refusal(amend({ terms: { currency: 'EUR' }, deviation: true }))).code).toBe('tender.priced')
  })

  it('after the first envelope was opened is a deviation that the report prints', async () => {
    const { amend, call, desk, smith, workspace, lot } = await issuedDesk()
    const receipt = await receive(desk, smith, { 'sec.mfa': { answer: 'Yes' } })
    expect(await amend({ terms: { need: 'Four languages' } })).toMatchObject({ deviation: false })
    const print = () => JSON.stringify(comparisonReport(gatherComparison(workspace, lot), translate).blocks)
    expect(print()).toContain('The need: Three languages → Four languages')
    expect(print()).not.toContain('is a deviation')
    await call('response.import', { receipt: receipt.id })
    expect((await refusal(amend({ terms: { termMonths: 48 } }))).code).toBe('amendment.opened')
    expect(await amend({ terms: { title: 'Support' } })).toMatchObject({ deviation: false })
    expect(await amend({ terms: { termMonths: 48 }, deviation: true })).toMatchObject({ deviation: true })
    expect(print()).toContain('One amendment is a deviation: it changed what decides after the first envelope had been opened.')
  })
})

describe('A package', () => {
  it('is judged by the deadline that held when it came, and says which; a later one heals nothing without a reason', async () => {
    const { amend, call, desk, smith, set, lot } = await issuedDesk()
    set('2026-03-01T13:00:00.000Z')
    const late = await receive(desk, smith, { 'sec.mfa': { answer: 'Yes' } })
    expect(late).toMatchObject({ punctuality: 'late', deadline: '2026-03-01T12:00:00.000Z' })
    set('2026-03-01T14:00:00.000Z')
    await amend({ terms: { deadline: later } })
    expect(await call('receipt.list', { lot })).toMatchObject([
      { punctuality: 'late', deadline: '2026-03-01T12:00:00.000Z', admission: null },
    ])
    expect((await refusal(call('response.import', { receipt: late.id }))).code).toBe('import.late')
    const path = await desk.package({ 'letter.txt': 'Dear all' })
    const came = (receivedAt?: string) =>
      call('bid.receive', { bid: smith, paths: [path], sender: 'Smith', ...(receivedAt && { receivedAt }) })
    expect(await came('2026-03-01T13:30:00.000Z')).toMatchObject({ punctuality: 'late', deadline: '2026-03-01T12:00:00.000Z' })
    expect(await came('2026-03-01T11:00:00.000Z')).toMatchObject({ punctuality: 'inTime', claim: null })
    expect(await came()).toMatchObject({ punctuality: 'inTime', deadline: later })
    await call('receipt.admit', { receipt: late.id, admitted: true, reason: 'All got a week more.' })
    expect(await call('response.import', { receipt: late.id })).toMatchObject({ taken: 1 })
  })

  it('that is said to have come before the deadline, which has passed, needs a reason whatever was amended', async () => {
    const { amend, call, desk, smith, set } = await issuedDesk()
    await amend({ terms: { deadline: '2026-03-02T12:00:00.000Z' } })
    set('2026-03-03T08:00:00.000Z')
    const path = await desk.package({ 'letter.txt': 'Dear all' })
    const receivedAt = '2026-03-02T11:00:00.000Z'
    const came = (reason?: string) =>
      call('bid.receive', { bid: smith, paths: [path], sender: 'Smith', receivedAt, ...(reason && { reason }) })
    expect((await refusal(came())).message).toContain('The deadline was')
    expect(await came('By the stamp')).toMatchObject({ punctuality: 'inTime', claim: 'By the stamp' })
  })
})

describe('The register of what was issued', () => {
  it('says what went to whom, when and in which version', async () => {
    const { amend, call, desk, smith, tender, set } = await issuedDesk()
    const { id, number } = await amend({ terms: { termMonths: 48 } })
    await call('amendment.tell', { amendment: id, bids: [smith], how: 'By letter' })
    set('2026-03-02T08:00:00.000Z')
    await call('price.workbook', { bid: smith, path: desk.path('smith-prices.xlsx') })
    const rows = await call('tender.issued', { tender })
    expect(rows.map(({ what, bidder, amendment, how, afterDeadline }) => [what, bidder, amendment, how, afterDeadline])).toEqual([
      ['workbook', 'Smith', null, null, false],
      ['amendment', 'Smith', number, 'By letter', false],
      ['priceWorkbook', 'Smith', number, null, true],
    ])
    expect(rows.map(({ sha256 }) => sha256?.length ?? 0)).toEqual([64, 0, 64])
  })

  it('tells the stage of the work that workbooks went out', async () => {
    const { call, desk, smith, lot } = await issuedDesk()
    const sent = async () => (await call('decision.progress', { lot })).bids.map((bid) => bid.sent)
    expect(await sent()).toEqual([false])
    await call('price.workbook', { bid: smith, path: desk.path('smith-prices.xlsx') })
    expect(await sent()).toEqual([true])
  })
})
