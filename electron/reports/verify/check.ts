import { dataFile } from '../../../shared/reports/comparison/data.ts'
import { compareFacts, type Recomputed, recompute } from '../../../shared/reports/comparison/recompute.ts'
import type { Saved } from '../../../shared/reports/verification.ts'
import { Refusal } from '../../../shared/result.ts'
import { PdfDocument } from '../../exchange/pages/document.ts'
import { readAttachment } from './attachment.ts'
import { readingLimits, type VerifyLimits } from './limits.ts'
import { comparePages } from './pages.ts'
import type { AgainstExpected } from './protocol.ts'

/** What a report that is read is called in messages, and what reading it may cost. */
type Reading = { file: string; limits: VerifyLimits }

/** Computes the figures of a report again from what it carries. Refuses with `reports.*`, and with `pdf.encrypted`. */
export function recomputed(read: Reading, given: Buffer): Recomputed {
  return recompute(ledgerOf(read, opened(read, given)))
}

function opened({ file, limits }: Reading, bytes: Buffer): PdfDocument {
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') throw new Refusal('reports.file.notPdf', { file })
  try {
    return new PdfDocument(file, bytes, readingLimits(limits))
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'pdf.encrypted') throw new Refusal('reports.file.damaged', { file })
    throw error
  }
}

function ledgerOf({ file, limits }: Reading, document: PdfDocument): unknown {
  const content = readAttachment(file, document, dataFile, limits.ledgerMegabytes).toString('utf8')
  try {
    return JSON.parse(content)
  } catch {
    throw new Refusal('reports.file.damaged', { file })
  }
}

/** Compares a report with the bytes that it ought to have. `onPage` is told after each page. Refuses as `recomputed` does. */
export function against(
  read: Reading,
  given: Buffer,
  expected: Buffer,
  onPage: (done: number, total: number) => void = () => {},
): AgainstExpected {
  const own = opened(read, expected)
  if (given.equals(expected)) {
    const nothing = { differing: 0, differences: [] }
    return { saved: 'asWritten', facts: { figures: 0, ...nothing }, pages: { pages: own.pages, ...nothing } }
  }
  const saved: Saved = given.subarray(0, expected.length).equals(expected) ? 'addedTo' : 'again'
  const document = opened(read, given)
  const facts = compareFacts(ledgerOf(read, document), ledgerOf(read, own))
  const pages = comparePages(document, own, (done) => onPage(done, own.pages))
  return { saved, facts, pages }
}
