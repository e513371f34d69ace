import { Button } from './Button.tsx'
import { StatusMark } from './Marks.tsx'
import { ProgressBar } from './Progress.tsx'
import styles from './Tray.module.css'
import { useWords } from './words.tsx'

/** Long work as its reader sees it. */
export type TrayItem = {
  id: string
  title: string
  /** `text` is what came of it, or what went wrong. */
  state:
    | { kind: 'running'; done: number; total: number; step?: string; secondsLeft?: number }
    | { kind: 'done' | 'failed'; text: string }
  onCancel?: (() => void) | undefined
  onShow?: (() => void) | undefined
  onDismiss?: (() => void) | undefined
}

/** Long work: how far it is, how long it still takes, and what came of it until that is read. */
export function Tray({ items, onClear }: { items: readonly TrayItem[]; onClear?: (() => void) | undefined }) {
  const words = useWords()
  const { translate } = words
  return (
    <section className={styles.tray} aria-label={translate('parts.tray')}>
      <header className={styles.head}>
        <h2>{translate('parts.tray')}</h2>
        {onClear && (
          <Button compact look="quiet" onPress={onClear}>
            {translate('parts.clearResults')}
          </Button>
        )}
      </header>
      {items.map(({ id, title, state, onCancel, onShow, onDismiss }) => (
        <div key={id} className={styles.item}>
          <span className={styles.name}>{title}</span>
          <span className={styles.actions}>
            {state.kind === 'running' && onCancel && (
              <Button compact look="quiet" onPress={onCancel}>
                {translate('parts.cancel')}
              </Button>
            )}
            {state.kind === 'done' && onShow && (
              <Button compact onPress={onShow}>
                {translate('parts.show')}
              </Button>
            )}
            {state.kind !== 'running' && onDismiss && (
              <Button compact look="quiet" onPress={onDismiss}>
                {translate('parts.dismiss')}
              </Button>
            )}
          </span>
          {state.kind === 'running' ? (
            <>
              <span className={styles.progress}>
                <ProgressBar label={title} progress={state} />
              </span>
              <span className={styles.detail}>
                {[
                  ...(state.step === undefined ? [] : [state.step]),
                  ...(state.total > 0 ? [translate('parts.progress', { done: state.done, total: state.total })] : []),
                  ...(state.secondsLeft === undefined
                    ? []
                    : [translate('parts.left', { time: words.duration(state.secondsLeft) })]),
                ].join(' · ')}
              </span>
            </>
          ) : (
            <span className={styles.detail} role="status">
              <StatusMark kind={state.kind === 'done' ? 'pass' : 'fail'} wrap>
                {translate(state.kind === 'done' ? 'parts.done' : 'parts.notDone')}
              </StatusMark>{' '}
              {state.text}
            </span>
          )}
        </div>
      ))}
    </section>
  )
}
