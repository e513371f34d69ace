import type { DrawnPage } from '../../../shared/exchange/page.ts'
import type { Details, ErrorCode } from '../../../shared/result.ts'
import type { DrawLimits } from './limits.ts'

/** What the drawing worker is started with. It is then asked for one page after the other, each a `WantedPage`. */
export type Order = { file: string; content: Uint8Array; limits: DrawLimits }

/** What it says once, when the document is open. */
export type Opened = { kind: 'opened'; pages: number }

/** What it answers to each question. After `broken` it ends. */
export type Answer =
  | { kind: 'drawn'; page: DrawnPage }
  | { kind: 'refused'; code: ErrorCode; details: Details }
  | { kind: 'broken'; code: ErrorCode; details: Details }
