import { basename } from 'node:path'
import type { Worker } from 'node:worker_threads'
import type { CellAsRead, SheetAsRead, WorkbookAsRead } from '../../shared/exchange/workbook.ts'
import { Refusal } from '../../shared/result.ts'
import { workWithin } from './bounded-work.ts'
import type { ContainerKind, Entry } from './container.ts'
import { containerLimits, type ReadLimits, readLimits } from './limits.ts'
import type { Answer, Order } from './worker-protocol.ts'
import type { XliffAsRead } from './xliff.ts'

export type { ReadLimits } from './limits.ts'

/** A file on disk, or bytes with the name that messages call them by. */
export type WorkbookSource = { path: string } | { file: string; bytes: Uint8Array }

export type ParseOptions = {
  /** Narrower or wider limits than usual. */
  limits?: Partial<ReadLimits>
  /** Stops the reading, which is then refused with `cancelled`. */
  signal?: AbortSignal
  /** Called with the share of the work that is done, 0 to 1. */
  onProgress?: (share: number) => void
}

/**
 * Reads an `.xlsx` file in a worker, with limits on size, time and memory, while the calling thread stays free.
 * Refuses with `exchange.*` whatever is not a harmless workbook, and with `cancelled`.
 */
export async function parseWorkbook(source: WorkbookSource, options: ParseOptions = {}): Promise<WorkbookAsRead> {
  const { signal, onProgress } = options
  const limits = { ...readLimits, ...options.limits }
  const file = 'path' in source ? basename(source.path) : source.file
  const order: Order = { work: 'read', file, source: 'path' in source ? { path: source.path } : { bytes: source.bytes }, limits }
  const refusals = { time: 'exchange.timeout', memory: 'exchange.memory' } as const
  return workWithin<WorkbookAsRead>(
    new URL('./worker.ts', import.meta.url),
    { file, order, limits, refusals, signal },
    (worker, { resolve, reject }) => collect(worker, resolve, reject, onProgress),
  )
}

function collect(
  worker: Worker,
  resolve: (workbook: WorkbookAsRead) => void,
  reject: (error: Refusal) => void,
  onProgress: ParseOptions['onProgress'],
): void {
  let workbook: Omit<WorkbookAsRead, 'sheets'> | undefined
  const sheets: SheetAsRead[] = []
  let cells = new Map<string, CellAsRead>()
  let portions = 1
  let received = 0
  worker.on('message', (answer: Answer) => {
    switch (answer.kind) {
      case 'refused':
        reject(new Refusal(answer.code, answer.details))
        break
      case 'done':
        if (workbook) resolve({ ...workbook, sheets })
        break
      case 'opened':
        workbook = answer.workbook
        portions = answer.portions + 1
        break
      case 'sheet':
        cells = new Map()
        sheets.push({ ...answer.sheet, cells })
        break
      case 'cells':
        for (const cell of answer.cells) cells.set(cell.ref, cell)
    }
    onProgress?.(Math.min(1, received++ / portions))
    worker.postMessage('next')
  })
}

/** A file for translators (XLIFF), read in a worker. Refuses with `exchange.*` and `cancelled`. */
export async function readXliffFile(path: string, signal: AbortSignal): Promise<XliffAsRead> {
  const file = basename(path)
  const order: Order = { work: 'xliff', file, path, limits: readLimits }
  const refusals = { time: 'exchange.timeout', memory: 'exchange.memory' } as const
  return workWithin<XliffAsRead>(
    new URL('./worker.ts', import.meta.url),
    { file, order, limits: readLimits, refusals, signal },
    (worker, { resolve, reject }) => {
      worker.on('message', (answer: Answer) => {
        if (answer.kind === 'refused') reject(new Refusal(answer.code, answer.details))
        if (answer.kind === 'xliff') resolve(answer.xliff)
      })
    },
  )
}

/** The files inside a container, opened in a worker. Refuses with `exchange.*` and `cancelled`. */
export async function openFiles(
  container: ContainerKind,
  file: string,
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<Entry[]> {
  const order: Order = { work: 'open', file, bytes, container, limits: containerLimits }
  const refusals = { time: 'exchange.timeout', memory: 'exchange.memory' } as const
  return workWithin<Entry[]>(
    new URL('./worker.ts', import.meta.url),
    { file, order, limits: containerLimits, refusals, signal },
    (worker, { resolve, reject }) => {
      worker.on('message', (answer: Answer) => {
        if (answer.kind === 'refused') reject(new Refusal(answer.code, answer.details))
        if (answer.kind === 'entries') resolve(answer.entries)
      })
    },
  )
}
