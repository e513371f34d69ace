import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  builtOf,
  conditionOf,
  firstComparison,
  relationsFor,
  withRelation,
  withValues,
} from '../../shared/questionnaires/conditions/builder.ts'
import { around, comparisonProblems, cycleProblem } from '../../shared/questionnaires/conditions/check.ts'
import type { Comparison, Condition } from '../../shared/questionnaires/conditions/model.ts'
import { parseCondition } from '../../shared/questionnaires/conditions/text.ts'
import { ask, choices } from '../unit/small-templates.ts'

function condition(text: string): Condition {
  const parsed = parseCondition(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}

const comparison = fc.constantFrom<Comparison>(
  { question: 'a', answers: ['yes', 'no'] },
  { question: 'b', atLeast: '8' },
  { question: 'c', answered: true },
)
/** Any condition, often nested deeper than the builder goes. */
const { any } = fc.letrec<{ any: Condition }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'medium' },
    comparison,
    fc.record({ not: tie('any') }),
    fc.record({ all: fc.array(tie('any'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('any'), { minLength: 2, maxLength: 3 }) }),
  ),
}))

describe('The builder of conditions', () => {
  it('makes the very same condition of what it shows of any', () => {
    fc.assert(
      fc.property(any, (said) => {
        const built = builtOf({ ...said, hiddenCountsAs: 'lowest' })
        if (built) expect(conditionOf(built)).toEqual(said)
      }),
    )
  })

  it.each([
    'a = yes',
    'not a in (yes, no)',
    'a = yes and b >= 8',
    'a = yes or not b >= 8',
    'not (a = yes and b >= 8)',
    '(a = yes or b >= 8) and answered(c)',
    'not (a = yes or b >= 8) and not answered(c)',
    'not ((a = yes or b >= 8) and answered(c))',
  ])('shows %s', (text) => {
    const built = builtOf(condition(text))
    expect(built && conditionOf(built)).toEqual(condition(text))
  })

  it.each(['not not a = yes', 'a = yes and (b >= 8 or (a = no and answered(c)))', 'not not (a = yes and b >= 8)'])(
    'leaves %s to the text, since it is nested deeper',
    (text) => {
      expect(builtOf(condition(text))).toBe(undefined)
    },
  )

  it('lets what is alone stand by itself, and says nothing of what is empty', () => {
    const row = { kind: 'row', not: true, comparison: { question: 'a', equals: 'yes' } } as const
    expect(conditionOf({ not: false, join: 'any', parts: [row] })).toEqual(condition('not a = yes'))
    expect(conditionOf({ not: true, join: 'any', parts: [row] })).toEqual(condition('a = yes'))
    const group = { kind: 'group', not: false, join: 'any', rows: [row] } as const
    expect(conditionOf({ not: false, join: 'all', parts: [row, group] })).toEqual(condition('not a = yes and not a = yes'))
    expect(conditionOf({ not: false, join: 'all', parts: [{ ...group, rows: [] }] })).toBe(undefined)
  })

  const region = ask('region', choices('eu', 'us'))
  const hours = ask('hours', { type: 'number', unit: 'hours' })
  const since = ask('since', { type: 'date' })
  const plan = ask('plan', { type: 'files' })

  it('begins with what is most usual of a type of answer', () => {
    expect([region, hours, since, plan].map(firstComparison)).toEqual([
      { question: 'region', answers: ['eu'] },
      { question: 'hours', atLeast: '1' },
      { question: 'since', answered: true },
      { question: 'plan', answered: true },
    ])
    expect(relationsFor(plan)).toEqual(['answered'])
    expect(relationsFor(region)).toEqual(['answers', 'equals', 'answered'])
  })

  it('keeps what was compared with, where another comparison takes it', () => {
    const today = '2026-11-30'
    expect(withRelation({ question: 'region', answers: ['us', 'eu'] }, 'equals', region, today)).toEqual({
      question: 'region',
      equals: 'us',
    })
    expect(withRelation({ question: 'hours', atLeast: '8' }, 'below', hours, today)).toEqual({ question: 'hours', below: '8' })
    expect(withRelation({ question: 'since', answered: true }, 'above', since, today)).toEqual({
      question: 'since',
      above: today,
    })
    expect(withRelation({ question: 'hours', atLeast: '8' }, 'answered', hours, today)).toEqual({
      question: 'hours',
      answered: true,
    })
    expect(withValues({ question: 'region', answers: ['us'] }, ['eu', 'us'])).toEqual({
      question: 'region',
      answers: ['eu', 'us'],
    })
  })

  it('tells of each comparison by itself why it cannot be worked out, and of the whole that it leads back', () => {
    const loop = (id: string, to: string) =>
      ask(id, { visibleWhen: { question: to, answers: ['yes'], hiddenCountsAs: 'dropped' } })
    const questions = [hours, loop('one', 'two'), loop('two', 'one'), ask('last')]
    const standing = around('one', questions)
    expect(comparisonProblems('one', { question: 'gone', answers: ['yes'] }, standing)).toEqual([
      { message: 'template.problem.conditionUnknown', details: { question: 'one', controller: 'gone' } },
    ])
    expect(comparisonProblems('one', { question: 'last', answers: ['yes'] }, standing)).toEqual([
      { message: 'template.problem.conditionLater', details: { question: 'one', controller: 'last' } },
    ])
    expect(comparisonProblems('one', { question: 'hours', atLeast: '2026-11-30' }, standing)).toEqual([
      {
        message: 'template.problem.conditionValue',
        details: { question: 'one', controller: 'hours', value: '2026-11-30', kind: 'amount' },
      },
    ])
    expect(comparisonProblems('one', { question: 'hours', atLeast: '8' }, standing)).toEqual([])
    expect(cycleProblem('one', standing)?.details).toEqual({ question: 'one', cycle: 'one → two → one' })
    expect(cycleProblem('hours', standing)).toBe(undefined)
  })
})
