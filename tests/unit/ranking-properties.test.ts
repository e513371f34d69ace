import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, compare, parseRational, type Rational, rational, subtract, sum } from '../../shared/arithmetic/rational.ts'
import { assess } from '../../shared/decisions/assessment.ts'
import { cellDetailOf, comparisonOf, rankingOf } from '../../shared/decisions/comparison.ts'
import type { EvaluatedBid, Evaluation } from '../../shared/decisions/evaluation.ts'
import { profileOf } from '../../shared/decisions/profile.ts'
import { defaultScale } from '../../shared/questionnaires/scale.ts'
import type { Answer } from '../../shared/responses/answer.ts'
import { bid, evaluation, questions, scale } from './any-evaluation.ts'
import { instrumentOf } from './evaluations.ts'

type Totals = Record<string, [string, string] | null>
function totalsOf(one: Evaluation): Totals {
  return Object.fromEntries(
    rankingOf(assess(one)).places.map(({ bid: id, total }) => [id, total && [total.lower.exact, total.upper.exact]]),
  )
}

const withFirst = (one: Evaluation, change: (first: EvaluatedBid) => EvaluatedBid): Evaluation => ({
  ...one,
  bids: one.bids.map((each, index) => (index === 0 ? change(each) : each)),
})
const answering =
  (question: string, given: Answer) =>
  (first: EvaluatedBid): EvaluatedBid => ({
    ...first,
    withdrawn: false,
    answers: new Map([...first.answers, [question, given]]),
  })
const firstTotal = (one: Evaluation) => {
  const card = assess(one).bids.get('b0')?.scorecard
  if (!card) throw new Error('b0 takes part')
  return card.total
}

describe('Whatever the bids say,', () => {
  it('the contributions of leaves, of groups, of questions and what is open add up exactly', () => {
    fc.assert(
      fc.property(evaluation, (one) => {
        const assessment = assess(one)
        for (const [id, { scorecard }] of assessment.bids) {
          for (const bound of ['lower', 'upper'] as const) {
            const at = (wanted: (scoring: string, depth: number) => boolean): Rational =>
              sum(
                [...scorecard.criteria.values()]
                  .filter((node) => wanted(node.criterion.scoring, node.criterion.depth))
                  .map((node) => node.contribution[bound]),
              )
            expect(at((scoring) => scoring !== 'branch')).toEqual(scorecard.total[bound])
            expect(at((_, depth) => depth === 0)).toEqual(scorecard.total[bound])
            const leaf = cellDetailOf(assessment, id, 'b')
            expect(sum(leaf.questions.map((question) => parseRational(question.contribution[bound].exact)))).toEqual(
              parseRational(leaf.contribution[bound].exact),
            )
          }
          const open = sum(profileOf(assessment, id).open.map((item) => parseRational(item.adds.exact)))
          const pendingReference = scorecard.criteria.get('price')?.contribution
          const fromPrice = pendingReference ? subtract(pendingReference.upper, pendingReference.lower) : rational(0n, 1n)
          const listed = assessment.bids.get(id)?.price.total === null ? open : add(open, fromPrice)
          expect(listed).toEqual(subtract(scorecard.total.upper, scorecard.total.lower))
        }
      }),
    )
  })

  it('every total lies within its bounds, and those within 0 and 100', () => {
    fc.assert(
      fc.property(evaluation, (one) => {
        for (const { scorecard } of assess(one).bids.values()) {
          expect(compare(scorecard.total.lower, rational(0n, 1n))).toBeGreaterThanOrEqual(0)
          expect(compare(scorecard.total.lower, scorecard.total.upper)).toBeLessThanOrEqual(0)
          expect(compare(scorecard.total.upper, rational(100n, 1n))).toBeLessThanOrEqual(0)
        }
      }),
    )
  })

  it('more points never lower a total', () => {
    fc.assert(
      fc.property(evaluation, fc.constantFrom('audited', 'tested', 'plain', 'other'), scale, scale, (one, question, x, y) => {
        const [less, more] = [x, y].sort((a, b) => Number(a) - Number(b))
        const total = (value = '0') => firstTotal(withFirst(one, answering(question, { state: 'answered', value })))
        expect(compare(total(less).lower, total(more).lower)).toBeLessThanOrEqual(0)
        expect(compare(total(less).upper, total(more).upper)).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('a blank, or a claim that nobody agreed to, never beats an answer, and its interval holds what an answer gives', () => {
    const any = fc.oneof(
      fc.tuple(fc.constant('uses'), fc.constantFrom('yes', 'no')),
      fc.tuple(fc.constantFrom('audited', 'tested', 'plain', 'other'), scale),
      fc.tuple(fc.constant('essay'), fc.constant('text')),
    )
    fc.assert(
      fc.property(
        evaluation,
        any,
        fc.constantFrom<Answer>({ state: 'blank' }, { state: 'notApplicable' }),
        (one, [question, value], silence) => {
          const silent = firstTotal(withFirst(one, answering(question, silence)))
          const answered = firstTotal(withFirst(one, answering(question, { state: 'answered', value })))
          expect(compare(silent.lower, answered.lower)).toBeLessThanOrEqual(0)
          expect(compare(silent.upper, answered.upper)).toBeGreaterThanOrEqual(0)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('a claim that is agreed to stays within the interval that the claim had', () => {
    fc.assert(
      fc.property(evaluation, fc.constantFrom('audited', 'essay', 'plain', 'other', 'uses'), (one, question) => {
        const claimed = withFirst(one, answering(question, { state: 'notApplicable' }))
        const before = firstTotal(claimed)
        const after = firstTotal({ ...claimed, agreements: [...claimed.agreements, { question, bid: 'b0' }] })
        expect(compare(before.lower, after.lower)).toBeLessThanOrEqual(0)
        expect(compare(before.upper, after.upper)).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 300 },
    )
  })

  it('a question agreed to be not applicable for all is as if it had never been asked', () => {
    fc.assert(
      fc.property(evaluation, fc.constantFrom('audited', 'essay', 'plain', 'gate'), (one, question) => {
        const agreed = { ...one, agreements: [...one.agreements, { question, bid: null }] }
        const without = questions.filter((each) => each.id !== question)
        const never = { ...one, instrument: { ...instrumentOf(one.instrument.criteria, without) } }
        expect(totalsOf(never)).toEqual(totalsOf(agreed))
      }),
    )
  })

  it('bids that are withdrawn or knocked out change nobody else', () => {
    fc.assert(
      fc.property(evaluation, bid, fc.boolean(), (one, extra, withdraws) => {
        const failing = answering('gate', { state: 'answered', value: '0' })({ ...extra, id: 'extra', bidder: 'Extra' })
        const agreements = one.agreements.filter((each) => each.question !== 'gate')
        const before = { ...one, agreements }
        const after = { ...before, bids: [...one.bids, { ...failing, withdrawn: withdraws }] }
        const { extra: _, ...others } = totalsOf(after)
        expect(others).toEqual(totalsOf(before))
        const ranks = (each: Evaluation) =>
          rankingOf(assess(each))
            .places.filter((place) => place.bid !== 'extra')
            .map(({ bid: id, rank, settled }) => [id, rank, settled])
        expect(ranks(after)).toEqual(ranks(before))
      }),
    )
  })

  it('the order in which they are given changes nothing', () => {
    fc.assert(
      fc.property(
        evaluation.chain((one) => fc.tuple(fc.constant(one), fc.shuffledSubarray([...one.bids], { minLength: one.bids.length }))),
        ([one, bids]) => {
          const [given, shuffled] = [assess(one), assess({ ...one, bids, agreements: [...one.agreements].reverse() })]
          expect(rankingOf(shuffled)).toEqual(rankingOf(given))
          expect(comparisonOf(shuffled)).toEqual(comparisonOf(given))
        },
      ),
    )
  })

  it('a settled first place survives every answer to what is still blank', () => {
    fc.assert(
      fc.property(
        evaluation,
        fc.array(scale, { minLength: 12, maxLength: 12 }),
        fc.constantFrom('yes', 'no'),
        (one, values, word) => {
          const first = rankingOf(assess(one)).places[0]
          if (!first?.settled || first.rank !== 1) return
          const filled = one.bids.map((each, index): EvaluatedBid => {
            const answers = [...each.answers].map(([question, given], at): [string, Answer] => {
              if (given.state === 'answered' || question === 'essay' || question === 'basis') return [question, given]
              return [
                question,
                { state: 'answered', value: question === 'uses' ? word : (values[(index + at) % values.length] ?? '0') },
              ]
            })
            return { ...each, answers: new Map(answers) }
          })
          expect(rankingOf(assess({ ...one, bids: filled })).places[0]?.bid).toBe(first.bid)
        },
      ),
      { numRuns: 500 },
    )
  })
})

/** The same with every level, every rule and every score so many times as many points. */
function timesPoints({ instrument, bids, ...rest }: Evaluation, factor: number): Evaluation {
  const times = (points: number) => Math.round(points * factor * 1000) / 1000
  const scaled = JSON.parse(JSON.stringify(instrument), (key, value) =>
    key === 'points' && typeof value === 'number' ? times(value) : key === 'yes' || key === 'no' ? times(value) : value,
  )
  const given = <One extends { readonly points: number }>(one: One): One => ({ ...one, points: times(one.points) })
  return {
    ...rest,
    instrument: { ...scaled, scale: defaultScale.map(given) },
    bids: bids.map((one) => ({ ...one, scores: one.scores.map(given), consensus: one.consensus.map(given) })),
  }
}

describe('Whatever the bids say, on a scale of other points', () => {
  it('every total, every place, every contribution and what sets a bid apart stay as they are', () => {
    fc.assert(
      fc.property(evaluation, fc.constantFrom(0.2, 0.4, 2, 3, 10, 20), (one, factor) => {
        const [published, scaled] = [assess(one), assess(timesPoints(one, factor))]
        expect(rankingOf(scaled)).toEqual(rankingOf(published))
        const contributions = ({ bids }: typeof published) =>
          [...bids.values()].flatMap(({ scorecard }) => [...scorecard.criteria.values()].map(({ contribution }) => contribution))
        expect(contributions(scaled)).toEqual(contributions(published))
        const setApart = (assessment: typeof published) =>
          [...assessment.bids.keys()].map((id) => {
            const { strengths, weaknesses } = profileOf(assessment, id)
            return [...strengths, ...weaknesses].map(({ criterion, effect }) => [criterion, effect.exact])
          })
        expect(setApart(scaled)).toEqual(setApart(published))
      }),
    )
  })
})
