import { useMemo } from 'react'
import type { Problem, Result } from '../../shared/result.ts'
import { useWords } from '../ui/words.tsx'
import { useAskPlace } from './files.tsx'
import { type Recovery, useNotice } from './notice.ts'
import { go } from './routing.ts'
import { useWindow } from './window.tsx'
import { useStartWork } from './work.ts'

/** Starting, opening and leaving a workspace. What is refused stands in the status bar, or on the first screen. */
export function useWorkspaces() {
  const { client, chooseFiles } = useWindow()
  const askPlace = useAskPlace()
  const { translate } = useWords()
  const start = useStartWork()
  return useMemo(() => {
    const { show, clear } = useNotice.getState()
    const enter = (result: Result<unknown>) => {
      if (!result.ok) return show('problem', result.error.message, recoveryOf(result.error))
      clear()
      go({ screen: 'start' })
    }
    const open = async (path: string) => enter(await client('workspace.open', { path }))
    return {
      open,
      choose: async () => {
        const [path] = await chooseFiles({ kind: 'workspace' })
        if (path !== undefined) await open(path)
      },
      create: async (title: string) => {
        const file = await askPlace({ kind: 'workspace', name: `${fileNameOf(title) || translate('shell.newFile')}.assay` })
        if (file) enter(await client('workspace.create', { path: file.path, title }))
      },
      /** Builds the sample tender where it is wanted, and opens it. */
      buildSample: async () => {
        const file = await askPlace({ kind: 'workspace', name: translate('sample.fileName') })
        if (!file) return
        const built = await start(
          translate('sample.building'),
          (options) => client('sample.build', { path: file.path }, options),
          ({ folder }) => ({ text: translate('sample.opened', { folder }) }),
        )
        if (built) await open(built.path)
      },
      /** Puts a backup together as a new file where it is wanted, and opens that. */
      recover: async ({ damaged, backup }: Recovery) => {
        const title = (damaged.split(/[\\/]/).at(-1) ?? '').replace(/\.assay$/, '')
        const file = await askPlace({ kind: 'workspace', name: translate('recovery.fileName', { title }) })
        if (!file) return
        const restored = await start(
          translate('recovery.restoring'),
          (options) => client('workspace.restore', { backup, path: file.path }, options),
          ({ path, missing }) => ({ text: translate('recovery.restored', { path, missing: missing.length }) }),
        )
        if (restored) await open(restored.path)
      },
      close: async () => enter(await client('workspace.close', {})),
    }
  }, [client, chooseFiles, askPlace, translate, start])
}

/** What can be restored where a file was refused because it is damaged. */
function recoveryOf({ code, details }: Problem): Recovery | undefined {
  const { path, backup } = details
  return code === 'workspace.damaged' && typeof path === 'string' && typeof backup === 'string' && backup !== 'none'
    ? { damaged: path, backup }
    : undefined
}

/** A title as the name of a file: letters and digits of any script, joined by hyphens. */
function fileNameOf(title: string): string {
  return title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
}
