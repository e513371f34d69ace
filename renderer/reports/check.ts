import { useCallback } from 'react'
import { create } from 'zustand'
import type { Output } from '../../shared/contract.ts'
import { findingsOf } from '../../shared/reports/verification-reading.ts'
import { useWindow } from '../app/window.tsx'
import { startWork } from '../app/work.ts'
import { useWords } from '../ui/words.tsx'

type Checked = { checked: Output<'report.verify'> | null; show: (checked: Output<'report.verify'>) => void }

/** The report that was checked last, and what came of it, while the window is open. */
export const useChecked = create<Checked>()((set) => ({ checked: null, show: (checked) => set({ checked }) }))

/** Holds a report that somebody has against this workspace: its figures, what it rests on, and its pages. */
export function useCheckReport(): () => void {
  const { client, chooseFiles } = useWindow()
  const { translate, moment } = useWords()
  const { show } = useChecked()
  return useCallback(async () => {
    const [path] = await chooseFiles({ kind: 'report' })
    if (path === undefined) return
    await startWork(
      translate('reportFiles.checking'),
      (options) => client('report.verify', { path, compare: true }, options),
      (verified) => {
        show(verified)
        const [verdict] = findingsOf(verified, translate, moment)
        return { text: verdict?.text ?? '', isBad: verdict?.good === false }
      },
    )
  }, [client, chooseFiles, translate, moment, show])
}
