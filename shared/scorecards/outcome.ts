import type { Interval } from '../arithmetic/interval.ts'

/**
 * `scored` · `blank`: no answer · `open`: a blank decides whether it is asked at all · `claimed`: not applicable says the
 * bidder, and nobody agreed · `unscored`: answered, but no evaluator has scored it yet · `notApplicable`: agreed, dropped ·
 * `hidden`: does not concern this bidder, dropped · `avoided`: hidden by a poor answer to an earlier question, counts as the lowest ·
 * `information`: carries no points of its own · `disputed`: people contradict each other on it, and nobody has decided.
 */
export type ScoreStatus =
  | 'scored'
  | 'blank'
  | 'open'
  | 'claimed'
  | 'unscored'
  | 'notApplicable'
  | 'hidden'
  | 'avoided'
  | 'information'
  | 'disputed'

/** What a score rests on; `none` where nothing has been scored. */
export type ScoreSource = 'rule' | 'mean' | 'consensus' | 'price' | 'none'

/** Whether people gave a score, rather than a rule or a price. */
export function isJudged({ source }: { readonly source: ScoreSource }): boolean {
  return source === 'mean' || source === 'consensus'
}

/** What comes of a question for a bid. */
export type Outcome = {
  readonly status: ScoreStatus
  readonly source: ScoreSource
  /** On the scale; null where the question takes no part for this bid. */
  readonly score: Interval | null
}
