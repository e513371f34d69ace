import { describe, expect, it } from 'vitest'
import type { EvaluatedBid } from '../../../shared/decisions/evaluation.ts'
import { bidOf } from '../../unit/evaluations.ts'
import { out, reportOn, rowsOf, sakura, sentences, smith, tableUnder, under, wordsOf } from './facts.ts'

describe('the section of a bidder', () => {
  const { blocks } = reportOn(smith, sakura, out)
  const section = under(blocks, 'Smith & Söhne <Ltd>')

  it('says where it stands and what came when', () => {
    expect(sentences(section)[0]).toBe('1st of 2 ranked bidders, with 88.00 of 100 points. The place is settled.')
    expect(sentences(under(blocks, 'さくらサポート'))[0]).toBe(
      '2nd of 2 ranked bidders, with 56.00 to 86.00 of 100 points. The place is settled.',
    )
    expect(sentences(under(blocks, 'Meridian'))[0]).toBe(
      'Excluded by K1: access is not logged. Without the knock-out it would have 85.00 of 100 points.',
    )
    const profile = section.find((block) => block.kind === 'definitions')
    expect(profile?.kind === 'definitions' && profile.items.map(({ text }) => wordsOf(text))).toEqual([
      'Germany · Nearshore',
      'Questionnaire: 1 Nov 2026, 08:05 UTC, in time',
    ])
  })

  it('gives strengths and weaknesses with their effect', () => {
    expect(rowsOf(tableUnder(section, 'Strengths'))).toEqual([
      ['Service', '3.50', '0.00', '+3.50', '+21.00'],
      ['Price', '5.00', '4.00', '+1.00', '+8.00'],
      ['Security', '4.50', '4.00', '+0.50', '+3.00'],
    ])
    expect(sentences(under(section, 'Weaknesses'))[0]).toBe(
      'In no criterion is it half a point of 5 or more below the mean of the others.',
    )
    expect(rowsOf(tableUnder(under(blocks, 'さくらサポート'), 'Weaknesses'))[0]).toEqual([
      'Service',
      '0.00',
      '3.50',
      '−3.50',
      '−21.00',
    ])
  })

  it('lists what is missing and what it could add', () => {
    expect(rowsOf(tableUnder(under(blocks, 'さくらサポート'), 'What is missing'))).toEqual([
      ['1.3 How would you serve us?', 'Service', 'No answer', '30.00'],
    ])
  })

  it('gives the knock-outs, the price and the evidence', () => {
    expect(sentences(under(section, 'Knock-outs'))).toEqual(['The only knock-out is passed.'])
    expect(rowsOf(tableUnder(under(blocks, 'Meridian'), 'Knock-outs'))).toEqual([
      ['K1', 'access is not logged', 'No', 'Excluded'],
    ])
    expect(rowsOf(tableUnder(section, 'Price'))).toEqual([
      ['Fee', 'lump sum', '1', '100.00', '1', '100.00'],
      ['Total over 12 months', '', '', '', '', '100.00'],
    ])
    expect(rowsOf(tableUnder(section, 'Evidence'))).toEqual([
      [`ログ.pdf\n${'c0de'.repeat(16)}`, '1.2', '48\u00a0213'],
      ['plan.pdf\nnamed, not received', '1.3', ''],
    ])
  })
})

describe('what is missing from a bid', () => {
  const missingOf = (...bids: EvaluatedBid[]) =>
    sentences(under(under(reportOn(...bids).blocks, 'Smith & Söhne <Ltd>'), 'What is missing'))
  const nothing = 'Nothing: every question is answered or agreed not to apply, and everything is scored.'

  it('is nothing where all is answered and scored, also where the price score still waits for another bidder', () => {
    expect(missingOf(smith)).toEqual([nothing])
    const pending = { ...bidOf('pending', { answers: { tests: '4' }, prices: { fee: '90' } }), bidder: 'Pending' }
    expect(missingOf(smith, pending)).toEqual([
      `${nothing} The total is still an interval because the lowest price is not certain yet.`,
    ])
  })
})
