import { describe, expect, it } from 'vitest'
import { parseRational, roundHalfUp, sum } from '../../shared/arithmetic/rational.ts'
import { assess } from '../../shared/decisions/assessment.ts'
import { comparisonOf } from '../../shared/decisions/comparison.ts'
import type { EvaluatedBid } from '../../shared/decisions/evaluation.ts'
import { pseudoMarks } from '../../shared/messages/pseudo.ts'
import { translator } from '../../shared/messages/translate.ts'
import { recompute } from '../../shared/reports/comparison/recompute.ts'
import { comparisonReport } from '../../shared/reports/comparison/report.ts'
import { spoken } from '../../shared/reports/comparison/words.ts'
import type { Block, Cell, ReportDocument, Run, Text } from '../../shared/reports/document.ts'
import { Refusal } from '../../shared/result.ts'
import { bidOf } from '../unit/evaluations.ts'
import {
  cellWords,
  factsOf,
  firstPage,
  gone,
  out,
  reportOn,
  rowsOf,
  sakura,
  sentences,
  smith,
  tableUnder,
  under,
  wordsOf,
} from './comparison-facts.ts'

const titleOf = (report: ReportDocument): string => {
  const heading = firstPage(report).find(({ kind }) => kind === 'heading')
  return heading?.kind === 'heading' ? wordsOf(heading.text) : ''
}
const priced = (id: string, fee: string, more: Record<string, string> = {}): EvaluatedBid =>
  bidOf(id, {
    answers: { tests: '4', log: 'yes', how: 'So.', ...more },
    prices: { fee },
    scores: [{ subject: { kind: 'question', id: 'how' }, evaluator: 'keller', points: 4, reason: 'Good.' }],
  })

const question = 'Would another view of the facts change the award?'

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
    const evaluators = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => ({ id: name, name, role: '', organisation: '' }))
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

/** Twelve bidders with different answers, prices and gaps. */
const twelve = Array.from(
  { length: 12 },
  (_, index): EvaluatedBid => ({
    ...bidOf(`bid-${index}`, {
      answers: {
        tests: String((index * 7) % 6),
        ...(index === 5 ? {} : { log: index === 8 ? 'no' : 'yes' }),
        ...(index % 4 === 3 ? {} : { how: 'So.' }),
      },
      prices: { fee: String(70 + index * 3) },
      scores: [2, 3, 5].slice(0, index % 3 === 0 ? 3 : 1).map((points, evaluator) => ({
        subject: { kind: 'question' as const, id: 'how' },
        evaluator: `evaluator-${evaluator}`,
        points,
        reason: 'Seen.',
      })),
    }),
    bidder: `Bidder ${index}`,
  }),
)

describe('the criteria side by side', () => {
  const facts = factsOf(twelve)
  const { blocks } = comparisonReport(facts, translator('en'))
  const comparison = comparisonOf(assess(facts.evaluation))
  const scores = tableUnder(blocks, 'Criteria side by side', 'Scores, 0 to 5')
  const contributions = tableUnder(blocks, 'Criteria side by side', 'Contributions, points of 100')

  it('lie across the page for many bidders, upright for few', () => {
    const orientation = (list: readonly Block[]) => {
      const heading = list.findIndex((block) => block.kind === 'heading' && block.anchor === 'matrix')
      const before = list[heading - 1]
      return before?.kind === 'pageBreak' && before.orientation
    }
    expect(orientation(blocks)).toBe('landscape')
    expect(orientation(reportOn(smith, sakura).blocks)).toBe('portrait')
  })

  it('have a column for each of twelve bidders, in the order of the ranking', () => {
    expect(scores.columns.slice(2).map(({ header }) => wordsOf(header))).toEqual(comparison.columns.map(({ bidder }) => bidder))
    expect(scores.columns).toHaveLength(14)
  })

  it('show every figure of the comparison, and no other', () => {
    const figures = (cell: string): string[] => cell.match(/\d+\.\d\d/g) ?? []
    const body = scores.rows.slice(1, -2)
    expect(body).toHaveLength(comparison.rows.length)
    body.forEach((row, index) => {
      expect(row.cells.slice(2).map((cell) => figures(cellWords(cell)))).toEqual(
        comparison.cells[index]?.map(({ score }) => [
          ...new Set([
            score?.lower.rounded ?? '',
            ...(score?.lower.exact === score?.upper.exact ? [] : [score?.upper.rounded ?? '']),
          ]),
        ]),
      )
    })
    contributions.rows.slice(0, -1).forEach((row, index) => {
      expect(row.cells.slice(2).map(cellWords)).toEqual(
        comparison.cells[index]?.map(({ contribution }) => contribution.lower.rounded),
      )
    })
    expect(
      scores.rows
        .at(-2)
        ?.cells.slice(2)
        .map((cell) => cellWords(cell).split('\n')[0]),
    ).toEqual(comparison.columns.map(({ total }) => total?.lower.rounded))
    expect(scores.rows.at(-1)?.cells.slice(2).map(cellWords)).toEqual(
      comparison.columns.map(({ price }) => roundHalfUp(parseRational(price?.lower.exact ?? ''), 0)),
    )
  })

  it('add up: the contributions of the leaves give the total, exactly', () => {
    comparison.columns.forEach((place, column) => {
      const leaves = comparison.rows.flatMap(({ scoring }, row) =>
        scoring === 'branch' ? [] : [comparison.cells[row]?.[column]],
      )
      const added = sum(leaves.map((cell) => parseRational(cell?.contribution.lower.exact ?? '')))
      expect(added).toEqual(parseRational(place.total?.lower.exact ?? ''))
    })
  })

  it('mark in words what is not simply scored, and hatch who is out', () => {
    const column = (bidder: string) => comparison.columns.findIndex((place) => place.bidder === bidder) + 2
    const row = (title: string) =>
      scores.rows.find(({ cells }) => cells[0] !== undefined && cellWords(cells[0]) === title)?.cells ?? []
    const at = (title: string, bidder: string) => row(title)[column(bidder)] ?? ''
    expect(cellWords(at('Service', 'Bidder 3'))).toBe('0.00\nto 5.00\n1 blank')
    expect(cellWords(at('Security', 'Bidder 8'))).toContain('K1 failed')
    expect(cellWords(at('Security', 'Bidder 5'))).toContain('K1 pending')
    expect(at('Service', 'Bidder 8')).toMatchObject({ hatched: true })
    expect(at('Service', 'Bidder 1')).not.toHaveProperty('hatched')
    expect(cellWords(at('Rank', 'Bidder 8'))).toBe('out')
  })

  it('are cut into tables of twelve where there are more bidders', () => {
    const more = [...twelve, priced('thirteenth', '99')]
    const tables = under(reportOn(...more).blocks, 'Scores, 0 to 5').filter((block) => block.kind === 'table')
    expect(tables.map((table) => table.kind === 'table' && table.columns.length)).toEqual([14, 3])
  })
})

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

describe('the answers side by side', () => {
  const report = reportOn(smith, out, sakura)
  const annex = under(report.blocks, 'Answers side by side')
  const answers = (criterion: string) => rowsOf(tableUnder(annex, criterion))

  it('are a table for each criterion under its heading, with the bidders as columns in the order of the ranking', () => {
    const headings = annex.flatMap((block) => (block.kind === 'heading' ? [[block.level, wordsOf(block.text)]] : []))
    expect(headings).toEqual([
      [2, 'Quality'],
      [3, 'Security'],
      [3, 'Service'],
    ])
    expect(tableUnder(annex, 'Service').columns.map(({ header }) => wordsOf(header))).toEqual([
      'Question',
      'What an answer earns',
      'Smith & Söhne <Ltd>',
      'さくらサポート',
      'Meridian\nout',
    ])
    expect(sentences(under(annex, 'Service'))).toEqual(['Weight 30 of 100, scored by question. Beside the other criteria'])
  })

  it('show beside each question and its rule what each bidder got and answered, with comments and files', () => {
    expect(answers('Security').slice(1)).toEqual([
      [
        '1.2 Is access logged? (weight\u00a01)',
        'Yes: 5 · No: 0\nDecides knock-out K1',
        '5.00 rule\nYes\nComment: Since 2021.\nFiles: ログ.pdf',
        '5.00 rule\nYes',
        '0.00 rule\nK1 failed\nNo',
      ],
      [
        'Score of the criterion',
        'Points: score ÷ 5 × share',
        '4.50\n27.00 points of 30',
        '4.00\n24.00 points of 30',
        '2.50\n15.00 points of 30',
      ],
    ])
  })

  it('name the question in the row of each evaluator and of the consensus', () => {
    expect(answers('Service')).toEqual([
      [
        '1.3 How would you serve us? (weight\u00a01)',
        'Scored by evaluators, 0 to 5',
        '3.50 mean of 2\nWith care.\nFiles: plan.pdf',
        '0.00 to 5.00 blank\nNo answer',
        '5.00 consensus\nSomehow.',
      ],
      ['1.3 · A. Keller', '', '4: Clear.', '', '2: Vague.'],
      ['1.3 · M. Osei', '', '3: Thin on nights.', '', ''],
      ['1.3 · Consensus', '', '', '', '5: The annex settles it.'],
      [
        'Score of the criterion',
        'Points: score ÷ 5 × share',
        '3.50\n21.00 points of 30',
        '0.00 to 5.00\n0.00 to 30.00 points of 30',
        '5.00\n30.00 points of 30',
      ],
    ])
  })

  it('are where each cell of the matrix leads, and lead back to its row', () => {
    const [scores] = under(report.blocks, 'Scores, 0 to 5').filter((block) => block.kind === 'table')
    const linksOf = (cell: Cell): string[] => {
      const text = typeof cell === 'object' && 'text' in cell ? cell.text : cell
      return typeof text === 'string' ? [] : text.flatMap((run) => (typeof run === 'object' && run.to ? [run.to] : []))
    }
    const rows = scores?.kind === 'table' ? scores.rows : []
    expect(rows.map(({ anchor, cells }) => [anchor, ...cells.flatMap(linksOf)])).toEqual([
      [undefined],
      ['matrix-quality', 'group-quality', 'group-quality', 'group-quality'],
      ['matrix-security', 'answers-security-1', 'answers-security-1', 'answers-security-1'],
      ['matrix-service', 'answers-service-1', 'answers-service-1', 'answers-service-1'],
      ['matrix-price', 'price-smith', 'price-sakura', 'price-out'],
      [undefined],
      [undefined],
    ])
    const [, , first] = rows.find(({ anchor }) => anchor === 'matrix-service')?.cells ?? []
    expect(first).toEqual({
      text: [{ text: '3.50', tone: 'ink', to: 'answers-service-1', place: 'the answers on “Service”' }],
    })
    const back = under(annex, 'Service').flatMap((block) => (block.kind === 'paragraph' ? linksOf(block.text) : []))
    expect(back).toEqual(['matrix-service'])
    expect(tableUnder(annex, 'Service').anchor).toBe('answers-service-1')
  })

  it('lie across the page from three bidders on, and take even turns of six at most; rules stand in the first', () => {
    const orientation = (count: number) => {
      const { blocks } = comparisonReport(factsOf(twelve.slice(0, count)), translator('en'))
      const title = blocks.findIndex((block) => block.kind === 'heading' && block.anchor === 'answers')
      const before = blocks[title - 1]
      return before?.kind === 'pageBreak' && before.orientation
    }
    expect([orientation(2), orientation(3)]).toEqual(['portrait', 'landscape'])
    const turns = (count: number) =>
      under(comparisonReport(factsOf(twelve.slice(0, count)), translator('en')).blocks, 'Service').flatMap((block) =>
        block.kind === 'table' ? [[block.anchor, block.columns.length, block.columns[1]?.share]] : [],
      )
    expect(turns(6)).toEqual([['answers-service-1', 8, 1]])
    expect(turns(7)).toEqual([
      ['answers-service-1', 6, 1],
      ['answers-service-2', 4, 1],
    ])
    const { blocks } = comparisonReport(factsOf(twelve.slice(0, 7)), translator('en'))
    const headers = under(blocks, 'Service').flatMap((block) =>
      block.kind === 'table' ? [block.columns.map(({ header }) => wordsOf(header)).includes('What an answer earns')] : [],
    )
    expect(headers).toEqual([true, false])
  })

  it('are the questions and their rules alone where there is no bid', () => {
    expect(rowsOf(tableUnder(under(reportOn().blocks, 'Answers side by side'), 'Service'))).toEqual([
      ['1.3 How would you serve us? (weight\u00a01)', 'Scored by evaluators, 0 to 5'],
    ])
  })
})

describe('the method', () => {
  const { blocks } = reportOn(smith, sakura)

  it('gives every weight, level and knock-out', () => {
    expect(rowsOf(tableUnder(blocks, 'Method', 'Weights'))).toEqual([
      ['Quality', '60', '60.00', '60.00', 'from its parts'],
      ['Security', '50', '50.00', '30.00', 'by question'],
      ['Service', '50', '50.00', '30.00', 'by question'],
      ['Price', '40', '40.00', '40.00', 'from the price'],
    ])
    const levels = under(blocks, 'Levels of the scale').find((block) => block.kind === 'definitions')
    expect(levels?.kind === 'definitions' && levels.items.map(({ term, text }) => `${wordsOf(term)} ${wordsOf(text)}`)).toEqual([
      '0 nothing',
      '1 person',
      '2 habit',
      '3 written',
      '4 followed',
      '5 measured',
    ])
    expect(rowsOf(tableUnder(blocks, 'Method', 'Knock-out rules'))).toEqual([
      ['K1', 'access is not logged', '1.2 Is access logged?', 'Yes'],
    ])
    expect(sentences(under(blocks, 'Method'))).toContain('The lowest price now is 100.00 EUR.')
  })

  it('gives what every answer earns', () => {
    const rows = rowsOf(tableUnder(blocks, 'Answers side by side', 'Security'))
    expect(rows[0]?.[1]).toMatch(
      /^from\u00a00\u00a0points:\u00a00 · from\u00a00\.25\u00a0points:\u00a00\.25 · .* from\u00a05\u00a0points:\u00a05$/,
    )
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

describe('the checks and the register', () => {
  const { blocks } = reportOn(smith, sakura)

  it('list what was received, when, from whom, with its hash', () => {
    const file = `answers.xlsx\n${'ab12'.repeat(16)}`
    expect(rowsOf(tableUnder(blocks, 'Receipt register'))).toEqual([
      ['1 Nov 2026, 08:05 UTC: questionnaire of Smith & Söhne <Ltd>, from bids@example.org; in time', ''],
      [file, '12'],
      ['2 Nov 2026, 08:05 UTC: questionnaire of さくらサポート, from bids@example.org; late', ''],
      ['Admitted late, 19 Nov 2026, 10:30 UTC, by Mara Lind: The mail was delayed.', ''],
      [file, '12'],
    ])
  })

  it('list what people said of a package since: that it was moved, and what is left of it elsewhere', () => {
    const facts = factsOf([smith])
    const [receipt] = facts.register
    if (!receipt) throw new Error('no receipt')
    const moved = {
      ...receipt,
      claim: 'By the stamp of the post room.',
      recordedAs: { bid: 'jones', bidder: 'Jones', lot: 'lot', position: 1, envelope: 'price' as const },
      correction: { reason: 'Two envelopes were mixed up.', by: 'Mara Lind', at: facts.head.at },
      strays: 2,
    }
    const report = comparisonReport({ ...facts, register: [moved] }, translator('en'))
    const [, ...said] = rowsOf(tableUnder(report.blocks, 'Receipt register')).map(([text]) => text)
    expect(said.slice(0, 3)).toEqual([
      'Recorded 19 Nov 2026, 10:30 UTC. Said to have come earlier: By the stamp of the post room.',
      'Recorded at first as prices of Jones; moved 19 Nov 2026, 10:30 UTC by Mara Lind: Two envelopes were mixed up.',
      '2 answers and prices that were read in from it for another bid still stand there',
    ])
  })

  it('name who agreed that a question does not apply, and why', () => {
    const facts = factsOf([smith])
    const [evaluator] = facts.evaluators
    if (!evaluator) throw new Error('no evaluator')
    const agreement = {
      lot: 'lot',
      question: 'tests',
      bid: null,
      revision: 1,
      agreed: true,
      evaluator,
      reason: 'No access is given.',
      conflict: false,
      others: [],
    }
    const report = comparisonReport({ ...facts, agreements: [{ ...agreement, recordedAt: facts.head.at }] }, translator('en'))
    expect(rowsOf(tableUnder(report.blocks, 'What was agreed not to apply'))).toEqual([
      ['1.1 How well is access tested?', 'every bidder', 'A. Keller\n19 Nov 2026, 10:30 UTC', 'No access is given.'],
    ])
    expect(sentences(under(blocks, 'What was agreed not to apply'))).toEqual(['Nothing: every question counts for every bidder.'])
  })
})

describe('the report as a whole', () => {
  const report = reportOn(smith, sakura, out, gone)

  it('is dated and signed by the head of the journal', () => {
    expect(report).toMatchObject({
      title: 'Comparison report: Customer support 2027',
      date: '2026-11-19T10:30:00.000Z',
      header: { start: 'Customer support 2027', end: 'Comparison report' },
      footer: { start: 'Workspace head ab12 ab12 … ab12 · entry 148' },
    })
    const check = under(report.blocks, 'Checking this report')[0]
    expect(check?.kind === 'definitions' && check.items.map(({ text }) => wordsOf(text))).toContain('ab12'.repeat(16))
  })

  it('carries its figures for machines, as exact fractions', () => {
    const [data] = report.attachments ?? []
    expect(data).toMatchObject({ name: 'comparison.json', relationship: 'Data', date: report.date })
    const content = JSON.parse(String(data?.content))
    expect(content.figures.ranking.places.map((place: { total: unknown }) => place.total)).toEqual([
      { lower: { exact: '88/1', rounded: '88.00' }, upper: { exact: '88/1', rounded: '88.00' } },
      { lower: { exact: '56/1', rounded: '56.00' }, upper: { exact: '86/1', rounded: '86.00' } },
      { lower: { exact: '85/1', rounded: '85.00' }, upper: { exact: '85/1', rounded: '85.00' } },
      null,
    ])
    expect(content.workspace.head.entry).toBe(148)
  })

  it.each([
    ['ko', '서울 고객 센터'],
    ['lo', 'ບໍລິສັດ ວຽງຈັນ'],
    ['my', 'ရန်ကုန် ကုမ္ပဏီ'],
    ['ta', 'சென்னை நிறுவனம்'],
    ['el', 'Εταιρεία Αθηνών'],
  ])('says that a name is in the language %s, where its script leaves no doubt', (language, name) => {
    expect(spoken(`Acme ${name} Ltd`)).toEqual(['Acme ', { text: name, language }, ' Ltd'])
  })

  it('says no language where several share a script, or a sign stands alone', () => {
    for (const text of ['श्री कृष्ण', 'Ромашка', 'አዲስ አበባ', '东京', 'up to 5 μs', 'Smith & Söhne']) expect(spoken(text)).toBe(text)
  })

  it('keeps a text that runs left apart from what stands around it, line by line', () => {
    expect(spoken('Acme חברת שירות Ltd')).toEqual(['\u2068Acme ', { text: 'חברת שירות', language: 'he' }, ' Ltd\u2069'])
    expect(spoken('شركة\nAcme\r\nشركة')).toBe('\u2068شركة\u2069\nAcme\r\n\u2068شركة\u2069')
  })

  it('says in which language a Japanese name is', () => {
    const runs = report.blocks.flatMap((block) => (block.kind === 'heading' && typeof block.text !== 'string' ? block.text : []))
    const named = runs.filter((run): run is Run => typeof run !== 'string')
    expect(named.map(({ text, language }) => `${language} ${text}`)).toContain('ja さくらサポート')
  })

  it('takes every word from the catalogue', () => {
    const marked = comparisonReport(factsOf([smith, sakura, out, gone]), translator('en-XA'))
    const own = (text: Text) => {
      const words = wordsOf(text)
      return words === '' || words.includes(pseudoMarks[0]) || [smith, sakura, out].some(({ bidder }) => bidder === words)
    }
    const criteria = new Set(['Quality', 'Security', 'Service'])
    const texts = marked.blocks.flatMap((block): Text[] => {
      if (block.kind === 'heading' && criteria.has(wordsOf(block.text))) return []
      if (block.kind === 'heading' || block.kind === 'kicker' || block.kind === 'paragraph') return [block.text]
      if (block.kind === 'table') return block.columns.map(({ header }) => header)
      if (block.kind === 'aside') return [...block.paragraphs]
      if (block.kind === 'signOff') return block.rows.map(({ role }) => role)
      return block.kind === 'list' ? [...block.items] : []
    })
    expect(texts.filter((text) => !own(text))).toEqual([])
    expect(texts.length).toBeGreaterThan(80)
  })

  it('is refused where a price cannot be scored', () => {
    const free = { ...smith, prices: new Map([['fee', '0']]) }
    expect(() => reportOn(free)).toThrow(Refusal)
  })
})

describe('a questionnaire on a scale of its own', () => {
  const facts = factsOf([smith, sakura, out])
  const { instrument } = facts.evaluation
  const evaluation = {
    ...facts.evaluation,
    bids: [smith, sakura],
    instrument: {
      ...instrument,
      scale: [{ points: 0, label: 'Missing' }, { points: 3 }, { points: 4 }, { points: 10, label: 'Full' }],
      defaultAnchors: ['none', 'thin', 'clear', 'best'],
    },
  }
  const report = comparisonReport({ ...facts, evaluation }, translator('en'))
  const text = JSON.stringify(report.blocks)

  it('is printed with its own ends, levels and names', () => {
    for (const words of [
      'Scores, 0 to 10',
      'the points of a level from 0 to 10 from each evaluator',
      'score ÷ 10 × share',
      'Price score = 10 × lowest price',
      'gets 10 at most',
      'Scored by evaluators, 0 to 10',
      '1 of 10 points or more',
      '0, Missing',
      '10, Full',
    ])
      expect([words, text.includes(words)]).toEqual([words, true])
    expect(text).not.toMatch(/0 to 5\b|\bof 5\b|÷ 5\b|\b5 ×|whole points/)
  })

  it('is computed again from what its ledger holds, which takes no score that is no level', () => {
    const ledger = JSON.parse(String(report.attachments?.[0]?.content))
    expect(recompute(ledger).differences).toEqual([])
    ledger.leaves.bids[0].scores[0].points = 5
    expect(() => recompute(ledger)).toThrow(Refusal)
  })
})
