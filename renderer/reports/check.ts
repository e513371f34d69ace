import { useCallback } from 'react'
import { useWindow } from '../app/window.tsx'
import { startWork } from '../app/work.ts'
import { useWords } from '../ui/words.tsx'

/** Computes the figures of a report that somebody has again, and looks for its state in the journal of this workspace. */
export function useCheckReport(): () => void {
  const { client, chooseFiles } = useWindow()
  const { translate } = useWords()
  return useCallback(async () => {
    const [path] = await chooseFiles({ kind: 'report' })
    if (path === undefined) return
    await startWork(
      translate('reportFiles.checking'),
      (options) => client('report.verify', { path, chain: true }, options),
      ({ figures, differing, inChain, head: { entry } }) => ({
        text: translate('reportFiles.checked', { figures, differing, entry, inChain: String(inChain) }),
        isBad: differing > 0 || inChain === false,
      }),
    )
  }, [client, chooseFiles, translate])
}
