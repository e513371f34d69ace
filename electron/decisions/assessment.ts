import { type Assessment, assess } from '../../shared/decisions/assessment.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { loadEvaluation } from './evaluation.ts'

type Kept = { lot: string; digest: string; assessment: Assessment }

/** The last assessment of each open workspace. */
const latest = new WeakMap<Workspace, Kept>()

/**
 * The assessment of a lot as its file stands. A screen shows several views of one, so the last one serves until something is
 * recorded: nothing that it rests on changes without a journal entry.
 */
export function assessLot(workspace: Workspace, lot: string): Assessment {
  const { digest } = workspace.head()
  const kept = latest.get(workspace)
  if (kept?.lot === lot && kept.digest === digest) return kept.assessment
  const assessment = assess(loadEvaluation(workspace.read, lot))
  latest.set(workspace, { lot, digest, assessment })
  return assessment
}
