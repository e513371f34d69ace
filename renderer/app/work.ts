import { useEffect, useState } from 'react'
import { create } from 'zustand'
import type { CallOptions } from '../../shared/contract.ts'
import type { Progress } from '../../shared/procedure.ts'
import type { Result } from '../../shared/result.ts'
import { useNotice } from './notice.ts'

type State =
  /** `since` is when its present step began, in milliseconds of `performance.now()`. */
  | { kind: 'running'; since: number; progress: Progress | null }
  | { kind: 'done'; text: string; file?: string | undefined }
  | { kind: 'failed'; text: string }

/** Long work that a screen shows beside what it is about, and not in the tray alone. */
export type WorkKind = 'report'

export type Work = { id: string; title: string; kind?: WorkKind | undefined; state: State; cancel: () => void }

type Store = {
  items: readonly Work[]
  /** Whether results are shown in full; what runs and what failed always is. */
  open: boolean
  show: (open: boolean) => void
  dismiss: (id: string) => void
  /** Dismisses all that has finished. */
  clear: () => void
  put: (work: Work) => void
  update: (id: string, state: State) => void
}

/** Long work, running and finished; what failed stays until it was read. */
export const useWorkStore = create<Store>()((set) => ({
  items: [],
  open: false,
  show: (open) => set({ open }),
  clear: () => set(({ items }) => ({ items: items.filter(({ state }) => state.kind === 'running'), open: false })),
  dismiss: (id) =>
    set(({ items, open }) => {
      const left = items.filter((item) => item.id !== id)
      return { items: left, open: open && left.some(({ state }) => state.kind === 'done') }
    }),
  put: (work) => set(({ items }) => ({ items: [...items, work] })),
  update: (id, state) => set(({ items }) => ({ items: items.map((item) => (item.id === id ? { ...item, state } : item)) })),
}))

/** Seconds that a step is likely to take still, from the pace so far; nothing while that would be a guess. */
export function secondsLeft(since: number, now: number, { done, total }: Progress): number | undefined {
  const elapsed = (now - since) / 1000
  if (elapsed < 2 || done <= 0 || total <= 0) return undefined
  return (elapsed / done) * Math.max(total - done, 0)
}

/** The present instant in milliseconds of `performance.now()`, once a second while something runs. */
export function useNow(running: boolean): number {
  const [now, setNow] = useState(0)
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => setNow(performance.now()), 1000)
    return () => clearInterval(timer)
  }, [running])
  return now
}

/** What came of work; `isBad` where it was done and found something wrong. */
export type Outcome = { text: string; file?: string; isBad?: boolean }

/** Starts long work: it shows in the tray and can be cancelled there; its result is a line in the status bar, which opens. */
export async function startWork<Value>(
  title: string,
  call: (options: CallOptions) => Promise<Result<Value>>,
  say: (value: Value) => Outcome,
  kind?: WorkKind,
): Promise<Value | undefined> {
  const { put, update } = useWorkStore.getState()
  const controller = new AbortController()
  const id = crypto.randomUUID()
  let since = performance.now()
  let step: string | undefined
  useNotice.getState().pass()
  put({ id, title, kind, state: { kind: 'running', since, progress: null }, cancel: () => controller.abort() })
  const onProgress = (progress: Progress) => {
    if (step !== undefined && progress.step !== step) since = performance.now()
    step = progress.step
    update(id, { kind: 'running', since, progress })
  }
  const result = await call({ signal: controller.signal, onProgress })
  if (!result.ok) {
    update(id, { kind: 'failed', text: result.error.message })
    return undefined
  }
  const { isBad = false, ...outcome } = say(result.value)
  update(id, isBad ? { kind: 'failed', text: outcome.text } : { kind: 'done', ...outcome })
  if (!isBad) useNotice.getState().show('done', outcome.text)
  return result.value
}
