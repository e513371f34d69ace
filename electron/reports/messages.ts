import type { ReportDocument } from '../../shared/reports/document.ts'
import type { Details, ErrorCode } from '../../shared/result.ts'
import type { Progress, Written } from './kit/report.ts'

/** A finished report: what came of it, where it lies, and its length in bytes. */
export type Rendered = Written & { path: string; bytes: number }

/** A finished report that lies nowhere. */
export type LaidOut = Written & { content: Uint8Array }

/** What is to become of a report: a file, or its bytes. */
export type Order =
  | { kind: 'render'; report: ReportDocument; target: string; replace: boolean }
  | { kind: 'layOut'; report: ReportDocument }

export type ToWorker = Order | { kind: 'cancel' }

/** `Finished` is what the order asked for. */
export type FromWorker<Finished> =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'done'; finished: Finished }
  | { kind: 'refused'; code: ErrorCode; details: Details }
  | { kind: 'failed'; reason: string }
