import { describe, expect, it } from 'vitest'
import type { Criterion } from '../../shared/questionnaires/model.ts'
import type { Answer } from '../../shared/responses/answer.ts'
import { nothingUndecided } from '../../shared/responses/visibility.ts'
import {
  draftOf,
  isComplete,
  pointsShown,
  type ScoreCell,
  spreadShown,
  unsettledIn,
  waitsInMode,
  wordsShown,
  workOn,
} from '../../shared/scorecards/cell.ts'
import { planOf } from '../../shared/scorecards/plan.ts'
import { bidderLetter, nextWaiting, scoringSheet, scoringStates } from '../../shared/scorecards/sheet.ts'
import { instrumentOf, openQuestion, rated } from './evaluations.ts'

const criteria: Criterion[] = [
  {
    id: 'people',
    title: 'People',
    weight: 1,
    children: [
      { id: 'single', title: 'Single', weight: 1, scoring: 'questions' },
      { id: 'whole', title: 'Whole', weight: 1, scoring: 'whole', anchors: ['a', 'b', 'c', 'd', 'e', 'f'] },
    ],
  },
  { id: 'ruled', title: 'Ruled', weight: 1, scoring: 'questions' },
  { id: 'price', title: 'Price', weight: 1, scoring: 'price' },
]
const instrument = instrumentOf(criteria, [
  { id: 'gate', text: 'gate', criterion: 'ruled', weight: 1, type: 'yesNo', points: { yes: 5, no: 0 } },
  openQuestion('handover', 'single', 2, { anchors: ['0', '1', '2', '3', '4', '5'] }),
  openQuestion('later', 'single', 1, { visibleWhen: { question: 'gate', answers: ['yes'], hiddenCountsAs: 'lowest' } }),
  openQuestion('read', 'single', 0),
  openQuestion('part', 'whole', 1),
  rated('waivable', 'ruled', 1),
])

describe('The scoring sheet', () => {
  it('holds what people score, and what they may agree to drop, by criterion', () => {
    const told = scoringSheet(instrument).map(({ title, root, subjects }) => [
      title,
      root.title,
      subjects.map(({ subject, number, scoredBy }) => `${subject.kind} ${subject.id} ${number} ${scoredBy}`),
    ])
    expect(told).toEqual([
      ['Single', 'People', ['question handover 1.2 evaluators', 'question later 1.3 evaluators']],
      ['Whole', 'People', ['criterion whole null evaluators']],
      ['Ruled', 'Ruled', ['question waivable 1.6 rule']],
    ])
  })

  it('brings the scale of each subject, the default one where it publishes none', () => {
    const subjects = scoringSheet(instrument).flatMap((group) => group.subjects)
    expect(subjects.map(({ levels }) => levels[5]?.meaning)).toEqual(['5', 'measured', 'f', 'measured'])
  })

  it('says what a whole rests on', () => {
    const whole = scoringSheet(instrument)
      .flatMap((group) => group.subjects)
      .find(({ subject }) => subject.kind === 'criterion')
    expect(whole?.questions.map(({ id }) => id)).toEqual(['part'])
  })
})

describe('What can be done with a cell', () => {
  const states = (answers: Record<string, string | Answer>, agreed: string[] = []) => {
    const given = Object.entries(answers).map(([id, answer]): [string, Answer] => [
      id,
      typeof answer === 'string' ? { state: 'answered', value: answer } : answer,
    ])
    return Object.fromEntries(
      scoringStates(planOf(instrument), new Map(given), new Set(agreed), nothingUndecided).map(({ subject, state }) => [
        subject.id,
        state,
      ]),
    )
  }

  it('follows from the answers', () => {
    expect(states({})).toEqual({ handover: 'blank', later: 'undecided', whole: 'open', waivable: 'blank' })
    expect(states({ gate: 'yes', handover: 'text', later: 'text', waivable: '3' })).toEqual({
      handover: 'open',
      later: 'open',
      whole: 'open',
      waivable: 'rule',
    })
    expect(states({ gate: 'no' })).toMatchObject({ later: 'avoided' })
  })

  it('follows from claims and agreements', () => {
    expect(states({ waivable: { state: 'notApplicable' } })).toMatchObject({ waivable: 'claimed' })
    expect(states({ waivable: { state: 'notApplicable' } }, ['waivable'])).toMatchObject({ waivable: 'notApplicable' })
    expect(states({}, ['part'])).toMatchObject({ whole: 'hidden' })
  })
})

const cell = (more: Partial<ScoreCell>): ScoreCell => ({ state: 'open', score: null, draft: undefined, given: [], ...more })
const given = (...points: number[]) =>
  points.map((each, index) => ({ evaluator: `e${index}`, points: each, reason: 'r', releasable: null }))

describe('A cell', () => {
  it('waits for a score, and for the reason of a draft', () => {
    expect(waitsInMode(cell({}), 'own')).toBe(true)
    expect(waitsInMode(cell({ score: { points: 3, reason: 'r', releasable: null } }), 'own')).toBe(false)
    expect(waitsInMode(cell({ draft: { points: 3, reason: '', releasable: '', state: 'draft' } }), 'own')).toBe(true)
    expect(waitsInMode(cell({ draft: { points: 3, reason: 'r', releasable: '', state: 'saving' } }), 'own')).toBe(false)
    expect(waitsInMode(cell({ state: 'blank' }), 'own')).toBe(false)
  })

  it('waits for a consensus only where evaluators differ', () => {
    expect(waitsInMode(cell({ given: given(3) }), 'consensus')).toBe(false)
    expect(waitsInMode(cell({ given: given(3, 3) }), 'consensus')).toBe(false)
    expect(waitsInMode(cell({ given: given(3, 4) }), 'consensus')).toBe(true)
    expect(waitsInMode(cell({ given: given(3, 4), score: { points: 4, reason: 'r', releasable: null } }), 'consensus')).toBe(
      false,
    )
    expect(spreadShown(cell({ given: given(2, 5, 4) }))).toBe(3)
  })

  it('is work unless its bidder is out, and done once it no longer waits', () => {
    const scored = cell({ score: { points: 3, reason: 'r', releasable: null } })
    const draft = cell({ draft: { points: 3, reason: '', releasable: '', state: 'draft' } })
    const cells = [scored, cell({}), draft, cell({ state: 'rule' })]
    expect(workOn([{ out: false, cells }], 'own')).toEqual({ total: 3, done: 1, drafts: 1 })
    expect(
      workOn(
        [
          { out: false, cells },
          { out: true, cells },
        ],
        'own',
      ),
    ).toEqual({ total: 3, done: 1, drafts: 2 })
    expect(workOn([{ out: false, cells: [cell({ given: given(3, 4) }), scored] }], 'consensus')).toEqual({
      total: 1,
      done: 0,
      drafts: 0,
    })
  })

  it('is not settled while people contradict each other, or while nobody has admitted what came after the lock', () => {
    const late = { id: 'late', others: [], late: { before: 2 } }
    const disputed = { id: 'one', others: [{ fact: 'other' }], late: null }
    expect(unsettledIn([])).toBeUndefined()
    expect(unsettledIn([{ id: 'one', others: [], late: null }])).toBeUndefined()
    expect(unsettledIn([late])).toEqual({ kind: 'late', score: 'late', before: 2 })
    expect(unsettledIn([late, disputed])).toEqual({ kind: 'conflict', fact: 'other' })
  })

  it('says after the lock why it comes then', () => {
    expect(isComplete({ reason: 'Written' }, false)).toBe(true)
    expect(isComplete({ reason: 'Written', afterLock: ' ' }, true)).toBe(false)
    expect(isComplete({ reason: ' ', afterLock: 'Two answers came late' }, true)).toBe(false)
    expect(isComplete({ reason: 'Written', afterLock: 'Two answers came late' }, true)).toBe(true)
  })

  it('becomes a draft by a digit, which keeps the reason to be looked at again', () => {
    const scored = cell({ score: { points: 3, reason: 'Records incomplete', releasable: 'No record of 2025' } })
    expect(draftOf(scored, 4)).toEqual({ points: 4, reason: 'Records incomplete', releasable: '', state: 'draft' })
    expect(draftOf(scored, 3)).toBeNull()
    expect(draftOf(scored, null)).toEqual({ points: null, reason: '', releasable: '', state: 'draft' })
    expect(draftOf(cell({}), 0)).toEqual({ points: 0, reason: '', releasable: '', state: 'draft' })
    expect(draftOf(cell({}), null)).toBeNull()
    const takenBack = cell({ ...scored, draft: { points: null, reason: 'Wrong bidder', releasable: '', state: 'draft' } })
    expect(draftOf(takenBack, 4)).toEqual({ points: 4, reason: '', releasable: '', state: 'draft' })
  })

  it('keeps what is typed for the bidder with its points, and passes nothing on from other points', () => {
    const score = { points: 3, reason: 'Records incomplete', releasable: 'No record of 2025' }
    const typed = (releasable: string, points: number) =>
      cell({ score, draft: { points, reason: 'r', releasable, state: 'draft' } })
    expect(wordsShown(cell({ score }))).toEqual({ reason: 'Records incomplete', releasable: 'No record of 2025' })
    expect(wordsShown(cell({}))).toEqual({ reason: '', releasable: '' })
    expect(wordsShown(typed('', 3))).toEqual({ reason: 'r', releasable: '' })
    expect(draftOf(typed('No record of 2025', 3), 4)?.releasable).toBe('')
    expect(draftOf(typed('Two records', 5), 4)?.releasable).toBe('Two records')
  })

  it('shows its draft before what stands in the file', () => {
    expect(pointsShown(cell({ score: { points: 3, reason: 'r', releasable: null } }))).toBe(3)
    expect(
      pointsShown(
        cell({
          score: { points: 3, reason: 'r', releasable: null },
          draft: { points: null, reason: 'r', releasable: '', state: 'saved' },
        }),
      ),
    ).toBeNull()
  })
})

describe('The next cell', () => {
  const size = { rows: 2, columns: 3 }
  it('is the next one that waits, row by row, then from the top', () => {
    expect(nextWaiting({ row: 0, column: 0 }, size, () => true)).toEqual({ row: 0, column: 1 })
    expect(nextWaiting({ row: 0, column: 2 }, size, () => true)).toEqual({ row: 1, column: 0 })
    expect(nextWaiting({ row: 1, column: 2 }, size, () => true)).toEqual({ row: 0, column: 0 })
    expect(nextWaiting({ row: 0, column: 0 }, size, (row, column) => row === 1 && column === 1)).toEqual({ row: 1, column: 1 })
  })

  it('is nowhere when nothing waits', () => {
    expect(nextWaiting({ row: 0, column: 0 }, size, () => false)).toBeNull()
    expect(nextWaiting({ row: 0, column: 0 }, { rows: 0, columns: 0 }, () => true)).toBeNull()
  })
})

describe('Letters instead of names', () => {
  it('go on after Z', () => {
    expect([0, 25, 26, 27, 51, 52].map(bidderLetter)).toEqual(['A', 'Z', 'AA', 'AB', 'AZ', 'BA'])
  })
})
