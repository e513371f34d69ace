import { create } from 'zustand'
import type { Draft } from '../../shared/scorecards/cell.ts'

type Store = {
  drafts: ReadonlyMap<string, Draft>
  put: (key: string, draft: Draft) => void
  drop: (key: string) => void
  /** Forgets what the file holds by now. */
  settle: () => void
}

/** Drafts outlive their screen: who looks something up elsewhere finds them again. */
export const useDrafts = create<Store>()((set) => ({
  drafts: new Map(),
  put: (key, draft) => set(({ drafts }) => ({ drafts: new Map(drafts).set(key, draft) })),
  drop: (key) => set(({ drafts }) => ({ drafts: new Map([...drafts].filter(([other]) => other !== key)) })),
  settle: () =>
    set(({ drafts }) => {
      const open = [...drafts].filter(([, { state }]) => state !== 'saved')
      return open.length === drafts.size ? {} : { drafts: new Map(open) }
    }),
}))

export function countDrafts(drafts: ReadonlyMap<string, Draft>): number {
  return [...drafts.values()].filter(({ state }) => state === 'draft').length
}
