import { describe, expect, it } from 'vitest'
import { type Interval, isExact } from '../../shared/arithmetic/interval.ts'
import { integer, roundHalfUp } from '../../shared/arithmetic/rational.ts'
import { assess } from '../../shared/decisions/assessment.ts'
import { cellDetailOf, comparisonOf, rankingOf } from '../../shared/decisions/comparison.ts'
import type { DisputedBid, EvaluatedBid } from '../../shared/decisions/evaluation.ts'
import { profileOf } from '../../shared/decisions/profile.ts'
import { progressOf } from '../../shared/decisions/progress.ts'
import { robustnessOf } from '../../shared/decisions/robustness.ts'
import { type Offer, scorePrices, totalPrice } from '../../shared/prices/price.ts'
import type { Criterion } from '../../shared/questionnaires/model.ts'
import { type Answer, blank } from '../../shared/responses/answer.ts'
import type { AgreedNotApplicable } from '../../shared/scorecards/not-applicable.ts'
import type { GivenScore } from '../../shared/scorecards/scorecard.ts'
import { bidOf, evaluationOf, instrumentOf, openQuestion } from './evaluations.ts'

const criterion = (id: string, weight: number, scoring: Criterion['scoring'] = 'questions'): Criterion => ({
  id,
  title: id,
  weight,
  scoring,
})
const instrument = instrumentOf(
  [criterion('work', 3), criterion('whole', 1, 'whole'), criterion('price', 1, 'price')],
  [
    {
      ...openQuestion('plan', 'work', 1),
      type: 'yesNo',
      notApplicable: true,
      points: { yes: 5, no: 1 },
      knockOut: { label: 'K1', reason: 'no plan', passes: { test: 'oneOf', answers: ['yes'] } },
    },
    openQuestion('how', 'work', 1),
    openQuestion('when', 'work', 1, {
      visibleWhen: { question: 'plan', answers: ['yes'], hiddenCountsAs: 'dropped' },
    }),
  ],
)
const answered = (value: string): Answer => ({ state: 'answered', value })
const question = (id: string) => ({ kind: 'question', id }) as const
const score = (
  points: number,
  { on = 'how', by = 'ada', others }: { on?: string; by?: string; others?: (number | null)[] } = {},
) => ({ subject: question(on), evaluator: by, points, reason: 'Because', ...(others && { others }) }) satisfies GivenScore
const whole = (points: number, others?: (number | null)[]): GivenScore => ({
  ...score(points, others ? { others } : {}),
  subject: { kind: 'criterion', id: 'whole' },
})
const noDisputes: DisputedBid = { answers: new Map(), prices: new Map(), standing: false }

type Parts = Parameters<typeof bidOf>[1] & { disputed?: Partial<DisputedBid> }

/** A bid of which everything is there and scored, but for what is given. */
const bid = (id: string, { disputed, ...parts }: Parts = {}): EvaluatedBid => ({
  ...bidOf(id, {
    answers: { plan: 'yes', how: 'Text', when: 'Text' },
    prices: { fee: '100' },
    scores: [score(4), score(3, { on: 'when' }), whole(2)],
    ...parts,
  }),
  ...(disputed && { disputed: { ...noDisputes, ...disputed } }),
})
const assessed = (bids: EvaluatedBid[], agreements: AgreedNotApplicable[] = []) =>
  assess(evaluationOf(instrument, bids, agreements))

const said = (interval: Interval | null | undefined) => {
  if (!interval) return 'none'
  const [lower, upper] = [roundHalfUp(interval.lower, 2), roundHalfUp(interval.upper, 2)]
  return isExact(interval) ? lower : `${lower} to ${upper}`
}

/** What comes of a question of a bid that stands alone: its state and its score. */
function outcome(parts: Parts, id = 'how', agreements: AgreedNotApplicable[] = []): string {
  const own = assessed([bid('north', parts)], agreements)
    .bids.get('north')
    ?.scorecard.questions.get(id)
  return `${own?.status} ${said(own?.score)}`
}

describe('A score on which people contradict each other', () => {
  const others = [score(3, { on: 'when' }), whole(2)]

  it.each<[string, GivenScore[], string]>([
    ['counts from the lowest to the highest', [score(4, { others: [2, 5] })], 'disputed 2.00 to 5.00'],
    ['whichever is the newest', [score(2, { others: [5, 4] })], 'disputed 2.00 to 5.00'],
    ['is open over the whole scale if somebody takes it back', [score(4, { others: [null] })], 'disputed 0.00 to 5.00'],
    ['moves the mean by its part', [score(4, { others: [2] }), score(3, { by: 'ben' })], 'disputed 2.50 to 3.50'],
    ['as far as both go', [score(4, { others: [2] }), score(3, { by: 'ben', others: [null] })], 'disputed 1.00 to 4.50'],
    ['is in conflict even if all give the same', [score(4, { others: [4] })], 'disputed 4.00'],
  ])('%s', (_, scores, expected) => {
    expect(outcome({ scores: [...scores, ...others] })).toBe(expected)
  })

  it.each<[string, number, (number | null)[] | undefined, string]>([
    ['so does a consensus', 3, [1], 'disputed 1.00 to 3.00'],
    ['which may have been taken back', 3, [null], 'disputed 0.00 to 5.00'],
    ['and one that is not in conflict decides', 3, undefined, 'scored 3.00'],
  ])('%s', (_, points, contradicting, expected) => {
    const consensus = [{ subject: question('how'), points, reason: 'Agreed', ...(contradicting && { others: contradicting }) }]
    expect(outcome({ scores: [score(4, { others: [2] }), ...others], consensus })).toBe(expected)
  })

  it('holds for a criterion that is scored as a whole', () => {
    const { bids } = assessed([bid('north', { scores: [score(4), score(3, { on: 'when' }), whole(2, [4])] })])
    const own = bids.get('north')?.scorecard.criteria.get('whole')
    expect([own?.disputed, said(own?.score)]).toEqual([true, '2.00 to 4.00'])
  })
})

describe('An answer on which people contradict each other', () => {
  const contradicting = (id: string, ...answers: Answer[]) => ({ answers: new Map([[id, answers]]) })

  it.each<[string, string, Parts, string]>([
    [
      'earns from the least to the most by its rule',
      'plan',
      { disputed: contradicting('plan', answered('no')) },
      'disputed 1.00 to 5.00',
    ],
    [
      'from the least to the most that a blank could earn',
      'plan',
      { answers: { plan: 'no', how: 'Text' }, disputed: contradicting('plan', blank) },
      'disputed 0.00 to 5.00',
    ],
    ['leaves open what depends on it', 'when', { disputed: contradicting('plan', answered('no')) }, 'open 0.00 to 5.00'],
    ['keeps the score that it was given', 'how', { disputed: contradicting('how', answered('Other')) }, 'disputed 4.00'],
    ['unless it may be blank', 'how', { disputed: contradicting('how', blank) }, 'disputed 0.00 to 5.00'],
  ])('%s', (_, id, parts, expected) => {
    expect(outcome(parts, id)).toBe(expected)
  })

  it.each<[string, string, Answer[], string, string]>([
    ['is undecided where one passes and one fails', 'yes', [answered('no')], 'pending', 'pending'],
    ['whichever is the newest', 'no', [answered('yes')], 'pending', 'pending'],
    ['fails where all fail', 'no', [answered('no')], 'fail', 'out'],
    ['is passed where all pass', 'yes', [answered('yes')], 'pass', 'ranked'],
    ['is undecided where one is blank', 'no', [blank], 'pending', 'pending'],
  ])('A knock-out %s', (_, plan, others, knockOut, standing) => {
    const { places } = rankingOf(
      assessed([bid('north', { answers: { plan, how: 'Text', when: 'Text' }, disputed: contradicting('plan', ...others) })]),
    )
    expect(places.map((place) => [place.standing, place.knockOuts.map(({ status }) => status)])).toEqual([[standing, [knockOut]]])
  })
})

describe('An agreement on which people contradict each other', () => {
  const disputed: AgreedNotApplicable[] = [{ question: 'plan', bid: null, disputed: true }]

  it('leaves open what the question earns, and what depends on it', () => {
    expect(outcome({}, 'plan', disputed)).toBe('disputed 0.00 to 5.00')
    expect(outcome({}, 'when', disputed)).toBe('open 0.00 to 5.00')
  })

  it('holds nobody back who passes either way, and whoever fails if it applies', () => {
    const standing = (plan: string) =>
      rankingOf(assessed([bid('north', { answers: { plan, how: 'Text', when: 'Text' } })], disputed)).places[0]?.standing
    expect([standing('yes'), standing('no')]).toEqual(['ranked', 'pending'])
  })

  it('says nothing where another that stands covers the bid', () => {
    expect(outcome({}, 'plan', [...disputed, { question: 'plan', bid: 'north' }])).toBe('notApplicable none')
  })
})

describe('A price on which people contradict each other', () => {
  const sheet = evaluationOf(instrument, []).priceSheet

  it('makes the total go from the lowest to the highest', () => {
    const { total, disputed, lines } = totalPrice(sheet, new Map([['fee', '120']]), new Map([['fee', ['100', '150']]]))
    expect([said(total), disputed, lines.map(({ others }) => others)]).toEqual(['100.00 to 150.00', 1, [['100', '150']]])
  })

  it('leaves no total where somebody says that there is no price, or the sheet itself is in conflict', () => {
    expect(totalPrice(sheet, new Map([['fee', '120']]), new Map([['fee', [null]]]))).toMatchObject({
      total: null,
      missing: ['fee'],
    })
    expect(totalPrice({ ...sheet, disputed: true }, new Map([['fee', '120']]))).toMatchObject({ total: null, missing: [] })
  })

  it('gives price scores from the lowest to the highest, of every bidder', () => {
    const offer = (id: string, lower: number, upper = lower): Offer => ({
      bid: id,
      gate: 'passed',
      total: { lower: integer(lower), upper: integer(upper) },
      disputed: lower !== upper,
    })
    const { scores, reference, open } = scorePrices([offer('a', 80, 200), offer('b', 100), offer('c', 160)], integer(5))
    expect([...scores].map(([id, score]) => `${id} ${said(score)}`)).toEqual([
      'a 2.50 to 5.00',
      'b 4.00 to 5.00',
      'c 2.50 to 3.13',
    ])
    expect([reference && roundHalfUp(reference, 0), open]).toEqual(['80', true])
  })

  it('refuses nothing where one of the totals is not above zero: it counts as missing', () => {
    const { scores, open } = scorePrices(
      [
        { bid: 'a', gate: 'passed', total: { lower: integer(-10), upper: integer(80) }, disputed: true },
        { bid: 'b', gate: 'passed', total: { lower: integer(100), upper: integer(100) } },
      ],
      integer(5),
    )
    expect([[...scores].map(([id, score]) => `${id} ${said(score)}`), open]).toEqual([['a 0.00 to 5.00', 'b 5.00'], true])
  })

  it('settles no place', () => {
    const places = (disputed?: Partial<DisputedBid>) =>
      rankingOf(
        assessed([
          bid('north', { scores: [score(5), score(5, { on: 'when' }), whole(5)] }),
          bid('south', { prices: { fee: '200' }, ...(disputed && { disputed }) }),
        ]),
      ).places.map(({ bid: id, settled, price, pricesDisputed }) => [id, settled, price?.upper.rounded, pricesDisputed])
    expect(places()).toEqual([
      ['north', true, '100.00', 0],
      ['south', true, '200.00', 0],
    ])
    expect(places({ prices: new Map([['fee', ['201']]]) })).toEqual([
      ['north', false, '100.00', 0],
      ['south', false, '201.00', 1],
    ])
  })
})

describe('A bid on which people contradict each other', () => {
  const disputedScores = [score(5, { others: [4] }), score(5, { on: 'when' }), whole(5)]

  it('has no settled place, and those whom it cannot reach have', () => {
    const { places } = rankingOf(assessed([bid('north', { scores: disputedScores }), bid('south')]))
    expect(
      places.map((place) => [place.bid, place.rank, place.settled, place.total?.lower.rounded, place.total?.upper.rounded]),
    ).toEqual([
      ['north', 1, false, '96.00', '100.00'],
      ['south', 2, true, '76.00', '76.00'],
    ])
  })

  it('waits for a decision where it may have been withdrawn', () => {
    const { places } = rankingOf(assessed([bid('north', { disputed: { standing: true } }), bid('south')]))
    expect(places.map((place) => [place.bid, place.standing, place.settled])).toEqual([
      ['south', 'ranked', false],
      ['north', 'pending', false],
    ])
  })

  it('is counted and told in every view', () => {
    const assessment = assessed([
      bid('north', { scores: disputedScores, disputed: { prices: new Map([['fee', ['90']]]) } }),
      bid('south'),
    ])
    const [place] = rankingOf(assessment).places
    expect([place?.counts.disputed, place?.pricesDisputed]).toEqual([1, 1])
    const { cells, rows } = comparisonOf(assessment, ['north'])
    expect(rows.map((row, index) => [row.criterion, cells[index]?.[0]?.counts.disputed])).toEqual([
      ['work', 1],
      ['whole', 0],
      ['price', 0],
    ])
    const { questions } = cellDetailOf(assessment, 'north', 'work')
    expect(questions.map((own) => [own.question, own.status, own.given.map(({ points, others }) => [points, others])])).toEqual([
      ['plan', 'scored', []],
      ['how', 'disputed', [[5, [4]]]],
      ['when', 'scored', [[5, []]]],
    ])
    expect(profileOf(assessment, 'north').open.map(({ title, status, adds }) => [title, status, adds.rounded])).toEqual([
      ['how', 'disputed', '4.00'],
      ['price', 'disputed', '0.00'],
    ])
    const about = { deadline: null, evaluators: 1, conflicts: 2 }
    expect(progressOf(assessment, [], [], about).bids.map((own) => [own.bid, own.scored, own.toScore, own.disputed])).toEqual([
      ['north', 2, 0, 2],
      ['south', 3, 0, 0],
    ])
  })

  it('is open in the tests of the first place: what is in conflict is no score that could change', () => {
    const scores = [score(5, { others: [4] })]
    const only = bid('north', { answers: { plan: 'yes', how: 'Text' }, scores })
    const { settled, score: change } = robustnessOf(assessed([only, bid('south', { answers: { plan: 'yes' }, scores: [] })]))
    expect([settled, change]).toEqual([false, null])
  })
})
