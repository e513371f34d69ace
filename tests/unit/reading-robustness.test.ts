import { describe, expect, it } from 'vitest'
import type { Figure } from '../../shared/arithmetic/figure.ts'
import type { Robustness, WeightTest } from '../../shared/decisions/robustness-model.ts'
import { sayLeftOut, sayScore, sayTransfer, sayWeights, type Voice } from '../../shared/decisions/robustness-reading.ts'
import { translator } from '../../shared/messages/translate.ts'

const voice: Voice<string> = {
  say: translator('en'),
  plain: (text) => text,
  subject: ({ title }) => title,
  bidder: ({ bidder }) => bidder,
  evaluator: (id) => id,
  list: (items) => items.join(' and '),
  decimal: (text) => text,
}
const bid = (bidder: string) => ({ bid: bidder.toLowerCase(), bidder })
const figure = (whole: number): Figure => ({ exact: `${whole}/1`, rounded: String(whole) })
const [north, smith, tsubame] = [bid('Northwind'), bid('Smith & Söhne'), bid('つばめ')]

const price: WeightTest = {
  criterion: 'price',
  title: 'Price',
  depth: 0,
  weight: figure(30),
  fixed: null,
  below: { at: figure(11), leads: [smith] },
  above: null,
}
const quality: WeightTest = {
  ...price,
  criterion: 'quality',
  title: 'Quality',
  weight: figure(70),
  below: null,
  above: { at: figure(88), leads: [smith, tsubame] },
}
const unshaken: Robustness = {
  first: [north],
  ranked: 3,
  settled: true,
  rivals: [],
  weights: [],
  transfer: null,
  unmeasured: [],
  score: null,
  bidders: [],
  evaluators: [],
  consensus: 0,
}
const stays = { first: [north], changes: false }
const weights = (more: Partial<Robustness>) => {
  const { title, texts } = sayWeights({ ...unshaken, ...more }, voice)
  return [title, ...texts].join(' ')
}
const leftOut = (more: Partial<Robustness>) => {
  const saying = sayLeftOut({ ...unshaken, ...more }, voice)
  return saying && [saying.title, ...saying.texts].join(' ')
}
const without = (name: string, first = stays) => ({ ...bid(name), ...first })
const scores = (evaluator: string, first = stays) => ({ evaluator, scores: 4, alone: 0, ...first })

describe('A first place is said to hold', () => {
  it('unless the weight that has the least way to go turns it', () => {
    expect(weights({ weights: [price] })).toBe(
      'Northwind stays first unless Price falls below 11 of 100 (now 30); then Smith & Söhne leads.',
    )
    expect(weights({ weights: [price, quality] })).toBe(
      'Northwind stays first unless Quality rises above 88 of 100 (now 70); then Smith & Söhne or つばめ leads. ' +
        'One larger change of a weight would turn it too.',
    )
  })

  it('with so many places that a weight which turns it is not shown as the present one', () => {
    const near = { ...price, below: { at: { exact: '299996/10000', rounded: '30.00' }, leads: [smith] } }
    expect(weights({ weights: [near] })).toBe(
      'Northwind stays first unless Price falls below 29.9996 of 100 (now 30); then Smith & Söhne leads.',
    )
  })

  it('whatever weight a group has, though weights inside a group may turn it', () => {
    expect(weights({ weights: [{ ...price, depth: 1 }] })).toBe(
      'Northwind stays first whatever the weight of any one group of criteria.',
    )
  })

  it('at any weights where nobody else is ranked, and not at all where it is shared or nobody is first', () => {
    expect(weights({ ranked: 1 })).toBe('Northwind stays first at any weights: no other bidder is ranked.')
    expect(weights({ first: [north, smith] })).toBe(
      'Northwind and Smith & Söhne share the first place. No weight is tested while they do.',
    )
    expect(weights({ first: [], ranked: 0 })).toBe('Nobody is ranked. There is no first place to test.')
  })

  it('without any one bidder or evaluator, if there is any', () => {
    expect(leftOut({ bidders: [without('Smith')], evaluators: [scores('Keller')] })).toBe(
      'Withdrawing any one bidder or evaluator changes nothing in the first place.',
    )
    expect(leftOut({ bidders: [without('Smith')] })).toBe('Withdrawing any one bidder changes nothing in the first place.')
    expect(leftOut({ evaluators: [scores('Keller')] })).toBe('Leaving out any one evaluator changes nothing in the first place.')
    expect(leftOut({})).toBeNull()
  })
})

describe('A first place is said to be lost', () => {
  const lost = { first: [smith], changes: true }

  it('without a bidder, and whether anything else would change it too', () => {
    expect(leftOut({ bidders: [without('Cheap', lost)] })).toBe('Without Cheap, Smith & Söhne would be first.')
    expect(leftOut({ bidders: [without('Smith'), without('Cheap', lost)] })).toBe(
      'Without Cheap, Smith & Söhne would be first. Leaving out any other bidder or evaluator changes nothing.',
    )
    expect(leftOut({ bidders: [without('Cheap', lost)], evaluators: [scores('Keller', lost), scores('Osei', lost)] })).toBe(
      'Without Cheap, Smith & Söhne would be first. Leaving out any of 2 other bidders or evaluators would change it too.',
    )
  })

  it('without an evaluator', () => {
    const shared = { first: [north, smith], changes: true }
    expect(leftOut({ evaluators: [scores('Keller', shared)] })).toBe(
      'Without the scores of Keller, Northwind and Smith & Söhne would be first.',
    )
  })
})

describe('The smallest change of weights', () => {
  const from = [{ criterion: 'price', title: 'Price', points: figure(9) }]
  const transfer = { points: figure(9), leads: smith, to: { criterion: 'quality', title: 'Quality' }, from }
  const said = (more: Partial<Robustness>) => {
    const saying = sayTransfer({ ...unshaken, ...more }, voice)
    return saying && [saying.title, ...saying.texts].join(' ')
  }

  it('is told with where the weight comes from and goes, and whom it leaves out', () => {
    const moves =
      'The smallest change of weights that would unseat it moves 9 points from Price to Quality; then Smith & Söhne leads.'
    expect(said({ transfer })).toBe(moves)
    expect(said({ transfer, unmeasured: [tsubame] })).toBe(
      `${moves} This leaves out つばめ, to which other groups of criteria apply.`,
    )
    expect(said({})).toBe('No change of weights would unseat it.')
  })

  it('is any at all where totals are equal', () => {
    expect(said({ transfer: { ...transfer, points: figure(0), from: [] } })).toBe(
      'The smallest change of weights would do: the totals are equal, and Smith & Söhne leads after any that favours it.',
    )
  })

  it('is not told where nobody is first alone, or nobody else is ranked', () => {
    expect([said({ transfer, first: [north, smith] }), said({ ranked: 1 }), said({ first: [] })]).toEqual([null, null, null])
  })
})

describe('A single score', () => {
  const score = {
    ...north,
    subject: { kind: 'question' as const, id: 'q' },
    title: 'Recovery',
    now: figure(4),
    at: figure(2),
    leads: smith,
    withinStep: false,
  }
  const said = (more: Partial<Robustness>) => {
    const saying = sayScore({ ...unshaken, evaluators: [scores('Keller')], ...more }, voice)
    return saying && [saying.title, ...saying.texts].join(' ')
  }
  const level = 'Smith & Söhne draws level where the score of Northwind for Recovery goes from 4 to 2.'

  it('is said to decide, to be a step away from it, or not to matter', () => {
    expect(said({ score: { ...score, withinStep: true } })).toBe(
      `A single score of the evaluators decides the first place: one step is enough. ${level}`,
    )
    expect(said({ score })).toBe(`No step of a single score of the evaluators changes the first place. ${level}`)
    expect(said({})).toBe('No single score of the evaluators can change the first place, however far it moves.')
  })

  it('is not spoken of where nobody has scored, or no first place is tested', () => {
    expect(said({ evaluators: [] })).toBeNull()
    expect(said({ evaluators: [], consensus: 1 })).not.toBeNull()
    expect([said({ ranked: 1 }), said({ first: [north, smith] })]).toEqual([null, null])
  })
})
