import type { ComparisonFacts } from '../../shared/reports/comparison/facts.ts'
import type { ReportDocument } from '../../shared/reports/document.ts'
import type { Details, ErrorCode } from '../../shared/result.ts'
import type { Progress, Written } from './kit/report.ts'

/** What a report is made of, as plain data: the facts that it is composed of in the worker, or a document as it stands. */
export type Source =
  | { kind: 'comparison'; facts: ComparisonFacts; locale: string }
  | { kind: 'document'; document: ReportDocument }

/** What came of a report, and how it is called. */
type Titled = Written & { title: string }

/** A finished report: what came of it, where it lies, and its length in bytes. */
export type Rendered = Titled & { path: string; bytes: number }

/** A finished report that lies nowhere. */
export type LaidOut = Titled & { content: Uint8Array }

/** What is to become of a report: a file, or its bytes. */
export type Order = { kind: 'render'; source: Source; target: string; replace: boolean } | { kind: 'layOut'; source: Source }

export type ToWorker = Order | { kind: 'cancel' }

/** `Finished` is what the order asked for. */
export type FromWorker<Finished> =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'done'; finished: Finished }
  | { kind: 'refused'; code: ErrorCode; details: Details }
  | { kind: 'failed'; reason: string }
