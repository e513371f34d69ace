import { figureOf } from '../arithmetic/figure.ts'
import { compare, mean, multiply, negate, type Rational, rational, subtract, zero } from '../arithmetic/rational.ts'
import { Refusal } from '../result.ts'
import type { Assessed, Assessment } from './assessment.ts'
import { isUnscored, questionShare } from './comparison.ts'
import type { Difference, OpenItem, Profile } from './model.ts'

/** A criterion sets a bid apart from a tenth of the highest level on; at most five of each are shown. */
const tenth = rational(1n, 10n)
const most = 5

/**
 * Where a bid leads and trails the mean of the other bids that take part (ranked or pending), by points out of 100, and
 * what is still open in it. Refuses a bid that is not in the lot or was withdrawn.
 */
export function profileOf(assessment: Assessment, bid: string): Profile {
  const entry = assessment.bids.get(bid)
  if (!entry) throw new Refusal('decisions.bid', { bid })
  const others = [...assessment.bids.values()].filter((other) => other !== entry && other.gate !== 'out')
  const threshold = multiply(tenth, entry.scorecard.scale.highest)
  const differences = differencesOf(entry, others)
  const lead = differences.filter(({ by }) => compare(by, threshold) >= 0).sort((a, b) => compare(b.effect, a.effect))
  const trail = differences.filter(({ by }) => compare(by, negate(threshold)) <= 0).sort((a, b) => compare(a.effect, b.effect))
  return {
    bid,
    strengths: lead.slice(0, most).map(({ figures }) => figures),
    weaknesses: trail.slice(0, most).map(({ figures }) => figures),
    open: openItems(entry, assessment),
  }
}

function differencesOf(entry: Assessed, others: readonly Assessed[]): { by: Rational; effect: Rational; figures: Difference }[] {
  return [...entry.scorecard.criteria.values()].flatMap(({ criterion, score }) => {
    if (criterion.scoring === 'branch' || !score) return []
    const scores = others.flatMap((other) => other.scorecard.criteria.get(criterion.id)?.score?.lower ?? [])
    if (scores.length === 0) return []
    const average = mean(scores)
    const by = subtract(score.lower, average)
    const effect = multiply(multiply(by, criterion.globalWeight), entry.scorecard.scale.worth)
    const figures = {
      criterion: criterion.id,
      title: criterion.title,
      own: figureOf(score.lower),
      others: figureOf(average),
      difference: figureOf(by),
      effect: figureOf(effect),
    }
    return compare(effect, zero) === 0 ? [] : [{ by, effect, figures }]
  })
}

/** Everything that could still add points or lift a pending knock-out, the most first, else in the order of the questionnaire. */
function openItems({ bid, scorecard, price }: Assessed, assessment: Assessment): OpenItem[] {
  const items: { adds: Rational; item: Omit<OpenItem, 'adds'> }[] = []
  for (const own of scorecard.questions.values()) {
    const { question } = own.planned
    const leaf = scorecard.criteria.get(question.criterion)
    if (
      !leaf ||
      (own.status !== 'blank' &&
        own.status !== 'open' &&
        own.status !== 'claimed' &&
        own.status !== 'unscored' &&
        own.status !== 'disputed')
    )
      continue
    const width = own.score ? subtract(own.score.upper, own.score.lower) : zero
    const pending = scorecard.knockOuts.find((result) => result.question === question.id && result.status === 'pending')
    items.push({
      adds: multiply(multiply(questionShare(own, leaf, scorecard), width), scorecard.scale.worth),
      item: {
        subject: { kind: 'question', id: question.id },
        title: question.text,
        criterion: question.criterion,
        status: own.status,
        knockOut: pending?.label ?? null,
      },
    })
  }
  for (const leaf of scorecard.criteria.values()) {
    const missingPrice = leaf.criterion.scoring === 'price' && price.total === null && assessment.pricesCount
    const disputedPrice = leaf.criterion.scoring === 'price' && price.disputed > 0 && assessment.pricesCount
    const unscorable = leaf.criterion.scoring === 'price' && assessment.prices.unscorable.has(bid.id)
    const disputed = leaf.disputed || disputedPrice
    if (!missingPrice && !unscorable && !isUnscored(leaf) && !disputed) continue
    const { id, title } = leaf.criterion
    items.push({
      adds: subtract(leaf.contribution.upper, leaf.contribution.lower),
      item: {
        subject: { kind: 'criterion', id },
        title,
        criterion: id,
        status: disputed ? 'disputed' : missingPrice ? 'price' : unscorable ? 'unscorable' : 'unscored',
        knockOut: null,
      },
    })
  }
  return items.sort((a, b) => compare(b.adds, a.adds)).map(({ adds, item }) => ({ ...item, adds: figureOf(adds) }))
}
