import type { Compared, Recomputed } from '../../../shared/reports/comparison/recompute.ts'
import type { ComparedPages, Saved } from '../../../shared/reports/verification.ts'
import type { Details, ErrorCode } from '../../../shared/result.ts'
import type { VerifyLimits } from './limits.ts'

/** What the worker that checks a report is started with: `expected` are the bytes that it ought to have, where they are known. */
export type Order = { file: string; path: string; limits: VerifyLimits; expected?: Uint8Array }

/** How a report compares with the bytes that it ought to have. `facts` is what its ledger says beside the figures. */
export type AgainstExpected = { saved: Saved; facts: Compared; pages: ComparedPages }

/** What it answers: how far it is, and one answer at the end. */
export type Answer =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'recomputed'; recomputed: Recomputed; sha256: string }
  | { kind: 'compared'; compared: AgainstExpected }
  | { kind: 'refused'; code: ErrorCode; details: Details }
