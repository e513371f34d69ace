import { basename } from 'node:path'
import type { Recomputed } from '../../../shared/reports/comparison/recompute.ts'
import { Refusal } from '../../../shared/result.ts'
import { workWithin } from '../../exchange/bounded-work.ts'
import { type VerifyLimits, verifyLimits } from './limits.ts'
import type { AgainstExpected, Answer, Order } from './protocol.ts'

type Options = {
  limits?: Partial<VerifyLimits>
  signal?: AbortSignal
  onProgress?: (progress: { done: number; total: number }) => void
}

/**
 * Computes every figure of a report again from the leaves that it carries, in a worker with limits on size, time and memory: the
 * report may come from anybody. Says the SHA-256 of its bytes too. Refuses with `reports.*`, with `exchange.unreadable`, and with `cancelled`.
 */
export async function recomputeReport(path: string, options: Options = {}): Promise<Recomputed & { sha256: string }> {
  const answer = await answered(path, undefined, options)
  if (answer.kind !== 'recomputed') throw new Error(`the worker answered ${answer.kind}`)
  return { ...answer.recomputed, sha256: answer.sha256 }
}

/** Compares a report with the bytes that it ought to have, in such a worker: what its ledger says beside the figures, and its pages. */
export async function compareReport(path: string, expected: Uint8Array, options: Options = {}): Promise<AgainstExpected> {
  const answer = await answered(path, expected, options)
  if (answer.kind !== 'compared') throw new Error(`the worker answered ${answer.kind}`)
  return answer.compared
}

function answered(path: string, expected: Uint8Array | undefined, { limits: narrower, signal, onProgress }: Options) {
  const file = basename(path)
  const limits = { ...verifyLimits, ...narrower }
  const order: Order = { file, path, limits, ...(expected && { expected }) }
  const refusals = { time: 'reports.ledger.timeout', memory: 'reports.ledger.memory' } as const
  const seconds = expected ? limits.pageSeconds : limits.seconds
  return workWithin<Exclude<Answer, { kind: 'progress' | 'refused' }>>(
    new URL('./worker.ts', import.meta.url),
    { file, order, limits: { ...limits, seconds }, refusals, signal },
    (worker, { resolve, reject }) => {
      worker.on('message', (answer: Answer) => {
        if (answer.kind === 'progress') onProgress?.(answer)
        else if (answer.kind === 'refused') reject(new Refusal(answer.code, answer.details))
        else resolve(answer)
      })
    },
  )
}
