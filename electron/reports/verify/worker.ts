import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { dataFile } from '../../../shared/reports/comparison/data.ts'
import { compareFacts, recompute } from '../../../shared/reports/comparison/recompute.ts'
import type { Saved } from '../../../shared/reports/verification.ts'
import { Refusal } from '../../../shared/result.ts'
import { readFileWithin } from '../../exchange/file-within.ts'
import { PdfDocument } from '../../exchange/pages/document.ts'
import { readAttachment } from './attachment.ts'
import { readingLimits } from './limits.ts'
import { comparePages } from './pages.ts'
import type { AgainstExpected, Answer, Order } from './protocol.ts'

if (parentPort) parentPort.postMessage(answer(workerData))

function answer(order: Order): Answer {
  try {
    const given = bytesOf(order)
    if (order.expected) return { kind: 'compared', compared: against(order, given, Buffer.from(order.expected)) }
    const recomputed = recompute(ledgerOf(order, opened(order, given)))
    return { kind: 'recomputed', recomputed, sha256: createHash('sha256').update(given).digest('hex') }
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

function opened({ file, limits }: Order, bytes: Buffer): PdfDocument {
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') throw new Refusal('reports.file.notPdf', { file })
  try {
    return new PdfDocument(file, bytes, readingLimits(limits))
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'pdf.encrypted') throw new Refusal('reports.file.damaged', { file })
    throw error
  }
}

function ledgerOf({ file, limits }: Order, document: PdfDocument): unknown {
  const content = readAttachment(file, document, dataFile, limits.ledgerMegabytes).toString('utf8')
  try {
    return JSON.parse(content)
  } catch {
    throw new Refusal('reports.file.damaged', { file })
  }
}

function against(order: Order, given: Buffer, expected: Buffer): AgainstExpected {
  const own = opened(order, expected)
  if (given.equals(expected)) {
    const nothing = { differing: 0, differences: [] }
    return { saved: 'asWritten', facts: { figures: 0, ...nothing }, pages: { pages: own.pages, ...nothing } }
  }
  const saved: Saved = given.subarray(0, expected.length).equals(expected) ? 'addedTo' : 'again'
  const document = opened(order, given)
  const facts = compareFacts(ledgerOf(order, document), ledgerOf(order, own))
  const pages = comparePages(document, own, (done) => {
    const progress: Answer = { kind: 'progress', done, total: own.pages }
    parentPort?.postMessage(progress)
  })
  return { saved, facts, pages }
}
