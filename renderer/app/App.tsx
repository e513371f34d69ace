import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type DragEvent, useEffect, useState } from 'react'
import { UnsealDialog } from '../sealing/UnsealDialog.tsx'
import { classes } from '../ui/classes.ts'
import layout from '../ui/layout.module.css'
import { ErrorState, Loading } from '../ui/States.tsx'
import { useWords, WordsProvider } from '../ui/words.tsx'
import styles from './App.module.css'
import { useKeptDrafts } from './drafts.ts'
import { landingOf, useDropTargets } from './dropping.ts'
import { FirstRun } from './FirstRun.tsx'
import { useInterruptions } from './interruptions.ts'
import { useOpenOrMerge } from './merging.ts'
import { useNotice } from './notice.ts'
import { useChanges, useRead } from './reading.ts'
import { Shell } from './Shell.tsx'
import { applySettings, useSettings } from './settings.ts'
import { useMenuCommands, useShortcutKeys } from './shortcuts.ts'
import { WaysOn } from './Trouble.tsx'
import { CurrentWindow, useIsMac, useWindow, type WindowContext } from './window.tsx'
import { useWorkspaces } from './workspaces.ts'

/** The whole of what stands in a window. */
export function App({ current, cache }: { current: WindowContext; cache: QueryClient }) {
  const settings = useSettings()
  useChanges(cache, current.on)
  useEffect(() => applySettings(settings), [settings])
  return (
    <CurrentWindow value={current}>
      <QueryClientProvider client={cache}>
        <WordsProvider locale={settings.language} rightToLeft={settings.direction === 'rtl'}>
          <Opened />
        </WordsProvider>
      </QueryClientProvider>
    </CurrentWindow>
  )
}

/** The open workspace, or the way to one. A workspace named from outside, or dropped, opens; other files go where they are dropped. */
function Opened() {
  const { on, pathsOf } = useWindow()
  const { translate, plain } = useWords()
  const { data: info, problem, again } = useRead('workspace.info', {})
  const { open } = useWorkspaces()
  const openOrMerge = useOpenOrMerge(info !== undefined)
  const [dragging, setDragging] = useState(false)
  const { target } = useDropTargets()
  useEffect(() => on('open', (path) => void open(path)), [on, open])
  useKeptDrafts(problem?.code === 'workspace.none' ? undefined : info?.id)
  useInterruptions()
  useMenuCommands(on)
  useShortcutKeys(useIsMac())
  const title = info?.title
  useEffect(() => {
    document.title = title === undefined ? plain('shell.name') : plain('shell.title', { title })
  }, [title, plain])

  const drop = async (event: DragEvent) => {
    event.preventDefault()
    setDragging(false)
    const row = event.target instanceof Element ? event.target.closest('[data-object]')?.getAttribute('data-object') : undefined
    const paths = await pathsOf([...event.dataTransfer.files])
    const landing = landingOf(paths, { isOpen: info !== undefined, hasTarget: target !== null })
    if (landing?.kind === 'open') await openOrMerge(landing.path)
    else if (landing?.kind === 'take') target?.take(landing.paths, row ?? undefined)
    else if (landing?.kind === 'nowhere') useNotice.getState().show('problem', translate('shell.dropNowhere'))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped anywhere; a menu opens them too
    <div
      className={styles.screen}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setDragging(true)
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) setDragging(false)
      }}
      onDrop={drop}
    >
      {problem?.code === 'workspace.none' ? (
        <FirstRun />
      ) : info ? (
        <Shell />
      ) : problem === undefined ? (
        <Loading />
      ) : (
        <div className={layout.page}>
          <ErrorState message={problem.message} again={again} actions={<WaysOn problem={problem} />} />
        </div>
      )}
      <UnsealDialog isOpen={info !== undefined} />
      {dragging && (
        <div className={classes(styles.drop, target !== null && styles.onto)}>
          <span className={styles.dropText}>{translate(target?.label ?? 'shell.drop')}</span>
        </div>
      )}
    </div>
  )
}
