import { describe, expect, it } from 'vitest'
import { workbookFacts } from '../../electron/responses/workbook.ts'
import { localTime } from '../../shared/messages/local-times.ts'
import { questionnaireLayout } from '../../shared/responses/outgoing/layout.ts'
import { mara } from '../workspace/support.ts'
import { openDesk, refusal } from './desk.ts'
import { everyType } from './questionnaire.ts'
import { fill } from './sheets.ts'
import { translate } from './verdicts.ts'

type Desk = Awaited<ReturnType<typeof openDesk>>

/** A package with the questionnaire of a bid, filled in, as it came. */
async function packageOf(desk: Desk, bid: string): Promise<string> {
  const facts = workbookFacts(desk.workspace.read, bid, 'questionnaire', mara)
  const layout = questionnaireLayout(facts, everyType, new Map(), translate)
  return desk.package({ 'answers.xlsx': fill(layout, { 'sec.mfa': { answer: 'Yes' }, 'fig.staff': { answer: 120 } }) })
}

describe('a package that was recorded for the wrong bid', () => {
  async function misfiled() {
    const desk = await openDesk()
    const [smith, jones] = [desk.bid('Smith'), desk.bid('Jones')]
    const receive = async (bid: string, of: string) =>
      desk.call('bid.receive', { bid, paths: [await packageOf(desk, of)], sender: 'The post room' })
    return { desk, smith, jones, receive }
  }

  it('is moved by a correction, under a number of its new bid; the register shows both, and who moved it why', async () => {
    const { desk, smith, jones, receive } = await misfiled()
    await receive(jones, jones)
    const receipt = await receive(smith, jones)
    expect((await refusal(desk.call('response.verdict', { receipt: receipt.id }))).message).toBe(
      '“answers.xlsx”, sheet “assay”, was made out to Jones, not to Smith. Register it with that bid, or ask the bidder for the right workbook.',
    )
    const reason = 'The post room mixed two envelopes up.'
    const moved = await desk.call('receipt.correct', { receipt: receipt.id, bid: jones, reason })
    expect(moved).toMatchObject({
      bid: jones,
      bidder: 'Jones',
      position: 2,
      recordedAs: { bid: smith, bidder: 'Smith', position: 1, envelope: 'questionnaire' },
      correction: { reason, by: mara.name },
      admission: null,
      strays: 0,
    })
    expect(await desk.call('receipt.list', { lot: desk.lot })).toContainEqual(moved)
    expect(await desk.call('response.verdict', { receipt: receipt.id })).toMatchObject({ bid: jones, counts: { accepted: 2 } })
    expect((await desk.call('response.progress', { lot: desk.lot })).map(({ receipts }) => receipts)).toEqual([0, 2])
    const [entry] = await desk.call('journal.list', {})
    const { changes } = await desk.call('journal.changes', { entry: entry?.id ?? 0 })
    expect(JSON.stringify(changes)).toContain(reason)
  })

  it('gets its number back when it is moved back, and its old one goes to no other', async () => {
    const { desk, smith, jones, receive } = await misfiled()
    const receipt = await receive(smith, smith)
    await desk.call('receipt.correct', { receipt: receipt.id, bid: jones, reason: 'A slip.' })
    expect((await receive(smith, smith)).position).toBe(2)
    const back = await desk.call('receipt.correct', { receipt: receipt.id, bid: smith, reason: 'It was right before.' })
    expect(back).toMatchObject({ bid: smith, position: 1, recordedAs: null, correction: { reason: 'It was right before.' } })
  })

  it('leaves what was read in from it under the other bid, and says how much that is', async () => {
    const { desk, smith, jones, receive } = await misfiled()
    const receipt = await receive(smith, smith)
    await desk.call('response.import', { receipt: receipt.id })
    expect(await desk.call('receipt.list', { lot: desk.lot })).toMatchObject([{ taken: true, strays: 0 }])
    const moved = await desk.call('receipt.correct', { receipt: receipt.id, bid: jones, reason: 'It is theirs.' })
    expect(moved).toMatchObject({ bid: jones, taken: false, strays: 2 })
    await desk.call('response.set', { bid: smith, question: 'sec.mfa', answer: null, reason: 'It was never theirs.' })
    expect(await desk.call('receipt.list', { lot: desk.lot })).toMatchObject([{ strays: 1 }])
  })

  it('may be moved to the other envelope and to another lot of its tender, never into another tender', async () => {
    const { desk, smith, receive } = await misfiled()
    const receipt = await receive(smith, smith)
    const correct = (input: { bid?: string; envelope?: 'price' | 'questionnaire' }) =>
      desk.call('receipt.correct', { receipt: receipt.id, ...input, reason: 'Looked at again.' })
    expect(await correct({ envelope: 'price' })).toMatchObject({ envelope: 'price', recordedAs: { envelope: 'questionnaire' } })
    expect((await refusal(desk.call('response.verdict', { receipt: receipt.id }))).code).toBe('import.receiptEnvelope')
    expect((await refusal(correct({ envelope: 'price' }))).code).toBe('receipt.sameAgain')
    const other = desk.addTender()
    expect((await refusal(correct({ bid: desk.bid('Heron', other.lot) }))).code).toBe('receipt.otherTender')
  })

  it('is not taken by an import that was looked at before', async () => {
    const { desk, smith, jones, receive } = await misfiled()
    const receipt = await receive(smith, smith)
    const { digest } = await desk.call('response.verdict', { receipt: receipt.id })
    await desk.call('receipt.correct', { receipt: receipt.id, bid: jones, reason: 'A slip.' })
    expect((await refusal(desk.call('response.import', { receipt: receipt.id, digest }))).code).toBe('import.bid')
  })
})

describe('a package that came before', () => {
  it('is recorded again, and said to hold the very same files', async () => {
    const desk = await openDesk()
    const [smith, jones] = [desk.bid('Smith'), desk.bid('Jones')]
    const path = await desk.package({ 'a.txt': 'a', 'b.txt': 'b' })
    const receive = (bid: string, from = path) => desk.call('bid.receive', { bid, paths: [from], sender: 'Smith' })
    expect((await receive(smith)).copyOf).toBe(null)
    expect((await receive(smith)).copyOf).toEqual({ bidder: 'Smith', position: 1 })
    expect((await receive(jones)).copyOf).toEqual({ bidder: 'Smith', position: 1 })
    expect((await receive(jones, await desk.package({ 'a.txt': 'a' }))).copyOf).toBe(null)
    expect((await receive(jones, await desk.package({ 'a.txt': 'a', 'c.txt': 'c' }))).copyOf).toBe(null)
    expect((await desk.call('receipt.list', { lot: desk.lot })).map(({ copyOf }) => copyOf?.position ?? 0)).toEqual([
      0, 1, 1, 0, 0,
    ])
  })
})

describe('a package that came late', () => {
  async function late() {
    const desk = await openDesk({ deadline: '2025-12-20T12:00:00.000Z' })
    const bid = desk.bid('Smith')
    const paths = [await packageOf(desk, bid)]
    const receipt = await desk.call('bid.receive', { bid, paths, sender: 'Smith' })
    const admit = (admitted: boolean, reason: string) => desk.call('receipt.admit', { receipt: receipt.id, admitted, reason })
    const read = () => desk.call('response.verdict', { receipt: receipt.id })
    return { desk, bid, paths, receipt, admit, read }
  }

  it('is not read before a person has admitted it, with a reason', async () => {
    const { desk, receipt, admit, read } = await late()
    expect(receipt).toMatchObject({ punctuality: 'late', admission: null })
    expect((await refusal(read())).message).toBe(
      'Package 1 of Smith came after the deadline. Say first whether it is admitted or refused, and why; it is not read before.',
    )
    expect((await refusal(desk.call('response.import', { receipt: receipt.id }))).code).toBe('import.late')
    expect(await admit(true, 'The server was down.')).toMatchObject({
      punctuality: 'late',
      admission: { admission: 'admitted', reason: 'The server was down.', by: mara.name },
    })
    expect((await read()).counts).toMatchObject({ accepted: 2 })
    await desk.call('response.import', { receipt: receipt.id })
    expect((await refusal(admit(false, 'After all.'))).code).toBe('receipt.taken')
  })

  it('stays in the register where it is refused, unread, and is no work that is left', async () => {
    const { desk, receipt, admit, read } = await late()
    const unread = async () => (await desk.call('decision.progress', { lot: desk.lot })).bids[0]?.questionnaire.unread
    expect(await unread()).toBe(receipt.id)
    await admit(false, 'Two days late.')
    expect(await unread()).toBe(null)
    expect((await refusal(read())).message).toBe(
      'Package 1 of Smith was refused (“Two days late.”). It stays in the register as it came, and is not read. Admit it first if that was wrong.',
    )
    await admit(true, 'The court said so.')
    expect((await read()).counts).toMatchObject({ accepted: 2 })
  })

  it('keeps its admission when it is moved; one in time needs none', async () => {
    const { desk, receipt, admit } = await late()
    await admit(true, 'The server was down.')
    const jones = desk.bid('Jones')
    const moved = await desk.call('receipt.correct', { receipt: receipt.id, bid: jones, reason: 'It is theirs.' })
    expect(moved).toMatchObject({
      admission: { admission: 'admitted', reason: 'The server was down.' },
      correction: { reason: 'It is theirs.' },
    })
    const other = await openDesk()
    const bid = other.bid('Smith')
    const { id } = await other.call('bid.receive', { bid, paths: [await packageOf(other, bid)], sender: 'Smith' })
    expect((await refusal(other.call('receipt.admit', { receipt: id, admitted: true, reason: 'x' }))).code).toBe(
      'receipt.notLate',
    )
  })

  it('is in time only by a reason where it is recorded after the deadline, and so is one from before its tender', async () => {
    const { desk, bid, paths } = await late()
    const receive = (receivedAt: string, reason?: string) =>
      desk.call('bid.receive', { bid, paths, sender: 'Smith', receivedAt, ...(reason !== undefined && { reason }) })
    const { message } = await refusal(receive('2025-12-20T11:00:00.000Z'))
    expect(message).toContain(`The deadline was ${localTime('2025-12-20T12:00:00.000Z')}, and it is `)
    expect(message).toContain(`To record the package as received at ${localTime('2025-12-20T11:00:00.000Z')}, say why.`)
    expect(await receive('2025-12-20T11:00:00.000Z', 'By the stamp of the post room.')).toMatchObject({
      punctuality: 'inTime',
      claim: 'By the stamp of the post room.',
    })
    const open = await openDesk()
    const of = open.bid('Smith')
    expect(
      (await refusal(open.call('bid.receive', { bid: of, paths, sender: 'Smith', receivedAt: '1999-01-01T00:00:00.000Z' })))
        .message,
    ).toMatch(/^The tender was set up at .*say why.$/)
  })
})
