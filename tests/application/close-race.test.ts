import { expect, it } from 'vitest'
import { rankingLines } from '../../electron/decisions/ranking.ts'
import { assess } from '../../shared/decisions/assessment.ts'
import { rankingOf } from '../../shared/decisions/comparison.ts'
import { translator } from '../../shared/messages/translate.ts'
import { factsOf, firstPage, reportOn, sentences, smith } from '../reports/comparison/facts.ts'

/** The same bid at another price. */
const at = (id: string, fee: string) => ({ ...smith, id, bidder: id, prices: new Map([['fee', fee]]) })
/** 88 points and, 40 of them being for the price, 88 - 40 × (1 - 100 / 100.01) = 87.996. */
const race = [at('north', '100'), at('south', '100.01')]

it('The first page shows by how much the first leads, however little', () => {
  expect(sentences(firstPage(reportOn(...race)))[0]).toBe('north scores 88.000 of 100 points and leads south by 0.004.')
})

it('The command line shows totals that justify the ranks', () => {
  const lines = rankingLines(rankingOf(assess(factsOf(race).evaluation)), 'EUR', translator('en'))
  expect(
    lines.slice(-2).map((line) =>
      line
        .split(/\s{2,}/)
        .map((cell) => cell.trim())
        .slice(0, 3),
    ),
  ).toEqual([
    ['1', 'north', '88.000'],
    ['2', 'south', '87.996'],
  ])
})
