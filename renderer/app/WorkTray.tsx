import { isPageKey } from '../ui/catalogues.ts'
import { classes } from '../ui/classes.ts'
import { Tray, type TrayItem } from '../ui/Tray.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './WorkTray.module.css'
import { useWindow } from './window.tsx'
import { secondsLeft, useNow, useWorkStore, type Work } from './work.ts'

/**
 * Long work: in a corner over the screen, or docked above the status bar, where it lies over nothing and results take room only while
 * somebody reads them.
 */
export function WorkTray({ docked = false }: { docked?: boolean }) {
  const { items: all, open, dismiss, clear } = useWorkStore()
  const items = docked && !open ? all.filter(({ state }) => state.kind !== 'done') : all
  const { description, showFile } = useWindow()
  const { translate } = useWords()
  const now = useNow(items.some(({ state }) => state.kind === 'running'))
  if (items.length === 0) return null
  const done = items.filter(({ state }) => state.kind !== 'running').length
  const shown = (work: Work): TrayItem => {
    const { id, title, state, cancel } = work
    if (state.kind !== 'running') {
      const file = state.kind === 'done' ? state.file : undefined
      return {
        id,
        title,
        state: { kind: state.kind, text: state.text },
        onDismiss: () => dismiss(id),
        ...(file !== undefined && description.showsFiles && { onShow: () => showFile(file) }),
      }
    }
    const left = state.progress ? secondsLeft(state.since, now, state.progress) : undefined
    return {
      id,
      title,
      state: {
        kind: 'running',
        done: state.progress?.done ?? 0,
        total: state.progress?.total ?? 0,
        ...(state.progress && isPageKey(state.progress.step) && { step: translate(state.progress.step) }),
        ...(left !== undefined && { secondsLeft: left }),
      },
      onCancel: cancel,
    }
  }
  return (
    <div className={classes(styles.tray, docked && styles.docked)}>
      <Tray items={items.map(shown).reverse()} onClear={done > 1 ? clear : undefined} />
    </div>
  )
}
