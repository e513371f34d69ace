import { type Question, question, type Template, template } from '../../shared/questionnaires/model.ts'

export const scale = ['0', '1', '2', '3', '4', '5']

/** A question with whatever the case does not care about filled in. */
export function ask(id: string, parts: object = {}): Question {
  const filled = { id, type: 'yesNo', text: 'Is it so?', criterion: 'delivery.quality', weight: 1, ...parts }
  return question.parse({ ...(filled.type === 'yesNo' ? { points: { yes: 5, no: 0 } } : {}), ...filled })
}

/** A question with one choice among these. */
export const choices = (...ids: string[]): object => ({
  type: 'singleChoice',
  choices: ids.map((id) => ({ id, label: id, points: 1 })),
})

export const soundCriteria = [
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

export const soundQuestions = [
  ask('first'),
  ask('culture', { type: 'longText', criterion: 'delivery.culture', weight: 0 }),
  ask('detail', { visibleWhen: { question: 'first', answers: ['no'], hiddenCountsAs: 'dropped' } }),
  ask('hours', { type: 'number', unit: 'hours', minimum: '0', bands: [band('0', 5), band('8.5', 2), band('24', 0)] }),
  ask('limit', knockOut({ test: 'atMost', value: '48' }, { type: 'number', unit: 'hours', minimum: '0' })),
]

export function band(from: string, points: number): object {
  return { from, points }
}

export function knockOut(passes: object, parts: object = {}): object {
  return { knockOut: { label: 'K1', reason: 'it is not so', passes }, ...parts }
}

type Parts = { criteria?: object[]; questions?: object[]; sections?: object[]; priceLines?: object[] }

/** A small, sound template with some parts replaced. */
export function templateWith({
  criteria = soundCriteria,
  questions = soundQuestions,
  sections,
  priceLines = [],
}: Parts): Template {
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
export function plus(id: string, parts: object): Template {
  return templateWith({ questions: [...soundQuestions, ask(id, parts)] })
}

/** The sound template with another knock-out by limit at its end. */
export function limit(passes: object, bounds: object): Template {
  const parts = 'type' in bounds ? bounds : { type: 'number', unit: 'hours', ...bounds }
  return templateWith({ questions: [...soundQuestions.slice(0, -1), ask('limit', knockOut(passes, parts))] })
}
