import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'
import { ProgressBar } from './Progress.tsx'
import styles from './States.module.css'
import { useWords } from './words.tsx'

/** Nothing is there yet: says what to do next. */
export function EmptyState({
  title,
  children,
  actions,
  alone = false,
}: {
  title: string
  children?: ReactNode
  actions?: ReactNode
  /** All that the screen shows: its title is that of the screen. */
  alone?: boolean
}) {
  return (
    <div className={styles.state}>
      {alone ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children !== undefined && <p className={styles.text}>{children}</p>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}

/** Something went wrong: says what, where, and what helps. */
export function ErrorState({
  title,
  message,
  again,
  actions,
}: {
  title?: string
  message: string
  /** Tries again what went wrong. */
  again?: () => void
  actions?: ReactNode
}) {
  const { translate } = useWords()
  return (
    <div role="alert" className={classes(styles.state, styles.error)}>
      <h2>{title ?? translate('parts.failed')}</h2>
      <p className={styles.text}>{message}</p>
      {(again || actions !== undefined) && (
        <div className={styles.actions}>
          {again && <Button onPress={again}>{translate('parts.again')}</Button>}
          {actions}
        </div>
      )}
    </div>
  )
}

/** Stands where something is being read; invisible for the first 150 ms. */
export function Loading({ children }: { children?: ReactNode }) {
  const { translate } = useWords()
  return (
    <p role="status" className={styles.loading}>
      {children ?? translate('parts.loading')}
    </p>
  )
}

/** Something takes its time: how far it is, and what stops it. */
export function Working({
  label,
  progress,
  onCancel,
}: {
  label: string
  progress: { done: number; total: number } | null
  onCancel: () => void
}) {
  const { translate } = useWords()
  return (
    <div role="status" className={styles.working}>
      <p>{label}</p>
      <ProgressBar label={label} progress={progress} />
      <Button compact onPress={onCancel}>
        {translate('parts.cancel')}
      </Button>
    </div>
  )
}
