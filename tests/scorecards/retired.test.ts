import { describe, expect, it } from 'vitest'
import { localTime } from '../../shared/messages/local-times.ts'
import { elsewhere, packFor, type Story, tenderWithEvaluators } from '../packs/support.ts'

const score = (story: Story, evaluator: string, points: number, bid = story.north) => ({
  bid,
  subject: story.subject(),
  evaluator,
  points,
  reason: 'As shown',
})

/** Between what the score of the question lies that is scored here. */
async function span({ call, tender, subject }: Story, bid: string): Promise<string[]> {
  const { instrument } = await call('tender.instrument', { tender })
  const asked = instrument.sections.flatMap(({ questions }) => questions).find(({ id }) => id === subject().id)
  const { questions } = await call('decision.cell', { bid, criterion: asked?.criterion ?? '' })
  const found = questions.find(({ question }) => question === subject().id)?.score
  return found ? [found.lower.exact, found.upper.exact] : []
}

describe('An evaluator who was retired', () => {
  it('scores and agrees to nothing more; what was scored stays and counts', async () => {
    const story = await tenderWithEvaluators()
    const { call, refused, lot, ada, north } = story
    await call('score.set', score(story, ada, 3))
    const { retired } = await call('evaluator.retire', { evaluator: ada, reason: 'On leave' })
    expect(retired).toMatchObject({ by: 'Mara', reason: 'On leave' })
    const problem = await refused('score.set', score(story, ada, 4))
    expect(problem.code).toBe('evaluator.retired')
    expect(problem.message).toBe(`Ada was retired (Mara, ${localTime(retired?.at ?? '')}: On leave) and scores nothing any more.`)
    const agreed = { lot, question: story.questions[0] ?? '', agreed: true, evaluator: ada, reason: 'No' }
    expect((await refused('agreement.set', agreed)).code).toBe('evaluator.retired')
    expect(await call('score.list', { lot })).toMatchObject([{ points: 3, late: null, excluded: null }])
    expect(await span(story, north)).toEqual(['3/1', '3/1'])
    expect((await call('decision.progress', { lot })).evaluators).toBe(1)
  })

  it('scores again with a reason; neither is done twice, and undo takes it back', async () => {
    const { call, refused, lot, ada, ...story } = await tenderWithEvaluators()
    expect((await refused('evaluator.return', { evaluator: ada, reason: 'Back' })).code).toBe('evaluator.notRetired')
    await call('evaluator.retire', { evaluator: ada, reason: 'On leave' })
    expect((await refused('evaluator.retire', { evaluator: ada, reason: 'Again' })).code).toBe('evaluator.retired')
    expect((await refused('evaluator.add', { name: 'Ada' })).code).toBe('evaluator.existsRetired')
    await call('evaluator.return', { evaluator: ada, reason: 'Back' })
    await call('score.set', score({ call, refused, lot, ada, ...story }, ada, 3))
    await call('workspace.undo', {})
    await call('workspace.undo', {})
    expect(await call('evaluator.list', {})).toMatchObject([
      { name: 'Ada', retired: { reason: 'On leave' } },
      { name: 'Ben', retired: null },
    ])
    await call('workspace.undo', {})
    expect((await call('evaluator.list', {})).map(({ retired }) => retired)).toEqual([null, null])
  })

  it('has what a pack brings back since then wait for a person’s reason', async () => {
    const story = await tenderWithEvaluators()
    const { call, lot, ada, north } = story
    const path = await packFor(story, 'Ada', { brings: ['scores'] })
    const train = await elsewhere(path, 'Ada')
    await train.call('score.set', score(story, ada, 5))
    await train.close()
    await call('evaluator.retire', { evaluator: ada, reason: 'On leave' })
    await call('pack.merge', { path })
    const [late] = await call('score.list', { lot })
    expect(late).toMatchObject({ points: 5, late: { before: null } })
    expect(await span(story, north)).toEqual(['0/1', '5/1'])
    await call('score.admit', { score: late?.id ?? '', reason: 'She scored on the train, before' })
    expect(await span(story, north)).toEqual(['5/1', '5/1'])
  })
})

describe('An evaluator who is excluded from scoring a bidder', () => {
  it('gives it nothing that counts, and nothing more; other bidders are not touched', async () => {
    const story = await tenderWithEvaluators()
    const { call, refused, lot, ada, ben, north, east } = story
    for (const bid of [north, east]) await call('score.set', score(story, ada, 1, bid))
    await call('score.set', score(story, ben, 5))
    expect(await span(story, north)).toEqual(['3/1', '3/1'])
    const [exclusion] = await call('evaluator.exclude', { lot, bid: north, evaluator: ada, reason: 'A sister works there' })
    expect(exclusion).toMatchObject({ lot, bid: north, evaluator: { name: 'Ada' }, by: 'Mara', reason: 'A sister works there' })
    expect(await span(story, north)).toEqual(['5/1', '5/1'])
    expect(await span(story, east)).toEqual(['1/1', '1/1'])
    expect((await call('score.list', { lot })).map(({ bid, points, excluded }) => [bid, points, excluded?.reason])).toEqual(
      [
        [north, 1, 'A sister works there'],
        [north, 5, undefined],
        [east, 1, undefined],
      ].toSorted(([one], [other]) => (String(one) < String(other) ? -1 : String(one) > String(other) ? 1 : 0)),
    )
    const problem = await refused('score.set', score(story, ada, 2))
    expect(problem.message).toBe(
      `Ada is excluded from scoring Nordlicht & Söhne (Mara, ${localTime(exclusion?.at ?? '')}: A sister works there). Let them score it again first, with a reason.`,
    )
    await call('score.set', score(story, ada, 2, east))
  })

  it('counts again with a reason, for one bidder or for every bidder of the lot', async () => {
    const story = await tenderWithEvaluators()
    const { call, refused, lot, ada, north, east } = story
    for (const bid of [north, east]) await call('score.set', score(story, ada, 4, bid))
    await call('evaluator.exclude', { lot, evaluator: ada, reason: 'No declaration came' })
    expect(await span(story, east)).toEqual(['0/1', '5/1'])
    const again = { lot, evaluator: ada, reason: 'Again' }
    expect((await refused('evaluator.exclude', again)).message).toBe(
      'Ada is excluded from scoring every bidder of this lot already.',
    )
    const [count] = await call('evaluator.exclude', { ...again, bid: north, excluded: false, reason: 'Nothing with these' })
    expect(await span(story, north)).toEqual(['4/1', '4/1'])
    expect(await span(story, east)).toEqual(['0/1', '5/1'])
    expect((await refused('evaluator.exclude', { ...again, bid: north, excluded: false })).message).toBe(
      'Ada is not excluded from scoring Nordlicht & Söhne.',
    )
    expect(count).toMatchObject({ evaluator: { name: 'Ada' } })
    await call('evaluator.exclude', { lot, evaluator: ada, excluded: false, reason: 'It came' })
    expect(await span(story, east)).toEqual(['4/1', '4/1'])
    expect(await span(story, north)).toEqual(['4/1', '4/1'])
  })

  it('knows so in a pack, and cannot score there either', async () => {
    const story = await tenderWithEvaluators()
    const { call, lot, ada, ben, north } = story
    await call('evaluator.exclude', { lot, bid: north, evaluator: ada, reason: 'A sister works there' })
    await call('evaluator.exclude', { lot, bid: north, evaluator: ben, reason: 'He lived there' })
    const path = await packFor(story, 'Ada', { brings: ['scores'], names: false, decisions: [] })
    const train = await elsewhere(path, 'Ada')
    const own = await train.call('evaluator.exclusions', { lot })
    expect(own.map(({ evaluator, reason }) => [evaluator.name, reason])).toEqual([['Ada', 'A sister works there']])
    const bid = own[0]?.bid ?? ''
    expect(bid).not.toBe(north)
    expect((await train.refused('score.set', score(story, ada, 4, bid))).code).toBe('score.excluded')
  })
})
