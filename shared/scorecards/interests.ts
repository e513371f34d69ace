import type { Exclusion } from './contract.ts'
import type { Declared } from './declaration-model.ts'

type Bidding = { readonly id: string; readonly provider: { readonly id: string; readonly name: string } }

/** A conflict of interest that an evaluator declared with a bidder of a lot, and what was decided about their scores there, if anything was. */
export type Interest = {
  readonly evaluator: string
  readonly name: string
  readonly bid: string
  readonly bidder: string
  readonly what: string
  readonly measure: string | null
  readonly decision: Exclusion | undefined
}

/**
 * What was decided about the scores that an evaluator gives a bid, if anything was: what was said of the bid goes before what was said of
 * every bid of its lot.
 */
export function decisionOn(decisions: readonly Exclusion[], bid: string, evaluator: string): Exclusion | undefined {
  const own = decisions.filter((one) => one.evaluator.id === evaluator)
  return own.find((one) => one.bid === bid) ?? own.find((one) => one.bid === null)
}

/** The conflicts of interest that were declared with the bidders of a lot, by evaluators and bids. */
export function interestsOf(
  declared: readonly Declared[],
  bids: readonly Bidding[],
  decisions: readonly Exclusion[],
): readonly Interest[] {
  return declared.flatMap(({ id: evaluator, name, declaration }) =>
    (declaration?.conflicts ?? []).flatMap(({ provider, what, measure }) =>
      bids.flatMap((bid) =>
        bid.provider.id === provider
          ? [
              {
                evaluator,
                name,
                bid: bid.id,
                bidder: bid.provider.name,
                what,
                measure,
                decision: decisionOn(decisions, bid.id, evaluator),
              },
            ]
          : [],
      ),
    ),
  )
}

/** The evaluators who have not declared anything; those who were retired need not. */
export function undeclared(declared: readonly Declared[]): readonly Declared[] {
  return declared.filter(({ retired, declaration }) => !retired && declaration === null)
}
