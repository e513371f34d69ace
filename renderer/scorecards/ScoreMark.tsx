import { type FiledCell, pointsShown, spreadShown } from '../../shared/scorecards/cell.ts'
import type { Subject } from '../../shared/scorecards/contract.ts'
import { classes } from '../ui/classes.ts'
import { useWords } from '../ui/words.tsx'
import styles from './scorecards.module.css'
import { useCellDraft } from './scoring.ts'

/** What a cell of the scoring grid shows: a digit, or in a word why there is none. It alone is drawn anew while one types in it. */
export function ScoreMark({
  evaluator,
  bid,
  subject,
  filed,
  byRule,
}: {
  /** Whose score it is; null for the consensus. */
  evaluator: string | null
  bid: string
  subject: Subject
  filed: FiledCell
  byRule: boolean
}) {
  const { translate, number } = useWords()
  const cell = { ...filed, draft: useCellDraft(evaluator, bid, subject) }
  const points = pointsShown(cell)
  if (cell.draft?.state === 'draft')
    return (
      <span className={styles.draft}>
        <span className={styles.digit}>{points === null ? '–' : number(points)}</span>
        <span className={styles.word}>{translate('scores.reasonMissing')}</span>
      </span>
    )
  if (cell.state !== 'open') {
    const kept = byRule || points === null ? '' : ` ${number(points)}`
    return (
      <span
        className={classes(styles.word, cell.state === 'claimed' && styles.waiting)}
      >{`${translate(`scores.state.${cell.state}`)}${kept}`}</span>
    )
  }
  if (cell.unsettled)
    return (
      <span className={styles.unsettled}>
        {points !== null && <span className={styles.digit}>{number(points)}</span>}
        <span className={styles.word}>{translate(`scores.unsettled.${cell.unsettled.kind}`)}</span>
      </span>
    )
  if (cell.asked && points !== null)
    return (
      <span className={styles.unsettled}>
        <span className={styles.digit}>{number(points)}</span>
        <span className={styles.word}>{translate('scores.asked')}</span>
      </span>
    )
  if (points !== null) return <span className={styles.digit}>{number(points)}</span>
  if (evaluator !== null || cell.given.length === 0) return <span className={styles.none}>–</span>
  return (
    <span className={styles.word}>
      {cell.given.map((one) => number(one.points)).join(' ')}
      {spreadShown(cell) > 0 && (
        <span className={styles.waiting}> {translate('scores.spread', { spread: spreadShown(cell) })}</span>
      )}
    </span>
  )
}
