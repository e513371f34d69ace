import { type Assessment, assess } from '../../shared/decisions/assessment.ts'
import type { Evaluation } from '../../shared/decisions/evaluation.ts'
import type { Head } from '../../shared/workspace/model.ts'
import type { Recorded } from '../workspace/recorded.ts'
import { loadEvaluation, reloadBids } from './evaluation.ts'
import { bidsTouchedSince } from './touched.ts'

type Kept = { lot: string; head: Head; evaluation: Evaluation; assessment?: Assessment }

/** What was last asked about in each open workspace. */
const latest = new WeakMap<Recorded, Kept>()

/**
 * The assessment of a lot as its file stands. A screen shows several views of one, so the last one serves until something is
 * recorded: nothing that it rests on changes without a journal entry. Then the bids that the new entries touched are read again.
 */
export function assessLot(workspace: Recorded, lot: string): Assessment {
  const kept = keptOf(workspace, lot)
  kept.assessment ??= assess(kept.evaluation)
  return kept.assessment
}

/** What the assessment of a lot rests on, kept with it: plain data, for those who assess it elsewhere. */
export function evaluationOfLot(workspace: Recorded, lot: string): Evaluation {
  return keptOf(workspace, lot).evaluation
}

function keptOf(workspace: Recorded, lot: string): Kept {
  const head = workspace.head()
  const before = latest.get(workspace)
  if (before?.lot === lot && before.head.digest === head.digest) return before
  const kept = { lot, head, evaluation: evaluationAt(workspace, lot, before) }
  latest.set(workspace, kept)
  return kept
}

function evaluationAt({ read }: Recorded, lot: string, before: Kept | undefined): Evaluation {
  const touched = before?.lot === lot ? bidsTouchedSince(read, before.head.entry) : undefined
  return before && touched ? reloadBids(read, lot, before.evaluation, touched) : loadEvaluation(read, lot)
}
