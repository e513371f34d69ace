import { Worker } from 'node:worker_threads'
import type { ReportDocument } from '../../shared/reports/document.ts'
import { Refusal } from '../../shared/result.ts'
import type { Progress } from './kit/report.ts'
import type { FromWorker, LaidOut, Order, Rendered, ToWorker } from './messages.ts'

export type { LaidOut, Rendered }

type WorkOptions = { signal?: AbortSignal; onProgress?: (progress: Progress) => void }

/**
 * Writes a report as a PDF file, in a worker. The file appears whole or not at all; where the work is cancelled or refused,
 * nothing is left behind. A file of that name is refused unless `replace` is set. Refusals: `cancelled`, `file.*`,
 * `reports.anchor.unknown`.
 */
export function renderReport(
  report: ReportDocument,
  target: string,
  { replace = false, ...options }: WorkOptions & { replace?: boolean } = {},
): Promise<Rendered> {
  return finish({ kind: 'render', report, target, replace }, options)
}

/** Makes a report as a PDF in memory, in a worker, byte for byte as `renderReport` writes it. Refusals: `cancelled`, `reports.anchor.unknown`. */
export function layOutReport(report: ReportDocument, options: WorkOptions = {}): Promise<LaidOut> {
  return finish({ kind: 'layOut', report }, options)
}

function finish<Finished>(order: Order, { signal, onProgress }: WorkOptions): Promise<Finished> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new Refusal('cancelled'))
    const worker = new Worker(new URL('./worker.ts', import.meta.url))
    const send = (message: ToWorker): void => worker.postMessage(message)
    // A file must be cleared away, bytes need not be.
    const cancel = (): void => (order.kind === 'render' ? send({ kind: 'cancel' }) : end(() => reject(new Refusal('cancelled'))))
    const end = (settle: () => void): void => {
      signal?.removeEventListener('abort', cancel)
      worker.removeAllListeners()
      void worker.terminate()
      settle()
    }
    signal?.addEventListener('abort', cancel)
    worker.on('message', (message: FromWorker<Finished>) => {
      if (message.kind === 'progress') onProgress?.(message.progress)
      else if (message.kind === 'done') end(() => resolve(message.finished))
      else if (message.kind === 'refused') end(() => reject(new Refusal(message.code, message.details)))
      else end(() => reject(new Error(message.reason)))
    })
    worker.on('error', (error) => end(() => reject(error)))
    worker.on('exit', (code) => end(() => reject(new Error(`the report worker ended with ${code}`))))
    send(order)
  })
}
