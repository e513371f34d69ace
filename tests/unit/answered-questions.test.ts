import { expect, it } from 'vitest'
import { question } from '../../shared/questionnaires/model.ts'
import type { Answer } from '../../shared/responses/answer.ts'
import { answeredOf } from '../../shared/responses/outline.ts'

const yesNo = { criterion: 'c', weight: 1, type: 'yesNo', points: { yes: 5, no: 0 } }
const questions = [
  { id: 'offshore', text: 'Do you work offshore?', ...yesNo },
  {
    id: 'hours',
    text: 'At what hours?',
    ...yesNo,
    visibleWhen: { question: 'offshore', answers: ['yes'], hiddenCountsAs: 'dropped' },
  },
  { id: 'plan', text: 'Is there a plan?', ...yesNo },
].map((one) => question.parse(one))
const counted = (answers: Record<string, 'yes' | 'no' | 'blank'>) =>
  answeredOf(
    questions,
    new Map(
      Object.entries(answers).map(([id, said]): [string, Answer] => [
        id,
        said === 'blank' ? { state: 'blank' } : { state: 'answered', value: said },
      ]),
    ),
  )

it('Questions that do not concern a bidder are not counted as asked', () => {
  expect(counted({ offshore: 'no', plan: 'yes' })).toEqual({ answered: 2, asked: 2 })
  expect(counted({ offshore: 'yes', plan: 'yes' })).toEqual({ answered: 2, asked: 3 })
})

it('A question stays asked while a blank decides about it, and where it was answered all the same', () => {
  expect(counted({})).toEqual({ answered: 0, asked: 3 })
  expect(counted({ offshore: 'blank', plan: 'blank' })).toEqual({ answered: 0, asked: 3 })
  expect(counted({ offshore: 'no', hours: 'yes' })).toEqual({ answered: 2, asked: 3 })
})
