import { useMemo } from 'react'
import { useWords } from '../ui/words.tsx'
import { useAskPlace } from './files.tsx'
import { useNotice } from './notice.ts'
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
    const enter = (result: { ok: true } | { ok: false; error: { message: string } }) => {
      if (!result.ok) return show('problem', result.error.message)
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
      close: async () => enter(await client('workspace.close', {})),
    }
  }, [client, chooseFiles, askPlace, translate, start])
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
