import { useCallback } from 'react'
import { create } from 'zustand'
import type { Output } from '../../shared/contract.ts'
import type { Lot, Tender } from '../../shared/tenders/contract.ts'
import { useAskPlace } from '../app/files.ts'
import { useWindow } from '../app/window.tsx'
import { startWork } from '../app/work.ts'
import { useWords } from '../ui/words.tsx'

type WrittenReport = Output<'report.comparison'> & { lot: string; at: string }

/** Reports that this window has written, the newest first. */
export const useWrittenReports = create<{ reports: readonly WrittenReport[] }>()(() => ({ reports: [] }))

/** Writes the comparison report of a lot where its reader wants it. */
export function useExportReport(tender: Tender, lot: Lot): () => void {
  const { client } = useWindow()
  const askPlace = useAskPlace()
  const { translate, number, size } = useWords()
  const { id } = lot
  const { title } = tender
  return useCallback(async () => {
    const file = await askPlace({ kind: 'report', name: translate('report.fileName', { tender: title }) })
    if (!file) return
    const written = await startWork(
      translate('report.comparison'),
      (options) => client('report.comparison', { lot: id, ...file }, options),
      (report) => ({
        text: translate('report.written', { path: report.path, pages: number(report.pages), size: size(report.size) }),
        file: report.path,
      }),
      'report',
    )
    if (!written) return
    const report = { ...written, lot: id, at: new Date().toISOString() }
    useWrittenReports.setState(({ reports }) => ({ reports: [report, ...reports] }))
  }, [client, askPlace, translate, number, size, id, title])
}
