import { placesToTellApart } from '../../shared/arithmetic/places.ts'
import { type MarkKind, markKinds, marksOf } from '../../shared/decisions/marks.ts'
import type { Comparison, Place } from '../../shared/decisions/model.ts'
import { lengthOf } from '../ui/Marks.tsx'
import type { CompareRow } from './compare-rows.ts'
import { isDrawn, linesOf, type Measure, type Scale } from './ScoreCell.tsx'

export type View = 'scores' | 'contributions' | 'answers'

/** Pixels: what marks in words need, the narrowest column that still holds a figure, and one that holds answers. */
export const wordsNeed = 118
const figureNeeds = 46
const answerNeeds = 220
/** What a second mark adds to the height of a row. */
export const lineHeight = 15

/** How wide the column of the criteria is in a table of so many pixels. */
export function firstWidth(table: number, narrow: boolean): number {
  return narrow ? 176 : Math.min(280, Math.max(216, Math.round(table * 0.2)))
}

/** How wide each bidder's column is: all share what the criteria leave, where that holds a figure. */
export function widthOf(table: number, bidders: number, view: View): number {
  const share = (first: number) => Math.floor((table - first) / bidders)
  const wide = share(firstWidth(table, false))
  return Math.max(view === 'answers' ? answerNeeds : figureNeeds, wide >= wordsNeed ? wide : share(firstWidth(table, true)))
}

/** One scale for all bars of the table. */
export function scaleOf(comparison: Comparison, measure: Measure, narrow: boolean, currency: string): Scale {
  const weights = comparison.rows.flatMap((row) => (isDrawn(row, 'contributions') ? [lengthOf(row.globalWeight)] : []))
  const prices = comparison.columns.flatMap(({ price }) => (price ? [price.lower, price.upper] : []))
  return {
    measure,
    points: comparison.scale,
    highest: measure === 'scores' ? comparison.scale.highest : Math.max(...weights, 0.01),
    narrow,
    currency,
    // Cents at most: a total may be an endless fraction.
    priceDecimals: Math.min(placesToTellApart(prices, 0), 2),
  }
}

/** Lines that the fullest cell of a row takes. */
export function mostLines(row: CompareRow, places: readonly Place[], width: number, points: Scale['points']): number {
  if (row.kind === 'question') return 1
  const lines = places.map((place) => {
    const cell = row.cells.find(({ bid }) => bid === place.bid)
    return cell ? linesOf(row.row, cell, place, width, { narrow: width < wordsNeed, points }) : 1
  })
  return Math.max(1, ...lines)
}

/** The marks that a table holds, for its legend. */
export function signsIn({ scale, rows, cells, columns }: Comparison): readonly MarkKind[] {
  const kinds = new Set(
    rows.flatMap((row, index) =>
      columns.flatMap((place) => {
        const cell = cells[index]?.find(({ bid }) => bid === place.bid)
        return cell ? marksOf(row, cell, place, scale).map(({ kind }) => kind) : []
      }),
    ),
  )
  return markKinds.filter((kind) => kinds.has(kind))
}
