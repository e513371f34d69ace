import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRational, sum, toNumber } from '../../shared/arithmetic/rational.ts'
import { english } from '../../shared/messages/en/index.ts'
import { translator } from '../../shared/messages/translate.ts'
import { comparisonsOf, prioritiesOf } from '../../shared/questionnaires/weights/comparisons.ts'
import { combinedJudgements, combinedWeights } from '../../shared/questionnaires/weights/group.ts'
import { principal, rowGeometricMeans } from '../../shared/questionnaires/weights/matrix.ts'
import {
  type Judgement,
  type PairwiseBasis,
  type Weighing,
  type WeightsBasis,
  weightsBasis,
} from '../../shared/questionnaires/weights/model.ts'
import { sharedOut, sharesOf } from '../../shared/questionnaires/weights/share-out.ts'
import { type WeightsProblem, weigh } from '../../shared/questionnaires/weights/weigh.ts'

function weighed(basis: WeightsBasis, whole?: number): Weighing {
  const result = weigh(basis, whole)
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

const rated = (method: 'direct' | 'swing', amounts: Record<string, string>): WeightsBasis => ({
  method,
  items: Object.entries(amounts).map(([id, amount]) => ({ id, amount })),
})

const compared = (items: string[], judgements: Judgement[], parts: Partial<PairwiseBasis> = {}): PairwiseBasis => ({
  method: 'pairwise',
  variant: 'eigenvector',
  randomIndex: 'saaty1980',
  items,
  judgements,
  ...parts,
})

const times = (first: string, second: string, value: string): Judgement => ({ first, second, times: value })

describe('Weights', () => {
  it('by themselves are parts of their sum, exact, and whole numbers with the sum that is asked for', () => {
    expect(weighed(rated('direct', { quality: '1', price: '1', time: '1' }))).toEqual({
      basis: rated('direct', { quality: '1', price: '1', time: '1' }),
      weights: [
        { id: 'quality', share: '1/3', weight: 34 },
        { id: 'price', share: '1/3', weight: 33 },
        { id: 'time', share: '1/3', weight: 33 },
      ],
      whole: 100,
      rounding: 'largestRemainder',
      consistency: null,
      hints: [],
    })
    expect(weighed(rated('direct', { a: '0.5', b: '1/2', c: '0' }), 10).weights.map(({ weight }) => weight)).toEqual([5, 5, 0])
  })

  it('by swings are parts of the sum of all swings', () => {
    const { weights } = weighed(rated('swing', { quality: '100', price: '60', time: '40' }))
    expect(weights.map(({ share, weight }) => [share, weight])).toEqual([
      ['1/2', 50],
      ['3/10', 30],
      ['1/5', 20],
    ])
  })

  it('by rank order are the centroid of all weights that keep to the order', () => {
    const { weights } = weighed({ method: 'rankOrderCentroid', ranks: [['a'], ['b'], ['c']] })
    expect(weights.map(({ share }) => share)).toEqual(['11/18', '5/18', '1/9'])
    const shared = weighed({ method: 'rankOrderCentroid', ranks: [['a'], ['b', 'c']] })
    expect(shared.weights.map(({ share }) => share)).toEqual(['11/18', '7/36', '7/36'])
  })

  it('are whole numbers less than one away from their exact part, that sum to the whole and keep the order', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(
        amounts.filter((all) => all.some((amount) => amount > 0)),
        fc.integer({ min: 1, max: 1000 }),
        (all, whole) => {
          const shares = sharesOf(all.map((amount) => ({ numerator: BigInt(amount), denominator: 1n })))
          const weights = sharedOut(shares, whole)
          expect(weights.reduce((total, weight) => total + weight, 0)).toBe(whole)
          for (const [index, weight] of weights.entries()) {
            const share = shares[index]
            expect(Math.abs(weight - (share ? toNumber(share) * whole : Number.NaN))).toBeLessThan(1)
            for (const [other, less] of all.entries())
              if (less < (all[index] ?? 0)) expect(weights[other]).toBeLessThanOrEqual(weight)
          }
        },
      ),
    )
  })

  it('are computed again from their basis, which the schema reads back', () => {
    const basis = compared(['a', 'b', 'c'], [times('a', 'b', '3'), times('c', 'b', '1/2')])
    const first = weighed(basis)
    const again = weighed(weightsBasis.parse(JSON.parse(JSON.stringify(first.basis))))
    expect(again).toEqual(first)
  })
})

/** Weights of 2 to 7 items, and some pairs that connect them: a chain, and any others. */
const consistentSets = fc
  .integer({ min: 2, max: 7 })
  .chain((size) =>
    fc.tuple(
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: size, maxLength: size }),
      fc.array(fc.boolean(), { minLength: size * size, maxLength: size * size }),
    ),
  )
  .map(([weights, kept]) => {
    const items = weights.map((_, index) => `item-${index}`)
    const judgements = items.flatMap((first, row) =>
      items.flatMap((second, column): Judgement[] => {
        const wanted = column === row + 1 || (column > row + 1 && kept[row * items.length + column])
        return wanted ? [times(first, second, `${weights[row]}/${weights[column]}`)] : []
      }),
    )
    return { items, weights, judgements }
  })

describe('Comparisons of pairs', () => {
  it('that do not contradict each other give their weights back, however many are missing, by either variant', () => {
    fc.assert(
      fc.property(consistentSets, fc.constantFrom('eigenvector', 'geometricMean'), ({ items, weights, judgements }, variant) => {
        const result = weighed(compared(items, judgements, { variant }))
        const whole = weights.reduce((all, weight) => all + weight, 0)
        for (const [index, { share }] of result.weights.entries())
          expect(toNumber(parseRational(share))).toBeCloseTo((weights[index] ?? 0) / whole, 9)
        expect(sum(result.weights.map(({ share }) => parseRational(share)))).toEqual({ numerator: 1n, denominator: 1n })
        expect(result.consistency?.ratio).toBeLessThan(1e-9)
        expect(result.hints).toEqual([])
      }),
    )
  })

  const steps = fc.constantFrom('1/9', '1/7', '1/5', '1/3', '1/2', '1', '2', '3', '5', '7', '9')
  const squares = fc.integer({ min: 3, max: 6 }).chain((size) => {
    const items = Array.from({ length: size }, (_, index) => `item-${index}`)
    const pairs = items.flatMap((first, index) => items.slice(index + 1).map((second) => ({ first, second })))
    return fc
      .array(fc.array(steps, { minLength: pairs.length, maxLength: pairs.length }), { minLength: 1, maxLength: 3 })
      .map((people) => ({
        items,
        people: people.map((values) => pairs.map((pair, index) => ({ ...pair, times: values[index] ?? '1' }))),
      }))
  })

  it('by the geometric mean give people who act as one what the geometric mean of their weights gives', () => {
    fc.assert(
      fc.property(squares, ({ items, people }) => {
        const weightsOf = (judgements: Judgement[]) =>
          weighed(compared(items, judgements, { variant: 'geometricMean' })).weights.map(({ share }) =>
            toNumber(parseRational(share)),
          )
        const powers = people.map((_, index) => index + 1)
        const pooled = weightsOf(
          combinedJudgements(people.map((judgements, index) => ({ power: powers[index] ?? 1, judgements }))),
        )
        const joined = combinedWeights(
          people.map((judgements, index) => ({ power: powers[index] ?? 1, weights: weightsOf(judgements) })),
          'geometric',
        )
        for (const [index, weight] of joined.entries()) expect(pooled[index]).toBeCloseTo(weight, 8)
      }),
    )
  })

  it('where one is missing are filled so that any other value would contradict the rest more', () => {
    fc.assert(
      fc.property(squares, ({ items, people: [judgements = []] }) => {
        const rows = comparisonsOf(
          items.length,
          judgements.slice(0, -1).map(({ first, second, times: value }) => {
            const [above = 1, below = 1] = value.split('/').map(Number)
            return { row: items.indexOf(first), column: items.indexOf(second), times: above / below }
          }),
        )
        const { completed } = prioritiesOf(rows, 'eigenvector')
        const least = principal(completed).value
        const [row, column] = [items.length - 2, items.length - 1]
        for (const factor of [0.5, 0.99, 1.01, 2]) {
          const other = completed.map((line) => [...line])
          const value = (completed[row]?.[column] ?? 1) * factor
          other[row]?.splice(column, 1, value)
          other[column]?.splice(row, 1, 1 / value)
          expect(principal(other).value).toBeGreaterThan(least)
        }
        expect(rowGeometricMeans(completed).length).toBe(items.length)
      }),
    )
  })

  it('name first the judgement that was typed the wrong way round, and what would fit the others', () => {
    const items = ['a', 'b', 'c', 'd']
    const judgements = [
      times('b', 'a', '1/2'),
      times('a', 'c', '4'),
      times('a', 'd', '8'),
      times('b', 'c', '2'),
      times('d', 'b', '4'),
      times('c', 'd', '2'),
    ]
    const { hints, consistency } = weighed(compared(items, judgements))
    expect(consistency?.acceptable).toBe(false)
    const [hint] = hints
    expect(hint).toMatchObject({ first: 'd', second: 'b', times: '4', nearest: '1/4' })
    expect(hint?.ratio).toBeLessThan(0.1)
  })
})

describe('No weights follow', () => {
  const cases: [WeightsBasis, WeightsProblem][] = [
    [rated('direct', { a: '0', b: '0.0' }), { message: 'weights.problem.nothing', details: {} }],
    [
      { method: 'rankOrderCentroid', ranks: [['a'], ['b', 'a']] },
      { message: 'weights.problem.repeated', details: { id: 'a' } },
    ],
    [
      compared(
        Array.from({ length: 16 }, (_, index) => `item-${index}`),
        [],
      ),
      { message: 'weights.problem.tooMany', details: { items: 16, most: 15 } },
    ],
    [compared(['a', 'b'], [times('a', 'c', '2')]), { message: 'weights.problem.unknown', details: { id: 'c' } }],
    [compared(['a', 'b'], [times('a', 'a', '2')]), { message: 'weights.problem.withItself', details: { id: 'a' } }],
    [compared(['a', 'b'], [times('a', 'b', '0')]), { message: 'weights.problem.noTimes', details: { first: 'a', second: 'b' } }],
    [
      compared(['a', 'b'], [times('a', 'b', '2'), times('b', 'a', '1/2')]),
      { message: 'weights.problem.comparedTwice', details: { first: 'b', second: 'a' } },
    ],
    [
      compared(['a', 'b', 'c', 'd'], [times('a', 'c', '2'), times('b', 'd', '2')]),
      { message: 'weights.problem.notConnected', details: { first: 'a, c', second: 'b, d' } },
    ],
  ]

  it.each(cases)('from %j, and it is said why', (basis, problem) => {
    expect(weigh(basis)).toEqual({ ok: false, problem })
    const words = translator('en')(problem.message, problem.details)
    for (const value of Object.values(problem.details)) expect(words).toContain(String(value))
  })

  it('in as many ways as there are messages', () => {
    const messages = Object.keys(english).filter((key) => key.startsWith('weights.problem.'))
    expect([...new Set(cases.map(([, { message }]) => message))].sort()).toEqual(messages.sort())
  })
})
