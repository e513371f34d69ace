import { useCallback } from 'react'
import type { Evidence } from '../../shared/evidence/contract.ts'
import { useAskPlace } from '../app/files.ts'
import { useWindow } from '../app/window.tsx'
import { startWork } from '../app/work.ts'
import { useWords } from '../ui/words.tsx'

/** Writes a piece of evidence out, its bytes checked on the way. */
export function useExportEvidence(): (evidence: Evidence) => void {
  const { client } = useWindow()
  const askPlace = useAskPlace()
  const { translate, size } = useWords()
  return useCallback(
    async ({ id, fileName }: Evidence) => {
      const file = await askPlace({ kind: 'any', name: fileName })
      if (!file) return
      await startWork(
        translate('evidence.exporting', { file: fileName }),
        (options) => client('evidence.export', { evidence: id, ...file }, options),
        (written) => ({
          text: translate('evidence.exported', { path: written.path, size: size(written.size) }),
          file: written.path,
        }),
      )
    },
    [client, askPlace, translate, size],
  )
}
