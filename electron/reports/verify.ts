import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { dataFile } from '../../shared/reports/comparison/data.ts'
import { type Recomputed, recompute } from '../../shared/reports/comparison/recompute.ts'
import { Refusal } from '../../shared/result.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { readAttachment } from './attachment.ts'

/** Computes every figure of a report again from the leaves that it carries. */
export function recomputeReport(path: string): Recomputed {
  const file = basename(path)
  const content = readAttachment(file, bytesOf(path), dataFile).toString('utf8')
  try {
    return recompute(JSON.parse(content))
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal('reports.file.damaged', { file })
    throw error
  }
}

function bytesOf(path: string): Uint8Array {
  const file = basename(path)
  try {
    if (!statSync(path).isFile()) throw new Refusal('reports.file.notPdf', { file })
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Refusal || !(error instanceof Error)) throw error
    throw new Refusal('exchange.unreadable', { file, reason: error.message })
  }
}

/** Whether the journal of a workspace holds the entry that a report names as its head: the report shows a state of that workspace. */
export function isInChain(workspace: Workspace, { id, head }: Recomputed['workspace']): boolean {
  const [entry] = workspace.journal({ before: head.entry + 1, limit: 1 })
  return workspace.identity().id === id && entry?.id === head.entry && entry.digest === head.digest
}
