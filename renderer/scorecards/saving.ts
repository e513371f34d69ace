import { create } from 'zustand'
import type { Draft } from '../../shared/scorecards/cell.ts'

type Store = {
  scores: ReadonlyMap<string, Draft>
  put: (key: string, draft: Draft) => void
  drop: (key: string) => void
  /** Forgets what the file holds by now. */
  settle: () => void
}

/** Scores on their way into the file, by the key of their draft: shown until they have been read from there. */
export const useSaving = create<Store>()((set) => ({
  scores: new Map(),
  put: (key, draft) => set(({ scores }) => ({ scores: new Map(scores).set(key, draft) })),
  drop: (key) => set(({ scores }) => ({ scores: new Map([...scores].filter(([other]) => other !== key)) })),
  settle: () =>
    set(({ scores }) => {
      const open = [...scores].filter(([, { state }]) => state !== 'saved')
      return open.length === scores.size ? {} : { scores: new Map(open) }
    }),
}))
