import { describe, expect, it } from 'vitest'
import { parseRational, toNumber } from '../../shared/arithmetic/rational.ts'
import { comparisonsOf, prioritiesOf } from '../../shared/questionnaires/weights/comparisons.ts'
import { combinedJudgements, combinedWeights } from '../../shared/questionnaires/weights/group.ts'
import type { Judgement, PairwiseBasis, Weighing } from '../../shared/questionnaires/weights/model.ts'
import { weigh } from '../../shared/questionnaires/weights/weigh.ts'

type Pair = readonly [first: string, second: string, times: string]

const judgementsOf = (pairs: readonly Pair[]): Judgement[] => pairs.map(([first, second, times]) => ({ first, second, times }))

/** The judgements of an upper triangle, row by row. */
function triangle(items: readonly string[], values: readonly string[]): Judgement[] {
  const pairs = items.flatMap((first, index) => items.slice(index + 1).map((second) => ({ first, second })))
  return pairs.map((pair, index) => ({ ...pair, times: values[index] ?? '' }))
}

function weighed(items: string[], judgements: Judgement[], parts: Partial<PairwiseBasis> = {}): Weighing {
  const basis = { method: 'pairwise', variant: 'eigenvector', randomIndex: 'saaty1980', items, judgements, ...parts } as const
  const result = weigh(basis)
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

const sharesOf = ({ weights }: Weighing): number[] => weights.map(({ share }) => toNumber(parseRational(share)))

function close(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(actual.length).toBe(expected.length)
  for (const [index, value] of expected.entries()) expect(Math.abs((actual[index] ?? Number.NaN) - value)).toBeLessThan(tolerance)
}

describe('Saaty 2008, Int. J. Services Sciences 1(1):83-98, what people drink', () => {
  const drinks = ['coffee', 'wine', 'tea', 'beer', 'soda', 'milk', 'water']
  const judgements = judgementsOf([
    ['coffee', 'wine', '9'],
    ['coffee', 'tea', '5'],
    ['coffee', 'beer', '2'],
    ['coffee', 'soda', '1'],
    ['coffee', 'milk', '1'],
    ['water', 'coffee', '2'],
    ['water', 'wine', '9'],
    ['water', 'tea', '9'],
    ['water', 'beer', '3'],
    ['water', 'soda', '2'],
    ['water', 'milk', '3'],
    ['tea', 'wine', '3'],
    ['beer', 'wine', '9'],
    ['beer', 'tea', '3'],
    ['beer', 'milk', '1'],
    ['soda', 'wine', '9'],
    ['soda', 'tea', '4'],
    ['soda', 'beer', '2'],
    ['soda', 'milk', '2'],
    ['milk', 'wine', '9'],
    ['milk', 'tea', '3'],
  ])

  it('has the published weights, and as whole numbers they sum to 100', () => {
    const result = weighed(drinks, judgements)
    close(sharesOf(result), [0.177, 0.019, 0.042, 0.116, 0.19, 0.129, 0.327], 0.0005)
    expect(result.weights.map(({ weight }) => weight)).toEqual([18, 2, 4, 11, 19, 13, 33])
  })

  it('has a consistency ratio that depends on the table of random indices, which is named', () => {
    const ratios = (['saaty1980', 'saaty2005', 'doneganDodd1991'] as const).map((randomIndex) => {
      const { consistency } = weighed(drinks, judgements, { randomIndex })
      return [consistency?.randomIndex, consistency?.ratio.toFixed(4), consistency?.eigenvalue.toFixed(6)]
    })
    expect(ratios).toEqual([
      ['saaty1980', '0.0223', '7.176629'],
      ['saaty2005', '0.0218', '7.176629'],
      ['doneganDodd1991', '0.0235', '7.176629'],
    ])
  })

  it('has other weights by row geometric means', () => {
    const result = weighed(drinks, judgements, { variant: 'geometricMean' })
    close(sharesOf(result), [0.1787, 0.0185, 0.0422, 0.1165, 0.1911, 0.1286, 0.3243], 0.00005)
  })
})

describe('The car of the article on the analytic hierarchy process in Wikipedia', () => {
  const dd = { randomIndex: 'doneganDodd1991' } as const
  const cars = ['accord', 'hybrid', 'pilot', 'cr-v', 'element', 'odyssey']
  const leaf = (...values: string[]) => weighed(cars, triangle(cars, values), dd)
  const criteria = weighed(
    ['cost', 'safety', 'style', 'capacity'],
    triangle(['cost', 'safety', 'style', 'capacity'], ['3', '7', '3', '9', '1', '1/7']),
    dd,
  )
  const cost = weighed(
    ['price', 'fuel', 'maintenance', 'resale'],
    triangle(['price', 'fuel', 'maintenance', 'resale'], ['2', '5', '3', '2', '2', '0.5']),
    dd,
  )
  const price = leaf('9', '9', '1', '0.5', '5', '1', '1/9', '1/9', '1/7', '1/9', '1/9', '1/7', '0.5', '5', '6')
  const fuel = leaf(
    ...['1/1.13', '1.41', '1.15', '1.24', '1.19', '1.59', '1.3', '1.4', '1.35', '1/1.23', '1/1.14', '1/1.18', '1.08', '1.04'].map(
      (value) => value.replace(/^1\/1\.(\d\d)$/, '100/1$1'),
    ),
    '100/104',
  )
  const maintenance = leaf('1.5', '4', '4', '4', '5', '4', '4', '4', '5', '1', '1.2', '1', '1', '3', '2')
  const resale = leaf('3', '4', '0.5', '2', '2', '2', '0.2', '1', '1', '1/6', '0.5', '0.5', '4', '4', '1')
  const safety = leaf('1', '5', '7', '9', '1/3', '5', '7', '9', '1/3', '2', '9', '1/8', '2', '1/8', '1/9')
  const style = leaf('1', '7', '5', '9', '6', '7', '5', '9', '6', '1/6', '3', '1/3', '7', '5', '0.2')
  const cargo = leaf('1', '0.5', '0.5', '0.5', '1/3', '0.5', '0.5', '0.5', '1/3', '1', '1', '0.5', '1', '0.5', '0.5')
  const passenger = leaf('1', '0.5', '1', '3', '0.5', '0.5', '1', '3', '0.5', '2', '6', '1', '3', '0.5', '1/6')
  const capacity = weighed(['cargo', 'passenger'], judgementsOf([['cargo', 'passenger', '1/5']]), dd)

  it('has the published weights of its criteria', () => {
    close(sharesOf(criteria), [0.51, 0.234, 0.041, 0.215], 0.0005)
    close(sharesOf(cost), [0.4881, 0.2515, 0.0999, 0.1605], 0.00006)
    close(sharesOf(price), [0.246, 0.025, 0.025, 0.246, 0.366, 0.093], 0.0005)
  })

  it('has the published ratios, and one of them is acceptable or not by the table', () => {
    const ratios = [criteria, cost, price, safety, style].map(({ consistency }) => consistency?.ratio.toFixed(3))
    expect(ratios).toEqual(['0.080', '0.016', '0.072', '0.085', '0.107'])
    expect(style.consistency?.acceptable).toBe(false)
    expect(criteria.consistency?.acceptable).toBe(true)
  })

  it('has the published result where weights are multiplied down the tree', () => {
    const [ofCost = 0, ofSafety = 0, ofStyle = 0, ofCapacity = 0] = sharesOf(criteria)
    const parts = [
      ...sharesOf(cost).map((share) => share * ofCost),
      ofSafety,
      ofStyle,
      ...sharesOf(capacity).map((share) => share * ofCapacity),
    ]
    const leaves = [price, fuel, maintenance, resale, safety, style, cargo, passenger].map(sharesOf)
    const result = cars.map((_, car) => parts.reduce((all, part, index) => all + part * (leaves[index]?.[car] ?? 0), 0))
    close(result, [0.215, 0.15, 0.106, 0.167, 0.144, 0.219], 0.0005)
  })
})

it('Eight criteria of JMcDM (test/mcdm/testahp.jl) have the exact eigenvector, not the mean of columns that it prints', () => {
  const items = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  const upper = ['7', '1/5', '1/8', '1/2', '1/3', '1/5', '1']
  const rest = [
    ['1/8', '1/9', '1/4', '1/5', '1/9', '1/8'],
    ['1/3', '4', '2', '1', '1'],
    ['7', '5', '3', '3'],
    ['1/2', '1/5', '1/5'],
    ['1/3', '1/3'],
    ['1'],
  ]
  const { consistency } = weighed(items, triangle(items, [...upper, ...rest.flat()]))
  expect(consistency?.eigenvalue.toFixed(6)).toBe('8.698198')
  expect(consistency?.ratio.toFixed(5)).toBe('0.07074')
})

describe('Bozóki, Fülöp and Rónyai 2010, Math. Comput. Modelling 52:318-333, incomplete comparisons', () => {
  it('of four items have one missing value that is the root of 8/15', () => {
    const items = ['a', 'b', 'c', 'd']
    const pairs: Pair[] = [
      ['a', 'b', '1'],
      ['a', 'c', '5'],
      ['a', 'd', '2'],
      ['b', 'c', '3'],
      ['b', 'd', '4'],
    ]
    const result = weighed(items, judgementsOf(pairs), { randomIndex: 'doneganDodd1991' })
    close(sharesOf(result), [0.3738, 0.392, 0.0985, 0.1357], 0.00006)
    expect(result.consistency?.ratio.toFixed(4)).toBe('0.0372')
    expect([result.consistency?.judged, result.consistency?.possible]).toEqual([5, 6])
    const rows = comparisonsOf(
      4,
      pairs.map(([first, second, times]) => ({
        row: items.indexOf(first),
        column: items.indexOf(second),
        times: Number(times),
      })),
    )
    expect(prioritiesOf(rows, 'eigenvector').completed[2]?.[3]).toBeCloseTo(Math.sqrt(8 / 15), 12)
  })

  it('of eight items have the twelve published missing values, to the five digits of their source', () => {
    const items = 'abcdefgh'
    const known = [
      ...['ab5', 'ac3', 'ad7', 'ae6', 'af6', 'bd5', 'bf3', 'ce3', 'cg6', 'fd4', 'ga3', 'ge5', 'ha4', 'hb7', 'hd8', 'hf6'],
    ].map((text) => ({
      row: items.indexOf(text.charAt(0)),
      column: items.indexOf(text.charAt(1)),
      times: Number(text.charAt(2)),
    }))
    const { completed } = prioritiesOf(comparisonsOf(8, known), 'eigenvector')
    const at = (pair: string) => completed[items.indexOf(pair.charAt(0))]?.[items.indexOf(pair.charAt(1))] ?? Number.NaN
    const missing = ['bc', 'be', 'bg', 'cd', 'cf', 'ch', 'de', 'dg', 'ef', 'eh', 'fg', 'gh'].map(at)
    close(
      missing,
      [0.33002, 1.71974, 0.46635, 9.92051, 4.85249, 0.56961, 0.52528, 0.14244, 0.9312, 0.10931, 0.29121, 0.40309],
      0.0002,
    )
  })
})

describe('A family that chooses a holiday (gluc/ahp, vacation.ahp; rules of Forman and Peniwati 1998)', () => {
  const items = ['costs', 'fun', 'spa']
  const people = [
    { power: 0.4, judgements: triangle(items, ['4', '9', '4']) },
    { power: 0.4, judgements: triangle(items, ['1/4', '1/9', '1/5']) },
    { power: 0.2, judgements: triangle(items, ['1/9', '1', '9']) },
  ]
  const alone = people.map(({ judgements }) => weighed(items, judgements, { variant: 'geometricMean' }))
  const weights = people.map(({ power }, index) => {
    const own = alone[index]
    return { power, weights: own ? sharesOf(own) : [] }
  })

  it('has the weights and ratios of each person', () => {
    close(
      alone.flatMap(sharesOf),
      [0.71706504, 0.21716561, 0.06576935, 0.06325174, 0.19388163, 0.74286662, 0.09090909, 0.81818182, 0.09090909],
      1e-7,
    )
    expect(alone.map(({ consistency }) => consistency?.ratio.toFixed(5))).toEqual(['0.03181', '0.06144', '0.00000'])
  })

  it('puts fun first where it acts as one, and the spa where its members stay individuals with an arithmetic mean', () => {
    const pooled = weighed(items, combinedJudgements(people), { variant: 'geometricMean' })
    const published = [0.28276113, 0.42593849, 0.29130038]
    close(sharesOf(pooled), published, 1e-7)
    close(combinedWeights(weights, 'geometric'), published, 1e-7)
    close(combinedWeights(weights, 'arithmetic'), [0.33030853, 0.32805526, 0.34163621], 1e-7)
  })
})

it('Belton and Gear 1983, Omega 11:228-230: shares of a whole reverse a ranking where a copy is added, so no bidder is scored by them', () => {
  const totals = (columns: string[][]): number[] => {
    const shares = columns.map((amounts) => {
      const result = weigh({ method: 'direct', items: amounts.map((amount, index) => ({ id: `bid-${index}`, amount })) })
      return result.ok ? sharesOf(result.value) : []
    })
    return (columns[0] ?? []).map((_, bid) => shares.reduce((all, column) => all + (column[bid] ?? 0) / 3, 0))
  }
  close(
    totals([
      ['1', '9', '1'],
      ['9', '1', '1'],
      ['8', '9', '1'],
    ]),
    [0.4512, 0.4697, 0.0791],
    0.00006,
  )
  close(
    totals([
      ['1', '9', '1', '9'],
      ['9', '1', '1', '1'],
      ['8', '9', '1', '9'],
    ]),
    [0.3654, 0.2889, 0.0568, 0.2889],
    0.00006,
  )
})
