import { describe, expect, it } from 'vitest'
import { currentAnswers, currentAnswersOfLot, loadAnswers } from '../../electron/responses/answers.ts'
import { loadBid } from '../../electron/tenders/bids.ts'
import type { Input } from '../../shared/contract.ts'
import type { Answer } from '../../shared/responses/answer.ts'
import { openDesk, refusal } from './desk.ts'

describe('answers typed by hand', () => {
  it('follow one another as they were typed, though the clock was set back', async () => {
    let now = '12:00'
    const desk = await openDesk({ clock: () => new Date(`2026-01-01T${now}:00.000Z`) })
    const bid = desk.bid('Smith')
    const typeAt = (time: string, answer: string) => {
      now = time
      return desk.call('response.set', { bid, question: 'fig.plan', answer, reason: 'By letter' })
    }
    const typed = [await typeAt('12:10', 'One'), await typeAt('12:05', 'Two')]
    expect(typed.map(({ revision, display }) => [revision, display])).toEqual([
      [1, 'One'],
      [2, 'Two'],
    ])
    expect(await desk.call('response.history', { bid, question: 'fig.plan' })).toEqual(typed)
    expect(await desk.call('response.list', { bid })).toEqual(typed.slice(1))
  })

  it('are read by the rules of the workbook, and carry their reason', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const set = (question: string, answer: Input<'response.set'>['answer'], more = {}) =>
      desk.call('response.set', { bid, question, answer, reason: 'Told by telephone', ...more })
    expect(await set('keys.where', 'in a hardware module', { comment: 'Sure?' })).toMatchObject({
      revision: 1,
      state: 'answered',
      display: 'In a hardware module',
      comment: 'Sure?',
      source: 'typed',
      receipt: null,
      reason: 'Told by telephone',
    })
    expect(await set('keys.where', null)).toMatchObject({ revision: 2, state: 'blank', display: null, comment: 'Sure?' })
    expect(await set('keys.certificates', ['iso', 'PCI DSS; level 1'])).toMatchObject({ display: 'ISO 27001; PCI DSS; level 1' })
    expect(await set('sec.tests', null, { notApplicable: true })).toMatchObject({
      state: 'notApplicable',
      display: 'Not applicable',
    })
    expect(await set('fig.sites', [{ site: 'Rīga', posts: '12' }])).toMatchObject({ display: 'Rīga |  | 12 |  |  | ' })
    expect((await refusal(set('sec.mfa', null, { notApplicable: true }))).code).toBe('response.notOffered')
    expect((await refusal(set('sec.tests', 'yes', { notApplicable: true }))).code).toBe('response.contradiction')
    expect((await refusal(set('sec.invented', 'yes'))).code).toBe('question.notFound')
    const { code, message } = await refusal(set('keys.where', 'in hardwear'))
    expect(code).toBe('response.rejected')
    expect(message).toContain('“Where are encryption keys kept?”')
  })

  it('are the same for one bid, for the lot, and for scoring', async () => {
    const desk = await openDesk()
    const [smith, jones] = [desk.bid('Smith'), desk.bid('Jones')]
    await desk.call('response.set', { bid: smith, question: 'keys.certificates', answer: ['iso'], reason: 'Mail' })
    await desk.call('response.set', { bid: smith, question: 'keys.certificates', answer: ['iso', 'soc'], reason: 'Mail' })
    await desk.call('response.set', { bid: jones, question: 'fig.plan', answer: 'A', reason: 'Mail' })
    const { read } = desk.workspace
    expect(currentAnswersOfLot(read, desk.lot)).toEqual(new Map([smith, jones].map((bid) => [bid, currentAnswers(read, bid)])))
    const bare = [smith, jones].map((bid) => loadAnswers(read, loadBid(read, bid).submission))
    expect(bare).toEqual([
      new Map<string, Answer>([['keys.certificates', { state: 'answered', value: ['iso', 'soc'] }]]),
      new Map<string, Answer>([['fig.plan', { state: 'answered', value: 'A' }]]),
    ])
  })
})
