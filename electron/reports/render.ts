import { Worker } from 'node:worker_threads'
import type { ReportDocument } from '../../shared/reports/document.ts'
import { Refusal } from '../../shared/result.ts'
import type { Progress } from './kit/report.ts'
import type { FromWorker, Rendered, ToWorker } from './messages.ts'

export type { Progress, Rendered }

/**
 * Writes a report as a PDF file, in a worker. The file appears whole or not at all; where the work is cancelled or refused,
 * nothing is left behind. A file of that name is refused unless `replace` is set. Refusals: `cancelled`, `file.*`,
 * `reports.anchor.unknown`.
 */
export function renderReport(
  report: ReportDocument,
  target: string,
  options: { replace?: boolean; signal?: AbortSignal; onProgress?: (progress: Progress) => void } = {},
): Promise<Rendered> {
  const { signal, onProgress } = options
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new Refusal('cancelled'))
    const worker = new Worker(new URL('./worker.ts', import.meta.url))
    const send = (message: ToWorker): void => worker.postMessage(message)
    const cancel = (): void => send({ kind: 'cancel' })
    const finish = (settle: () => void): void => {
      signal?.removeEventListener('abort', cancel)
      worker.removeAllListeners()
      void worker.terminate()
      settle()
    }
    signal?.addEventListener('abort', cancel)
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'progress') onProgress?.(message.progress)
      else if (message.kind === 'done') finish(() => resolve(message.rendered))
      else if (message.kind === 'refused') finish(() => reject(new Refusal(message.code, message.details)))
      else finish(() => reject(new Error(message.reason)))
    })
    worker.on('error', (error) => finish(() => reject(error)))
    worker.on('exit', (code) => finish(() => reject(new Error(`the report worker ended with ${code}`))))
    send({ kind: 'render', report, target, replace: options.replace ?? false })
  })
}
