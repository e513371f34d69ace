import { create } from 'zustand'
import { isLocale, type Locale } from '../../shared/messages/translate.ts'
import type { Density } from '../ui/density.ts'

const themes = ['system', 'light', 'dark'] as const
const contrasts = ['system', 'more', 'normal'] as const
const densityNames = ['dense', 'comfortable'] as const

export type Settings = {
  theme: (typeof themes)[number]
  contrast: (typeof contrasts)[number]
  density: Density
  locale: Locale
  /** `rtl` mirrors every screen: for languages that need it, and to test that nothing depends on a side. */
  direction: 'ltr' | 'rtl'
  inspectorWidth: number
}

const storageKey = 'settings'
const initial: Settings = {
  theme: 'system',
  contrast: 'system',
  density: 'dense',
  locale: 'en',
  direction: 'ltr',
  inspectorWidth: innerWidth < 1400 ? 284 : 324,
}

/** Reads what was chosen before; what is missing or unknown stays as it is at first. */
function settingsFrom(text: string | null): Settings {
  const read: unknown = parsed(text)
  if (typeof read !== 'object' || read === null) return initial
  const value = (name: keyof Settings): unknown => Reflect.get(read, name)
  const oneOf = <Value extends string>(names: readonly Value[], given: unknown, otherwise: Value): Value =>
    names.find((name) => name === given) ?? otherwise
  const [locale, width] = [value('locale'), value('inspectorWidth')]
  return {
    theme: oneOf(themes, value('theme'), initial.theme),
    contrast: oneOf(contrasts, value('contrast'), initial.contrast),
    density: oneOf(densityNames, value('density'), initial.density),
    locale: typeof locale === 'string' && isLocale(locale) ? locale : initial.locale,
    direction: oneOf(['ltr', 'rtl'], value('direction'), initial.direction),
    inspectorWidth: typeof width === 'number' && width >= 240 && width <= 560 ? width : initial.inspectorWidth,
  }
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

type Store = Settings & { change: (settings: Partial<Settings>) => void }

/** How this person likes the app to look. */
export const useSettings = create<Store>()((set) => ({
  ...settingsFrom(localStorage.getItem(storageKey)),
  change: (settings) => set(settings),
}))

useSettings.subscribe(({ change: _, ...settings }) => localStorage.setItem(storageKey, JSON.stringify(settings)))

/** Puts the settings where the stylesheets see them. */
export function applySettings({ theme, contrast, density, locale, direction }: Settings): void {
  const root = document.documentElement
  const set = (name: string, value: string | undefined) =>
    value === undefined ? root.removeAttribute(name) : root.setAttribute(name, value)
  set('data-theme', theme === 'system' ? undefined : theme)
  set('data-contrast', contrast === 'system' ? undefined : contrast)
  set('data-density', density)
  set('lang', locale)
  set('dir', direction)
}
