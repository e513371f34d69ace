import { Worker } from 'node:worker_threads'
import { type ErrorCode, Refusal } from '../../shared/result.ts'

/** What work on a file from somebody else may cost. */
export type WorkLimits = {
  /** Of the worker's heap. */
  memoryMegabytes: number
  seconds: number
}

/** Work on one file; `file` is what messages call it. `refusals` says what goes beyond a limit, with `seconds` and `limit`. */
type Work = {
  file: string
  order: unknown
  limits: WorkLimits
  refusals: { time: ErrorCode; memory: ErrorCode }
  signal?: AbortSignal | undefined
}

type Settle<Result> = { resolve: (result: Result) => void; reject: (error: Refusal) => void }

/**
 * Has a worker do work on a file from somebody else, with limits on time and memory, while the calling thread stays free. `listen`
 * hears the worker and settles the work; the worker is ended then. Refuses with what `refusals` names, and with `cancelled`.
 */
export async function workWithin<Result>(
  program: URL,
  { file, order, limits, refusals, signal }: Work,
  listen: (worker: Worker, settle: Settle<Result>) => void,
): Promise<Result> {
  if (signal?.aborted) throw new Refusal('cancelled')
  const worker = new Worker(program, {
    workerData: order,
    // What a parser of others prints about a file is for nobody.
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMegabytes, maxYoungGenerationSizeMb: 32 },
  })
  const { promise, resolve, reject } = Promise.withResolvers<Result>()
  const beyondMemory = () => new Refusal(refusals.memory, { file, limit: limits.memoryMegabytes })
  const beyondTime = () => reject(new Refusal(refusals.time, { file, seconds: limits.seconds }))
  const cancel = () => reject(new Refusal('cancelled'))
  const timer = setTimeout(beyondTime, limits.seconds * 1000)
  signal?.addEventListener('abort', cancel)
  worker.on('error', (error) => reject(needsMemory(error) ? beyondMemory() : error))
  worker.on('exit', () => reject(beyondMemory()))
  listen(worker, { resolve, reject })
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', cancel)
    await worker.terminate()
  }
}

const needsMemory = (error: unknown): boolean =>
  error instanceof RangeError || (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
