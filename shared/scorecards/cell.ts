import type { ScoringState } from './contract.ts'
import { pointsBetween } from './scale.ts'

/**
 * A score that is not in the file yet. `draft`: its reason is still to be written · `saving` · `saved`: in the file, and shown
 * from here until the scores were read again. `points` null takes a score back.
 */
export type Draft = Words & {
  readonly points: number | null
  readonly state: 'draft' | 'saving' | 'saved'
  /** Why it is said although the evaluator has locked the round. */
  readonly afterLock?: string | undefined
}

/** What is said of points: why, for the file, and what the bidder may be told of it; empty where nothing is. */
export type Words = { readonly reason: string; readonly releasable: string }

/** Whose scores a grid shows: one evaluator's own, or those that all agree on. */
export type ScoringMode = 'own' | 'consensus'

/** Points that stand in the file, and what was said of them. */
export type Given = { readonly points: number; readonly reason: string; readonly releasable: string | null }

/**
 * Why what stands in a cell counts as open: people contradict each other, of whose facts one is named; or a score came after its evaluator
 * had locked the round, and nobody has admitted it. `before`: the points that counted until then, if any did.
 */
export type Unsettled =
  | { readonly kind: 'conflict'; readonly fact: string }
  | { readonly kind: 'late'; readonly score: string; readonly before: number | null }

/** What is told of a score, a consensus or an agreement that bears on whether it is settled. */
type Told = {
  readonly id?: string
  readonly others: readonly { readonly fact: string }[]
  readonly late?: { readonly before: number | null } | null
}

/** Why the first of these that is not settled is not; a conflict before what came late, because deciding it settles both. */
export function unsettledIn(told: readonly Told[]): Unsettled | undefined {
  const [disputed] = told.flatMap(({ others }) => others)
  if (disputed) return { kind: 'conflict', fact: disputed.fact }
  const [late] = told.flatMap(({ id, late }): Unsettled[] =>
    late && id !== undefined ? [{ kind: 'late', score: id, before: late.before }] : [],
  )
  return late
}

/** Whether a draft says all that has to be said to bring it into the file; after the lock also why it comes then. */
export function isComplete({ reason, afterLock = '' }: Pick<Draft, 'reason' | 'afterLock'>, isLocked: boolean): boolean {
  return reason.trim() !== '' && (!isLocked || afterLock.trim() !== '')
}

/** What can be done in a cell: besides, its evaluator may have been retired, or be excluded from scoring the bid. */
export type CellState = ScoringState | 'retired' | 'excluded'

/** Where a subject and a bid meet, for one evaluator or for the consensus, as the file has it. */
export type FiledCell = {
  readonly state: CellState
  /** What stands in the file. */
  readonly score: Given | null
  /** Why that is not settled; nothing where it is. */
  readonly unsettled?: Unsettled | undefined
  /** Whether a question about it waits for a reply. */
  readonly asked?: boolean
  /** What each evaluator gave. */
  readonly given: readonly (Given & { readonly evaluator: string })[]
}

/** The same with what is typed there. */
export type ScoreCell = FiledCell & { readonly draft: Draft | undefined }

/** What an evaluator can do in a cell: nothing where they were retired, or are excluded from scoring the bid. */
export function stateFor(state: ScoringState, by: { isRetired: boolean; isExcluded: boolean }): CellState {
  if (state !== 'open') return state
  return by.isExcluded ? 'excluded' : by.isRetired ? 'retired' : state
}

/** The points that a cell shows: those of its draft, else those in the file. */
export function pointsShown({ draft, score }: Pick<ScoreCell, 'draft' | 'score'>): number | null {
  return draft ? draft.points : (score?.points ?? null)
}

/** The words that a cell shows: those of its draft, else those in the file. */
export function wordsShown({ draft, score }: Pick<ScoreCell, 'draft' | 'score'>): Words {
  if (draft) return { reason: draft.reason, releasable: draft.releasable }
  return { reason: score?.reason ?? '', releasable: score?.releasable ?? '' }
}

/** Highest minus lowest of what the evaluators gave; 0 below two. */
export function spreadShown({ given }: Pick<ScoreCell, 'given'>): number {
  const points = given.map((one) => one.points)
  return points.length < 2 ? 0 : pointsBetween(Math.min(...points), Math.max(...points))
}

/** Whether a cell belongs to the work: one with an answer to score, or one on which evaluators differ. */
function countsInMode(cell: ScoreCell, mode: ScoringMode): boolean {
  return cell.state === 'open' && (mode === 'own' || spreadShown(cell) > 0)
}

/** Whether a cell still waits: for the reason of a draft, for a score, or for an agreement. */
export function waitsInMode(cell: ScoreCell, mode: ScoringMode): boolean {
  return cell.draft?.state === 'draft' || (countsInMode(cell, mode) && pointsShown(cell) === null)
}

/** How much of the work on some cells is done, and in how many a reason is still to be written. */
export type Work = { readonly total: number; readonly done: number; readonly drafts: number }

/**
 * What is done and what is left, of the cells of each bid. As everywhere, what is scored of a bid that is out decides nothing, so it is
 * no work; a draft is one wherever it is.
 */
export function workOn(
  bids: readonly { readonly out: boolean; readonly cells: readonly ScoreCell[] }[],
  mode: ScoringMode,
): Work {
  const counted = bids.flatMap(({ out, cells }) => (out ? [] : cells.filter((cell) => countsInMode(cell, mode))))
  const drafts = bids.flatMap(({ cells }) => cells.filter(({ draft }) => draft?.state === 'draft'))
  return {
    total: counted.length,
    done: counted.filter((cell) => !waitsInMode(cell, mode)).length,
    drafts: drafts.length,
  }
}

/**
 * The draft that a digit makes of a cell, or null where it brings back what stands in the file. Null points take back. What a bidder
 * may be told of other points does not pass to these.
 */
export function draftOf({ score, draft }: ScoreCell, points: number | null): Draft | null {
  if (points === (score?.points ?? null)) return null
  const wasTakenBack = draft?.points === null
  if (points === null || wasTakenBack) return { points, reason: '', releasable: '', state: 'draft' }
  const { reason, releasable } = wordsShown({ score, draft })
  return { points, reason, releasable: releasable === score?.releasable ? '' : releasable, state: 'draft' }
}
