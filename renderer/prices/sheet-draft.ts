import { useMemo, useState } from 'react'
import { draftKey } from '../../shared/draft-key.ts'
import { draftsOf, type LineDraft } from '../../shared/prices/editing.ts'
import type { Lot } from '../../shared/tenders/contract.ts'
import { useDraft, useDrafts } from '../app/drafts.ts'
import { useWords } from '../ui/words.tsx'

/** The lines of a lot as they are being edited: a draft until they are saved, every step of which can be taken back. */
export function useSheetDraft(lot: Lot) {
  const { translate } = useWords()
  const saved = useMemo(() => draftsOf(lot.priceLines, translate), [lot, translate])
  const key = draftKey({ kind: 'priceSheet', lot: lot.id })
  const kept = useDraft('priceSheet', key)
  const [steps, setSteps] = useState<readonly (readonly LineDraft[])[]>([])
  const lines: readonly LineDraft[] = kept?.lines ?? saved
  const put = (to: readonly LineDraft[]) => useDrafts.getState().put({ kind: 'priceSheet', lot: lot.id, lines: [...to] })
  const drop = () => {
    setSteps([])
    useDrafts.getState().drop(key)
  }
  return {
    lines,
    changed: kept !== undefined,
    canUndo: steps.length > 0,
    change: (to: readonly LineDraft[]) => {
      if (to === lines) return
      setSteps([...steps, lines])
      put(to)
    },
    undo: () => {
      const before = steps.at(-1)
      if (!before) return
      setSteps(steps.slice(0, -1))
      if (before === saved) useDrafts.getState().drop(key)
      else put(before)
    },
    drop,
  }
}
