import type { Template } from '../../shared/questionnaires/model.ts'
import type { TemplateProblem } from '../../shared/questionnaires/problem.ts'
import {
  ask,
  band,
  choices,
  knockOut,
  limit,
  plus,
  scale,
  soundCriteria,
  soundQuestions,
  templateWith,
} from './small-templates.ts'

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

/** Templates with one fault each, and what is said of it. */
export const unsoundTemplates: Case[] = [
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
    'template.problem.conditionCyclic',
    { question: 'self', cycle: 'self → self' },
  ],
  [
    'a comparison by size with an answer that has none',
    plus('then', { visibleWhen: { question: 'first', atLeast: '3', hiddenCountsAs: 'lowest' } }),
    'template.problem.conditionOrder',
    { question: 'then', controller: 'first' },
  ],
  [
    'a comparison with a text',
    plus('then', { visibleWhen: { not: { question: 'culture', equals: 'yes' }, hiddenCountsAs: 'lowest' } }),
    'template.problem.conditionText',
    { question: 'then', controller: 'culture' },
  ],
  [
    'a comparison of an amount with a day',
    plus('then', {
      visibleWhen: {
        any: [
          { question: 'hours', above: '2026-11-30' },
          { question: 'hours', below: '8' },
        ],
        hiddenCountsAs: 'lowest',
      },
    }),
    'template.problem.conditionValue',
    { question: 'then', controller: 'hours', value: '2026-11-30', kind: 'amount' },
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
  [
    'guidance that no cell of a workbook holds',
    plus('long', { guidance: 'x'.repeat(40_000) }),
    'template.problem.textTooLong',
    { name: 'long', letters: 40_000, most: 32_767 },
  ],
]
