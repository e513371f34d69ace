import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../../../shared/result.ts'
import { readFileWithin } from '../../exchange/file-within.ts'
import { against, recomputed } from './check.ts'
import type { Answer, Order } from './protocol.ts'

if (parentPort) parentPort.postMessage(answer(workerData))

function answer(order: Order): Answer {
  try {
    const given = bytesOf(order)
    if (order.expected) return { kind: 'compared', compared: against(order, given, Buffer.from(order.expected), tell) }
    return { kind: 'recomputed', recomputed: recomputed(order, given), sha256: createHash('sha256').update(given).digest('hex') }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { kind: 'refused', code: error.code, details: error.details }
  }
}

function bytesOf({ file, path, limits: { fileMegabytes: limit } }: Order): Buffer {
  const bytes = readFileWithin(path, limit, {
    special: new Refusal('reports.file.notPdf', { file }),
    tooLarge: new Refusal('reports.file.tooLarge', { file, limit }),
  })
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function tell(done: number, total: number): void {
  const progress: Answer = { kind: 'progress', done, total }
  parentPort?.postMessage(progress)
}
