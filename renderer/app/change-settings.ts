import { useCallback } from 'react'
import type { Input } from '../../shared/contract.ts'
import type { PageKey } from '../../shared/messages/translation.ts'
import { useWords } from '../ui/words.tsx'
import { learnLanguage } from './languages.ts'
import { useNotice } from './notice.ts'
import { useSettings } from './settings.ts'
import { useWindow } from './window.tsx'

type Change = Input<'settings.set'>

/** Changes what this machine keeps of how the app looks and speaks. */
export function useChangeSettings(): (change: Change) => Promise<void> {
  const { client } = useWindow()
  return useCallback(
    async (change) => {
      if (change.language !== undefined) await learnLanguage({ client }, change.language)
      const kept = await client('settings.set', change)
      if (kept.ok) useSettings.setState(kept.value)
      else useNotice.getState().show('problem', kept.error.message)
    },
    [client],
  )
}

const choices: readonly (readonly [name: PageKey, choice: PageKey, change: Change])[] = [
  ['settings.theme', 'settings.system', { theme: 'system' }],
  ['settings.theme', 'settings.light', { theme: 'light' }],
  ['settings.theme', 'settings.dark', { theme: 'dark' }],
  ['settings.contrast', 'settings.system', { contrast: 'system' }],
  ['settings.contrast', 'settings.more', { contrast: 'more' }],
  ['settings.contrast', 'settings.normal', { contrast: 'normal' }],
  ['settings.density', 'settings.dense', { density: 'dense' }],
  ['settings.density', 'settings.comfortable', { density: 'comfortable' }],
]

/** Every look that can be chosen, by its name, and what chooses it. */
export function useSettingChoices(): readonly { id: string; text: string; run: () => void }[] {
  const { translate } = useWords()
  const change = useChangeSettings()
  return choices.map(([name, choice, to]) => ({
    id: `setting ${name} ${choice}`,
    text: translate('settings.choice', { name: translate(name), choice: translate(choice) }),
    run: () => void change(to),
  }))
}
