import { useMemo } from 'react'
import { commandName } from '../../shared/command-names.ts'
import { useWords } from '../ui/words.tsx'
import { useNotice } from './notice.ts'
import { useWindow } from './window.tsx'

/** Takes back the last action or does it again, and says in the status bar which one that was. */
export function useUndo() {
  const { client } = useWindow()
  const { translate } = useWords()
  return useMemo(() => {
    const take = async (step: 'undo' | 'redo') => {
      const result = await client(step === 'undo' ? 'workspace.undo' : 'workspace.redo', {})
      const { show } = useNotice.getState()
      if (!result.ok) return show('problem', result.error.message)
      const { command, entry } = result.value.action
      show('done', translate(`shell.${step}Done`, { command: commandName(command, translate), entry }))
    }
    return { undo: () => void take('undo'), redo: () => void take('redo') }
  }, [client, translate])
}
