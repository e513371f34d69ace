import { expect, it } from 'vitest'
import { assess } from '../../shared/decisions/assessment.ts'
import { rankingOf } from '../../shared/decisions/comparison.ts'
import { scaleProblems } from '../../shared/questionnaires/scale-problems.ts'
import { bidOf, evaluationOf, instrumentOf, openQuestion } from './evaluations.ts'

const toFive = [1, 2, 3, 4, 5].map((points) => ({ points }))
const yesNo = (id: string, yes: number, no: number, more: object = {}) => ({
  id,
  text: id,
  criterion: 'all',
  weight: 1,
  type: 'yesNo',
  points: { yes, no },
  ...more,
})
const published = instrumentOf(
  [{ id: 'all', title: 'All', weight: 1, scoring: 'questions' }],
  [
    yesNo('uses', 5, 1),
    yesNo('avoided', 5, 2, { visibleWhen: { question: 'uses', answers: ['yes'], hiddenCountsAs: 'lowest' } }),
    yesNo('odd', 5, 2),
    openQuestion('blank', 'all', 1),
    {
      id: 'band',
      text: 'band',
      criterion: 'all',
      weight: 1,
      type: 'number',
      unit: 'days',
      bands: [{ from: '2', points: 3 }],
    },
  ],
)
const instrument = { ...published, scale: toFive, defaultAnchors: ['a', 'b', 'c', 'd', 'e'] }

it('What is blank, avoided, below every band or not named counts as the lowest level, though that is not 0', () => {
  const answers = { uses: 'no', odd: 'perhaps', band: '1' }
  const { places } = rankingOf(assess(evaluationOf(instrument, [bidOf('north', { answers })])))
  // All five at 1 of 5; the blank may yet be 5: (1 + 1 + 1 + 5 + 1) ÷ 5 = 1.8.
  expect(places.map(({ total }) => [total?.lower.exact, total?.upper.exact])).toEqual([['20/1', '36/1']])
})

it('No answer may earn less than the lowest level', () => {
  expect(scaleProblems(instrument)).toEqual([])
  expect(scaleProblems({ ...instrument, scale: toFive.map(({ points }) => ({ points: points + 0.5 })) })).toEqual([
    {
      message: 'template.problem.pointsBeyondScale',
      details: { question: 'uses', points: 1, lowest: 1.5, highest: 5.5 },
    },
  ])
})
