import { describe, expect, it } from 'vitest'
import { priced, question } from './bids.ts'
import { firstPage, out, reportOn, rowsOf, sentences, tableUnder, under } from './facts.ts'

describe('the tests of the first place', () => {
  // 39 points of quality and 40 of the price, against 51 and 28; 36 of quality and 14 of the price.
  const report = reportOn(
    priced('cheaper', '70', { tests: '0' }),
    priced('better', '100', { tests: '4' }),
    priced('third', '200', { tests: '3' }),
  )

  it('are a section that the first page leads to, with every weight, bidder and evaluator', () => {
    const found = under(report.blocks, 'Robustness')
    expect(rowsOf(tableUnder(found, 'Weights'))).toEqual([
      ['Quality', '60', 'from 60 on', 'cheaper'],
      ['Security', '50', 'from 50 on', 'cheaper'],
      ['Service', '50', 'up to 50', 'cheaper'],
      ['Price', '40', 'up to 40', 'cheaper'],
    ])
    expect(rowsOf(tableUnder(found, 'Bidders left out'))).toEqual([
      ['cheaper', 'better', 'unchanged'],
      ['third', 'better', 'unchanged'],
    ])
    expect(rowsOf(tableUnder(found, 'Evaluators left out'))).toEqual([['A. Keller', '3', '3', 'better', 'unchanged']])
    const aside = firstPage(report).find(({ kind }) => kind === 'aside')
    const [lead] = aside?.kind === 'aside' && typeof aside.paragraphs[0] === 'object' ? aside.paragraphs[0] : []
    expect(lead).toEqual({ text: 'Weights.', strong: true, to: 'robustness' })
  })

  it('say how little would do', () => {
    expect(sentences(under(firstPage(report), question))[0]).toBe(
      'Weights. better stays first unless Quality falls below 60 of 100 (now 60); then cheaper leads. One larger change of a weight would turn it too. The smallest change of weights would do: the totals are equal, and cheaper leads after any that favours it.',
    )
  })

  it('are left out where nobody is first', () => {
    expect(() => under(reportOn(out).blocks, 'Robustness')).toThrow('no heading Robustness')
  })
})
