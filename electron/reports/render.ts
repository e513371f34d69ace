import { Worker } from 'node:worker_threads'
import { Refusal } from '../../shared/result.ts'
import type { Progress } from './kit/report.ts'
import type { FromWorker, LaidOut, Order, Rendered, Source, ToWorker } from './messages.ts'

export type { LaidOut, Rendered }

type WorkOptions = { signal?: AbortSignal; onProgress?: (progress: Progress) => void }

/**
 * Composes a report and writes it as a PDF file, in a worker. The file appears whole or not at all; where the work is cancelled or refused,
 * nothing is left behind. A file of that name is refused unless `replace` is set. Refusals: `cancelled`, `file.*`,
 * `reports.anchor.unknown`, and those of the report itself.
 */
export function renderReport(
  source: Source,
  target: string,
  { replace = false, ...options }: WorkOptions & { replace?: boolean } = {},
): Promise<Rendered> {
  return finish({ kind: 'render', source, target, replace }, options)
}

/** Makes a report as a PDF in memory, in a worker, byte for byte as `renderReport` writes it. Refuses as that does, but for files. */
export function layOutReport(source: Source, options: WorkOptions = {}): Promise<LaidOut> {
  return finish({ kind: 'layOut', source }, options)
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
