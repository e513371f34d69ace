import { Fragment } from 'react'
import type { Range } from '../../shared/arithmetic/figure.ts'
import { shown } from '../../shared/arithmetic/places.ts'
import { type Mark, type MarkKind, marksOf } from '../../shared/decisions/marks.ts'
import type { Cell, Comparison, CriterionRow, Place } from '../../shared/decisions/model.ts'
import { classes } from '../ui/classes.ts'
import { Amount, isOpen, lengthOf, ScoreBar, StatusMark } from '../ui/Marks.tsx'
import { useWords, type Words } from '../ui/words.tsx'
import styles from './ScoreCell.module.css'

export type Measure = 'scores' | 'contributions'

/** How cells of one table are drawn: all bars have one scale, and one length for it. */
export type Scale = {
  measure: Measure
  /** The ends of the scale that scores are on. */
  points: Comparison['scale']
  /** What the longest track stands for: the highest score, or the greatest weight of a criterion in points of 100. */
  highest: number
  /** Columns are too narrow for words: marks are signs, which a legend explains. */
  narrow: boolean
  currency: string
  /** Decimal places of the prices, so that different ones read differently. */
  priceDecimals: number
}

/** Where a criterion and a bidder meet. */
export function ScoreCell({ row, cell, place, scale }: { row: CriterionRow; cell: Cell; place: Place; scale: Scale }) {
  const words = useWords()
  const { measure, highest, narrow } = scale
  const range = measure === 'scores' ? cell.score : cell.contribution
  const marks = marksOf(row, cell, place, scale.points)
  if (!range || (measure === 'contributions' && !cell.score))
    return <span className={styles.side}>{narrow ? '–' : words.translate('compare.dropped')}</span>
  const end = measure === 'scores' ? highest : lengthOf(row.globalWeight)
  return (
    <span className={classes(styles.score, row.scoring === 'branch' && styles.sum)}>
      <span className={styles.number}>
        <Amount figure={range.lower} />
      </span>{' '}
      <span className={styles.marks}>
        {row.scoring === 'price' && place.price && !narrow && (
          <span className={styles.side}>{moneyRange(place.price, scale, words)}</span>
        )}
        {marks.map((mark) => (
          <Fragment key={mark.kind}>
            {' '}
            <MarkText mark={mark} narrow={narrow} />
          </Fragment>
        ))}
      </span>
      {isDrawn(row, measure) && <ScoreBar range={range} end={end} highest={highest} incomplete={isOpen(range)} />}
    </span>
  )
}

/** A price, or from what to what it may come while that is not decided. */
function moneyRange({ lower, upper }: Range, { priceDecimals, currency }: Scale, { money, translate }: Words): string {
  const least = money(shown(lower, priceDecimals), currency)
  return lower.exact === upper.exact
    ? least
    : translate('compare.range', { lower: least, upper: money(shown(upper, priceDecimals), currency) })
}

/** Whether a cell of this row has a bar: points for a price would dwarf all others on their scale. */
export function isDrawn({ scoring }: CriterionRow, measure: Measure): boolean {
  return scoring !== 'branch' && (scoring !== 'price' || measure === 'scores')
}

// Signs that the typeface has, so that they look the same everywhere.
const signs = {
  failed: '×',
  pending: '?',
  unpriced: '¬',
  unscorable: '÷',
  missing: '◊',
  unscored: '…',
  disputed: '≠',
  contested: '↕',
  avoided: '†',
  notApplicable: '–',
} as const satisfies Record<MarkKind, string>

function MarkText({ mark: { kind, count }, narrow }: { mark: Mark; narrow: boolean }) {
  const { translate } = useWords()
  const text = translate(`compare.mark.${kind}`, { count })
  if (!narrow)
    return kind === 'failed' ? <StatusMark kind="fail">{text}</StatusMark> : <span className={styles.side}>{text}</span>
  return (
    <span role="img" aria-label={text} title={text} className={classes(styles.sign, kind === 'failed' && styles.failed)}>
      {signs[kind]}
    </span>
  )
}

/** What the signs in narrow columns mean. */
export function SignLegend({ kinds }: { kinds: readonly MarkKind[] }) {
  const { translate } = useWords()
  return (
    <p className={styles.legend}>
      {kinds.map((kind) => (
        <span key={kind}>
          <span aria-hidden className={styles.sign}>
            {signs[kind]}
          </span>{' '}
          {translate(`compare.sign.${kind}`)}
        </span>
      ))}
    </p>
  )
}

/** Pixels that a mark takes in words and as a sign, and that the figure before it takes with the edges of the cell. */
const markRoom = { words: 66, sign: 11 } as const
const figureRoom = { words: 55, sign: 34 } as const

/** Lines that the marks of a cell take beside its figure in a column of so many pixels. */
export function linesOf(
  row: CriterionRow,
  cell: Cell,
  place: Place,
  width: number,
  { narrow, points }: Pick<Scale, 'narrow' | 'points'>,
): number {
  const kind = narrow ? 'sign' : 'words'
  const priced = row.scoring === 'price' && place.price && !narrow ? 1 : 0
  const each = Math.max(1, Math.floor((width - figureRoom[kind]) / markRoom[kind]))
  return Math.max(1, Math.ceil((marksOf(row, cell, place, points).length + priced) / each))
}
