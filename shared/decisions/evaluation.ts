import type { OtherPrices, PriceCurrencies, PriceSheet, UnitPrices } from '../prices/price.ts'
import type { Instrument } from '../questionnaires/model.ts'
import type { Answer } from '../responses/answer.ts'
import type { AgreedNotApplicable } from '../scorecards/not-applicable.ts'
import type { AgreedScore, GivenScore } from '../scorecards/scorecard.ts'

/** A bid with everything that was received and recorded for it; the current revisions only. */
export type EvaluatedBid = {
  readonly id: string
  /** Name of the provider, as reports print it. */
  readonly bidder: string
  readonly withdrawn: boolean
  /** By question id, in canonical form; a question without an entry is blank. */
  readonly answers: ReadonlyMap<string, Answer>
  /** Unit prices by line id, as decimals; null or no entry where the bidder gave none. */
  readonly prices: UnitPrices
  /** Currencies of prices by line id, where it is another than that of the price sheet. */
  readonly currencies?: PriceCurrencies | undefined
  /** Scores that stand (those taken back are left out), at most one for each evaluator and subject. */
  readonly scores: readonly GivenScore[]
  readonly consensus: readonly AgreedScore[]
  /** On what of it people contradict each other, where they do. */
  readonly disputed?: DisputedBid | undefined
}

/** What else was said of a bid than that which stands, by facts that contradict it. */
export type DisputedBid = {
  /** By question id. */
  readonly answers: ReadonlyMap<string, readonly Answer[]>
  readonly prices: OtherPrices
  /** Whether somebody says that it was withdrawn, and somebody that it was not. It then takes part, and has no place until that is decided. */
  readonly standing: boolean
}

/** All that the ranking of one lot rests on. The order of the bids carries no meaning. */
export type Evaluation = {
  readonly instrument: Instrument
  readonly priceSheet: PriceSheet
  /** Bids of the lot, withdrawn ones too. A bid from which nothing has come yet counts as all blank. */
  readonly bids: readonly EvaluatedBid[]
  /** Agreements that stand; those taken back are left out. */
  readonly agreements: readonly AgreedNotApplicable[]
}
