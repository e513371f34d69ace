import { describe, expect, it } from 'vitest'
import { parseRational, roundHalfUp, sum } from '../../../shared/arithmetic/rational.ts'
import { assess } from '../../../shared/decisions/assessment.ts'
import { comparisonOf } from '../../../shared/decisions/comparison.ts'
import { translator } from '../../../shared/messages/translate.ts'
import { comparisonReport } from '../../../shared/reports/comparison/report.ts'
import type { Block } from '../../../shared/reports/document.ts'
import { priced, twelve } from './bids.ts'
import { cellWords, factsOf, reportOn, sakura, smith, tableUnder, under, wordsOf } from './facts.ts'

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
