import { basename } from 'node:path'
import type { Recomputed } from '../../../shared/reports/comparison/recompute.ts'
import { Refusal } from '../../../shared/result.ts'
import { workWithin } from '../../exchange/bounded-work.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { type VerifyLimits, verifyLimits } from './limits.ts'
import type { Answer, Order } from './protocol.ts'

/**
 * Computes every figure of a report again from the leaves that it carries, in a worker with limits on size, time and memory: the
 * report may come from anybody. Refuses with `reports.*`, with `exchange.unreadable`, and with `cancelled`.
 */
export function recomputeReport(
  path: string,
  { limits: narrower, signal }: { limits?: Partial<VerifyLimits>; signal?: AbortSignal } = {},
): Promise<Recomputed> {
  const file = basename(path)
  const limits = { ...verifyLimits, ...narrower }
  const order: Order = { file, path, limits }
  const refusals = { time: 'reports.ledger.timeout', memory: 'reports.ledger.memory' } as const
  return workWithin<Recomputed>(
    new URL('./worker.ts', import.meta.url),
    { file, order, limits, refusals, signal },
    (worker, { resolve, reject }) => {
      worker.on('message', (answer: Answer) => {
        if (answer.kind === 'recomputed') resolve(answer.recomputed)
        else reject(new Refusal(answer.code, answer.details))
      })
    },
  )
}

/** Whether the journal of a workspace holds the entry that a report names as its head: the report shows a state of that workspace. */
export function isInChain(workspace: Workspace, { id, head }: Recomputed['workspace']): boolean {
  const [entry] = workspace.journal({ before: head.entry + 1, limit: 1 })
  return workspace.identity().id === id && entry?.id === head.entry && entry.digest === head.digest
}
