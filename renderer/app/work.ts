import { useCallback } from 'react'
import { create } from 'zustand'
import type { CallOptions } from '../../shared/contract.ts'
import type { Progress } from '../../shared/procedure.ts'
import type { Result } from '../../shared/result.ts'

type State =
  | { kind: 'running'; startedAt: number; progress: Progress | null }
  | { kind: 'done'; text: string; file?: string | undefined }
  | { kind: 'failed'; text: string }

export type Work = { id: string; title: string; state: State; cancel: () => void }

type Store = {
  items: readonly Work[]
  open: boolean
  show: (open: boolean) => void
  dismiss: (id: string) => void
  put: (work: Work) => void
  update: (id: string, state: State) => void
}

/** Long work, running and finished; what has finished stays until it was read. */
export const useWorkStore = create<Store>()((set) => ({
  items: [],
  open: false,
  show: (open) => set({ open }),
  dismiss: (id) => set(({ items }) => ({ items: items.filter((item) => item.id !== id) })),
  put: (work) => set(({ items }) => ({ items: [...items, work], open: true })),
  update: (id, state) =>
    set(({ items }) => ({ items: items.map((item) => (item.id === id ? { ...item, state } : item)), open: true })),
}))

/** Seconds that work is likely to take still, from the pace so far; nothing while that would be a guess. */
export function secondsLeft(startedAt: number, now: number, { done, total }: Progress): number | undefined {
  const elapsed = (now - startedAt) / 1000
  if (elapsed < 2 || done <= 0 || total <= 0) return undefined
  return (elapsed / done) * (total - done)
}

export type Outcome = { text: string; file?: string }

/** Starts long work: it shows in the tray, can be cancelled there, and leaves its result there. */
export function useStartWork() {
  return useCallback(
    async <Value>(
      title: string,
      call: (options: CallOptions) => Promise<Result<Value>>,
      say: (value: Value) => Outcome,
    ): Promise<Value | undefined> => {
      const { put, update } = useWorkStore.getState()
      const controller = new AbortController()
      const id = crypto.randomUUID()
      const startedAt = performance.now()
      put({ id, title, state: { kind: 'running', startedAt, progress: null }, cancel: () => controller.abort() })
      const onProgress = (progress: Progress) => update(id, { kind: 'running', startedAt, progress })
      const result = await call({ signal: controller.signal, onProgress })
      update(id, result.ok ? { kind: 'done', ...say(result.value) } : { kind: 'failed', text: result.error.message })
      return result.ok ? result.value : undefined
    },
    [],
  )
}
