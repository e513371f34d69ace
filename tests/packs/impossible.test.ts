import { describe, expect, it } from 'vitest'
import { format } from '../../electron/format.ts'
import { scoreFact } from '../../electron/scorecards/tables.ts'
import { text } from '../../electron/workspace/columns.ts'
import { sql } from '../../electron/workspace/database.ts'
import { record } from '../../electron/workspace/facts.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { mara } from '../workspace/plain.ts'
import { packFor, tenderWithEvaluators } from './support.ts'

const submissionOf = sql('SELECT id FROM submission WHERE bid_id = :bid', { bid: text }, { id: text })

describe('What a program of its reader wrote into a pack, within the grant', () => {
  it.each([
    ['points that are no level of the scale', { points: 99_000 }, {}, {}],
    ['points between two levels', { points: 2_500 }, {}, {}],
    ['a question that is not in the questionnaire', {}, { subject_id: 'invented' }, {}],
    ['a criterion that is not scored as a whole', {}, { subject: 'criterion', subject_id: 'experience' }, {}],
    ['a time that is none', {}, {}, { at: 'yesterday' }],
  ] as const)('is refused as impossible: %s', async (_, said, about, when) => {
    const story = await tenderWithEvaluators()
    const { north, ada, lot, questions, call } = story
    const path = await packFor(story, 'Ada')
    const pack = Workspace.open(path, { format, clock: () => new Date('2026-01-02T00:00:00.000Z') })
    const submission = pack.read.get(submissionOf, { bid: north })?.id ?? ''
    const thing = {
      submission_id: submission,
      subject: 'question',
      subject_id: questions[0] ?? '',
      evaluator_id: ada,
      ...about,
    } as const
    const score = { points: 3_000, reason: 'As I like', releasable: null, after_lock: null, ...said }
    pack.execute({ command: 'score.set', profile: mara }, (write, stamp) => {
      record(write, scoreFact, { ...stamp, ...when }, thing, score)
    })
    pack.close()
    const { counts, items } = await call('pack.merge', { path })
    expect(counts).toMatchObject({ new: 0, conflict: 0, refused: 1 })
    expect(items.map(({ why }) => why)).toEqual(['Nobody can have recorded this: it does not fit what it is about.'])
    expect(await call('score.list', { lot })).toEqual([])
    const { checks } = await call('workspace.verify', {})
    expect(checks.flatMap(({ problems }) => problems)).toEqual([])
  })
})
