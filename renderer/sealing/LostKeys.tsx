// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard

import { lostKeyProcedure } from '../../shared/sealing/lost-keys.ts'
import { Button } from '../ui/Button.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './sealing.module.css'

/** What to do before, when a key is lost, and when it is stolen. `scrolls` where it stands above something else. */
export function LostKeys({ scrolls = false }: { scrolls?: boolean }) {
  const { translate } = useWords()
  const parts = lostKeyProcedure.map(({ title, steps }) => (
    <section key={title} className={styles.procedure}>
      <h3>{translate(title)}</h3>
      <ol>
        {steps.map((step) => (
          <li key={step}>{translate(step)}</li>
        ))}
      </ol>
    </section>
  ))
  if (!scrolls) return <div className={styles.procedures}>{parts}</div>
  return (
    <section tabIndex={0} aria-label={translate('keys.lost')} className={styles.scrolling}>
      {parts}
    </section>
  )
}

/** The same over a screen. */
export function LostKeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { translate } = useWords()
  return (
    <Floating wide open={open} onClose={onClose} label={translate('keys.lost')}>
      <div className={styles.dialog}>
        <h2>{translate('keys.lost')}</h2>
        <LostKeys scrolls />
        <div className={styles.actions}>
          <Button look="primary" autoFocus onPress={onClose}>
            {translate('keys.close')}
          </Button>
        </div>
      </div>
    </Floating>
  )
}
