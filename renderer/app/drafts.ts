import { useEffect } from 'react'
import { create } from 'zustand'
import { draftKey } from '../../shared/draft-key.ts'
import type { Draft } from '../../shared/drafts.ts'
import { useWords } from '../ui/words.tsx'
import { useNotice } from './notice.ts'
import { useWindow } from './window.tsx'

type Drafts = ReadonlyMap<string, Draft>

type Store = {
  drafts: Drafts
  put: (draft: Draft) => void
  drop: (key: string) => void
}

/** What has been typed and not saved, by its key: it outlives its screen, its page, and a restart. */
export const useDrafts = create<Store>()((set) => ({
  drafts: new Map(),
  put: (draft) => set(({ drafts }) => ({ drafts: new Map(drafts).set(draftKey(draft), draft) })),
  drop: (key) =>
    set(({ drafts }) => (drafts.has(key) ? { drafts: new Map([...drafts].filter(([other]) => other !== key)) } : {})),
}))

/** The draft of a key, if there is one of this kind. */
export function useDraft<Kind extends Draft['kind']>(kind: Kind, key: string): Extract<Draft, { kind: Kind }> | undefined {
  const draft = useDrafts(({ drafts }) => drafts.get(key))
  return draft && isOf(draft, kind) ? draft : undefined
}

export function isOf<Kind extends Draft['kind']>(draft: Draft, kind: Kind): draft is Extract<Draft, { kind: Kind }> {
  return draft.kind === kind
}

/** How long a person may go on typing before it is written down, in milliseconds. */
const pause = 300

/** Keeps the drafts of the open workspace on this machine, and tells the window how many it would lose by closing. */
export function useKeptDrafts(workspace: string | undefined): void {
  const { client, setDrafts } = useWindow()
  const { translate } = useWords()
  useEffect(() => {
    if (workspace === undefined) return
    let kept: Drafts | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let refused = false
    const tell = () => setDrafts([...useDrafts.getState().drafts].filter(([key, draft]) => kept?.get(key) !== draft).length)
    const keep = async () => {
      clearTimeout(timer)
      timer = undefined
      const { drafts } = useDrafts.getState()
      const result = await client('draft.keep', { workspace, drafts: [...drafts.values()] })
      if (result.ok) kept = drafts
      else if (!refused) useNotice.getState().show('problem', translate('drafts.notKept', { reason: result.error.message }))
      refused = !result.ok
      tell()
    }
    const onChange = ({ drafts }: Store, { drafts: before }: Store) => {
      tell()
      // Before what is kept has been read, it would be lost to what is typed now.
      if (!kept || drafts === before) return
      if (drafts.size < before.size) void keep()
      else timer ??= setTimeout(() => void keep(), pause)
    }
    const flush = () => {
      if (timer !== undefined) void keep()
    }
    void client('draft.list', { workspace }).then((result) => {
      kept = new Map(result.ok ? result.value.map((draft) => [draftKey(draft), draft]) : [])
      useDrafts.setState(({ drafts }) => ({ drafts: new Map([...(kept ?? []), ...drafts]) }))
    })
    const unsubscribe = useDrafts.subscribe(onChange)
    addEventListener('beforeunload', flush)
    return () => {
      flush()
      unsubscribe()
      removeEventListener('beforeunload', flush)
      useDrafts.setState({ drafts: new Map() })
      setDrafts(0)
    }
  }, [workspace, client, setDrafts, translate])
}
