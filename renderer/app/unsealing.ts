import { create } from 'zustand'

/** A sealed file that somebody wants to open as a workspace, or only to have opened, and what opens it. */
type Asked = { path: string; by: 'keys' | 'passphrase'; purpose: 'open' | 'keep' }

/** The sealed file whose keys are asked for. */
export const useUnsealing = create<{ asked: Asked | null }>()(() => ({ asked: null }))
