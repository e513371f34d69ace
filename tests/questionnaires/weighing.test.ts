import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { criteriaOf } from '../../shared/questionnaires/walk.ts'
import { percentOf, reciprocal, weighDraft, weightsDraft } from '../../shared/questionnaires/weights/draft.ts'
import { testApplication } from '../application/support.ts'

const items = [
  { id: 'a', weight: 50 },
  { id: 'b', weight: 25 },
  { id: 'c', weight: 25 },
]
const weightsOf = (result: ReturnType<typeof weighDraft>) =>
  result.ok ? result.value.weights.map(({ weight }) => weight) : result

describe('Weights as they are typed', () => {
  it('begin with the present ones, typed and by place', () => {
    expect(weightsOf(weighDraft(weightsDraft(items, 'direct')))).toEqual([50, 25, 25])
    expect(weightsDraft(items, 'rankOrderCentroid').rank).toEqual({ a: '1', b: '2', c: '2' })
    expect(weightsOf(weighDraft(weightsDraft(items, 'rankOrderCentroid')))).toEqual([61, 20, 19])
  })

  it('follow from swings and from pairs, incomplete ones too', () => {
    const swings = { ...weightsDraft(items, 'swing'), swing: { a: '100', b: '60', c: '40' } }
    expect(weightsOf(weighDraft(swings))).toEqual([50, 30, 20])
    const pairs = { ...weightsDraft(items, 'pairwise'), pairs: { 'a b': '3', 'b c': '1/2' } }
    expect(weightsOf(weighDraft(pairs))).toEqual([50, 17, 33])
  })

  it('are told as parts of the whole, rounded once, half up', () => {
    expect([percentOf(1, 8), percentOf(1, 3), percentOf(0.25, 50), percentOf(50, 50)]).toEqual(['13', '33', '1', '100'])
  })

  it('say what is no amount, no place, or missing', () => {
    const problem = (draft: Parameters<typeof weighDraft>[0]) => {
      const result = weighDraft(draft)
      return result.ok ? undefined : [result.problem.message, result.problem.details]
    }
    expect(problem(weightsDraft(items, 'swing'))).toEqual(['weights.written.notAmount', { id: 'a', text: '' }])
    expect(problem({ ...weightsDraft(items, 'rankOrderCentroid'), rank: { a: '1', b: 'x', c: '2' } })).toEqual([
      'weights.written.notPlace',
      { id: 'b', text: 'x' },
    ])
    expect(problem({ ...weightsDraft(items, 'pairwise'), pairs: { 'a b': 'much' } })).toEqual([
      'weights.written.notTimes',
      { first: 'a', second: 'b', times: 'much' },
    ])
    expect(problem(weightsDraft(items, 'pairwise'))?.[0]).toBe('weights.problem.notConnected')
  })

  it('begin again with what was said when they were found, whichever way round', () => {
    const judgements = [
      { first: 'b', second: 'a', times: '3' },
      { first: 'b', second: 'c', times: '1/2' },
    ]
    const found = {
      method: 'pairwise',
      variant: 'geometricMean',
      randomIndex: 'saaty2005',
      items: ['a', 'b', 'c'],
      judgements,
    } as const
    const draft = weightsDraft(items, 'direct', { ...found, items: [...found.items] })
    expect(draft).toMatchObject({ method: 'pairwise', variant: 'geometricMean', randomIndex: 'saaty2005' })
    expect(draft.pairs).toEqual({ 'a b': '1/3', 'b c': '1/2' })
  })

  it('turn a judgement round twice into itself', () => {
    const whole = fc.integer({ min: 1, max: 99 })
    fc.assert(
      fc.property(whole, (times) => {
        expect(reciprocal(reciprocal(String(times)))).toBe(String(times))
      }),
    )
    expect(['3', '1/3', '2.5', '1/1'].map(reciprocal)).toEqual(['1/3', '3', '10/25', '1'])
  })
})

describe('Weights of a template of one’s own', () => {
  let application: ReturnType<typeof testApplication>
  afterEach(() => application.close())

  it('are taken as one action with how they were found, and undone as one', async () => {
    application = testApplication({ actingAs: 'Mara' })
    const { call, folder } = application
    await call('workspace.create', { path: `${folder}/own.assay`, title: 'Own' })
    const template = (await call('template.copy', { template: 'bpo-due-diligence', key: 'own' })).id ?? ''
    const ids = ['resilience.recovery', 'resilience.continuity', 'resilience.disruption', 'resilience.location']
    const weights = async () =>
      criteriaOf(await call('template.show', { template }))
        .filter(({ id }) => ids.includes(id))
        .map(({ weight }) => weight)
    const before = await weights()
    const basis = { method: 'swing' as const, items: ids.map((id, index) => ({ id, amount: String(100 - 20 * index) })) }
    const { weights: found } = await call('template.weigh', { template, in: 'resilience', basis })
    expect(found.map(({ weight }) => weight)).toEqual([36, 29, 21, 14])
    expect(await weights()).toEqual([36, 29, 21, 14])
    expect((await call('template.draft', { template })).weights).toEqual([{ in: 'resilience', basis }])
    await call('workspace.undo', {})
    expect(await weights()).toEqual(before)
    expect((await call('template.draft', { template })).weights).toEqual([])
  })

  it('are refused where they leave something out, with what stands there', async () => {
    application = testApplication({ actingAs: 'Mara' })
    const { call, refused, folder } = application
    await call('workspace.create', { path: `${folder}/own.assay`, title: 'Own' })
    const template = (await call('template.copy', { template: 'bpo-due-diligence', key: 'own' })).id ?? ''
    const basis = { method: 'direct' as const, items: [{ id: 'people', amount: '1' }] }
    expect(await refused('template.weigh', { template, in: null, basis })).toMatchObject({
      code: 'template.weighOthers',
      message:
        'The weights are about people, but the criteria at the top are people, delivery, security, resilience, standing, commercial. Weigh exactly those.',
    })
  })
})
