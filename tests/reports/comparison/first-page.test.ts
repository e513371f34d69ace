import { describe, expect, it } from 'vitest'
import { translator } from '../../../shared/messages/translate.ts'
import { comparisonReport } from '../../../shared/reports/comparison/report.ts'
import type { ReportDocument } from '../../../shared/reports/document.ts'
import { bidOf } from '../../unit/evaluations.ts'
import { priced, question } from './bids.ts'
import { factsOf, firstPage, gone, out, reportOn, rowsOf, sakura, sentences, smith, tableUnder, under, wordsOf } from './facts.ts'

const titleOf = (report: ReportDocument): string => {
  const heading = firstPage(report).find(({ kind }) => kind === 'heading')
  return heading?.kind === 'heading' ? wordsOf(heading.text) : ''
}

describe('the first page', () => {
  const page = firstPage(reportOn(gone, out, sakura, smith))

  it('says who ranks first, by how much, and who is out', () => {
    expect(sentences(page)[0]).toBe(
      'Smith & Söhne <Ltd> scores 88.00 of 100 points and leads さくらサポート by at least 2.00. One of four bidders is excluded. One bid was withdrawn.',
    )
    expect(titleOf(reportOn(gone, out, sakura, smith))).toBe('Smith & Söhne <Ltd> ranks first')
  })

  it('says where the first is ahead of the second and where behind, by the contributions', () => {
    expect(sentences(page)[1]).toBe(
      'Against さくらサポート it is ahead in Quality (+24.00) and Price (+8.00), and behind in nothing.',
    )
    const better = reportOn(priced('cheaper', '70', { tests: '0' }), priced('better', '100', { tests: '4' }))
    expect(sentences(firstPage(better))[1]).toBe('Against cheaper it is ahead in Quality (+12.00), and behind in Price (−12.00).')
    const alone = reportOn(smith)
    expect(sentences(firstPage(alone)).some((words) => words.startsWith('Against'))).toBe(false)
  })

  it('says which state of the workspace it shows, and who recorded it', () => {
    const [kicker] = page
    expect(kicker?.kind === 'kicker' && wordsOf(kicker.text)).toBe(
      'Decision summary, as recorded on 19 Nov 2026, 10:30 UTC by Mara Lind',
    )
  })

  it('names five evaluators at most, and no deadline where there is none', () => {
    const facts = factsOf([smith])
    const evaluators = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => ({
      id: name,
      name,
      role: '',
      organisation: '',
      retired: null,
    }))
    const report = comparisonReport({ ...facts, tender: { ...facts.tender, deadline: null }, evaluators }, translator('en'))
    const found = under(firstPage(report), 'What the comparison rests on')[0]
    const items = found?.kind === 'definitions' ? found.items.map(({ text }) => wordsOf(text)) : []
    expect([items[1], items[3]]).toEqual(['None was set', 'A, B, C, D, E and 2 more'])
  })

  it('draws the ranking with what is open, who is out and who withdrew', () => {
    const figure = page.find((block) => block.kind === 'chart')
    expect(figure?.kind === 'chart' && figure.chart).toEqual({
      kind: 'contributions',
      scale: 100,
      groups: ['Quality, 60', 'Price, 40'],
      legend: 'Weights of 100:',
      openLegend: 'could still be added',
      heads: { total: 'Points', beside: 'Price, EUR' },
      rows: [
        { rank: '1', name: 'Smith & Söhne <Ltd>', points: [48, 40], total: '88.00', beside: '100', leads: true },
        {
          rank: '2',
          name: 'さくらサポート',
          points: [24, 32],
          total: '56.00',
          beside: '125',
          open: { points: 30, text: 'up to 86.00' },
        },
        {
          rank: '–',
          name: 'Meridian',
          points: [45, 40],
          total: '85.00',
          beside: '80',
          excluded: 'Excluded by K1: access is not logged',
        },
        { rank: '–', name: 'Iris', points: [0, 0], total: '', excluded: 'Withdrawn on 19 Nov 2026' },
      ],
    })
    expect(figure?.kind === 'chart' && figure.alternative).toBe(
      'Bars of points out of 100, 3 bidders, each bar divided by group of criteria. Rank 1: Smith & Söhne <Ltd> with 88.00 points, of which 48.00 from Quality, 40.00 from Price. Its price is 100 EUR. Rank 2: さくらサポート with 56.00 to 86.00 points, of which 24.00 from Quality, 32.00 from Price. Its price is 125 EUR. Meridian is out. Excluded by K1: access is not logged. Its price is 80 EUR. Iris withdrew on 19 Nov 2026.',
    )
  })

  it('says that no other view of the facts changes the award, and what is still open', () => {
    expect(sentences(under(page, question))).toEqual([
      'Weights. Smith & Söhne <Ltd> stays first whatever the weight of any one group of criteria. No change of weights would unseat it.',
      'Bidders and evaluators. Withdrawing any one bidder or evaluator changes nothing in the first place.',
      'Scores. No single score of the evaluators can change the first place, however far it moves.',
      'Open answers. Nothing that is still open can change the first place.',
      'さくらサポート: 1 blank answer could add 30.00 at most, up to 86.00.',
    ])
  })

  it('shows the knock-out with the answer', () => {
    expect(rowsOf(tableUnder(page, 'Knock-outs'))).toEqual([['Meridian', 'K1 access is not logged', 'No', 'Excluded']])
  })

  it('names what it rests on', () => {
    const facts = under(page, 'What the comparison rests on')[0]
    expect(facts?.kind === 'definitions' && facts.items.map(({ term, text }) => [wordsOf(term), wordsOf(text)])).toEqual([
      ['Need', 'Voice and chat for one million customers.'],
      ['Deadline', '1 Nov 2026, 12:00 UTC'],
      ['Bids', '4 of 4 bidders sent a bid, in 4 packages; 1 package late, 1 bid withdrawn'],
      ['Evaluators', 'A. Keller and M. Osei'],
      ['Basis', '3 questions, frozen as ab12 ab12 … ab12; prices in EUR over 12 months'],
    ])
  })
})

describe('a first place that is not clear', () => {
  it('is said to be open, with what would change it', () => {
    const report = reportOn(smith, { ...sakura, prices: new Map([['fee', '110']]) })
    expect(titleOf(report)).toBe('Smith & Söhne <Ltd> leads, but first place is not settled')
    expect(sentences(firstPage(report))).toEqual([
      'Smith & Söhne <Ltd> scores 88.00 of 100 points and leads さくらサポート by 27.64 on what is certain.',
      'Against さくらサポート it is ahead in Quality (+24.00) and Price (+3.64), and behind in nothing.',
      'Weights. Smith & Söhne <Ltd> stays first whatever the weight of any one group of criteria. No change of weights would unseat it.',
      'Bidders and evaluators. Withdrawing any one bidder or evaluator changes nothing in the first place.',
      'Scores. No single score of the evaluators can change the first place, however far it moves.',
      'Open answers. Not settled: Smith & Söhne <Ltd> is certain of 88.00, and さくらサポート could still reach as much.',
      'さくらサポート: 1 blank answer could add 30.00 at most, up to 90.36. 27.64 of that would draw level with first place.',
    ])
  })

  it('waits for a knock-out answer', () => {
    const silent = { ...bidOf('silent'), bidder: 'Silent' }
    const report = reportOn(silent, smith)
    expect(sentences(firstPage(report))[0]).toBe(
      'Smith & Söhne <Ltd> scores 88.00 of 100 points. No other bidder is ranked. One bidder is not ranked yet.',
    )
    expect(sentences(under(firstPage(report), question))).toEqual([
      'Weights. Smith & Söhne <Ltd> stays first at any weights: no other bidder is ranked.',
      'Bidders and evaluators. Withdrawing any one bidder or evaluator changes nothing in the first place.',
      'Open answers. Not settled: Silent has no complete price, and a price that is still to come can change every price score.',
      'Silent: 3 blank answers and a missing price could add 100.00 at most, up to 100.00. K1 decides whether it is ranked. 88.00 of that would draw level with first place.',
    ])
    expect(rowsOf(tableUnder(firstPage(report), 'Knock-outs'))).toEqual([
      ['Silent', 'K1 access is not logged', 'None that counts', 'Pending'],
    ])
  })

  it('is shared where nothing separates two', () => {
    const report = reportOn(priced('one', '100'), priced('two', '100'))
    expect(titleOf(report)).toBe('one and two share first place')
    expect(sentences(firstPage(report)).slice(0, 4)).toEqual([
      'one and two have the same total, 91.00 of 100 points, and nothing in the declared order separates them.',
      'Weights. one and two share the first place. No weight is tested while they do.',
      'Bidders and evaluators. Leaving out any one evaluator changes nothing in the first place.',
      'Open answers. Not settled: on what is known, nothing separates the bidders at the top.',
    ])
  })

  it('is decided by the declared order on the same total', () => {
    // 39 points of quality and 40 of the price, against 51 and 28.
    const report = reportOn(priced('cheaper', '70', { tests: '0' }), priced('better', '100', { tests: '4' }))
    expect(titleOf(report)).toBe('better ranks first')
    expect(sentences(firstPage(report))[0]).toBe(
      'better and cheaper have the same total, 79.00 of 100 points. better is first because more of its points come from quality.',
    )
  })

  it('is nobody’s where everybody is out', () => {
    const report = reportOn(out)
    expect(titleOf(report)).toBe('No bidder can be ranked')
    expect(sentences(firstPage(report))).toEqual([
      'Nobody has passed every knock-out, so there is no first place. The only bidder is excluded.',
      'First place. It goes to nobody: every bidder is excluded.',
      'Nothing is open: every question is answered or agreed not to apply, and everything is scored.',
    ])
  })

  it('is not asked for where every bid was withdrawn, or none was received', () => {
    expect([titleOf(reportOn(gone)), ...sentences(firstPage(reportOn(gone)))]).toEqual([
      'Every bid was withdrawn',
      'No bid is left to rank.',
    ])
    expect([titleOf(reportOn()), ...sentences(firstPage(reportOn()))]).toEqual([
      'There is no bid to compare',
      'No bidder has been added to this lot, so there is nothing to rank.',
    ])
    expect(rowsOf(tableUnder(reportOn(gone).blocks, 'The tender', 'Withdrawn bids'))).toEqual([
      ['Iris', '19 Nov 2026', 'Its capacity is sold.'],
    ])
  })
})
