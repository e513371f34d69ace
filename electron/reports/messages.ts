import type { ReportDocument } from '../../shared/reports/document.ts'
import type { Details, ErrorCode } from '../../shared/result.ts'
import type { Progress, Written } from './kit/report.ts'

/** A finished report: where it lies, how long it is, and the characters that no font has. */
export type Rendered = Written & { path: string; bytes: number }

export type ToWorker = { kind: 'render'; report: ReportDocument; target: string; replace: boolean } | { kind: 'cancel' }

export type FromWorker =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'done'; rendered: Rendered }
  | { kind: 'refused'; code: ErrorCode; details: Details }
  | { kind: 'failed'; reason: string }
