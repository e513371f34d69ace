import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { elsewhere, packFor, type Story, tenderWithEvaluators } from './support.ts'

const noProblems = async ({ call }: Pick<Story, 'call'>) => {
  const { checks } = await call('workspace.verify', {})
  expect(checks.flatMap(({ problems }) => problems)).toEqual([])
}

/** Everything of a lot that is told of bids, people and scores, to be compared before and after. */
const everything = async ({ call, lot, north }: Story) => ({
  bids: await call('bid.list', { lot }),
  providers: await call('provider.list', {}),
  evaluators: await call('evaluator.list', {}),
  scores: await call('score.list', { lot }),
  agreements: await call('agreement.list', { lot }),
  prices: await call('price.list', { lot }),
  receipts: await call('receipt.list', { lot }),
  ranking: await call('decision.ranking', { lot }),
  progress: await call('decision.progress', { lot }),
  answers: await call('response.list', { bid: north }),
  conflicts: await call('conflict.list', {}),
})

describe('One evaluator on two devices', () => {
  /** Ada scores as herself, and on her tablet as somebody of another name. */
  async function twoDevices() {
    const story = await tenderWithEvaluators()
    const { call, north, east, ada, subject } = story
    const { id: tablet } = await call('evaluator.add', { name: 'Ada (tablet)' })
    const score = (bid: string, evaluator: string, points: number, index = 0) =>
      call('score.set', { bid, subject: subject(index), evaluator, points, reason: `Gives ${points}` })
    await score(north, ada, 2)
    await score(north, tablet, 4)
    await score(east, tablet, 3)
    await score(north, ada, 5, 1)
    await score(north, tablet, 5, 1)
    return { ...story, tablet }
  }

  it('counts once: what the two gave alike is one score, and where they differ is a conflict', async () => {
    const story = await twoDevices()
    const { call, lot, north, east, ada, tablet, subject } = story
    const before = await everything(story)
    await call('same.set', { kind: 'actor', thing: tablet, as: ada, reason: 'Her tablet' })

    expect((await call('evaluator.list', {})).map(({ id, name }) => [id, name])).toEqual([
      [ada, 'Ada'],
      [story.ben, 'Ben'],
    ])
    const scores = await call('score.list', { lot })
    expect(
      scores
        .map(({ bid, subject: { id }, evaluator, points, conflict, others }) => [
          bid === north ? 'north' : 'east',
          story.questions.indexOf(id),
          evaluator.name,
          points,
          conflict,
          others.map((other) => other.points),
        ])
        .sort(),
    ).toEqual([
      ['east', 0, 'Ada', 3, false, []],
      ['north', 0, 'Ada', 4, true, [2]],
      ['north', 1, 'Ada', 5, false, []],
    ])
    expect(await call('conflict.list', {})).toHaveLength(1)
    const { questions } = await call('decision.cell', { bid: north, criterion: await criterionOf(story) })
    const own = questions.find(({ question }) => question === subject().id)
    expect([own?.status, own?.given.length, own?.score?.lower.rounded, own?.score?.upper.rounded]).toEqual([
      'disputed',
      1,
      '2.00',
      '4.00',
    ])
    await noProblems(story)

    // What is recorded under either is recorded under the one, and decides.
    const set = { bid: north, subject: subject(), evaluator: tablet, points: 3, reason: 'Both devices looked at' }
    expect((await call('score.set', set)).evaluator.name).toBe('Ada')
    expect(await call('conflict.list', {})).toEqual([])
    await call('workspace.undo', {})
    await call('same.set', { kind: 'actor', thing: tablet, as: null, reason: 'It was her neighbour' })
    expect(await everything(story)).toEqual(before)
    expect((await call('score.list', { lot })).filter(({ bid }) => bid === east)).toMatchObject([
      { evaluator: { name: 'Ada (tablet)' } },
    ])
    await noProblems(story)
  })

  it('keeps the names of authors, of agreements, and of whoever acts again under the other name', async () => {
    const began = await twoDevices()
    const { lot, ada, tablet } = began
    const { instrument } = await began.call('tender.instrument', { tender: began.tender })
    const droppable = instrument.sections.flatMap(({ questions }) => questions).find(({ notApplicable }) => notApplicable)?.id
    await began.close()
    const beside = await elsewhere(began.path, 'Ada (tablet)')
    await beside.call('agreement.set', { lot, question: droppable ?? '', agreed: true, evaluator: tablet, reason: 'Nobody asks' })
    await beside.close()
    const story = { ...began, ...(await elsewhere(began.path, 'Mara')) }
    const { call } = story
    await call('same.set', { kind: 'actor', thing: tablet, as: ada, reason: 'Her tablet' })
    expect((await call('agreement.list', { lot })).map(({ evaluator }) => evaluator.name)).toEqual(['Ada'])

    const path = await packFor(story, 'Ada')
    const device = await elsewhere(path, 'Ada (tablet)')
    await device.call('score.set', {
      bid: story.east,
      subject: story.subject(1),
      evaluator: ada,
      points: 1,
      reason: 'On the train',
    })
    await device.close()
    await call('pack.merge', { path })
    // The journal tells who acted as what they were called then, and by one name how much one person did.
    const { names } = await call('journal.facets', {})
    expect(names.map(({ name }) => name)).toEqual(['Ada', 'Mara'])
    expect(names[0]?.entries).toBe(2)
    const entries = await call('journal.list', { name: 'Ada' })
    expect(entries.map(({ command }) => command)).toEqual(['score.set', 'agreement.set'])
    expect((await call('search.query', { text: '"on the train"' })).results.map(({ evaluator }) => evaluator)).toEqual(['Ada'])
    await noProblems(story)

    await story.close()
    const again = await elsewhere(story.path, 'Ada (tablet)')
    await again.call('evaluator.add', { name: 'Cleo' })
    expect((await again.call('journal.facets', {})).names.map(({ name }) => name)).toEqual(['Ada', 'Mara'])
    expect((await again.refused('evaluator.add', { name: 'Ada (tablet)' })).code).toBe('evaluator.exists')
    await noProblems(again)
  })
})

describe('One provider under two names with two bids in one lot', () => {
  async function twoBids() {
    const story = await tenderWithEvaluators()
    const { call, lot, questions, north, ada, subject } = story
    const { id: double, provider } = await call('bid.add', { lot, provider: { name: 'Nordlicht und Soehne' } })
    const answer = (bid: string, index: number, text: string) =>
      call('response.set', { bid, question: questions[index] ?? '', answer: text, reason: 'By telephone' })
    await answer(double, 0, 'Another answer')
    await answer(double, 1, `As ${questions[1]} says`)
    await call('score.set', { bid: double, subject: subject(), evaluator: ada, points: 4, reason: 'Read the double' })
    await call('score.set', { bid: north, subject: subject(1), evaluator: ada, points: 3, reason: 'Read the first' })
    const file = join(story.folder, 'answers.txt')
    writeFileSync(file, 'Our answers')
    for (const bid of [north, double])
      await call('bid.receive', { bid, paths: [file], envelope: 'questionnaire', sender: 'Post' })
    return { ...story, double, other: provider.id }
  }

  const joinBoth = async ({ call, north, double, other, lot }: Awaited<ReturnType<typeof twoBids>>) => {
    const first = (await call('bid.list', { lot })).find(({ id }) => id === north)?.provider.id ?? ''
    await call('same.set', { kind: 'provider', thing: other, as: first, reason: 'One company' })
    await call('same.set', { kind: 'bid', thing: double, as: north, reason: 'Entered twice' })
  }

  it('is one bidder with one bid, under which everything of both is', async () => {
    const story = await twoBids()
    const { call, lot, north, double, subject } = story
    const before = await everything(story)
    const history = (bid: string) => call('journal.list', { about: { kind: 'bidder', bid }, limit: 100 })
    const entriesOf = async (bid: string) => (await history(bid)).map(({ id }) => id)
    const [own, others] = [await entriesOf(north), await entriesOf(double)]
    await joinBoth(story)

    expect((await call('provider.list', {})).map(({ name }) => name)).toEqual(['Nordlicht & Söhne', 'Sakura Support'])
    expect((await call('bid.list', { lot })).map(({ provider }) => provider.name)).toEqual([
      'Nordlicht & Söhne',
      'Sakura Support',
    ])
    expect((await call('decision.ranking', { lot })).places.map(({ bidder }) => bidder).sort()).toEqual([
      'Nordlicht & Söhne',
      'Sakura Support',
    ])
    expect((await call('response.progress', { lot })).map(({ answered }) => answered)).toEqual([3, 3])
    expect((await call('score.list', { lot })).map(({ bid, subject: { id }, points }) => [bid, id, points]).sort()).toEqual(
      [
        [north, subject(0).id, 4],
        [north, subject(1).id, 3],
      ].sort(),
    )
    expect((await call('receipt.list', { lot })).map(({ bid, bidder, recordedAs }) => [bid, bidder, recordedAs])).toEqual([
      [north, 'Nordlicht & Söhne', null],
      [north, 'Nordlicht & Söhne', null],
    ])
    // The two answers to the first question differ, those to the second are alike and of one author.
    const progress = await call('decision.progress', { lot })
    expect([progress.conflicts, progress.bids.map(({ disputed }) => disputed)]).toEqual([1, [1, 0]])
    const joined = await entriesOf(north)
    expect([...own, ...others].filter((id) => !joined.includes(id))).toEqual([])
    expect(await entriesOf(double)).toEqual(joined)
    // A link to the other bid leads to the one.
    expect((await call('decision.profile', { bid: double })).bid).toBe(north)
    expect((await call('response.list', { bid: double })).map(({ bid }) => bid)).toEqual([north, north, north])
    await noProblems(story)

    await call('same.set', { kind: 'bid', thing: double, as: null, reason: 'Two bids after all' })
    await call('same.set', { kind: 'provider', thing: story.other, as: null, reason: 'Two companies after all' })
    expect(await everything(story)).toEqual(before)
    await noProblems(story)
  })

  it('is joined only where both take part, or neither does', async () => {
    const story = await twoBids()
    const { call, refused, north, double } = story
    await call('bid.withdraw', { bid: double, reason: 'Entered twice' })
    const { code } = await refused('same.set', { kind: 'bid', thing: double, as: north, reason: 'Entered twice' })
    expect(code).toBe('same.withdrawn')
  })
})

async function criterionOf({ call, tender, questions }: Story): Promise<string> {
  const { instrument } = await call('tender.instrument', { tender })
  const all = instrument.sections.flatMap((section) => section.questions)
  return all.find(({ id }) => id === questions[0])?.criterion ?? ''
}
