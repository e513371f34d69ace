import type { ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'
import { PublicKey } from './PublicKey.tsx'
import styles from './sealing.module.css'

type Properties = {
  title: string
  /** What is to be said of it first. */
  children: ReactNode
  recipient: string
  /** What its owner should know: it has no passphrase, or others can read its file. */
  warnings: readonly ('keys.bare' | 'keys.exposed')[]
  /** What is to be said of it last. */
  next?: ReactNode
  onClose: () => void
}

/** Shows a key that was made or tested: what to beware of, and what others seal for it by. */
export function ShownKey({ title, children, recipient, warnings, next, onClose }: Properties) {
  const { translate } = useWords()
  return (
    <div className={styles.dialog}>
      <h2>{title}</h2>
      {children}
      {warnings.map((warning) => (
        <p key={warning}>
          <StatusMark kind="warn" wrap>
            {translate(warning)}
          </StatusMark>
        </p>
      ))}
      <PublicKey recipient={recipient} />
      {next}
      <div className={styles.actions}>
        <Button look="primary" autoFocus onPress={onClose}>
          {translate('keys.close')}
        </Button>
      </div>
    </div>
  )
}
