import { pairOf, reciprocal, type WeightsDraft } from '../../shared/questionnaires/weights/draft.ts'
import type { Weighing } from '../../shared/questionnaires/weights/model.ts'
import { Button } from '../ui/Button.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'
import type { Weighed } from './weighed.ts'
import styles from './weights.module.css'

/** How far comparisons contradict one another, and which to look at again. */
export function Consistency({
  weighing: { consistency, hints },
  items,
  draft,
  onChange,
}: {
  weighing: Weighing
  items: Weighed['items']
  draft: WeightsDraft
  onChange: (draft: WeightsDraft) => void
}) {
  const { translate } = useWords()
  if (!consistency) return null
  const { ratio, judged, possible, acceptable } = consistency
  const title = (id: string) => items.find((item) => item.id === id)?.title ?? id
  const repair = (first: string, second: string, times: string) => {
    const isInOrder = draft.items.indexOf(first) < draft.items.indexOf(second)
    const [key, value] = isInOrder ? [pairOf(first, second), times] : [pairOf(second, first), reciprocal(times)]
    onChange({ ...draft, pairs: { ...draft.pairs, [key]: value } })
  }
  return (
    <div className={styles.form} role="status">
      <StatusMark kind={acceptable ? 'pass' : 'warn'} wrap>
        {translate('weighing.consistent', { ratio: ratio.toFixed(3), judged, possible, acceptable: String(acceptable) })}
      </StatusMark>
      {!acceptable &&
        hints.map(({ first, second, times, nearest, ratio: then }) => (
          <div key={pairOf(first, second)} className={styles.hint}>
            <span>
              {translate('weighing.hint', {
                first: title(first),
                second: title(second),
                times,
                nearest,
                ratio: then.toFixed(3),
              })}
            </span>
            <Button compact onPress={() => repair(first, second, nearest)}>
              {translate('weighing.repair', { nearest })}
            </Button>
          </div>
        ))}
    </div>
  )
}
