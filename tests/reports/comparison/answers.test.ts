import { describe, expect, it } from 'vitest'
import { translator } from '../../../shared/messages/translate.ts'
import { comparisonReport } from '../../../shared/reports/comparison/report.ts'
import type { Cell } from '../../../shared/reports/document.ts'
import { twelve } from './bids.ts'
import { factsOf, out, reportOn, rowsOf, sakura, sentences, smith, tableUnder, under, wordsOf } from './facts.ts'

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

  it('say of an answer that it is confidential by the word of its bidder, and why', () => {
    const facts = factsOf([smith, out, sakura])
    const confidential = new Map([['log', 'A trade secret.']])
    const bidders = facts.bidders.map((bidder) =>
      bidder.bid.provider.name.startsWith('Smith') ? { ...bidder, confidential } : bidder,
    )
    const printed = JSON.stringify(comparisonReport({ ...facts, bidders }, translator('en')).blocks)
    expect(printed).toContain('Confidential by the word of the bidder: ')
    expect(printed).toContain('A trade secret.')
    expect(JSON.stringify(report.blocks)).not.toContain('Confidential')
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
