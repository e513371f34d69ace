import { create } from 'zustand'

/** A workspace that is damaged or missing and the newest sound backup beside it; `other` is the title where that is of another workspace. */
export type Recovery = { lost: string; backup: string; other?: string }

type Notice = { kind: 'done' | 'problem'; text: string; count: number; recovery?: Recovery | undefined }

/** The last thing that happened, in a sentence; the status bar shows it until the next, or until long work begins. */
export const useNotice = create<{
  notice: Notice | null
  show: (kind: Notice['kind'], text: string, recovery?: Recovery) => void
  clear: () => void
  /** Something else goes on: what was done before is no longer the last thing that happened. A problem stays. */
  pass: () => void
}>()((set) => ({
  notice: null,
  show: (kind, text, recovery) => set(({ notice }) => ({ notice: { kind, text, recovery, count: (notice?.count ?? 0) + 1 } })),
  clear: () => set({ notice: null }),
  pass: () => set(({ notice }) => (notice?.kind === 'done' ? { notice: null } : {})),
}))
