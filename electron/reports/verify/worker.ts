import { parentPort, workerData } from 'node:worker_threads'
import { dataFile } from '../../../shared/reports/comparison/data.ts'
import { type Recomputed, recompute } from '../../../shared/reports/comparison/recompute.ts'
import { Refusal } from '../../../shared/result.ts'
import { readFileWithin } from '../../exchange/file-within.ts'
import { readAttachment } from './attachment.ts'
import type { Answer, Order } from './protocol.ts'

if (parentPort) parentPort.postMessage(answer(workerData))

function answer(order: Order): Answer {
  try {
    return { kind: 'recomputed', recomputed: recomputed(order) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { kind: 'refused', code: error.code, details: error.details }
  }
}

function recomputed({ file, path, limits }: Order): Recomputed {
  const { fileMegabytes: limit, ledgerMegabytes } = limits
  const bytes = readFileWithin(path, limit, {
    special: new Refusal('reports.file.notPdf', { file }),
    tooLarge: new Refusal('reports.file.tooLarge', { file, limit }),
  })
  const content = readAttachment(file, bytes, dataFile, ledgerMegabytes).toString('utf8')
  try {
    return recompute(JSON.parse(content))
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal('reports.file.damaged', { file })
    throw error
  }
}
