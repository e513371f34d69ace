import { isAbove, isExact } from '../arithmetic/interval.ts'
import { compare, type Rational, sum } from '../arithmetic/rational.ts'
import { type Assessed, type Assessment, disputesOf } from './assessment.ts'

/** `pending`: a knock-out question is still blank; not ranked, shown after. `out`: a knock-out failed. */
export type Standing = 'ranked' | 'pending' | 'out' | 'withdrawn'

/** What decided between a bid and the next one above it on the same total; null where the totals differ. */
export type TieBreak = 'quality' | 'price' | 'shared' | null

export type Place = {
  readonly bid: string
  readonly standing: Standing
  /** 1 for the first; equal for bids that nothing separates; null where not ranked. */
  readonly rank: number | null
  readonly tie: TieBreak
  /**
   * Whether nothing still open (a blank, a missing score or price, a pending bid) can change this rank, and people contradict each
   * other on nothing of this bid. A new agreement that a question applies to nobody still can: it drops answers that have been scored.
   */
  readonly settled: boolean
}

/**
 * Ranks the bids that passed by the lower bound of their totals. Ties are broken by the declared order: more quality
 * points (all but price), then the lower price, where one that is missing or cannot be scored comes last; else the rank is shared. Ranked bids come first, then pending, out and
 * withdrawn ones, each in the same order of merit; ids order what remains equal, so that the list never depends on the input's order.
 */
export function rank(assessment: Assessment): Place[] {
  const assessed = [...assessment.bids.values()].map((entry) => ({
    entry,
    quality: qualityOf(entry),
    price: assessment.prices.unscorable.has(entry.bid.id) ? null : (entry.price.total?.lower ?? null),
  }))
  const order = (a: Contender, b: Contender) => byMerit(a, b).order || (a.entry.bid.id < b.entry.bid.id ? -1 : 1)
  const of = (gate: Assessed['gate']) => assessed.filter(({ entry }) => entry.gate === gate).sort(order)

  const ranked = of('passed')
  const pending = of('pending')
  const places: Place[] = []
  for (const [index, contender] of ranked.entries()) {
    const previous = ranked[index - 1]
    const tie = previous ? byMerit(previous, contender).tie : null
    const position = tie === 'shared' ? (places.at(-1)?.rank ?? index + 1) : index + 1
    const settled =
      !assessment.prices.open &&
      disputesOf(contender.entry) === 0 &&
      ranked.every(
        (other, at) => at === index || separates(...(at < index ? ([other, contender] as const) : ([contender, other] as const))),
      ) &&
      pending.every(({ entry }) => isAbove(contender.entry.scorecard.total, entry.scorecard.total))
    places.push({ bid: contender.entry.bid.id, standing: 'ranked', rank: position, tie, settled })
  }
  const unranked = (bid: string, standing: Standing): Place => ({ bid, standing, rank: null, tie: null, settled: false })
  const withdrawn = assessment.evaluation.bids.filter((bid) => bid.withdrawn).map((bid) => bid.id)
  return [
    ...places,
    ...pending.map(({ entry }) => unranked(entry.bid.id, 'pending')),
    ...of('out').map(({ entry }) => ({ ...unranked(entry.bid.id, 'out'), settled: true })),
    ...withdrawn.sort().map((bid) => ({ ...unranked(bid, 'withdrawn'), settled: true })),
  ]
}

/** `price`: the total that breaks ties; null where it is missing or cannot be scored. */
type Contender = { readonly entry: Assessed; readonly quality: Rational; readonly price: Rational | null }

/** Points out of 100 from everything but the price, at least. */
function qualityOf({ scorecard }: Assessed): Rational {
  const leaves = [...scorecard.criteria.values()].filter(({ criterion }) => ['questions', 'whole'].includes(criterion.scoring))
  return sum(leaves.map((leaf) => leaf.contribution.lower))
}

/** Negative when `a` goes before `b`, and what decided where the totals are equal. */
function byMerit(a: Contender, b: Contender): { order: number; tie: TieBreak } {
  const total = compare(b.entry.scorecard.total.lower, a.entry.scorecard.total.lower)
  if (total !== 0) return { order: total, tie: null }
  const quality = compare(b.quality, a.quality)
  if (quality !== 0) return { order: quality, tie: 'quality' }
  const price = byPrice(a.price, b.price)
  return { order: price, tie: price === 0 ? 'shared' : 'price' }
}

/** The lower price first; a missing one last. */
function byPrice(a: Rational | null, b: Rational | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return compare(a, b)
}

/** Whether the order of two ranked bids is final: their intervals do not touch, or both are exact and a tie was broken. */
function separates(above: Contender, below: Contender): boolean {
  const [a, b] = [above.entry.scorecard.total, below.entry.scorecard.total]
  if (isAbove(a, b)) return true
  if (!isExact(a) || !isExact(b)) return false
  const { tie } = byMerit(above, below)
  return tie === 'price' ? above.price !== null && below.price !== null : tie !== 'shared'
}
