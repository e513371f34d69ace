import { secondsLeft, useNow, useWorkStore } from '../app/work.ts'
import { Button } from '../ui/Button.tsx'
import { ProgressBar } from '../ui/Progress.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './reports.module.css'

/** Reports that are being written, each with its progress and the way to stop it. */
export function WritingReports() {
  const { translate, duration } = useWords()
  const running = useWorkStore(({ items }) => items).filter(({ kind, state }) => kind === 'report' && state.kind === 'running')
  const now = useNow(running.length > 0)
  return running.map(({ id, state, cancel }) => {
    if (state.kind !== 'running') return null
    const { progress, since } = state
    const left = progress ? secondsLeft(since, now, progress) : undefined
    return (
      <div key={id} className={styles.writing} role="status">
        <span>{translate('reportFiles.writing')}</span>
        <Button compact look="quiet" onPress={cancel}>
          {translate('parts.cancel')}
        </Button>
        <span className={styles.progress}>
          <ProgressBar label={translate('reportFiles.writing')} progress={progress} />
        </span>
        {left !== undefined && <span className={styles.side}>{translate('parts.left', { time: duration(left) })}</span>}
      </div>
    )
  })
}
