import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { format } from '../../electron/format.ts'
import '../../electron/scorecards/endpoints.ts'
import { definedStatements } from '../../electron/workspace/database.ts'
import { takeSteps } from '../../electron/workspace/format/migrate.ts'
import { localTime } from '../../shared/messages/local-times.ts'
import { elsewhere, packFor, type Story, tenderWithEvaluators } from '../packs/support.ts'

const score = (story: Story, points: number | null, reason: string, more: { bid?: string; afterLock?: string } = {}) => ({
  bid: story.north,
  subject: story.subject(),
  evaluator: story.ada,
  points,
  reason,
  ...more,
})

/** Between what the score of a cell lies. */
async function span({ call, north, subject }: Story): Promise<string[]> {
  const { questions } = await call('decision.cell', { bid: north, criterion: await criterionOf({ call, north, subject }) })
  const found = questions.find(({ question }) => question === subject().id)?.score
  return found ? [found.lower.exact, found.upper.exact] : []
}

async function criterionOf({ call, north, subject }: Pick<Story, 'call' | 'north' | 'subject'>): Promise<string> {
  const [tender] = await call('tender.list', {})
  const { instrument } = await call('tender.instrument', { tender: tender?.id ?? '' })
  const all = instrument.sections.flatMap(({ questions }) => questions)
  return all.find(({ id }) => id === subject().id)?.criterion ?? north
}

describe('A round that an evaluator has locked', () => {
  it('takes no more scores and agreements of theirs, and says who locked it and when', async () => {
    const story = await tenderWithEvaluators()
    const { call, refused, lot, ada, ben, north, subject } = story
    await call('score.set', score(story, 3, 'Fair'))
    const lock = await call('score.lock', { lot, evaluator: ada })
    expect(lock).toMatchObject({ lot, evaluator: { name: 'Ada' }, locked: true, by: 'Mara', reason: null })
    const problem = await refused('score.set', score(story, 4, 'Better'))
    expect(problem.code).toBe('score.locked')
    expect(problem.message).toBe(
      `Ada has locked this round (Mara, ${localTime(lock.at)}). Say why it is scored after the lock, or have the round unlocked with a reason.`,
    )
    const agreed = { lot, question: 'x', agreed: true, evaluator: ada, reason: 'No' }
    const instrument = (await call('tender.instrument', { tender: story.tender })).instrument
    const offering = instrument.sections.flatMap(({ questions }) => questions).find(({ notApplicable }) => notApplicable)
    expect((await refused('agreement.set', { ...agreed, question: offering?.id ?? '' })).code).toBe('score.locked')
    expect((await refused('score.lock', { lot, evaluator: ada })).code).toBe('score.lockedAlready')
    await call('score.set', { bid: north, subject: subject(), evaluator: ben, points: 5, reason: 'Mine is open' })
    await call('consensus.set', { bid: north, subject: subject(), points: 4, reason: 'Agreed after both' })
  })

  it('takes a score with a reason for its being late, which stays with it', async () => {
    const story = await tenderWithEvaluators()
    const { call, refused, lot, ada } = story
    expect((await refused('score.set', score(story, 3, 'Fair', { afterLock: 'Why not' }))).code).toBe('score.notLocked')
    await call('score.lock', { lot, evaluator: ada })
    await call('score.set', score(story, 4, 'Better', { afterLock: 'The bidder clarified' }))
    expect(await call('score.list', { lot })).toMatchObject([{ points: 4, afterLock: 'The bidder clarified', late: null }])
    expect(await span(story)).toEqual(['4/1', '4/1'])
  })

  it('is unlocked with a reason, and is not undone', async () => {
    const story = await tenderWithEvaluators()
    const { call, refused, lot, ada } = story
    expect((await refused('score.unlock', { lot, evaluator: ada, reason: 'Too early' })).code).toBe('score.notLocked')
    await call('score.lock', { lot, evaluator: ada })
    expect((await refused('workspace.undo', {})).code).toBe('undo.barrier')
    await call('score.unlock', { lot, evaluator: ada, reason: 'Two answers came late' })
    expect(await call('score.locks', { lot })).toMatchObject([
      { evaluator: { name: 'Ada' }, locked: false, reason: 'Two answers came late', by: 'Mara' },
    ])
    await call('score.set', score(story, 3, 'Fair'))
    await call('score.lock', { lot, evaluator: ada })
    expect(await call('score.list', { lot })).toMatchObject([{ points: 3, late: null }])
  })

  it('goes out in a pack, and comes back with one', async () => {
    const story = await tenderWithEvaluators()
    const { call, lot, ada } = story
    const path = await packFor(story, 'Ada')
    const device = await elsewhere(path, 'Ada')
    await device.call('score.set', score(story, 2, 'Weak'))
    await device.call('score.lock', { lot, evaluator: ada })
    expect((await device.refused('score.set', score(story, 3, 'Fair'))).code).toBe('score.locked')
    await device.close()
    await call('score.set', { ...score(story, 5, 'Good'), evaluator: story.ben })
    expect((await call('pack.merge', { path })).counts).toMatchObject({ new: 2, refused: 0 })
    expect(await call('score.locks', { lot })).toMatchObject([{ evaluator: { name: 'Ada' }, locked: true, by: 'Ada' }])
    expect((await call('score.list', { lot })).map(({ late }) => late)).toEqual([null, null])
    const second = await elsewhere(await packFor(story, 'Ada'), 'Ada')
    expect((await second.refused('score.set', score(story, 3, 'Fair'))).code).toBe('score.locked')
  })
})

describe('A score that was recorded elsewhere and came after the lock', () => {
  /** Ada has 3 here, gets a pack, is locked here, and scores differently in the pack. */
  async function late(before: number | null, after: number | null) {
    const story = await tenderWithEvaluators()
    const { call, lot, ada } = story
    if (before !== null) await call('score.set', score(story, before, 'Fair'))
    const path = await packFor(story, 'Ada')
    await call('score.lock', { lot, evaluator: ada })
    const device = await elsewhere(path, 'Ada')
    await device.call('score.set', score(story, after, 'Elsewhere'))
    await device.close()
    await call('pack.merge', { path })
    return story
  }

  it('counts from the lowest to the highest of it and what stood before, until a person admits it', async () => {
    const story = await late(2, 5)
    const { call, refused, lot } = story
    const [found] = await call('score.list', { lot })
    expect(found).toMatchObject({ points: 5, late: { before: 2 }, afterLock: null })
    expect(await span(story)).toEqual(['2/1', '5/1'])
    const admitted = await call('score.admit', { score: found?.id ?? '', reason: 'She scored on the train before the lock' })
    const admission = { reason: 'She scored on the train before the lock', by: 'Mara' }
    expect(admitted).toMatchObject({ points: 5, late: null, admission })
    expect(await call('score.list', { lot })).toMatchObject([{ points: 5, late: null }])
    expect(await span(story)).toEqual(['5/1', '5/1'])
    expect((await refused('score.admit', { score: found?.id ?? '', reason: 'Again' })).code).toBe('score.notLate')
    expect((await refused('score.admit', { score: 'none', reason: 'Again' })).code).toBe('score.notFound')
    const { checks } = await call('workspace.verify', {})
    expect(checks.flatMap(({ problems }) => problems)).toEqual([])
  })

  it('leaves the whole scale open where nothing stood before', async () => {
    const story = await late(null, 4)
    expect(await story.call('score.list', { lot: story.lot })).toMatchObject([{ points: 4, late: { before: null } }])
    expect(await span(story)).toEqual(['0/1', '5/1'])
  })

  it('does not take back what stood before', async () => {
    const story = await late(4, null)
    expect(await span(story)).toEqual(['0/1', '5/1'])
  })

  it('counts by itself where it stands before the lock on the way back, whatever its number', async () => {
    const story = await tenderWithEvaluators()
    const { call, lot, ada } = story
    const [one, two] = [await packFor(story, 'Ada'), await packFor(story, 'Ada')]
    const first = await elsewhere(one, 'Ada')
    await first.call('score.set', score(story, 2, 'Weak'))
    await first.close()
    const second = await elsewhere(two, 'Ada')
    await second.call('score.set', score(story, 4, 'On the other device', { bid: story.east }))
    await second.call('score.lock', { lot, evaluator: ada })
    await second.close()
    // What was scored on the first device has a lower number here than the lock, and is none of its ancestors.
    await call('pack.merge', { path: one })
    await call('pack.merge', { path: two })
    const found = await call('score.list', { lot })
    expect(found.map(({ bid, points, late }) => [bid === story.north, points, late])).toEqual(
      expect.arrayContaining([
        [true, 2, { before: null }],
        [false, 4, null],
      ]),
    )
  })

  it('does not wait where nothing is locked', async () => {
    const story = await tenderWithEvaluators()
    const path = await packFor(story, 'Ada')
    const device = await elsewhere(path, 'Ada')
    await device.call('score.set', score(story, 5, 'Elsewhere'))
    await device.close()
    await story.call('pack.merge', { path })
    expect(await story.call('score.list', { lot: story.lot })).toMatchObject([{ points: 5, late: null }])
  })

  it('counts once a person has decided a conflict by it', async () => {
    const story = await tenderWithEvaluators()
    const { call, lot, ada } = story
    const path = await packFor(story, 'Ada')
    await call('score.set', score(story, 2, 'Here'))
    await call('score.lock', { lot, evaluator: ada })
    const device = await elsewhere(path, 'Ada')
    await device.call('score.set', score(story, 5, 'Elsewhere'))
    await device.close()
    await call('pack.merge', { path })
    const [conflict] = await call('conflict.list', {})
    const chosen = conflict?.facts.find(({ fields }) => JSON.stringify(fields).includes('Elsewhere'))?.fact ?? ''
    await call('conflict.resolve', { fact: chosen, reason: 'Asked Ada' })
    expect(await call('score.list', { lot })).toMatchObject([{ points: 5, late: null }])
  })
})

describe('The way back from a lock', () => {
  it('is searched by keys alone, and not taken where nobody has locked', () => {
    const database = new Database(':memory:')
    takeSteps(database, format)
    const statements = definedStatements().filter(({ text }) => /WITH RECURSIVE (before|earlier) /.test(text))
    const plans = statements.map(({ text, binds }) =>
      database
        .prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
        .all(Object.fromEntries(Object.keys(binds).map((name) => [name, null])))
        .map(({ detail }) => detail)
        .filter((detail) => /journal_parent|score|proof/.test(detail)),
    )
    expect(plans).toEqual([
      [
        'SEARCH score USING INDEX sqlite_autoindex_score_1 (id=?)',
        'SEARCH score USING INDEX sqlite_autoindex_score_1 (id=?)',
        'SEARCH proof USING PRIMARY KEY (row_key=?)',
        'SEARCH admission USING PRIMARY KEY (score_id=?)',
      ],
      ['SEARCH journal_parent USING PRIMARY KEY (entry=? AND parent>?)'],
    ])
    database.close()
  })
})
