import { type Assessment, assess } from '../../shared/decisions/assessment.ts'
import type { Evaluation } from '../../shared/decisions/evaluation.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { loadEvaluation } from './evaluation.ts'

type Kept = { lot: string; digest: string; evaluation: Evaluation; assessment?: Assessment }

/** What was last asked about in each open workspace. */
const latest = new WeakMap<Workspace, Kept>()

/**
 * The assessment of a lot as its file stands. A screen shows several views of one, so the last one serves until something is
 * recorded: nothing that it rests on changes without a journal entry.
 */
export function assessLot(workspace: Workspace, lot: string): Assessment {
  const kept = keptOf(workspace, lot)
  kept.assessment ??= assess(kept.evaluation)
  return kept.assessment
}

/** What the assessment of a lot rests on, kept with it: plain data, for those who assess it elsewhere. */
export function evaluationOfLot(workspace: Workspace, lot: string): Evaluation {
  return keptOf(workspace, lot).evaluation
}

function keptOf(workspace: Workspace, lot: string): Kept {
  const { digest } = workspace.head()
  const before = latest.get(workspace)
  if (before?.lot === lot && before.digest === digest) return before
  const kept = { lot, digest, evaluation: loadEvaluation(workspace.read, lot) }
  latest.set(workspace, kept)
  return kept
}
