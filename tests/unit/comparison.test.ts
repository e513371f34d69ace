import { describe, expect, it } from 'vitest'
import { assess } from '../../shared/decisions/assessment.ts'
import { cellDetailOf, comparisonOf } from '../../shared/decisions/comparison.ts'
import { engineVersion, methodOf } from '../../shared/decisions/method.ts'
import { cellDetail, comparison, method, profile } from '../../shared/decisions/model.ts'
import { profileOf } from '../../shared/decisions/profile.ts'
import { bidOf, evaluationOf, instrumentOf, openQuestion, rated } from './evaluations.ts'

const instrument = instrumentOf(
  [
    {
      id: 'security',
      title: 'Security and privacy',
      weight: 50,
      children: [
        { id: 'access', title: 'Access control', weight: 3 },
        { id: 'audits', title: 'Audits', weight: 2, scoring: 'whole' },
      ],
    },
    { id: 'people', title: 'People', weight: 20 },
    { id: 'price', title: 'Price', weight: 30, scoring: 'price' },
  ],
  [
    rated('mfa', 'access', 3, { knockOut: { label: 'K1', reason: 'no second factor', passes: { test: 'atLeast', value: '1' } } }),
    openQuestion('joiners', 'access', 1),
    openQuestion('tests', 'audits', 0),
    rated('attrition', 'people', 1),
    rated('languages', 'people', 1),
  ],
)
const on = (kind: 'question' | 'criterion', id: string) => ({ kind, id })
const north = bidOf('north', {
  answers: { mfa: '5', joiners: 'Within a day.', tests: 'Yearly.', attrition: '4', languages: '4' },
  prices: { fee: '120' },
  scores: [
    { subject: on('question', 'joiners'), evaluator: 'keller', points: 2, reason: 'One site only.' },
    { subject: on('question', 'joiners'), evaluator: 'osei', points: 4, reason: 'Records seen.' },
    { subject: on('criterion', 'audits'), evaluator: 'keller', points: 4, reason: 'Report is sound.' },
  ],
  consensus: [{ subject: on('criterion', 'audits'), points: 3, reason: 'The report predates a site.' }],
})
const south = bidOf('south', {
  answers: { mfa: '3', joiners: 'Soon.', tests: 'Yearly.', languages: { state: 'notApplicable' } },
  prices: { fee: '100' },
})
const out = bidOf('out', { answers: { mfa: '0', attrition: '5', languages: '5' }, prices: { fee: '60' } })
const gone = bidOf('gone', { answers: { mfa: '5' }, withdrawn: true })
const assessment = assess(evaluationOf(instrument, [out, gone, south, north]))

describe('A comparison', () => {
  const result = comparisonOf(assessment)
  const cellAt = (bid: string, criterion: string) =>
    result.cells.flat().find((cell) => cell.bid === bid && cell.criterion === criterion)

  it('has criteria in the order of the tree as rows, and bids in the order of the ranking as columns', () => {
    expect(comparison.parse(result)).toEqual(result)
    expect(
      result.rows.map(({ criterion, depth, localWeight, globalWeight }) => [
        criterion,
        depth,
        localWeight.rounded,
        globalWeight.rounded,
      ]),
    ).toEqual([
      ['security', 0, '50.00', '50.00'],
      ['access', 1, '60.00', '30.00'],
      ['audits', 1, '40.00', '20.00'],
      ['people', 0, '20.00', '20.00'],
      ['price', 0, '30.00', '30.00'],
    ])
    expect(result.columns.map(({ bid, standing, total }) => [bid, standing, total?.lower.rounded, total?.upper.rounded])).toEqual(
      [
        ['north', 'ranked', '80.00', '80.00'],
        ['south', 'ranked', '43.50', '91.00'],
        ['out', 'out', '50.00', '77.50'],
      ],
    )
    expect(result.cells.map((row) => row.map((cell) => [cell.criterion, cell.bid]))).toEqual(
      result.rows.map((row) => result.columns.map((column) => [row.criterion, column.bid])),
    )
  })

  it('gives each cell its score, its points and what is open below it', () => {
    expect(cellAt('north', 'access')).toMatchObject({
      score: { lower: { exact: '9/2' }, upper: { exact: '9/2' } },
      contribution: { lower: { exact: '27/1', rounded: '27.00' } },
      spread: 2,
      knockOuts: [],
    })
    expect(cellAt('north', 'audits')).toMatchObject({
      source: 'consensus',
      score: { lower: { exact: '3/1' } },
      contribution: { lower: { exact: '12/1' } },
    })
    expect(cellAt('south', 'security')).toMatchObject({
      score: { lower: { exact: '27/20' }, upper: { exact: '41/10' } },
      counts: { blank: 0, unscored: 2 },
      spread: null,
    })
    expect(cellAt('south', 'people')?.counts).toMatchObject({ blank: 1, claimed: 1 })
    expect(cellAt('out', 'security')?.knockOuts).toMatchObject([{ label: 'K1', status: 'fail', reason: 'no second factor' }])
    expect(cellAt('south', 'price')).toMatchObject({ source: 'price', score: { lower: { exact: '5/1' } } })
  })

  it('leads from each cell to the questions, the answers, the scores and their reasons', () => {
    const detail = cellDetailOf(assessment, 'north', 'access')
    expect(cellDetail.parse(detail)).toEqual(detail)
    expect(
      detail.questions.map(({ question, status, source, contribution }) => [question, status, source, contribution.lower.exact]),
    ).toEqual([
      ['mfa', 'scored', 'rule', '45/2'],
      ['joiners', 'scored', 'mean', '9/2'],
    ])
    expect(detail.questions[1]).toMatchObject({
      answer: { state: 'answered', value: 'Within a day.' },
      spread: 2,
      given: [
        { evaluator: 'keller', points: 2, reason: 'One site only.' },
        { evaluator: 'osei', points: 4, reason: 'Records seen.' },
      ],
      consensus: null,
    })
    const whole = cellDetailOf(assessment, 'north', 'audits')
    expect(whole).toMatchObject({ given: [{ points: 4 }], consensus: { points: 3, reason: 'The report predates a site.' } })
    expect(whole.questions.map(({ status }) => status)).toEqual(['information'])
    expect(() => cellDetailOf(assessment, 'gone', 'access')).toThrow(expect.objectContaining({ code: 'decisions.bid' }))
    expect(() => cellDetailOf(assessment, 'north', 'nowhere')).toThrow(expect.objectContaining({ code: 'decisions.criterion' }))
  })
})

describe('A profile', () => {
  it('names where a bid leads and trails the others that take part, by points of the hundred', () => {
    const result = profileOf(assessment, 'north')
    expect(profile.parse(result)).toEqual(result)
    expect(
      result.strengths.map(({ criterion, own, others, effect }) => [criterion, own.rounded, others.rounded, effect.rounded]),
    ).toEqual([
      ['people', '4.00', '0.00', '16.00'],
      ['access', '4.50', '2.25', '13.50'],
      ['audits', '3.00', '0.00', '12.00'],
    ])
    expect(result.weaknesses.map(({ criterion, difference, effect }) => [criterion, difference.rounded, effect.rounded])).toEqual(
      [['price', '-0.83', '-5.00']],
    )
  })

  it('lists what is open by what it could add, and to whom it falls', () => {
    const { open } = profileOf(assessment, 'south')
    expect(open.map(({ subject, status, adds }) => [subject.id, status, adds.rounded])).toEqual([
      ['audits', 'unscored', '20.00'],
      ['attrition', 'blank', '10.00'],
      ['languages', 'claimed', '10.00'],
      ['joiners', 'unscored', '7.50'],
    ])
    const blankGate = assess(evaluationOf(instrument, [bidOf('b', { prices: { fee: '1' } })]))
    expect(profileOf(blankGate, 'b').open.find(({ subject }) => subject.id === 'mfa')).toMatchObject({
      knockOut: 'K1',
      status: 'blank',
    })
    const unpriced = assess(evaluationOf(instrument, [bidOf('b', {})]))
    expect(profileOf(unpriced, 'b').open).toContainEqual(
      expect.objectContaining({ status: 'price', adds: { exact: '30/1', rounded: '30.00' } }),
    )
  })

  it('is empty of differences where there is nobody to compare with', () => {
    const alone = assess(evaluationOf(instrument, [north, out]))
    expect(profileOf(alone, 'north')).toMatchObject({ strengths: [], weaknesses: [] })
  })
})

it('The method statement says how to compute the figures again', () => {
  const statement = methodOf(assessment)
  expect(method.parse(statement)).toEqual(statement)
  expect(statement).toMatchObject({
    engine: engineVersion,
    aggregation: 'weightedSum',
    priceFormula: 'lowestRatio',
    ties: ['quality', 'price', 'shared'],
    rounding: { rule: 'halfUp', places: 2, when: 'displayOnly' },
    currency: 'EUR',
  })
  expect(statement.criteria).toEqual(comparisonOf(assessment).rows)
})
