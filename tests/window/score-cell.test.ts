import { createElement } from 'react'
import { expect, it } from 'vitest'
import { ScoreCell } from '../../renderer/decisions/ScoreCell.tsx'
import { figureOf } from '../../shared/arithmetic/figure.ts'
import { decimal, parseRational } from '../../shared/arithmetic/rational.ts'
import type { Cell, CriterionRow, Place } from '../../shared/decisions/model.ts'
import { textOf } from './drawn.ts'

const figure = (exact: string) => figureOf(exact.includes('/') ? parseRational(exact) : decimal(exact))
const range = { lower: figure('20'), upper: figure('20') }
const counts = { blank: 0, open: 0, claimed: 0, unscored: 0, notApplicable: 0, hidden: 0, avoided: 0, disputed: 0 }
const row: CriterionRow = {
  criterion: 'price',
  title: 'Price',
  depth: 0,
  parent: null,
  scoring: 'price',
  weight: 20,
  localWeight: figure('20'),
  globalWeight: figure('20'),
}
const cell: Cell = {
  bid: 'bid',
  criterion: 'price',
  source: 'price',
  score: { lower: figure('5'), upper: figure('5') },
  contribution: range,
  counts,
  knockOuts: [],
  spread: null,
}

/** The text of the cell where the price of a bid is scored. */
function shownFor(price: string | null): string {
  const place: Place = {
    bid: 'bid',
    bidder: 'Nordlicht',
    standing: 'ranked',
    rank: 1,
    tie: null,
    settled: true,
    total: range,
    quality: range,
    price: price === null ? null : { lower: figure(price), upper: figure(price) },
    priceUnscorable: false,
    ratesMissing: [],
    pricesDisputed: 0,
    knockOuts: [],
    counts,
  }
  const scale = {
    measure: 'contributions',
    points: { lowest: 0, highest: 5 },
    highest: 20,
    narrow: false,
    currency: 'EUR',
    priceDecimals: 0,
  } as const
  return textOf(createElement(ScoreCell, { row, cell, place, scale }))
}

it.each([
  ['1234', '€1,234'],
  ['1234.49', '€1,234'],
  ['1234.5', '€1,235'],
  ['1234.99', '€1,235'],
  ['999.5', '€1,000'],
  // What is rounded is the exact price, not the price in cents.
  ['1234499/1000', '€1,234'],
  ['12344996/10000', '€1,234'],
  ['0.5', '€1'],
  ['0.4', '€0'],
])('The price %s stands under its score as %s', (price, shown) => {
  expect(shownFor(price)).toBe(`20.0 ${shown}`)
})

it('A price that is not complete is said to be open', () => {
  expect(shownFor(null)).toBe('20.0 no price yet')
})
