import { createContext, use } from 'react'
import type { WindowDescription } from '../../shared/window.ts'
import type { WindowClient } from './client.ts'

/** The window that the screens are in: what it is, and the way to the ground floor. */
export type WindowContext = WindowClient & { description: WindowDescription }

export const CurrentWindow = createContext<WindowContext | undefined>(undefined)

export function useWindow(): WindowContext {
  const current = use(CurrentWindow)
  if (!current) throw new Error('no window')
  return current
}

/** Whether shortcuts are made with Command rather than Control. */
export function useIsMac(): boolean {
  return useWindow().description.platform === 'darwin'
}
