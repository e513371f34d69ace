import type { Conflict } from '../../decisions/conflicts.ts'
import type { Decision } from '../../decisions/decision.ts'
import type { Evaluation } from '../../decisions/evaluation.ts'
import type { Evidence } from '../../evidence/contract.ts'
import type { Price } from '../../prices/contract.ts'
import type { TenderCurrency } from '../../prices/rate-model.ts'
import type { Receipt } from '../../responses/contract.ts'
import type { Agreement, Exclusion, ListedEvaluator, RoundLock, Score } from '../../scorecards/contract.ts'
import type { Declared } from '../../scorecards/declaration-model.ts'
import type { Remark } from '../../scorecards/remark-model.ts'
import type { Amendment } from '../../tenders/amendment-model.ts'
import type { Bid, Lot, PriceKeeping, PriceOpening, Tender } from '../../tenders/contract.ts'
import type { Identity, State } from '../../workspace/model.ts'

/** A file that an answer names; `evidence` is null while the file itself has not arrived. */
export type NamedFile = { readonly question: string; readonly fileName: string; readonly evidence: Evidence | null }

/** A bid with what the report says about it beside its scores. */
export type BidderFacts = {
  readonly bid: Bid
  /** In the order in which they were recorded. */
  readonly receipts: readonly Receipt[]
  /** Files of the current answers, in the order of the questionnaire. */
  readonly files: readonly NamedFile[]
  /** Current prices that somebody typed, in the order of the price sheet. */
  readonly typedPrices: readonly Price[]
  /** The bidder's comments on current answers, by question id. */
  readonly comments: ReadonlyMap<string, string>
  /** Why answers are confidential, by question id: they may not reach another bidder. */
  readonly confidential: ReadonlyMap<string, string>
}

/** That something was changed after it was first recorded: its newest revision, which is the second or a later one. */
export type Revision = {
  readonly bid: string
  readonly kind: 'answer' | 'score' | 'consensus' | 'price'
  readonly on: 'question' | 'criterion' | 'line'
  /** The id of the question, the criterion or the price line. */
  readonly subject: string
  /** Whose score it is. */
  readonly evaluator: string | null
  readonly revision: number
  readonly at: string
  /** Who recorded it, by the journal; empty where that is not known. */
  readonly by: string
  /** Null where it was read from a workbook. */
  readonly reason: string | null
  /** Points or unit price of the revision before and of this one; null where there was none, or it was taken back. */
  readonly before: string | null
  readonly now: string | null
}

/** Everything that the comparison report of a lot rests on: one state of the workspace, named by its head. */
export type ComparisonFacts = {
  readonly workspace: Identity
  readonly head: State
  /** Who recorded the entry that is the head; empty where that is not known. */
  readonly recordedBy: string
  readonly tender: Tender
  /** Of the tender, in order. */
  readonly amendments: readonly Amendment[]
  readonly lot: Lot
  readonly evaluation: Evaluation
  /** What people decided on it. */
  readonly decision: Decision
  /** All bids of the lot, withdrawn ones too, in the order in which they were added. */
  readonly bidders: readonly BidderFacts[]
  /** The receipt register: what was recorded for the lot or moved to it, what was moved away from it too. */
  readonly register: readonly Receipt[]
  /** Those who were retired too. */
  readonly evaluators: readonly ListedEvaluator[]
  /** What was decided about whose scores count for whom. */
  readonly exclusions: readonly Exclusion[]
  /** What the evaluators have declared of their interests. */
  readonly declarations: readonly Declared[]
  /** Comments and questions that somebody has chosen to be printed. */
  readonly remarks: readonly Remark[]
  /** Agreements that stand. */
  readonly agreements: readonly Agreement[]
  readonly revisions: readonly Revision[]
  readonly conflicts: readonly Conflict[]
  /** Currencies of the tender beside its own. */
  readonly currencies: readonly TenderCurrency[]
  /** How the prices of the lot are kept, and who has opened them. */
  readonly prices: PriceKeeping & { readonly openings: readonly PriceOpening[]; readonly closed: boolean }
  /** Who has locked their round, and who has unlocked it again. */
  readonly locks: readonly RoundLock[]
  /** Scores that came after their evaluator's lock, with a reason or without. */
  readonly afterLock: readonly Score[]
}
