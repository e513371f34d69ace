import { Button } from './Button.tsx'
import { useWords } from './words.tsx'
import styles from './Zoom.module.css'

const zooms = [1, 1.5, 2, 3] as const

/** How much larger than its room something is drawn at a step, from 0 on. */
export const zoomAt = (step: number): number => zooms[step] ?? 1

/** The step that is so many steps away, as far as there are any. */
export const zoomedBy = (step: number, steps: number): number => Math.min(Math.max(0, step + steps), zooms.length - 1)

/** Makes what is looked at larger and smaller. */
export function Zoom({ step, onStep }: { step: number; onStep: (step: number) => void }) {
  const { translate, number } = useWords()
  return (
    <span className={styles.zoom}>
      <Button compact isDisabled={step === 0} onPress={() => onStep(step - 1)} aria-label={translate('parts.zoomOut')}>
        −
      </Button>
      <span className={styles.share}>{number(zoomAt(step), { style: 'percent' })}</span>
      <Button
        compact
        isDisabled={step === zooms.length - 1}
        onPress={() => onStep(step + 1)}
        aria-label={translate('parts.zoomIn')}
      >
        +
      </Button>
    </span>
  )
}
