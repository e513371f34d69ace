import type { ReactNode } from 'react'
import { Heading } from 'react-aria-components'
import { Button } from './Button.tsx'
import styles from './DialogForm.module.css'
import { useWords } from './words.tsx'

/** What a dialog asks for. Below it stand the way back and what is done, which Enter does too once the form is ready. */
export function DialogForm({
  title,
  children,
  problem,
  cancel,
  action,
  ready,
  onCancel,
  onSubmit,
}: {
  /** Names the dialog too; without it the dialog has a label of its own. */
  title?: string
  children: ReactNode
  /** Why it was refused, where no field says so. */
  problem?: string | undefined
  cancel?: string
  action: string
  ready: boolean
  onCancel: () => void
  onSubmit: () => void
}) {
  const { translate } = useWords()
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onSubmit()
      }}
    >
      {title !== undefined && (
        <Heading slot="title" level={2}>
          {title}
        </Heading>
      )}
      {children}
      {problem !== undefined && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={styles.actions}>
        <Button onPress={onCancel}>{cancel ?? translate('parts.cancel')}</Button>
        <Button look="primary" type="submit" isDisabled={!ready}>
          {action}
        </Button>
      </div>
    </form>
  )
}
