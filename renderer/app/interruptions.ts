import { useEffect } from 'react'
import { workName } from '../../shared/command-names.ts'
import { useWords } from '../ui/words.tsx'
import { useNotice } from './notice.ts'
import { useWindow } from './window.tsx'

/** Says what became of work that was running when the page was loaded again. */
export function useInterruptions(): void {
  const { on } = useWindow()
  const { translate } = useWords()
  useEffect(
    () =>
      on('left', ({ procedure, refused }) => {
        const work = workName(procedure, translate)
        const { show } = useNotice.getState()
        if (work === undefined) return
        if (refused === null) show('done', translate('left.done', { work }))
        else show('problem', translate('left.refused', { work, reason: refused }))
      }),
    [on, translate],
  )
}
