import type { HiddenName } from '../../../shared/packs/hidden-names.ts'
import { Refusal } from '../../../shared/result.ts'
import { workWithin } from '../../exchange/bounded-work.ts'
import { containerLimits, megabyte } from '../../exchange/limits.ts'
import { readContent } from '../../workspace/content.ts'
import type { Reader } from '../../workspace/database.ts'
import type { Looked, Order } from './protocol.ts'

/** What looking into a document may cost: what people read and what is said about it are read, so that takes longer than a workbook. */
const limits = { ...containerLimits, seconds: 60, memoryMegabytes: 1024 }

/** A document: the SHA-256 and size of its content, and its name. */
export type Document = { sha256: string; size: number; file: string }

/**
 * Seeks hidden names in a document, in a worker with limits on size, memory and time. What cannot be looked into, because it is too large,
 * takes too long or breaks the worker, is told as that. Refuses with `cancelled` alone.
 */
export async function lookInto(
  read: Reader,
  { sha256, size, file }: Document,
  names: readonly HiddenName[],
  signal: AbortSignal,
): Promise<Looked> {
  if (size > limits.fileMegabytes * megabyte) return unread('large')
  const order: Order = { file, bytes: Buffer.concat([...readContent(read, sha256)]), names, limits }
  const refusals = { time: 'exchange.timeout', memory: 'exchange.memory' } as const
  try {
    return await workWithin<Looked>(
      new URL('./worker.ts', import.meta.url),
      { file, order, limits, refusals, signal },
      (worker, { resolve }) => worker.on('message', resolve),
    )
  } catch (error) {
    if (error instanceof Refusal && error.code === 'cancelled') throw error
    return unread(error instanceof Refusal && error.code === 'exchange.timeout' ? 'time' : 'damaged')
  }
}

const unread = (why: Looked['unread'][number]['why']): Looked => ({ names: [], unread: [{ part: '', why }] })
