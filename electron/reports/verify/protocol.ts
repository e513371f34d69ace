import type { Recomputed } from '../../../shared/reports/comparison/recompute.ts'
import type { Details, ErrorCode } from '../../../shared/result.ts'
import type { VerifyLimits } from './limits.ts'

/** What the worker that checks a report is started with. */
export type Order = { file: string; path: string; limits: VerifyLimits }

/** What it answers, once. */
export type Answer = { kind: 'recomputed'; recomputed: Recomputed } | { kind: 'refused'; code: ErrorCode; details: Details }
