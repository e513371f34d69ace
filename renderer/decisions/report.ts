import { useCallback } from 'react'
import type { Lot, Tender } from '../../shared/tenders/contract.ts'
import { useAskPlace } from '../app/files.tsx'
import { useWindow } from '../app/window.tsx'
import { useStartWork } from '../app/work.ts'
import { useWords } from '../ui/words.tsx'

/** Writes the comparison report of a lot where its reader wants it. */
export function useExportReport(tender: Tender, lot: Lot): () => void {
  const { client } = useWindow()
  const askPlace = useAskPlace()
  const start = useStartWork()
  const { translate, number, size } = useWords()
  const { id } = lot
  const { title } = tender
  return useCallback(async () => {
    const file = await askPlace({ kind: 'report', name: translate('report.fileName', { tender: title }) })
    if (!file) return
    await start(
      translate('report.comparison'),
      (options) => client('report.comparison', { lot: id, ...file }, options),
      (written) => ({
        text: translate('report.written', { path: written.path, pages: number(written.pages), size: size(written.size) }),
        file: written.path,
      }),
    )
  }, [client, askPlace, start, translate, number, size, id, title])
}
