import type { ScoreCell } from '../../shared/scorecards/cell.ts'
import { Button } from '../ui/Button.tsx'
import layout from '../ui/layout.module.css'
import { useWords } from '../ui/words.tsx'
import styles from './scorecards.module.css'

/** Why what stands in a cell counts as open, and the way to settle it; nothing where it is settled. */
export function Unsettled({ cell: { unsettled }, onSettle }: { cell: ScoreCell; onSettle: (() => void) | undefined }) {
  const { translate, number } = useWords()
  if (!unsettled) return null
  const why =
    unsettled.kind === 'conflict'
      ? translate('scores.unsettledWhy.conflict')
      : translate('scores.unsettledWhy.late', {
          had: unsettled.before === null ? 'no' : 'yes',
          before: number(unsettled.before ?? 0),
        })
  return (
    <div className={styles.why}>
      <p>{why}</p>
      {onSettle && (
        <div className={layout.tools}>
          <Button compact onPress={onSettle}>
            {translate(`scores.settle.${unsettled.kind}`)}
          </Button>
        </div>
      )}
    </div>
  )
}
