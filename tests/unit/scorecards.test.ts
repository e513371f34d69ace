import { describe, expect, it } from 'vitest'
import { isExact, nothing } from '../../shared/arithmetic/interval.ts'
import { formatRational, roundHalfUp, zero } from '../../shared/arithmetic/rational.ts'
import type { Criterion } from '../../shared/questionnaires/model.ts'
import { planOf, scoringOf } from '../../shared/scorecards/plan.ts'
import { type ScoringInput, scoreCriteria, scoreQuestions, spreadOf } from '../../shared/scorecards/scorecard.ts'
import { bidOf, instrumentOf, openQuestion, rated } from './evaluations.ts'

const leaf = (id: string, weight: number, scoring: Criterion['scoring'] = 'questions'): Criterion => ({
  id,
  title: id,
  weight,
  scoring,
})

function scorecard(criteria: Criterion[], questions: unknown[], parts: Parameters<typeof bidOf>[1], agreed: string[] = []) {
  const plan = planOf(instrumentOf(criteria, questions))
  const input: ScoringInput = { ...bidOf('b', parts), notApplicable: new Set(agreed) }
  return scoreCriteria(plan, input, scoreQuestions(plan, input), nothing)
}

/** Lower and upper bound of a question's score with its status, for example `blank 0 to 4`. */
function told(card: ReturnType<typeof scorecard>, question: string) {
  const score = card.questions.get(question)
  if (!score?.score) return score?.status
  const [lower, upper] = [roundHalfUp(score.score.lower, 2), roundHalfUp(score.score.upper, 2)]
  return `${score.status} ${isExact(score.score) ? lower : `${lower} to ${upper}`}`
}

describe('A question', () => {
  const base = { id: 'q', text: 'q', criterion: 'c', weight: 1 }
  const questionsOfKind = (more: Record<string, unknown>) =>
    planOf(instrumentOf([leaf('c', 1)], [{ ...base, ...more }])).questions[0]
  const ruled: [Record<string, unknown>, string | string[], string][] = [
    [{ type: 'yesNo', points: { yes: 5, no: 1 } }, 'no', '1/1'],
    [{ type: 'yesPartlyNo', points: { yes: 5, partly: 2.25, no: 0 } }, 'partly', '9/4'],
    [
      {
        type: 'singleChoice',
        choices: [
          { id: 'a', label: 'A', points: 3.5 },
          { id: 'b', label: 'B' },
        ],
      },
      'a',
      '7/2',
    ],
    [
      {
        type: 'singleChoice',
        choices: [
          { id: 'a', label: 'A', points: 3.5 },
          { id: 'b', label: 'B' },
        ],
      },
      'b',
      '0/1',
    ],
    [{ type: 'multipleChoice', choices: ['a', 'b', 'c'].map((id) => ({ id, label: id, points: 2 })) }, ['a', 'c'], '4/1'],
    [{ type: 'multipleChoice', choices: ['a', 'b', 'c'].map((id) => ({ id, label: id, points: 2 })) }, ['a', 'a'], '2/1'],
    [{ type: 'multipleChoice', choices: ['a', 'b', 'c'].map((id) => ({ id, label: id, points: 2 })) }, ['a', 'b', 'c'], '5/1'],
    [
      {
        type: 'percentage',
        bands: [
          { from: '10', points: 5 },
          { from: '25', points: 1 },
        ],
      },
      '9.99',
      '0/1',
    ],
    [
      {
        type: 'percentage',
        bands: [
          { from: '25', points: 1 },
          { from: '10', points: 5 },
        ],
      },
      '10',
      '5/1',
    ],
    [
      {
        type: 'percentage',
        bands: [
          { from: '25', points: 1 },
          { from: '10', points: 5 },
        ],
      },
      '25',
      '1/1',
    ],
    [{ type: 'number', unit: 'h', bands: [{ from: '-5', points: 0.75 }] }, '-4.5', '3/4'],
  ]

  it('that is closed earns what its published rule says', () => {
    for (const [more, value, points] of ruled) {
      const planned = questionsOfKind(more)
      expect(planned?.scoring).toBe('rule')
      expect(planned && formatRational(planned.rule?.score(value) ?? zero)).toBe(points)
    }
  })

  it('is scored by nobody without weight, by evaluators without a rule', () => {
    const scoring = (more: Record<string, unknown>) => {
      const planned = questionsOfKind(more)
      return planned && scoringOf(planned.question)
    }
    expect(scoring({ type: 'yesNo', points: { yes: 5, no: 0 }, weight: 0 })).toBe('none')
    expect(scoring({ type: 'yesNo' })).toBe('evaluators')
    expect(
      scoring({
        type: 'singleChoice',
        choices: [
          { id: 'a', label: 'A' },
          { id: 'b', label: 'B' },
        ],
      }),
    ).toBe('evaluators')
    expect(scoring({ type: 'number', unit: 'h', bands: [] })).toBe('evaluators')
    for (const type of ['date', 'shortText', 'longText', 'files']) expect(scoring({ type })).toBe('evaluators')
  })
})

describe('What is open', () => {
  const on = (id: string) => ({ kind: 'question' as const, id })
  const criteria = [leaf('c', 1)]

  it('counts as the lowest value, up to what it could still earn', () => {
    const four = { id: 'four', text: 'q', criterion: 'c', weight: 1, type: 'yesNo', points: { yes: 4, no: 1 } }
    const card = scorecard(criteria, [four, { ...four, id: 'dropping', notApplicable: true }, openQuestion('essay', 'c', 1)], {})
    expect(told(card, 'four')).toBe('blank 0.00 to 4.00')
    expect(told(card, 'dropping')).toBe('blank 0.00 to 5.00')
    expect(told(card, 'essay')).toBe('blank 0.00 to 5.00')
  })

  it('shows an answer that no evaluator has scored as unscored, then their mean, then the consensus', () => {
    const questions = [openQuestion('q', 'c', 1)]
    const scores = [2, 3, 3].map((points, index) => ({ subject: on('q'), evaluator: `e${index}`, points, reason: 'because' }))
    const answers = { q: 'We train monthly.' }
    expect(told(scorecard(criteria, questions, { answers }), 'q')).toBe('unscored 0.00 to 5.00')
    const averaged = scorecard(criteria, questions, { answers, scores })
    expect(averaged.questions.get('q')).toMatchObject({ source: 'mean', score: { lower: { numerator: 8n, denominator: 3n } } })
    expect(spreadOf(averaged.questions.get('q')?.given ?? [])).toBe(1)
    const consensus = [{ subject: on('q'), points: 2, reason: 'The records cover one site.' }]
    const agreed = scorecard(criteria, questions, { answers, scores, consensus })
    expect(agreed.questions.get('q')).toMatchObject({ source: 'consensus', score: { lower: { numerator: 2n } }, given: scores })
  })

  it('scores a blank 0 even where evaluators gave points', () => {
    const scores = [{ subject: on('q'), evaluator: 'e', points: 5, reason: 'before it was withdrawn' }]
    expect(told(scorecard(criteria, [openQuestion('q', 'c', 1)], { scores }), 'q')).toBe('blank 0.00 to 5.00')
  })

  it('treats "not applicable" like a blank until an evaluator agrees, then drops the question', () => {
    const answers = { q: { state: 'notApplicable' as const }, r: '3' }
    const questions = [rated('q', 'c', 3), rated('r', 'c', 1)]
    const claimed = scorecard(criteria, questions, { answers })
    expect([told(claimed, 'q'), roundHalfUp(claimed.score.lower, 2), roundHalfUp(claimed.score.upper, 2)]).toEqual([
      'claimed 0.00 to 5.00',
      '0.75',
      '4.50',
    ])
    const agreed = scorecard(criteria, questions, { answers }, ['q'])
    expect([told(agreed, 'q'), roundHalfUp(agreed.score.lower, 2), isExact(agreed.score)]).toEqual([
      'notApplicable',
      '3.00',
      true,
    ])
  })

  it('leaves questions that inform out of the points, but tells that they are blank', () => {
    const card = scorecard(criteria, [rated('q', 'c', 1), rated('size', 'c', 0)], { answers: { q: '4' } })
    expect([told(card, 'size'), roundHalfUp(card.score.lower, 2)]).toEqual(['blank', '4.00'])
    expect(told(scorecard(criteria, [rated('q', 'c', 1), rated('size', 'c', 0)], { answers: { size: '4' } }), 'size')).toBe(
      'information',
    )
  })
})

describe('A hidden question', () => {
  const controller = { id: 'uses', text: 'q', criterion: 'c', weight: 1, type: 'yesNo', points: { yes: 2, no: 4 } }
  const dependent = (hiddenCountsAs: string) =>
    rated('audits', 'c', 3, { visibleWhen: { question: 'uses', answers: ['yes'], hiddenCountsAs } })
  const total = (hiddenCountsAs: string, answers: Record<string, string>) => {
    const card = scorecard([leaf('c', 1)], [controller, dependent(hiddenCountsAs)], { answers })
    return [told(card, 'audits'), roundHalfUp(card.score.lower, 2), roundHalfUp(card.score.upper, 2)]
  }

  it('is dropped where it does not concern the bidder, and counts 0 where the bidder avoided it', () => {
    expect(total('dropped', { uses: 'no', audits: '5' })).toEqual(['hidden', '4.00', '4.00'])
    expect(total('lowest', { uses: 'no', audits: '5' })).toEqual(['avoided 0.00', '1.00', '1.00'])
    expect(total('dropped', { uses: 'yes', audits: '5' })).toEqual(['scored 5.00', '4.25', '4.25'])
  })

  it('counts like a blank while its controller is blank, whatever was written into it', () => {
    expect(total('dropped', { audits: '5' })).toEqual(['open 0.00 to 5.00', '0.00', '4.75'])
  })
})

describe('A criterion', () => {
  it('scored as a whole takes its own scores, and its questions inform', () => {
    const subject = { kind: 'criterion' as const, id: 'w' }
    const criteria = [leaf('w', 1, 'whole'), leaf('c', 1)]
    const questions = [openQuestion('q', 'w', 5), rated('r', 'c', 1)]
    const answers = { q: 'text', r: '2' }
    const unscored = scorecard(criteria, questions, { answers })
    expect([roundHalfUp(unscored.total.lower, 2), roundHalfUp(unscored.total.upper, 2)]).toEqual(['20.00', '70.00'])
    const scores = [{ subject, evaluator: 'e', points: 4, reason: 'Plans and records agree.' }]
    const scored = scorecard(criteria, questions, { answers, scores })
    expect([told(scored, 'q'), roundHalfUp(scored.total.lower, 2), isExact(scored.total)]).toEqual(['information', '60.00', true])
    const dropped = scorecard(criteria, questions, { answers, scores }, ['q'])
    expect(roundHalfUp(dropped.total.lower, 2)).toBe('40.00')
  })

  it('has its share among its siblings and of the whole, before and after dropping', () => {
    const tree: Criterion[] = [{ id: 'a', title: 'a', weight: 3, children: [leaf('a1', 1), leaf('a2', 3)] }, leaf('b', 1)]
    const questions = [rated('q1', 'a1', 1), rated('q2', 'a2', 1), rated('q3', 'b', 1)]
    const plan = planOf(instrumentOf(tree, questions))
    expect(
      plan.criteria.map((node) => [node.id, node.depth, formatRational(node.localWeight), formatRational(node.globalWeight)]),
    ).toEqual([
      ['a', 0, '3/4', '3/4'],
      ['a1', 1, '1/4', '3/16'],
      ['a2', 1, '3/4', '9/16'],
      ['b', 0, '1/4', '1/4'],
    ])
    const card = scorecard(tree, questions, { answers: { q1: '2', q3: '5' } }, ['q2'])
    expect(
      [...card.criteria.values()].map((node) => [
        node.criterion.id,
        formatRational(node.share),
        formatRational(node.contribution.lower),
      ]),
    ).toEqual([
      ['a', '3/4', '30/1'],
      ['a1', '3/4', '30/1'],
      ['a2', '0/1', '0/1'],
      ['b', '1/4', '25/1'],
    ])
    expect(card.criteria.get('a2')?.score).toBeNull()
  })

  it('is refused by name where a question belongs to a branch or to nothing', () => {
    const tree: Criterion[] = [{ id: 'a', title: 'a', weight: 3, children: [leaf('a1', 1)] }]
    for (const criterion of ['a', 'z'])
      expect(() => planOf(instrumentOf(tree, [rated('q', criterion, 1)]))).toThrow(
        expect.objectContaining({ code: 'scorecards.criterion', details: { question: 'q', criterion } }),
      )
  })
})

describe('A knock-out', () => {
  const gate = (passes: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
    ...rated('gate', 'c', 1),
    knockOut: { label: 'K3', reason: 'no recovery plan tested', passes },
    ...more,
  })
  const status = (question: unknown, answers: Parameters<typeof bidOf>[1], agreed: string[] = [], before: unknown[] = []) =>
    scorecard([leaf('c', 1)], [...before, question], answers, agreed).knockOuts.map((result) => result.status)

  it('passes or fails by the exact value of the answer', () => {
    const atLeast = gate({ test: 'atLeast', value: '3' })
    const atMost = gate({ test: 'atMost', value: '3' })
    expect(['2.999', '3', '3.001'].map((value) => status(atLeast, { answers: { gate: value } })[0])).toEqual([
      'fail',
      'pass',
      'pass',
    ])
    expect(['2.999', '3', '3.001'].map((value) => status(atMost, { answers: { gate: value } })[0])).toEqual([
      'pass',
      'pass',
      'fail',
    ])
    const choices = ['a', 'b', 'c'].map((id) => ({ id, label: id, points: 1 }))
    const several = { id: 'gate', text: 'q', criterion: 'c', weight: 1, type: 'multipleChoice', choices }
    const oneOf = { ...several, knockOut: { label: 'K1', reason: 'x', passes: { test: 'oneOf', answers: ['b', 'c'] } } }
    const listed = (value: string[]) => status(oneOf, { answers: { gate: { state: 'answered', value } } })
    expect([listed(['a']), listed(['a', 'c'])]).toEqual([['fail'], ['pass']])
  })

  it('is pending while blank or merely claimed not applicable, and waived once that is agreed', () => {
    const question = gate({ test: 'atLeast', value: '3' })
    expect(status(question, {})).toEqual(['pending'])
    expect(status(question, { answers: { gate: { state: 'notApplicable' } } })).toEqual(['pending'])
    expect(status(question, { answers: { gate: { state: 'notApplicable' } } }, ['gate'])).toEqual(['waived'])
  })

  it('fails where a poor answer avoided it, and is waived where it does not concern the bidder', () => {
    const controller = { id: 'plan', text: 'q', criterion: 'c', weight: 1, type: 'yesNo', points: { yes: 5, no: 0 } }
    const under = (hiddenCountsAs: string) =>
      gate({ test: 'atLeast', value: '3' }, { visibleWhen: { question: 'plan', answers: ['yes'], hiddenCountsAs } })
    const answers = { plan: 'no', gate: '5' }
    expect(status(under('lowest'), { answers }, [], [controller])).toEqual(['fail'])
    expect(status(under('dropped'), { answers }, [], [controller])).toEqual(['waived'])
    expect(status(under('dropped'), { answers: { gate: '5' } }, [], [controller])).toEqual(['pending'])
  })
})
