import styles from './Progress.module.css'

/** How far work has come; it moves by itself while nobody knows how much there is. */
export function ProgressBar({ label, progress }: { label: string; progress: { done: number; total: number } | null }) {
  const value = progress && progress.total > 0 ? { value: progress.done, max: progress.total } : {}
  return <progress className={styles.bar} aria-label={label} {...value} />
}

/** How much of a whole is done, as a line beside the words that say so. */
export function Meter({ done, total }: { done: number; total: number }) {
  return (
    <svg className={styles.meter} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden>
      <rect className={styles.track} width="100" height="4" />
      <rect className={styles.done} width={total === 0 ? 0 : (done / total) * 100} height="4" />
    </svg>
  )
}
