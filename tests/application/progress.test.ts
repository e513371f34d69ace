import { describe, expect, it } from 'vitest'
import { scoringSheet } from '../../shared/scorecards/sheet.ts'
import { openDesk } from '../responses/desk.ts'
import { testTender } from './support.ts'

describe('The progress of a lot', () => {
  it('follows answers, evaluators, scores and their differences', async () => {
    const { call, lot, tender, north, east } = await testTender()
    const progress = async () => {
      const { bids, ...rest } = await call('decision.progress', { lot: lot.id })
      return { ...rest, north: bids.find(({ bid }) => bid === north.id), others: bids.length - 1 }
    }
    const nothing = { arrived: false, taken: false, unread: null }
    expect(await progress()).toEqual({
      deadline: null,
      evaluators: 0,
      conflicts: 0,
      others: 1,
      north: {
        bid: north.id,
        bidder: north.provider.name,
        out: false,
        sent: false,
        questionnaire: nothing,
        price: nothing,
        scored: 0,
        toScore: 0,
        differences: 0,
        disputed: 0,
      },
    })

    const { instrument } = await call('tender.instrument', { tender: tender.id })
    const subjects = scoringSheet(instrument).flatMap((group) => group.subjects)
    const wholes = subjects.filter(({ subject }) => subject.kind === 'criterion').length
    const question = subjects.find(
      ({ subject, scoredBy, questions: [asked] }) =>
        subject.kind === 'question' && scoredBy === 'evaluators' && !asked?.visibleWhen,
    )
    if (!question) throw new Error('no open question')
    await call('response.set', { bid: north.id, question: question.subject.id, answer: 'Weekly', reason: 'By telephone' })
    const keller = await call('evaluator.add', { name: 'A. Keller' })
    const osei = await call('evaluator.add', { name: 'M. Osei' })
    expect(await progress()).toMatchObject({
      evaluators: 2,
      north: { questionnaire: { arrived: true, taken: false, unread: null }, scored: 0, toScore: wholes + 1 },
    })

    const score = { bid: north.id, subject: question.subject, reason: 'Read' }
    await call('score.set', { ...score, evaluator: keller.id, points: 2 })
    await call('score.set', { ...score, evaluator: osei.id, points: 4 })
    expect(await progress()).toMatchObject({ north: { scored: 1, toScore: wholes, differences: 1 } })
    await call('consensus.set', { ...score, points: 3 })
    expect(await progress()).toMatchObject({ north: { scored: 1, differences: 0 } })

    await call('bid.withdraw', { bid: east.id, reason: 'No capacity' })
    expect(await progress()).toMatchObject({ others: 0 })
  })

  it('knows which package is still to be read, each envelope for itself', async () => {
    const { call, lot, bid, path, close } = await openDesk()
    const north = bid('Nordlicht')
    const written = path('answers.xlsx')
    await call('bid.workbook', { bid: north, path: written })
    const sender = 'north@example.org'
    const first = await call('bid.receive', { bid: north, paths: [written], sender })
    const arrivals = async () => {
      const [only] = (await call('decision.progress', { lot })).bids
      return only && { questionnaire: only.questionnaire, price: only.price }
    }
    const nothing = { arrived: false, taken: false, unread: null }
    expect(await arrivals()).toEqual({ questionnaire: { arrived: true, taken: false, unread: first.id }, price: nothing })
    const second = await call('bid.receive', { bid: north, paths: [written], sender })
    expect((await arrivals())?.questionnaire.unread).toBe(second.id)
    const price = await call('bid.receive', { bid: north, envelope: 'price', paths: [written], sender })
    expect((await arrivals())?.price).toEqual({ arrived: true, taken: false, unread: price.id })
    await close()
  })
})
