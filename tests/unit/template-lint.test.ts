import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInTemplates } from '../../electron/questionnaires/built-in.ts'
import { integer, roundHalfUp } from '../../shared/arithmetic/rational.ts'
import { english } from '../../shared/messages/en/index.ts'
import { translator } from '../../shared/messages/translate.ts'
import type { Condition } from '../../shared/questionnaires/conditions/model.ts'
import type { Question, Template } from '../../shared/questionnaires/model.ts'
import type { Finding } from '../../shared/questionnaires/policy/finding.ts'
import { type LintOptions, lintTemplate } from '../../shared/questionnaires/policy/lint.ts'
import { outlookOf, totalOf } from '../../shared/questionnaires/policy/outlook.ts'
import { neverAsked } from '../../shared/questionnaires/policy/possible.ts'
import type { Answer } from '../../shared/responses/answer.ts'
import { visibilityOf } from '../../shared/responses/visibility.ts'
import { planOf } from '../../shared/scorecards/plan.ts'
import { scoreCriteria, scoreQuestions } from '../../shared/scorecards/scorecard.ts'
import { ask, band, choices, knockOut, templateWith } from './small-templates.ts'

const criteria = [
  { id: 'delivery.quality', title: 'Quality', weight: 3, scoring: 'questions' },
  { id: 'price', title: 'Price', weight: 1, scoring: 'price' },
]
const template = (...questions: Question[]): Template => templateWith({ criteria, questions })
const options = (...points: number[]) =>
  points.map((earned, index) => ({ id: `c${index}`, label: `Choice ${index}`, points: earned }))
const when = (condition: Condition, hiddenCountsAs: 'lowest' | 'dropped' = 'dropped') => ({
  visibleWhen: { ...condition, hiddenCountsAs },
})
const gate = (answers: string[], parts: object = {}) => knockOut({ test: 'oneOf', answers }, parts)
const sound = ask('first')

type Case = [name: string, template: Template, expected: Finding, options?: LintOptions]
const about = (code: Finding['code'], severity: Finding['severity'], id: string, details: Finding['details']): Finding => ({
  code,
  severity,
  place: { kind: 'question', id },
  details: { question: id, ...details },
})
const whole = (code: Finding['code'], severity: Finding['severity'], details: Finding['details']): Finding => ({
  code,
  severity,
  place: { kind: 'template' },
  details,
})
const criterion = (code: Finding['code'], id: string, details: Finding['details']): Finding => ({
  code,
  severity: 'fault',
  place: { kind: 'criterion', id },
  details: { criterion: id, ...details },
})

const cases: Case[] = [
  [
    'a question for answers that exclude each other',
    template(
      sound,
      ask('last', when({ all: [{ question: 'first', answers: ['yes'] }, { not: { question: 'first', equals: 'yes' } }] })),
    ),
    about('neverAsked', 'fault', 'last', {}),
  ],
  [
    'conditions that rest on each other',
    template(
      sound,
      ask('one', when({ question: 'two', answers: ['yes'] })),
      ask('two', when({ question: 'one', answers: ['yes'] })),
    ),
    { ...about('conditionsCyclic', 'fault', 'one', {}), details: { cycle: 'one → two → one', questions: 2 } },
  ],
  [
    'a knock-out of a question that is never asked',
    template(sound, ask('last', { ...gate(['yes']), ...when({ question: 'first', answers: ['gone'] }) })),
    about('knockOutNeverAsked', 'fault', 'last', { label: 'K1' }),
  ],
  [
    'a knock-out that every answer passes',
    template(ask('first', gate(['yes', 'no']))),
    about('knockOutNeverFires', 'fault', 'first', { label: 'K1' }),
  ],
  [
    'a knock-out that can be said not to apply',
    template(ask('first', gate(['yes'], { notApplicable: true }))),
    about('knockOutWaived', 'risk', 'first', { label: 'K1' }),
  ],
  [
    'the same points for every answer',
    template(sound, ask('flat', { weight: 7, points: { yes: 5, no: 5 } })),
    about('sameForAll', 'fault', 'flat', { weight: 7, points: 5, highest: 5 }),
  ],
  [
    'a weight that is not seen',
    templateWith({
      criteria: [
        ...criteria,
        {
          id: 'rest',
          title: 'Rest',
          weight: 1,
          children: [
            { id: 'much', title: 'Much', weight: 100, scoring: 'questions' },
            { id: 'little', title: 'Little', weight: 1, scoring: 'questions' },
          ],
        },
      ],
      questions: [
        sound,
        ask('big', { criterion: 'much' }),
        ask('main', { criterion: 'little', weight: 100 }),
        ask('tiny', { criterion: 'little', weight: 1 }),
      ],
    }),
    about('tooSmall', 'fault', 'tiny', { weight: 1, most: '0.0020', highest: 5 }),
  ],
  [
    'a best answer below the highest level',
    template(sound, ask('weak', { weight: 3, points: { yes: 4, no: 0 } })),
    about('bestBelowHighest', 'fault', 'weak', { points: 4, highest: 5, lost: '11.25' }),
  ],
  [
    'a highest band above the maximum',
    template(
      ask('hours', { type: 'number', unit: 'h', minimum: '0', maximum: '8', bands: [band('0', 1), band('4', 3), band('9', 5)] }),
    ),
    about('bestBelowHighest', 'fault', 'hours', { points: 3, highest: 5, lost: '30.00' }),
  ],
  [
    'a question that the best answer hides',
    template(sound, ask('last', { weight: 3, ...when({ question: 'first', answers: ['no'] }, 'lowest') })),
    about('hiddenByTheBest', 'fault', 'last', { controller: 'first', lost: '56.25' }),
  ],
  [
    'a maximum below a hundred',
    template(ask('weak', { points: { yes: 4, no: 0 } })),
    whole('maximumBelowHundred', 'fault', { most: '85.00' }),
  ],
  [
    'choices that add up to more than the highest level',
    template(ask('many', { type: 'multipleChoice', choices: options(2, 1, 2, 0, 1.5) })),
    about('saturated', 'risk', 'many', { enough: 3, choices: 4, sum: 6.5, highest: 5 }),
  ],
  [
    'a choice that denies the others',
    template(
      ask('many', { type: 'multipleChoice', choices: [...options(2, 3), { id: 'none', label: 'None of these', points: 0 }] }),
    ),
    about('noneBeside', 'risk', 'many', { choice: 'None of these', others: 2 }),
  ],
  [
    'a yes that admits harm and earns the most',
    template(ask('harm', { text: 'Have you been fined in the last three years?' })),
    about('harmRewarded', 'risk', 'harm', { yes: 5, no: 0 }),
  ],
  [
    'more points for more harm',
    template(
      ask('harm', { type: 'number', unit: 'cases', text: 'How many incidents were there?', bands: [band('0', 0), band('5', 5)] }),
    ),
    about('moreHarmRewarded', 'risk', 'harm', { from: '5', points: 5, less: 0 }),
  ],
  [
    'weights at the top that sum to nothing',
    templateWith({ criteria: criteria.map((one) => ({ ...one, weight: 0 })), questions: [sound] }),
    whole('weightsOfNothing', 'fault', { criteria: 2 }),
  ],
  [
    'weights of questions that sum to nothing',
    template(ask('first', { weight: 0 }), ask('second', { weight: 0 })),
    criterion('weightsBelowNothing', 'delivery.quality', { parts: 2 }),
  ],
  [
    'weights below a criterion that weighs nothing',
    templateWith({ criteria: [{ ...criteria[0], weight: 0 }, criteria[1] ?? {}], questions: [sound] }),
    criterion('weightsUnderZero', 'delivery.quality', { questions: 1 }),
  ],
  [
    '“not applicable” that lifts the total, with what depends on it',
    template(
      ask('first', { weight: 2 }),
      ask('second', { notApplicable: true }),
      ask('third', when({ question: 'second', answers: ['yes'] })),
    ),
    whole('notApplicableLifts', 'risk', { offered: 1, questions: 2, from: '62.50', to: '100.00', rise: '37.50', share: '37.5' }),
  ],
  [
    'critical questions that others make up for',
    template(
      sound,
      ask('second'),
      ask('third'),
      ask('fourth'),
      ask('critical', { weight: 2 }),
      ask('gated', { weight: 2, ...gate(['yes']) }),
    ),
    whole('criticalCompensated', 'risk', {
      ...{ questions: 1, ids: 'critical', more: 0, weight: 2, total: '81.25', level: '60', chosen: 'heaviest' },
    }),
  ],
  [
    'named questions that others make up for, at another level',
    template(sound, ask('second'), ask('third')),
    whole('criticalCompensated', 'risk', {
      ...{ questions: 1, ids: 'second', more: 0, weight: 1, total: '75.00', level: '75', chosen: 'named' },
    }),
    { level: '75', critical: ['second'] },
  ],
  [
    '“yes” that is always best',
    template(sound, ask('second'), ask('third'), ask('fourth'), ask('fifth'), ask('open', { type: 'longText', weight: 5 })),
    whole('yesIsAlwaysBest', 'risk', { questions: 5, share: '37.5' }),
  ],
]

describe('The linter finds', () => {
  it.each(cases)('%s', (_name, linted, expected, chosen) => expect(lintTemplate(linted, chosen)).toContainEqual(expected))

  it('nothing else in these templates that is called the same', () => {
    for (const [name, linted, { code }, chosen] of cases)
      expect(lintTemplate(linted, chosen).filter((found) => found.code === code).length, name).toBe(1)
  })

  it('things in as many ways as there are messages, whose figures are in their words', () => {
    const messages = Object.keys(english).filter((key) => key.startsWith('template.finding.'))
    expect([...new Set(cases.map(([, , { code }]) => `template.finding.${code}`))].sort()).toEqual(messages.sort())
    const unsaid = ['chosen', 'more', 'offered', 'weight', 'highest']
    for (const [name, , { code, details }] of cases) {
      const words = translator('en')(`template.finding.${code}`, details)
      expect(words, name).not.toMatch(/[{}]/)
      for (const [key, value] of Object.entries(details))
        if (!unsaid.includes(key) && value !== 1) expect(words, name).toContain(String(value))
    }
  })

  it('nothing in a template without faults', () => {
    const questions = [
      sound,
      ask('second', { points: { yes: 0, no: 5 } }),
      ask('third', choices('a', 'b')),
      ask('open', { type: 'longText' }),
    ]
    const choosing = questions.map((question) =>
      question.type === 'singleChoice' ? ask('third', { type: 'singleChoice', choices: options(0, 5) }) : question,
    )
    expect(lintTemplate(template(...choosing))).toEqual([])
  })

  it('no fault in the built-in template; its risks are known', () => {
    const [builtIn] = builtInTemplates()
    if (!builtIn) throw new Error('There is no built-in template')
    const findings = lintTemplate(builtIn)
    expect(findings.filter(({ severity }) => severity === 'fault')).toEqual([])
    const codes = Map.groupBy(findings, ({ code }) => code)
    expect([...codes].map(([code, found]) => [code, found.length]).sort()).toEqual([
      ['criticalCompensated', 1],
      ['noneBeside', 7],
      ['notApplicableLifts', 1],
      ['saturated', 3],
    ])
    expect(codes.get('notApplicableLifts')?.[0]?.details).toMatchObject({ offered: 3, rise: '0.99' })
  })

  it('how much 18 questions that offer “not applicable” lift a HECVAT-like score, and that its critical ones gate nothing', () => {
    const questions = [
      ...Array.from({ length: 18 }, (_, index) => ask(`auth-${index}`, { weight: 10, notApplicable: true })),
      ...Array.from({ length: 8 }, (_, index) => ask(`critical-${index}`, { weight: 40 })),
      ...Array.from({ length: 98 }, (_, index) => ask(`other-${index}`, { weight: 20 })),
    ]
    const only = [{ id: 'delivery.quality', title: 'All', weight: 1, scoring: 'questions' }]
    const findings = lintTemplate(templateWith({ criteria: only, questions }))
    expect(findings.map(({ code, details }) => [code, details.from ?? details.total, details.rise])).toEqual([
      ['notApplicableLifts', '92.68', '7.32'],
      ['criticalCompensated', '86.99', undefined],
      ['yesIsAlwaysBest', undefined, undefined],
    ])
  })
})

describe('What the linter reckons with', () => {
  const [builtIn] = builtInTemplates()
  if (!builtIn) throw new Error('There is no built-in template')
  const plan = planOf(builtIn)

  it('is, for each question, the most that its published rule gives', () => {
    const { reach } = outlookOf(builtIn)
    for (const { question, rule } of plan.questions)
      if (rule)
        expect([question.id, reach.get(question.id)?.highest]).toEqual([question.id, Number(roundHalfUp(rule.highest, 3)) * 1000])
  })

  it('is the total that a scorecard shows', () => {
    const closed = plan.questions.filter(({ rule, question }) => rule && question.type !== 'multipleChoice')
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: closed.length, maxLength: closed.length }), (wellAnswered) => {
        const well = new Map(closed.map(({ question }, index) => [question.id, wellAnswered[index] ?? false]))
        const consensus = plan.questions.flatMap(({ question }) => ({
          subject: { kind: 'question', id: question.id } as const,
          points: well.get(question.id) === false ? 0 : 5,
          reason: 'So',
        }))
        const wholes = plan.criteria.map(({ id }) => ({ subject: { kind: 'criterion', id } as const, points: 5, reason: 'So' }))
        const people = { ...plan, questions: plan.questions.map((one) => ({ ...one, rule: null })) }
        const answers = new Map(
          plan.questions.map(({ question }): [string, Answer] => [question.id, { state: 'answered', value: 'So' }]),
        )
        const asked = {
          ...people,
          questions: people.questions.map((one) => ({
            ...one,
            question: { ...one.question, visibleWhen: undefined, knockOut: undefined },
          })),
        }
        const input = { answers, notApplicable: new Set<string>(), scores: [], consensus: [...consensus, ...wholes] }
        const best = { lower: integer(5), upper: integer(5) }
        const { total } = scoreCriteria(people, input, scoreQuestions(asked, input), best)
        const expected = totalOf(outlookOf(builtIn), ({ id }) => (well.get(id) === false ? 0 : 5000))
        expect(roundHalfUp(expected, 6)).toBe(roundHalfUp(total.lower, 6))
      }),
      { numRuns: 10 },
    )
  })

  const ids = ['a', 'b', 'c']
  const comparison = (from: readonly string[]): fc.Arbitrary<Condition> =>
    fc.oneof(
      fc.record({ question: fc.constantFrom(...from), answers: fc.subarray(['yes', 'no'], { minLength: 1 }) }),
      fc.record({ question: fc.constantFrom(...from), equals: fc.constantFrom('yes', 'no') }),
    )
  const conditionOn = (from: readonly string[]): fc.Arbitrary<Condition> =>
    fc.letrec<{ any: Condition }>((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        comparison(from),
        fc.record({ not: tie('any') }),
        fc.record({ all: fc.array(tie('any'), { minLength: 2, maxLength: 3 }) }),
        fc.record({ any: fc.array(tie('any'), { minLength: 2, maxLength: 3 }) }),
      ),
    })).any

  const yes = (question: string): Condition => ({ question, equals: 'yes' })
  const many = (factors: number): Condition => ({
    all: Array.from({ length: factors }, () => ({
      any: [yes('a'), { question: 'a', answers: ['yes'] }, { not: { question: 'a', answers: ['no'] } }],
    })),
  })

  it('is never asked where no answers to the others have it asked, and only there', () => {
    fc.assert(
      fc.property(conditionOn(['a']), conditionOn(['a', 'b']), conditionOn(ids), (second, third, last) => {
        const questions = [ask('a'), ask('b', when(second)), ask('c', when(third)), ask('last', when(last))]
        const seen = new Set<string>()
        for (let said = 0; said < 8; said++) {
          const answers = new Map(
            ids.map((id, index): [string, Answer] => [id, { state: 'answered', value: said & (1 << index) ? 'yes' : 'no' }]),
          )
          for (const [id, { state }] of visibilityOf(questions, answers, new Set())) if (state === 'visible') seen.add(id)
        }
        expect([...neverAsked(questions)]).toEqual(questions.map(({ id }) => id).filter((id) => !seen.has(id)))
      }),
      // One that once had too many ways to be looked at, most of which say the same.
      {
        examples: [
          [many(4), { all: [yes('a'), { not: yes('a') }] }, { not: { all: [{ any: [yes('b'), yes('a')] }, yes('c')] } }],
        ],
      },
    )
  })

  it.each<[Condition, boolean]>([
    [
      {
        all: [
          { question: 'hours', atLeast: '8' },
          { question: 'hours', below: '8.0' },
        ],
      },
      true,
    ],
    [
      {
        all: [
          { question: 'hours', atLeast: '8' },
          { question: 'hours', atMost: '8.0' },
        ],
      },
      false,
    ],
    [{ all: [{ question: 'hours', equals: '8' }, { not: { question: 'hours', equals: '8.0' } }] }, true],
    [{ question: 'hours', above: '24' }, true],
    [{ question: 'hours', atLeast: '24' }, false],
    [{ question: 'share', below: '0' }, true],
    [
      {
        all: [
          { question: 'since', above: '2026-11-30' },
          { question: 'since', below: '2026-11-30' },
        ],
      },
      true,
    ],
    [
      {
        all: [
          { question: 'since', above: '2026-11-30' },
          { question: 'since', below: '2027-01-01' },
        ],
      },
      false,
    ],
    [{ all: [{ question: 'some', answers: ['a'] }, { not: { question: 'some', equals: 'b' } }] }, false],
    [{ all: [{ question: 'some', answers: ['a', 'b'] }, { not: { question: 'some', answers: ['a', 'b'] } }] }, true],
    [{ not: { question: 'hours', answered: true } }, true],
    [{ question: 'plan', answered: true }, false],
  ])('of amounts, days and choices: %j is never met: %s', (condition, never) => {
    const questions = [
      ask('hours', { type: 'number', unit: 'h', maximum: '24' }),
      ask('share', { type: 'percentage' }),
      ask('since', { type: 'date' }),
      ask('some', { type: 'multipleChoice', choices: ['a', 'b', 'c'].map((id) => ({ id, label: id })) }),
      ask('plan', { type: 'longText' }),
      ask('last', when(condition)),
    ]
    expect(neverAsked(questions).has('last')).toBe(never)
  })
})
