import { shown } from '../../shared/arithmetic/places.ts'
import type { Cell, CriterionRow, Place } from '../../shared/decisions/model.ts'
import { isContested, unanswered } from '../../shared/decisions/reading.ts'
import { highestPoints } from '../../shared/questionnaires/highest-points.ts'
import { classes } from '../ui/classes.ts'
import { Amount, isOpen, lengthOf, ScoreBar, StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './ScoreCell.module.css'

export type Measure = 'scores' | 'contributions'

/** Where a criterion and a bidder meet. */
export function ScoreCell({
  row,
  cell,
  place,
  measure,
  currency,
}: {
  row: CriterionRow
  cell: Cell
  place: Place
  measure: Measure
  currency: string
}) {
  const { translate, money } = useWords()
  const failed = cell.knockOuts.some(({ status }) => status === 'fail')
  const gate = failed && <StatusMark kind="fail">{translate('compare.gate')}</StatusMark>
  if (row.scoring === 'price')
    return (
      <span className={styles.sum}>
        <Amount figure={cell.contribution.lower} />
        <span className={styles.side}>
          {place.price ? money(shown(place.price, 0), currency) : translate('compare.priceOpen')}
        </span>
      </span>
    )
  const range = measure === 'scores' ? cell.score : cell.contribution
  if (!range) return <span className={styles.side}>{translate('compare.dropped')}</span>
  if (row.scoring === 'branch')
    return (
      <span className={styles.sum}>
        <Amount figure={range.lower} />
        {gate}
      </span>
    )
  const missing = unanswered(cell.counts)
  const note = failed
    ? gate
    : missing > 0
      ? translate('compare.blanks', { count: missing })
      : cell.counts.unscored > 0
        ? translate('compare.unscored', { count: cell.counts.unscored })
        : isContested(cell)
          ? translate('compare.spread', { spread: cell.spread ?? 0 })
          : null
  const highest = measure === 'scores' ? highestPoints : Math.max(lengthOf(row.globalWeight), 0.01)
  return (
    <span className={classes(styles.score, styles.indented)}>
      <span className={styles.number}>
        <Amount figure={range.lower} />
      </span>
      <ScoreBar range={range} highest={highest} incomplete={isOpen(range)} />
      {note !== null && <span className={styles.note}>{note}</span>}
    </span>
  )
}
