import { createContext, type ReactNode, use } from 'react'
import { createPortal } from 'react-dom'

/** Where a screen puts what stands outside it. */
export type Slots = { inspector: HTMLElement | null; action: HTMLElement | null }

export const SlotContext = createContext<Slots>({ inspector: null, action: null })

/** Fills the panel beside the screen. */
export function InInspector({ children }: { children: ReactNode }) {
  const { inspector } = use(SlotContext)
  return inspector && createPortal(children, inspector)
}

/** The one thing that the screen is for, in the top bar. */
export function MainAction({ children }: { children: ReactNode }) {
  const { action } = use(SlotContext)
  return action && createPortal(children, action)
}
