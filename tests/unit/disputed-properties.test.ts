import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compare } from '../../shared/arithmetic/rational.ts'
import { assess } from '../../shared/decisions/assessment.ts'
import type { EvaluatedBid, Evaluation } from '../../shared/decisions/evaluation.ts'
import { rank } from '../../shared/decisions/ranking.ts'
import { type Answer, sameAnswer } from '../../shared/responses/answer.ts'
import type { AgreedScore, GivenScore } from '../../shared/scorecards/scorecard.ts'
import { bid, evaluation } from './any-evaluation.ts'

/** Says of each of many facts in turn whether a copy changed it, or whose word is taken in the end. */
type Turns = () => boolean

const key = ({ subject, evaluator = '' }: AgreedScore & { evaluator?: string }) => `${subject.kind} ${subject.id} ${evaluator}`

/** What two copies say of the same scores: what both say, what they say differently, and what one takes back. */
function pairs<Score extends AgreedScore>(
  here: readonly Score[],
  there: readonly Score[],
): [Score | undefined, Score | undefined][] {
  const others = new Map(there.map((score) => [key(score), score]))
  const own = new Set(here.map(key))
  return [
    ...here.map((score): [Score, Score | undefined] => [score, others.get(key(score))]),
    ...there.flatMap((score): [undefined, Score][] => (own.has(key(score)) ? [] : [[undefined, score]])),
  ]
}

/** Scores of which some are in conflict, and the same where somebody has decided. */
function scores<Score extends AgreedScore>(here: readonly Score[], there: readonly Score[], changed: Turns, decided: Turns) {
  const disputed: Score[] = []
  const settled: Score[] = []
  for (const [one, other] of pairs(here, there)) {
    const [first, ...none] = [one, other].filter((score) => score !== undefined)
    if (!first) continue
    if (!changed()) {
      disputed.push(first)
      settled.push(first)
      continue
    }
    disputed.push({ ...first, others: [none[0]?.points ?? null] })
    const taken = decided() ? one : other
    if (taken) settled.push(taken)
  }
  return { disputed, settled }
}

/** A bid as it is while two copies contradict each other on some of it, and as it is decided in the end. */
function merged(here: EvaluatedBid, there: EvaluatedBid, changed: Turns, decided: Turns) {
  const answers = new Map(here.answers)
  const otherAnswers = new Map<string, Answer[]>()
  const otherPrices = new Map<string, (string | null)[]>()
  for (const [id, answer] of here.answers) {
    const other = there.answers.get(id)
    if (!other || sameAnswer(answer, other) || !changed()) continue
    otherAnswers.set(id, [other])
    answers.set(id, decided() ? answer : other)
  }
  const prices = new Map(here.prices)
  for (const [line, price] of here.prices) {
    const other = there.prices.get(line) ?? null
    if (other === price || !changed()) continue
    otherPrices.set(line, [other])
    prices.set(line, decided() ? price : other)
  }
  const given = scores<GivenScore>(here.scores, there.scores, changed, decided)
  const agreed = scores<AgreedScore>(here.consensus, there.consensus, changed, decided)
  const standing = here.withdrawn !== there.withdrawn && changed()
  const open: EvaluatedBid = {
    ...here,
    withdrawn: here.withdrawn && !standing,
    scores: given.disputed,
    consensus: agreed.disputed,
    disputed: { answers: otherAnswers, prices: otherPrices, standing },
  }
  const withdrawn = standing ? decided() : here.withdrawn
  const settled: EvaluatedBid = { ...here, answers, prices, withdrawn, scores: given.settled, consensus: agreed.settled }
  return { open, settled }
}

const turns = fc.infiniteStream(fc.boolean()).map(
  (stream): Turns =>
    () =>
      stream.next().value === true,
)
const sometimes = fc.infiniteStream(fc.integer({ min: 0, max: 3 })).map(
  (stream): Turns =>
    () =>
      stream.next().value === 0,
)

/** A lot on which two copies contradict each other here and there, and the same as it is decided in the end. */
const contradicted = fc
  .tuple(evaluation, fc.array(bid, { minLength: 6, maxLength: 6 }), sometimes, turns)
  .map(([one, others, changed, decided]): { open: Evaluation; settled: Evaluation } => {
    const bids = one.bids.map((own, index) => merged(own, others[index] ?? own, changed, decided))
    const agreements = one.agreements.map((agreement) => {
      const disputed = changed()
      return {
        open: disputed ? { ...agreement, disputed: true as const } : agreement,
        stands: !disputed || decided() ? [agreement] : [],
      }
    })
    return {
      open: { ...one, bids: bids.map(({ open }) => open), agreements: agreements.map(({ open }) => open) },
      settled: { ...one, bids: bids.map(({ settled }) => settled), agreements: agreements.flatMap(({ stands }) => stands) },
    }
  })

it('Whatever is decided in the end, totals come to lie where they could, gates stay as they were certain, and settled places stay', () => {
  fc.assert(
    fc.property(contradicted, ({ open, settled }) => {
      const [before, after] = [assess(open), assess(settled)]
      const unpriced = [...before.bids.values()].some(({ gate, price }) => gate !== 'out' && price.total === null)
      for (const [id, { scorecard, gate }] of after.bids) {
        const was = before.bids.get(id)
        expect(was).toBeDefined()
        if (!was) continue
        if (was.gate !== 'pending') expect(gate).toBe(was.gate)
        // A price that is not there may yet be any: no bound holds for the others then, and no place is settled.
        if (unpriced) continue
        expect(compare(was.scorecard.total.lower, scorecard.total.lower)).toBeLessThanOrEqual(0)
        expect(compare(was.scorecard.total.upper, scorecard.total.upper)).toBeGreaterThanOrEqual(0)
      }
      const places = new Map(rank(after).map((place) => [place.bid, place.rank]))
      for (const place of rank(before))
        if (place.settled && place.standing === 'ranked') expect(places.get(place.bid)).toBe(place.rank)
    }),
    { numRuns: 500 },
  )
})
