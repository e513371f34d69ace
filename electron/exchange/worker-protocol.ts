import type { CellAsRead, SheetAsRead, WorkbookAsRead } from '../../shared/exchange/workbook.ts'
import type { Details, ErrorCode } from '../../shared/result.ts'
import type { ContainerKind, Entry } from './container.ts'
import type { ReadLimits } from './limits.ts'
import type { XliffAsRead } from './xliff.ts'

/** What the worker is started with: a workbook or a file for translators to read, or a container to open. */
export type Order =
  | { work: 'read'; file: string; source: { path: string } | { bytes: Uint8Array }; limits: ReadLimits }
  | { work: 'xliff'; file: string; path: string; limits: ReadLimits }
  | { work: 'open'; file: string; bytes: Uint8Array; container: ContainerKind; limits: ReadLimits }

/**
 * What the worker says. Cells come in portions, each after the caller asked for it, so that receiving them never holds
 * the calling thread for long.
 */
export type Answer =
  | { kind: 'opened'; workbook: Omit<WorkbookAsRead, 'sheets'>; portions: number }
  | { kind: 'sheet'; sheet: Omit<SheetAsRead, 'cells'> }
  | { kind: 'cells'; cells: CellAsRead[] }
  | { kind: 'done' }
  | { kind: 'entries'; entries: Entry[] }
  | { kind: 'xliff'; xliff: XliffAsRead }
  | { kind: 'refused'; code: ErrorCode; details: Details }

/** Cells of one portion. */
export const portion = 4_000
