import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInTemplates } from '../../electron/questionnaires/built-in.ts'
import { english } from '../../shared/messages/en/index.ts'
import { translator } from '../../shared/messages/translate.ts'
import { checkTemplate } from '../../shared/questionnaires/check.ts'
import { type Question, question, type Template, template } from '../../shared/questionnaires/model.ts'
import type { TemplateProblem } from '../../shared/questionnaires/problem.ts'
import { criteriaOf, questionsOf, sectionsOf } from '../../shared/questionnaires/walk.ts'

const scale = ['0', '1', '2', '3', '4', '5']

/** A question with whatever the case does not care about filled in. */
function ask(id: string, parts: object = {}): Question {
  const filled = { id, type: 'yesNo', text: 'Is it so?', criterion: 'delivery.quality', weight: 1, ...parts }
  return question.parse({ ...(filled.type === 'yesNo' ? { points: { yes: 5, no: 0 } } : {}), ...filled })
}

const choices = (...ids: string[]): object => ({
  type: 'singleChoice',
  choices: ids.map((id) => ({ id, label: id, points: 1 })),
})

const soundCriteria = [
  {
    id: 'delivery',
    title: 'Delivery',
    weight: 70,
    children: [
      { id: 'delivery.quality', title: 'Quality', weight: 1, scoring: 'questions' },
      { id: 'delivery.culture', title: 'Culture', weight: 1, scoring: 'whole', anchors: scale },
    ],
  },
  { id: 'price', title: 'Price', weight: 30, scoring: 'price' },
]
const soundQuestions = [
  ask('first'),
  ask('culture', { type: 'longText', criterion: 'delivery.culture', weight: 0 }),
  ask('detail', { visibleWhen: { question: 'first', answers: ['no'], hiddenCountsAs: 'dropped' } }),
  ask('hours', { type: 'number', unit: 'hours', minimum: '0', bands: [band('0', 5), band('8.5', 2), band('24', 0)] }),
  ask('limit', knockOut({ test: 'atMost', value: '48' }, { type: 'number', unit: 'hours', minimum: '0' })),
]

function band(from: string, points: number): object {
  return { from, points }
}

function knockOut(passes: object, parts: object = {}): object {
  return { knockOut: { label: 'K1', reason: 'it is not so', passes }, ...parts }
}

type Parts = { criteria?: object[]; questions?: object[]; sections?: object[]; priceLines?: object[] }

/** The sound template of this test with some parts replaced. */
function templateWith({ criteria = soundCriteria, questions = soundQuestions, sections, priceLines = [] }: Parts): Template {
  return template.parse({
    format: 'assay-template',
    formatVersion: 1,
    key: 'test',
    version: '1.0.0',
    title: 'Test',
    description: 'A template for tests',
    licence: 'Apache-2.0',
    locale: 'en',
    defaultAnchors: scale,
    criteria,
    sections: sections ?? [{ id: 'section', title: 'Section', questions }],
    priceLines,
  })
}

/** The sound template with one more question at its end. */
function plus(id: string, parts: object): Template {
  return templateWith({ questions: [...soundQuestions, ask(id, parts)] })
}

/** The sound template with another knock-out by limit at its end. */
function limit(passes: object, bounds: object): Template {
  const parts = 'type' in bounds ? bounds : { type: 'number', unit: 'hours', ...bounds }
  return templateWith({ questions: [...soundQuestions.slice(0, -1), ask('limit', knockOut(passes, parts))] })
}

const line = { id: 'line', title: 'Line', unit: 'hour', quantity: '1', kind: 'oneOff' }
const twoQualities = [
  { id: 'delivery.quality', title: 'Quality', weight: 1, scoring: 'questions' },
  { id: 'delivery.quality', title: 'Quality again', weight: 1, scoring: 'questions' },
]
const onlyQuality = (parts: object): object[] => [
  { id: 'delivery.quality', title: 'Quality', weight: 1, scoring: 'questions', ...parts },
]
const qualityQuestions = [ask('first')]

type Case = [name: string, template: Template, message: TemplateProblem['message'], details: TemplateProblem['details']]

const cases: Case[] = [
  [
    'a section id used twice',
    templateWith({
      sections: [
        { id: 'section', title: 'One', questions: soundQuestions },
        { id: 'outer', title: 'Two', questions: [], sections: [{ id: 'section', title: 'Three', questions: [ask('more')] }] },
      ],
    }),
    'template.problem.duplicateSection',
    { name: 'section' },
  ],
  ['a question id used twice', plus('first', {}), 'template.problem.duplicateQuestion', { name: 'first' }],
  [
    'a criterion id used twice',
    templateWith({ criteria: twoQualities, questions: qualityQuestions }),
    'template.problem.duplicateCriterion',
    { name: 'delivery.quality' },
  ],
  [
    'a price line id used twice',
    templateWith({ priceLines: [line, { ...line, title: 'Other' }] }),
    'template.problem.duplicatePriceLine',
    { name: 'line' },
  ],
  [
    'a knock-out label used twice',
    plus('other', knockOut({ test: 'oneOf', answers: ['yes'] })),
    'template.problem.duplicateKnockOut',
    { name: 'K1' },
  ],
  [
    'a choice id used twice',
    plus('pick', choices('a', 'a')),
    'template.problem.duplicateChoice',
    { question: 'pick', choice: 'a' },
  ],
  [
    'a column id used twice',
    plus('list', { type: 'table', columns: ['a', 'b', 'a'].map((id) => ({ id, title: id, type: 'text' })) }),
    'template.problem.duplicateColumn',
    { question: 'list', column: 'a' },
  ],
  [
    'a section without content',
    templateWith({
      sections: [
        { id: 'section', title: 'One', questions: soundQuestions },
        { id: 'empty', title: 'Two', questions: [] },
      ],
    }),
    'template.problem.emptySection',
    { section: 'empty' },
  ],
  [
    'a tree whose top criteria all weigh 0',
    templateWith({ criteria: soundCriteria.map((node) => ({ ...node, weight: 0 })) }),
    'template.problem.rootsWeightless',
    {},
  ],
  [
    'a branch whose children all weigh 0',
    templateWith({
      criteria: [{ id: 'branch', title: 'Branch', weight: 1, children: onlyQuality({ weight: 0 }) }],
      questions: qualityQuestions,
    }),
    'template.problem.childrenWeightless',
    { criterion: 'branch' },
  ],
  [
    'a leaf whose questions all weigh 0',
    templateWith({ criteria: onlyQuality({}), questions: [ask('first', { weight: 0 })] }),
    'template.problem.questionsWeightless',
    { criterion: 'delivery.quality' },
  ],
  [
    'a leaf that does not say how it is scored',
    templateWith({ criteria: onlyQuality({ scoring: undefined }), questions: qualityQuestions }),
    'template.problem.leafUnscored',
    { criterion: 'delivery.quality' },
  ],
  [
    'a branch that is scored itself',
    templateWith({
      criteria: [{ id: 'branch', title: 'Branch', weight: 1, scoring: 'whole', children: onlyQuality({}) }],
      questions: qualityQuestions,
    }),
    'template.problem.branchScored',
    { criterion: 'branch' },
  ],
  [
    'a scale on a leaf that is scored question by question',
    templateWith({ criteria: onlyQuality({ anchors: scale }), questions: qualityQuestions }),
    'template.problem.anchorsUnused',
    { criterion: 'delivery.quality' },
  ],
  [
    'fewer meanings than the scale has levels',
    { ...templateWith({}), defaultAnchors: ['Poor', 'Good'] },
    'template.problem.anchorsPerLevel',
    { name: 'test', meanings: 2, levels: 6 },
  ],
  [
    'points above the highest level',
    plus('generous', { type: 'yesNo', points: { yes: 5.001, no: 0 } }),
    'template.problem.pointsBeyondScale',
    { question: 'generous', points: 5.001, lowest: 0, highest: 5 },
  ],
  [
    'two criteria scored from the price',
    templateWith({ criteria: [...soundCriteria, { id: 'costs', title: 'Costs', weight: 1, scoring: 'price' }] }),
    'template.problem.severalPrices',
    { criteria: 'price, costs' },
  ],
  [
    'a leaf without questions',
    templateWith({ criteria: [...soundCriteria, { id: 'bare', title: 'Bare', weight: 1, scoring: 'whole' }] }),
    'template.problem.leafWithoutQuestions',
    { criterion: 'bare' },
  ],
  [
    'a question of an unknown criterion',
    plus('lost', { criterion: 'nowhere' }),
    'template.problem.unknownCriterion',
    { question: 'lost', criterion: 'nowhere' },
  ],
  [
    'a question of a branch',
    plus('high', { criterion: 'delivery' }),
    'template.problem.criterionIsBranch',
    { question: 'high', criterion: 'delivery' },
  ],
  [
    'a question of the price',
    plus('cost', { criterion: 'price' }),
    'template.problem.criterionIsPrice',
    { question: 'cost', criterion: 'price' },
  ],
  [
    'a weighted question of a leaf that is scored as a whole',
    plus('habit', { criterion: 'delivery.culture' }),
    'template.problem.weightInWhole',
    { question: 'habit', criterion: 'delivery.culture' },
  ],
  [
    'points for some choices only',
    plus('pick', {
      type: 'multipleChoice',
      choices: [
        { id: 'a', label: 'A', points: 5 },
        { id: 'b', label: 'B' },
      ],
    }),
    'template.problem.choiceWithoutPoints',
    { question: 'pick', choice: 'b' },
  ],
  [
    'a minimum above the maximum',
    plus('count', { type: 'number', unit: 'days', minimum: '9', maximum: '8.99' }),
    'template.problem.rangeReversed',
    { question: 'count', minimum: '9', maximum: '8.99' },
  ],
  [
    'two bands from the same value, however it is written',
    plus('count', { type: 'number', unit: 'days', bands: [band('0', 0), band('2', 3), band('2.0', 5)] }),
    'template.problem.bandsNotAscending',
    { question: 'count', from: '2.0' },
  ],
  [
    'bands in descending order',
    plus('share', { type: 'percentage', bands: [band('10', 5), band('9', 0)] }),
    'template.problem.bandsNotAscending',
    { question: 'share', from: '9' },
  ],
  [
    'a band above the maximum',
    plus('months', { type: 'number', unit: 'months', maximum: '12', bands: [band('0', 0), band('13', 5)] }),
    'template.problem.bandUnreachable',
    { question: 'months', from: '13', maximum: '12' },
  ],
  [
    'a band above 100 %',
    plus('share', { type: 'percentage', bands: [band('0', 0), band('100.5', 5)] }),
    'template.problem.bandUnreachable',
    { question: 'share', from: '100.5', maximum: '100' },
  ],
  [
    'a condition on a question that does not exist',
    plus('then', { visibleWhen: { question: 'nothing', answers: ['yes'], hiddenCountsAs: 'lowest' } }),
    'template.problem.conditionUnknown',
    { question: 'then', controller: 'nothing' },
  ],
  [
    'a condition on a later question',
    templateWith({
      questions: [
        ask('then', { visibleWhen: { question: 'first', answers: ['yes'], hiddenCountsAs: 'lowest' } }),
        ...soundQuestions,
      ],
    }),
    'template.problem.conditionLater',
    { question: 'then', controller: 'first' },
  ],
  [
    'a condition of a question on itself',
    plus('self', { visibleWhen: { question: 'self', answers: ['yes'], hiddenCountsAs: 'lowest' } }),
    'template.problem.conditionLater',
    { question: 'self', controller: 'self' },
  ],
  [
    'a condition on an open question',
    plus('then', { visibleWhen: { question: 'culture', answers: ['yes'], hiddenCountsAs: 'lowest' } }),
    'template.problem.conditionOpen',
    { question: 'then', controller: 'culture' },
  ],
  [
    'a condition on an answer that is not offered',
    plus('then', { visibleWhen: { question: 'first', answers: ['yes', 'partly'], hiddenCountsAs: 'lowest' } }),
    'template.problem.conditionAnswer',
    { question: 'then', controller: 'first', answer: 'partly' },
  ],
  [
    'a knock-out by answer on a number',
    limit({ test: 'oneOf', answers: ['48'] }, {}),
    'template.problem.knockOutType',
    { question: 'limit', label: 'K1' },
  ],
  [
    'a knock-out by limit on a yes/no question',
    plus('clear', { knockOut: { label: 'K2', reason: 'it is not so', passes: { test: 'atLeast', value: '1' } } }),
    'template.problem.knockOutType',
    { question: 'clear', label: 'K2' },
  ],
  [
    'a knock-out that passes with an answer that is not offered',
    plus('pick', {
      ...choices('a', 'b'),
      knockOut: { label: 'K2', reason: 'no a', passes: { test: 'oneOf', answers: ['a', 'c'] } },
    }),
    'template.problem.knockOutAnswer',
    { question: 'pick', label: 'K2', answer: 'c' },
  ],
  [
    'a knock-out that every answer passes',
    plus('clear', { knockOut: { label: 'K2', reason: 'nothing', passes: { test: 'oneOf', answers: ['no', 'yes'] } } }),
    'template.problem.knockOutNeverFails',
    { question: 'clear', label: 'K2' },
  ],
  [
    'a knock-out whose upper limit is the maximum',
    limit({ test: 'atMost', value: '24' }, { maximum: '24' }),
    'template.problem.knockOutNeverFails',
    { question: 'limit', label: 'K1' },
  ],
  [
    'a knock-out whose lower limit is the minimum',
    limit({ test: 'atLeast', value: '1' }, { minimum: '1.0' }),
    'template.problem.knockOutNeverFails',
    { question: 'limit', label: 'K1' },
  ],
  [
    'a knock-out whose upper limit lies below the minimum',
    limit({ test: 'atMost', value: '0' }, { minimum: '0.5' }),
    'template.problem.knockOutNeverPasses',
    { question: 'limit', label: 'K1' },
  ],
  [
    'a knock-out whose lower limit lies above 100 %',
    limit({ test: 'atLeast', value: '101' }, { type: 'percentage' }),
    'template.problem.knockOutNeverPasses',
    { question: 'limit', label: 'K1' },
  ],
]

describe('a template is sound', () => {
  it('when ids are unique, references lead somewhere, and conditions and knock-outs fit', () => {
    expect(checkTemplate(templateWith({}))).toEqual([])
  })

  it('with a knock-out on an amount of money, and limits that some answers pass and some fail', () => {
    const passes = { label: 'K2', reason: 'too little cover', passes: { test: 'atLeast', value: '1000000' } }
    expect(checkTemplate(plus('cover', { type: 'money', currency: 'EUR', knockOut: passes }))).toEqual([])
    expect(checkTemplate(limit({ test: 'atLeast', value: '24' }, { minimum: '0', maximum: '24' }))).toEqual([])
    expect(checkTemplate(limit({ test: 'atMost', value: '0' }, { minimum: '0', maximum: '24' }))).toEqual([])
  })
})

describe('a template is unsound', () => {
  it.each(cases)('with %s', (_name, unsound, message, details) => {
    expect(checkTemplate(unsound)).toEqual([{ message, details }])
  })

  it('with each problem told once', () => {
    expect(checkTemplate(templateWith({ questions: [...soundQuestions, ask('first'), ask('first')] }))).toEqual([
      { message: 'template.problem.duplicateQuestion', details: { name: 'first' } },
    ])
  })

  it('in as many ways as there are messages, each shown above', () => {
    const messages = Object.keys(english).filter((key) => key.startsWith('template.problem.'))
    expect([...new Set(cases.map(([, , message]) => message))].sort()).toEqual(messages.sort())
  })

  it('in words that name the place and say what to do', () => {
    const translate = translator('en')
    for (const [, , message, details] of cases) {
      const words = translate(message, details)
      for (const value of Object.values(details)) expect(words).toContain(String(value))
    }
    expect(translate('template.problem.conditionLater', { question: 'b', controller: 'a' })).toBe(
      'Question “b” depends on “a”, which is not asked before it. Move one of the two.',
    )
  })
})

describe('damage to a sound template of real size is found', () => {
  const [real] = builtInTemplates()
  if (!real) throw new Error('There is no built-in template')
  const ids = questionsOf(real).map(({ id }) => id)
  const leaves = criteriaOf(real).filter(({ children }) => !children)

  /** A copy in which one question is changed. */
  const change = (id: string, by: (question: Question) => void): Template => {
    const copy = structuredClone(real)
    const found = questionsOf(copy).find((candidate) => candidate.id === id)
    if (found) by(found)
    return copy
  }

  it('wherever a question names an unknown criterion', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), (id) => {
        const damaged = change(id, (question) => {
          question.criterion = 'nowhere'
        })
        expect(checkTemplate(damaged)).toContainEqual({
          message: 'template.problem.unknownCriterion',
          details: { question: id, criterion: 'nowhere' },
        })
      }),
    )
  })

  it('wherever two questions share an id', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.constantFrom(...ids), (id, name) => {
        fc.pre(id !== name)
        const damaged = change(id, (question) => {
          question.id = name
        })
        expect(checkTemplate(damaged)).toContainEqual({ message: 'template.problem.duplicateQuestion', details: { name } })
      }),
    )
  })

  it('wherever a conditional question comes before the one that it depends on', () => {
    const conditional = questionsOf(real).filter(({ visibleWhen }) => visibleWhen)
    fc.assert(
      fc.property(fc.constantFrom(...conditional), (moved) => {
        const copy = structuredClone(real)
        for (const { questions } of sectionsOf(copy)) {
          const index = questions.findIndex(({ id }) => id === moved.id)
          if (index >= 0) questions.splice(index, 1)
        }
        copy.sections.unshift({ id: 'front', title: 'Front', questions: [moved] })
        expect(checkTemplate(copy)).toContainEqual({
          message: 'template.problem.conditionLater',
          details: { question: moved.id, controller: moved.visibleWhen?.question },
        })
      }),
    )
  })

  it('wherever a leaf forgets how it is scored', () => {
    fc.assert(
      fc.property(fc.constantFrom(...leaves), ({ id }) => {
        const copy = structuredClone(real)
        for (const node of criteriaOf(copy)) if (node.id === id) delete node.scoring
        expect(checkTemplate(copy)).toContainEqual({ message: 'template.problem.leafUnscored', details: { criterion: id } })
      }),
    )
  })
})
