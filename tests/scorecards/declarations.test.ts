import { describe, expect, it } from 'vitest'
import { elsewhere, packFor, tenderWithEvaluators } from '../packs/support.ts'

describe('What an evaluator declares of their interests', () => {
  it('is no conflict, or each with a bidder; the last declaration counts, and who has not declared is named', async () => {
    const { call, tender, lot, ada, ben } = await tenderWithEvaluators()
    const [north, east] = (await call('bid.list', { lot })).map(({ provider }) => provider.id)
    expect((await call('declaration.list', { tender })).map(({ name, declaration }) => [name, declaration])).toEqual([
      ['Ada', null],
      ['Ben', null],
    ])
    await call('declaration.set', { tender, evaluator: ada })
    const conflicts = [
      { provider: north ?? '', what: 'A sister works there', measure: 'Leaves the room' },
      { provider: east ?? '', what: 'Holds shares' },
    ]
    await call('declaration.set', { tender, evaluator: ada, conflicts, note: 'As of May' })
    expect(await call('declaration.list', { tender })).toMatchObject([
      {
        name: 'Ada',
        retired: false,
        declaration: {
          by: 'Mara',
          note: 'As of May',
          disputed: false,
          conflicts: [
            { provider: north, bidder: 'Nordlicht & Söhne', what: 'A sister works there', measure: 'Leaves the room' },
            { provider: east, bidder: 'Sakura Support', what: 'Holds shares', measure: null },
          ],
        },
      },
      { name: 'Ben', declaration: null },
    ])
    await call('evaluator.retire', { evaluator: ben, reason: 'Left' })
    expect((await call('declaration.list', { tender })).map(({ name }) => name)).toEqual(['Ada'])
    await call('workspace.undo', {})
    await call('workspace.undo', {})
    expect((await call('declaration.list', { tender }))[0]?.declaration?.conflicts).toEqual([])
  })

  it('names a bidder once', async () => {
    const { call, refused, tender, lot, ada } = await tenderWithEvaluators()
    const [bid] = await call('bid.list', { lot })
    const conflict = { provider: bid?.provider.id ?? '', what: 'A sister works there' }
    const problem = await refused('declaration.set', { tender, evaluator: ada, conflicts: [conflict, conflict] })
    expect(problem.message).toBe('Nordlicht & Söhne is named twice. Say everything about one bidder in one place.')
  })

  it('comes back in a pack; what two copies say differently counts with every conflict until that is decided', async () => {
    const story = await tenderWithEvaluators()
    const { call, tender, lot, ada, ben } = story
    const [bid] = await call('bid.list', { lot })
    await call('declaration.set', { tender, evaluator: ben, note: 'Nobody else’s to read' })
    const path = await packFor(story, 'Ada', { brings: ['scores'] })
    const train = await elsewhere(path, 'Ada')
    expect((await train.call('declaration.list', { tender })).map(({ name }) => name)).toEqual(['Ada'])
    const conflicts = [{ provider: bid?.provider.id ?? '', what: 'A sister works there' }]
    await train.call('declaration.set', { tender, evaluator: ada, conflicts })
    await train.close()
    await call('declaration.set', { tender, evaluator: ada, note: 'By telephone' })
    await call('pack.merge', { path })
    expect((await call('declaration.list', { tender }))[0]?.declaration).toMatchObject({
      disputed: true,
      conflicts: [{ what: 'A sister works there' }],
    })
    expect((await call('conflict.list', {})).length).toBe(1)
  })
})
