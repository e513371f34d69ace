import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { english } from '../../shared/messages/en/index.ts'
import { translator } from '../../shared/messages/translate.ts'
import { conditionCycles } from '../../shared/questionnaires/conditions/check.ts'
import { aboutOthers, questionsIn } from '../../shared/questionnaires/conditions/fold.ts'
import { type Condition, condition, visibilityCondition } from '../../shared/questionnaires/conditions/model.ts'
import { formatCondition, parseCondition } from '../../shared/questionnaires/conditions/text.ts'
import { conditionWords } from '../../shared/questionnaires/conditions/words.ts'
import type { Question } from '../../shared/questionnaires/model.ts'
import type { Answer } from '../../shared/responses/answer.ts'
import { greyedRows } from '../../shared/responses/outgoing/conditions.ts'
import { type Visibility, visibilityOf } from '../../shared/responses/visibility.ts'
import { formOf, rowId } from '../../shared/responses/workbook/form.ts'
import { ask, choices, templateWith } from './small-templates.ts'

const controllers: Question[] = [
  ask('cloud'),
  ask('region', choices('eu', 'us', 'asia')),
  ask('shifts', { type: 'multipleChoice', choices: ['day', 'night', 'weekend'].map((id) => ({ id, label: `${id} shift` })) }),
  ask('hours', { type: 'number', unit: 'hours' }),
  ask('share', { type: 'percentage' }),
  ask('since', { type: 'date' }),
  ask('plan', { type: 'longText' }),
]
const given: Record<string, Answer> = {
  cloud: { state: 'answered', value: 'yes' },
  region: { state: 'answered', value: 'us' },
  shifts: { state: 'answered', value: ['day', 'night'] },
  hours: { state: 'answered', value: '8.50' },
  share: { state: 'answered', value: '40' },
  since: { state: 'answered', value: '2024-05-01' },
  plan: { state: 'answered', value: 'Written.' },
}

function parsed(text: string): Condition {
  const result = parseCondition(text)
  if (!result.ok) throw new Error(translator('en')(result.problem.message, result.problem.details))
  return result.value
}

function seen(
  text: string,
  changes: Record<string, Answer> = {},
  agreed: string[] = [],
  others?: Map<string, Answer[]>,
): Visibility {
  const last = ask('last', { visibleWhen: { ...parsed(text), hiddenCountsAs: 'dropped' } })
  const answers = new Map(Object.entries({ ...given, ...changes }))
  const undecided = others && { answers: others, notApplicable: new Set<string>() }
  const result = visibilityOf([...controllers, last], answers, new Set(agreed), undecided).get('last')
  if (!result) throw new Error('It has no visibility')
  return result
}
const stateOf = (text: string, changes: Record<string, Answer> = {}, agreed: string[] = []) => seen(text, changes, agreed).state
const blank: Answer = { state: 'blank' }

describe('A condition', () => {
  it.each([
    ['cloud = yes', 'visible'],
    ['cloud in (no)', 'hidden'],
    ['region in (eu, us)', 'visible'],
    ['region = asia', 'hidden'],
    ['shifts = night', 'visible'],
    ['shifts in (weekend, night)', 'visible'],
    ['not shifts = night', 'hidden'],
    ['hours = 8.5', 'visible'],
    ['hours >= 8.5', 'visible'],
    ['hours > 8.5', 'hidden'],
    ['hours <= 8.5', 'visible'],
    ['hours < 10', 'visible'],
    ['share >= 100', 'hidden'],
    ['since < 2024-05-02', 'visible'],
    ['since > 2024-05-01', 'hidden'],
    ['since = 2024-05-01', 'visible'],
    ['answered(plan)', 'visible'],
    ['not answered(plan)', 'hidden'],
    ['cloud = yes and hours < 8', 'hidden'],
    ['cloud = no or hours >= 8', 'visible'],
    ['cloud = no or region = eu and hours >= 8', 'hidden'],
    ['(cloud = no or region = us) and hours >= 8', 'visible'],
    ['not (cloud = no or region = eu)', 'visible'],
    ['not (cloud = yes and hours >= 8)', 'hidden'],
    ['not not cloud = yes', 'visible'],
  ])('%s is %s', (text, state) => expect(stateOf(text)).toBe(state))

  it.each([
    ['hours >= 8', 'open'],
    ['not hours >= 8', 'open'],
    ['answered(hours)', 'open'],
    ['not answered(hours)', 'open'],
    ['cloud = yes and hours >= 8', 'open'],
    ['cloud = no and hours >= 8', 'hidden'],
    ['cloud = yes or hours >= 8', 'visible'],
    ['cloud = no or hours >= 8', 'open'],
  ])('%s is %s where the hours are blank: a blank decides nothing', (text, state) => {
    expect(stateOf(text, { hours: blank })).toBe(state)
    expect(stateOf(text, { hours: { state: 'notApplicable' } })).toBe(state)
  })

  it('neither holds nor its contrary where a question is agreed not to apply, unless another part holds', () => {
    expect(seen('hours >= 8', {}, ['hours'])).toEqual({ state: 'hidden', controller: 'hours', countsAs: 'dropped' })
    expect(stateOf('not hours >= 8', {}, ['hours'])).toBe('hidden')
    expect(stateOf('hours >= 8 or cloud = yes', {}, ['hours'])).toBe('visible')
    expect(stateOf('hours >= 8 and cloud = yes', {}, ['hours'])).toBe('hidden')
  })

  it('is open where people contradict each other on what decides it', () => {
    const other = new Map<string, Answer[]>([['hours', [{ state: 'answered', value: '4' }]]])
    expect(seen('hours >= 8', {}, [], other)).toEqual({ state: 'open', controller: 'hours', undecided: true })
    expect(seen('hours >= 2', {}, [], other)).toEqual({ state: 'visible' })
    expect(seen('hours >= 8 and cloud = yes', {}, [], other)).toEqual({ state: 'open', controller: 'hours', undecided: true })
  })

  it('counts as the lowest where a poor answer is among what hides its question', () => {
    const questions = [
      ...controllers,
      ask('avoided', { visibleWhen: { question: 'cloud', answers: ['no'], hiddenCountsAs: 'lowest' } }),
      ask('dropped', { visibleWhen: { question: 'region', answers: ['eu'], hiddenCountsAs: 'dropped' } }),
      ask('last', {
        visibleWhen: {
          all: [{ question: 'dropped', answers: ['yes'] }, { not: { question: 'avoided', answers: ['yes'] } }],
          hiddenCountsAs: 'dropped',
        },
      }),
    ]
    const visibility = visibilityOf(questions, new Map(Object.entries(given)), new Set())
    expect(visibility.get('last')).toEqual({ state: 'hidden', controller: 'avoided', countsAs: 'lowest' })
  })

  it('names the questions that it rests on, and can be turned to others', () => {
    const visible = { ...parsed('not (cloud = yes and hours < 8) or cloud = no'), hiddenCountsAs: 'lowest' as const }
    expect(questionsIn(visible)).toEqual(['cloud', 'hours'])
    expect(aboutOthers(visible, (id) => `${id}.again`)).toEqual({
      ...parsed('not (cloud.again = yes and hours.again < 8) or cloud.again = no'),
      hiddenCountsAs: 'lowest',
    })
  })
})

const ids = fc.constantFrom('cloud', 'sec.access.mfa', 'and', 'not', 'in', 'or', 'answered', '2026-plan', '9')
const bounds = fc.constantFrom('0', '-3', '12.50', '2026-11-30')
const comparison: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ question: ids, answers: fc.array(ids, { minLength: 1, maxLength: 3 }) }),
  fc.record({ question: ids, equals: fc.oneof(ids, bounds) }),
  fc.record({ question: ids, atLeast: bounds }),
  fc.record({ question: ids, atMost: bounds }),
  fc.record({ question: ids, above: bounds }),
  fc.record({ question: ids, below: bounds }),
  fc.record({ question: ids, answered: fc.constant<true>(true) }),
)
const { any: anyCondition } = fc.letrec<{ any: Condition }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    comparison,
    fc.record({ not: tie('any') }),
    fc.record({ all: fc.array(tie('any'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('any'), { minLength: 2, maxLength: 3 }) }),
  ),
}))

describe('A condition as text', () => {
  it('is read back as the very same condition, which its schema knows', () => {
    fc.assert(
      fc.property(anyCondition, (written) => {
        expect(condition.parse(written)).toEqual(written)
        expect(parseCondition(formatCondition(written))).toEqual({ ok: true, value: written })
        expect(visibilityCondition.parse({ ...written, hiddenCountsAs: 'dropped' })).toEqual({
          ...written,
          hiddenCountsAs: 'dropped',
        })
      }),
    )
  })

  it('is written as people write it', () => {
    const text = 'sec.mfa in (yes, partly) and not (hours < 8 or answered(plan)) and since >= 2026-11-30'
    expect(formatCondition(parsed(text))).toBe(text)
    expect(formatCondition(parsed('  a=yes  and(b = no)'))).toBe('a = yes and b = no')
  })

  it('never fails but with a problem, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typeof parseCondition(text).ok).toBe('boolean')
      }),
    )
  })

  const unreadable: [string, string, object][] = [
    ['a = yes !', 'condition.problem.letter', { at: 9, letter: '!' }],
    ['a = yes b = no', 'condition.problem.afterwards', { at: 9, text: 'b' }],
    [`${'('.repeat(22)}a = yes`, 'condition.problem.depth', { at: 22, most: 20 }],
    ['a', 'condition.problem.relation', { at: 2, question: 'a' }],
    ['a = yes and', 'condition.problem.question', { at: 12 }],
    ['a in (', 'condition.problem.choice', { at: 7 }],
    ['a >= yes', 'condition.problem.bound', { at: 6 }],
    ['(a = yes', 'condition.problem.expected', { at: 9, expected: ')' }],
  ]
  it.each(unreadable)('%s is refused, with the place', (text, message, details) => {
    const result = parseCondition(text)
    expect(result).toEqual({ ok: false, problem: { message, details } })
    if (result.ok) return
    const words = translator('en')(result.problem.message, result.problem.details)
    for (const value of Object.values(details)) expect(words).toContain(String(value))
  })

  it('is refused in as many ways as there are messages', () => {
    const messages = Object.keys(english).filter((key) => key.startsWith('condition.problem.'))
    expect(unreadable.map(([, message]) => message).sort()).toEqual(messages.sort())
  })
})

describe('A condition in words', () => {
  const named = {
    questions: new Map(controllers.map((question) => [question.id, question])),
    numbers: new Map(controllers.map(({ id }, index) => [id, `1.${index + 1}`])),
  }
  it.each([
    ['cloud = yes', 'the answer to 1.1 is “Yes”'],
    ['not region in (eu, us)', 'the answer to 1.2 is not “eu” or “us”'],
    ['shifts in (night)', 'the answer to 1.3 includes “night shift”'],
    ['not shifts = day', 'the answer to 1.3 does not include “day shift”'],
    ['hours >= 8.5', 'the answer to 1.4 is at least 8.5 hours'],
    ['not hours >= 8.5', 'the answer to 1.4 is less than 8.5 hours'],
    ['share > 40', 'the answer to 1.5 is more than 40 %'],
    ['since < 2026-11-30', 'the answer to 1.6 is before 2026-11-30'],
    ['not since > 2026-11-30', 'the answer to 1.6 is 2026-11-30 or earlier'],
    ['not answered(plan)', '1.7 is not answered'],
    [
      'cloud = yes and (hours < 8 or answered(plan))',
      'the answer to 1.1 is “Yes” and (the answer to 1.4 is less than 8 hours or 1.7 is answered)',
    ],
    ['not (cloud = yes or hours < 8)', 'the answer to 1.1 is not “Yes” and the answer to 1.4 is at least 8 hours'],
  ])('%s reads “%s”', (text, words) => {
    expect(conditionWords(parsed(text), named, translator('en')).replaceAll('\u00a0', ' ')).toBe(words)
  })
})

it('Conditions that lead back to their question are found with the way there', () => {
  const on = (id: string, text: string) => ask(id, { visibleWhen: { ...parsed(text), hiddenCountsAs: 'lowest' } })
  const questions = [on('a', 'b = yes'), on('b', 'd = yes and c = yes'), on('c', 'a = yes'), on('d', 'e = yes'), ask('e')]
  expect([...conditionCycles(questions)]).toEqual([
    ['a', ['a', 'b', 'c']],
    ['b', ['b', 'c', 'a']],
    ['c', ['c', 'a', 'b']],
  ])
})

describe('The row of a question in a workbook turns grey', () => {
  const form = (text: string): string | undefined => {
    const questions = [...controllers, ask('last', { visibleWhen: { ...parsed(text), hiddenCountsAs: 'dropped' } })]
    const [sheet] = formOf(templateWith({ sections: [{ id: 'all', title: 'All', questions }] }))
    if (!sheet) throw new Error('There is no sheet')
    const places = new Map(sheet.rows.map((row, index) => [rowId(row), { sheet: sheet.name, row: index + 3 }]))
    const [highlight] = greyedRows(sheet, ['id'], new Map(questions.map((one) => [one.id, one])), places, translator('en'))
    return highlight?.formula.replaceAll("'1 All'!$D$", '')
  }
  it.each([
    ['cloud = yes', 'AND(3<>"",3<>"Yes")'],
    ['not cloud = yes', '3="Yes"'],
    ['region in (eu, us)', 'AND(4<>"",4<>"eu",4<>"us")'],
    ['shifts in (day, night)', 'AND(OR(6="Yes",7="Yes",8="Yes"),6<>"Yes",7<>"Yes")'],
    ['not shifts = day', '6="Yes"'],
    ['hours >= 8.5', 'AND(ISNUMBER(9),9<8.5)'],
    ['not hours >= 8.5', 'AND(ISNUMBER(9),9>=8.5)'],
    ['since < 2026-11-30', 'AND(ISNUMBER(11),11>=DATE(2026,11,30))'],
    ['not answered(plan)', '12<>""'],
    ['answered(plan)', undefined],
    ['cloud = yes and answered(plan)', 'AND(3<>"",3<>"Yes")'],
    ['cloud = yes or answered(plan)', undefined],
    ['cloud = yes or hours < 8', 'AND(AND(3<>"",3<>"Yes"),AND(ISNUMBER(9),9>=8))'],
  ])('where %s can no longer hold', (text, formula) => expect(form(text)).toBe(formula))
})
