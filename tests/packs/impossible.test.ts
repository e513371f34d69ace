import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { format } from '../../electron/format.ts'
import { scoreFact } from '../../electron/scorecards/tables.ts'
import { text } from '../../electron/workspace/columns.ts'
import { sql, type Writer } from '../../electron/workspace/database.ts'
import { record, type Stamp } from '../../electron/workspace/facts.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { mara } from '../workspace/plain.ts'
import { packFor, type Story, tenderWithEvaluators } from './support.ts'

const submissionOf = sql('SELECT id FROM submission WHERE bid_id = :bid', { bid: text }, { id: text })

const score = { points: 3_000, reason: 'As I like', releasable: null, after_lock: null }

/** What a score of Ada's is about, in a pack. */
const thingOf = (write: Writer, { north, ada, questions }: Story) =>
  ({
    submission_id: write.get(submissionOf, { bid: north })?.id ?? '',
    subject: 'question',
    subject_id: questions[0] ?? '',
    evaluator_id: ada,
  }) as const

/** Writes into a pack as a program of its reader's could, past everything that keeps Assay from recording it. */
function written(path: string, work: (write: Writer, stamp: Stamp) => void): void {
  const pack = Workspace.open(path, { format, clock: () => new Date('2026-01-02T00:00:00.000Z') })
  pack.execute({ command: 'score.set', profile: mara }, work)
  pack.close()
}

const everyScore = sql('SELECT id FROM score', {}, { id: text })

describe('What a program of its reader wrote into a pack, within the grant', () => {
  it.each([
    ['points that are no level of the scale', { points: 99_000 }, {}, {}],
    ['points between two levels', { points: 2_500 }, {}, {}],
    ['a question that is not in the questionnaire', {}, { subject_id: 'invented' }, {}],
    ['a criterion that is not scored as a whole', {}, { subject: 'criterion', subject_id: 'experience' }, {}],
    ['a time that is none', {}, {}, { at: 'yesterday' }],
  ] as const)('is refused as impossible: %s', async (_, said, about, when) => {
    const story = await tenderWithEvaluators()
    const { lot, call } = story
    const path = await packFor(story, 'Ada')
    written(path, (write, stamp) => {
      record(write, scoreFact, { ...stamp, ...when }, { ...thingOf(write, story), ...about }, { ...score, ...said })
    })
    const { counts, items } = await call('pack.merge', { path })
    expect(counts).toMatchObject({ new: 0, conflict: 0, refused: 1 })
    expect(items.map(({ why }) => why)).toEqual(['Nobody can have recorded this: it does not fit what it is about.'])
    expect(await call('score.list', { lot })).toEqual([])
    const { checks } = await call('workspace.verify', {})
    expect(checks.flatMap(({ problems }) => problems)).toEqual([])
  })

  it('takes nothing from others, whom it claims to follow', async () => {
    const story = await tenderWithEvaluators()
    const { north: bid, ben: evaluator, lot, call } = story
    await call('score.set', { bid, subject: story.subject(), evaluator, points: 1, reason: 'Nothing was shown' })
    const path = await packFor(story, 'Ada', { scores: true })
    written(path, (write, stamp) => {
      const bens = write.all(everyScore).map(({ id }) => id)
      expect(bens).toHaveLength(1)
      write.run(scoreFact.insert, {
        ...thingOf(write, story),
        ...score,
        id: randomUUID(),
        author: stamp.author,
        at: stamp.at,
        follows: JSON.stringify(bens),
      })
    })
    const { counts, items } = await call('pack.merge', { path })
    expect(counts).toMatchObject({ new: 0, conflict: 0, refused: 1 })
    expect(items.map(({ why }) => why)).toEqual(['It takes the place of something that it is not about.'])
    expect(await call('score.list', { lot })).toMatchObject([{ evaluator: { id: evaluator }, points: 1 }])
  })

  it('does not make all that was said of a thing vanish by facts that take the place of each other', async () => {
    const story = await tenderWithEvaluators()
    const { north: bid, ada: evaluator, lot, call } = story
    await call('score.set', { bid, subject: story.subject(), evaluator, points: 1, reason: 'At first sight' })
    const path = await packFor(story, 'Ada')
    written(path, (write, stamp) => {
      const ids = [randomUUID(), randomUUID(), randomUUID()]
      const before = write.all(everyScore).map(({ id }) => id)
      expect(before).toHaveLength(1)
      for (const [at, id] of ids.entries())
        write.run(scoreFact.insert, {
          ...thingOf(write, story),
          ...score,
          id,
          author: stamp.author,
          at: stamp.at,
          follows: JSON.stringify([...before, ids[(at + 1) % ids.length]]),
        })
    })
    const { counts, items } = await call('pack.merge', { path })
    expect(counts).toMatchObject({ new: 0, conflict: 0, refused: 3 })
    expect(new Set(items.map(({ why }) => why))).toEqual(new Set(['It takes the place of what takes its own place.']))
    expect(await call('score.list', { lot })).toMatchObject([{ points: 1, reason: 'At first sight' }])
  })
})
