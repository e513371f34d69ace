import { setImmediate } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'
import type { ReportDocument } from '../../shared/reports/document.ts'
import { Refusal } from '../../shared/result.ts'
import { writeReport } from './kit/report.ts'
import type { FromWorker, Rendered, ToWorker } from './messages.ts'
import { streamOutput } from './stream-output.ts'

let cancelled = false

function answer(message: FromWorker): void {
  parentPort?.postMessage(message)
}

function render(report: ReportDocument, target: string, replace: boolean): Promise<Rendered> {
  return streamOutput(target, { replace }, async (write) => {
    let bytes = 0
    const written = await writeReport(
      report,
      (chunk) => {
        bytes += chunk.length
        write(chunk)
      },
      async (progress) => {
        answer({ kind: 'progress', progress })
        await setImmediate()
        if (cancelled) throw new Refusal('cancelled')
      },
    )
    return { ...written, path: target, bytes }
  })
}

parentPort?.on('message', async (message: ToWorker) => {
  if (message.kind === 'cancel') {
    cancelled = true
    return
  }
  try {
    answer({ kind: 'done', rendered: await render(message.report, message.target, message.replace) })
  } catch (error) {
    if (error instanceof Refusal) answer({ kind: 'refused', code: error.code, details: error.details })
    else answer({ kind: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
