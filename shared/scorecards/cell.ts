import type { ScoringState } from './contract.ts'
import { pointsBetween } from './scale.ts'

/**
 * A score that is not in the file yet. `draft`: its reason is still to be written · `saving` · `saved`: in the file, and shown
 * from here until the scores were read again. `points` null takes a score back.
 */
export type Draft = { readonly points: number | null; readonly reason: string; readonly state: 'draft' | 'saving' | 'saved' }

/** Whose scores a grid shows: one evaluator's own, or those that all agree on. */
export type ScoringMode = 'own' | 'consensus'

/** Where a subject and a bid meet, for one evaluator or for the consensus, as the file has it. */
export type FiledCell = {
  readonly state: ScoringState
  /** What stands in the file. */
  readonly score: { readonly points: number; readonly reason: string } | null
  /** What each evaluator gave. */
  readonly given: readonly { readonly evaluator: string; readonly points: number; readonly reason: string }[]
}

/** The same with what is typed there. */
export type ScoreCell = FiledCell & { readonly draft: Draft | undefined }

/** The points that a cell shows: those of its draft, else those in the file. */
export function pointsShown({ draft, score }: Pick<ScoreCell, 'draft' | 'score'>): number | null {
  return draft ? draft.points : (score?.points ?? null)
}

/** Highest minus lowest of what the evaluators gave; 0 below two. */
export function spreadShown({ given }: Pick<ScoreCell, 'given'>): number {
  const points = given.map((one) => one.points)
  return points.length < 2 ? 0 : pointsBetween(Math.min(...points), Math.max(...points))
}

/** Whether a cell belongs to the work: one with an answer to score, or one on which evaluators differ. */
export function countsInMode(cell: ScoreCell, mode: ScoringMode): boolean {
  return cell.state === 'open' && (mode === 'own' || spreadShown(cell) > 0)
}

/** Whether a cell still waits: for the reason of a draft, for a score, or for an agreement. */
export function waitsInMode(cell: ScoreCell, mode: ScoringMode): boolean {
  return cell.draft?.state === 'draft' || (countsInMode(cell, mode) && pointsShown(cell) === null)
}

/** The draft that a digit makes of a cell, or null where it brings back what stands in the file. Null points take back. */
export function draftOf({ score, draft }: ScoreCell, points: number | null): Draft | null {
  if (points === (score?.points ?? null)) return null
  const wasTakenBack = draft?.points === null
  const reason = points === null || wasTakenBack ? '' : (draft?.reason ?? score?.reason ?? '')
  return { points, reason, state: 'draft' }
}
