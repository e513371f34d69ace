import { setImmediate } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'
import { comparisonReport } from '../../shared/reports/comparison/report.ts'
import type { ReportDocument } from '../../shared/reports/document.ts'
import { Refusal } from '../../shared/result.ts'
import { translatorOf } from '../messages/languages.ts'
import { type Checkpoint, writeReport } from './kit/report.ts'
import type { FromWorker, LaidOut, Order, Rendered, Source, ToWorker } from './messages.ts'
import { streamOutput } from './stream-output.ts'

let cancelled = false

function answer(message: FromWorker<Rendered | LaidOut>): void {
  parentPort?.postMessage(message)
}

const checkpoint: Checkpoint = async (progress) => {
  answer({ kind: 'progress', progress })
  await setImmediate()
  if (cancelled) throw new Refusal('cancelled')
}

function composed(source: Source): ReportDocument {
  return source.kind === 'document' ? source.document : comparisonReport(source.facts, translatorOf(source.locale))
}

function render(report: ReportDocument, target: string, replace: boolean): Promise<Rendered> {
  return streamOutput(target, { replace }, async (write) => {
    let bytes = 0
    const count = (chunk: Uint8Array) => {
      bytes += chunk.length
      write(chunk)
    }
    return { ...(await writeReport(report, count, checkpoint)), title: report.title, path: target, bytes }
  })
}

async function layOut(report: ReportDocument): Promise<LaidOut> {
  const chunks: Uint8Array[] = []
  const written = await writeReport(report, (chunk) => chunks.push(chunk), checkpoint)
  return { ...written, title: report.title, content: Buffer.concat(chunks) }
}

async function finish(order: Order): Promise<Rendered | LaidOut> {
  const report = composed(order.source)
  return order.kind === 'layOut' ? layOut(report) : render(report, order.target, order.replace)
}

parentPort?.on('message', async (message: ToWorker) => {
  if (message.kind === 'cancel') {
    cancelled = true
    return
  }
  try {
    answer({ kind: 'done', finished: await finish(message) })
  } catch (error) {
    if (error instanceof Refusal) answer({ kind: 'refused', code: error.code, details: error.details })
    else answer({ kind: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
