import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Output } from '../../shared/contract.ts'
import type { Problem, Result } from '../../shared/result.ts'
import type { Backup } from '../../shared/workspace/contract.ts'
import { useWords } from '../ui/words.tsx'
import { useAskPlace } from './files.ts'
import { type Recovery, useNotice } from './notice.ts'
import { go } from './routing.ts'
import { useUnsealing } from './unsealing.ts'
import { useWindow } from './window.tsx'
import { startWork } from './work.ts'

/** Starting, opening and leaving a workspace. What is refused stands in the status bar, or on the first screen. */
export function useWorkspaces() {
  const { client, chooseFiles } = useWindow()
  const askPlace = useAskPlace()
  const { translate, number, moment, size } = useWords()
  const cache = useQueryClient()
  return useMemo(() => {
    const { show, clear } = useNotice.getState()
    const enter = (result: Result<unknown>, { stay = false, made = false } = {}) => {
      if (!result.ok) {
        // What was open before may be closed by now.
        void cache.invalidateQueries({ queryKey: ['workspace.info'] })
        return show('problem', result.error.message, recoveryOf(result.error))
      }
      // What was just made is what the last line is about.
      if (!made) clear()
      if (!stay) go({ screen: 'start' })
    }
    const open = async (path: string) => {
      const sealed = await client('seal.recognise', { path })
      if (!sealed.ok) return show('problem', sealed.error.message)
      const { by } = sealed.value
      if (by !== null) return useUnsealing.setState({ asked: { path, by, purpose: 'open' } })
      enter(await client('workspace.open', { path, access: 'either' }))
    }
    const openMade = async (path: string) => enter(await client('workspace.open', { path }), { made: true })
    const restoreAs = async (backup: string, name: string, say: (restored: Output<'workspace.restore'>) => string) => {
      const file = await askPlace({ kind: 'workspace', name })
      if (!file) return
      const restored = await startWork(
        translate('recovery.restoring'),
        (options) => client('workspace.restore', { backup, path: file.path }, options),
        (value) => ({ text: say(value) }),
      )
      if (restored) await openMade(restored.path)
    }
    const saveCopy = async () => {
      const info = await client('workspace.info', {})
      const name = info.ok ? (info.value.path.split(/[\\/]/).at(-1) ?? '') : translate('shell.newFile')
      const file = await askPlace({ kind: 'workspace', name })
      if (!file) return
      return startWork(
        translate('trouble.saving'),
        (options) => client('workspace.copy', { path: file.path }, options),
        ({ path, size: bytes }) => ({ text: translate('trouble.saved', { path, size: size(bytes) }), file: path }),
      )
    }
    return {
      open,
      /** Reads the open file anew, and stays on the screen. */
      openAgain: async (path: string) => enter(await client('workspace.open', { path, access: 'either' }), { stay: true }),
      /** Opens a file to write that is open to read only; where somebody else has it, their name is told. */
      openToWrite: async (path: string) => enter(await client('workspace.open', { path }), { stay: true }),
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
        const built = await startWork(
          translate('sample.building'),
          (options) => client('sample.build', { path: file.path }, options),
          ({ folder }) => ({ text: translate('sample.opened', { folder }) }),
        )
        if (built) await openMade(built.path)
      },
      /** Puts the backup of a lost file together as a new file where it is wanted, and opens that. */
      recover: ({ lost, backup, other }: Recovery) => {
        const title = other === undefined ? (lost.split(/[\\/]/).at(-1) ?? '').replace(/\.assay$/, '') : fileNameOf(other)
        return restoreAs(backup, translate('recovery.fileName', { title }), ({ path, missing }) =>
          translate('recovery.restored', { path, missing: missing.length }),
        )
      },
      /** Puts a backup together as a new file where it is wanted, and opens that. */
      restore: ({ path: backup, at, entry, title }: Backup) =>
        restoreAs(
          backup,
          translate('backups.fileName', { title: fileNameOf(title), at: fileNameOf(moment(at)) }),
          ({ path, missing }) => translate('backups.restored', { path, title, entry: number(entry), missing: missing.length }),
        ),
      backUp: () =>
        startWork(
          translate('backups.taking'),
          (options) => client('workspace.backup', {}, options),
          ({ path, entry }) => ({ text: translate('backups.taken', { entry: number(entry) }), file: path }),
        ),
      /** Checks the file, its journal and every row; what is wrong stands in the tray. */
      verify: () =>
        startWork(
          translate('verify.running'),
          (options) => client('workspace.verify', {}, options),
          ({ sound, checks, named, head }) => ({
            isBad: !sound,
            text: sound
              ? `${translate('verify.sound', { checks: checks.length, entry: head.entry, digest: head.digest })} ${translate('verify.named', named)}`
              : checks.flatMap(({ problems }) => problems).join('\n'),
          }),
        ),
      /** Saves all that is recorded as a new file where it is wanted, and stays with this one. */
      saveCopy,
      /** The same, and opens the copy. */
      goOnWithCopy: async () => {
        const saved = await saveCopy()
        if (saved) await openMade(saved.path)
      },
      close: async () => enter(await client('workspace.close', {})),
    }
  }, [client, chooseFiles, askPlace, translate, number, moment, size, cache])
}

/** What can be restored where a file was refused because it is damaged or missing. */
export function recoveryOf({ code, details }: Problem): Recovery | undefined {
  const { path, backup, of, title } = details
  if (code !== 'workspace.damaged' && code !== 'workspace.missing') return undefined
  if (typeof path !== 'string' || typeof backup !== 'string' || backup === 'none') return undefined
  return { lost: path, backup, ...(of === 'other' && { other: String(title) }) }
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
