import { create } from 'zustand'

type Notice = { kind: 'done' | 'problem'; text: string; count: number }

/** The last thing that happened, in a sentence; the status bar shows it until the next. */
export const useNotice = create<{
  notice: Notice | null
  show: (kind: Notice['kind'], text: string) => void
  clear: () => void
}>()((set) => ({
  notice: null,
  show: (kind, text) => set(({ notice }) => ({ notice: { kind, text, count: (notice?.count ?? 0) + 1 } })),
  clear: () => set({ notice: null }),
}))
