import { create } from 'zustand'
import { directionOf } from '../../shared/messages/locales.ts'
import type { Settings as Kept } from '../../shared/workspace/settings.ts'
import { spokenLocale } from '../ui/catalogues.ts'
import type { WindowClient } from './client.ts'

/** What this machine keeps, and how the window stands. */
export type Settings = Kept & {
  /** `rtl` mirrors every screen also in a language that runs to the right, to test that nothing depends on a side. */
  direction: 'ltr' | 'rtl'
  inspectorWidth: number
  /** Whether the panel beside a screen is there. */
  inspector: boolean
}

/** How this person likes the app to look. */
export const useSettings = create<Settings>()(() => ({
  language: 'en',
  theme: 'system',
  contrast: 'system',
  density: 'dense',
  direction: 'ltr',
  inspectorWidth: innerWidth < 1400 ? 284 : 324,
  inspector: true,
}))

/** Takes over what this machine keeps. Where that cannot be read, everything is as it is at first. */
export async function readSettings({ client }: WindowClient): Promise<void> {
  const kept = await client('settings.show', {})
  if (kept.ok) useSettings.setState(kept.value)
}

/** Puts the settings where the stylesheets see them. */
export function applySettings({ theme, contrast, density, language, direction }: Settings): void {
  const root = document.documentElement
  const set = (name: string, value: string | undefined) =>
    value === undefined ? root.removeAttribute(name) : root.setAttribute(name, value)
  set('data-theme', theme === 'system' ? undefined : theme)
  set('data-contrast', contrast === 'system' ? undefined : contrast)
  set('data-density', density)
  const spoken = spokenLocale(language)
  set('lang', spoken)
  set('dir', direction === 'rtl' ? direction : directionOf(spoken))
}

export function toggleInspector(): void {
  useSettings.setState(({ inspector }) => ({ inspector: !inspector }))
}
