import { instrument } from '../../shared/questionnaires/instrument.ts'
import type { Instrument } from '../../shared/questionnaires/model.ts'

/** Quality by an open question and a rule (60), teamwork as a whole (10) and the price (30), on a scale of its own. */
export function questionnaire(scale: { points: number; label?: string }[] | undefined, points: object): Instrument {
  const count = scale?.length ?? 6
  const meanings = Array.from({ length: count }, (_, level) => `Meaning ${level}`)
  return instrument.parse({
    format: 'assay-template',
    formatVersion: 1,
    key: 'own-scale',
    version: '1.0.0',
    title: 'A scale of its own',
    description: 'For tests.',
    licence: 'Apache-2.0',
    locale: 'en',
    ...(scale && { scale }),
    defaultAnchors: meanings,
    criteria: [
      { id: 'quality', title: 'Quality', weight: 60, scoring: 'questions' },
      { id: 'team', title: 'Teamwork', weight: 10, scoring: 'whole', anchors: meanings },
      { id: 'price', title: 'Price', weight: 30, scoring: 'price' },
    ],
    sections: [
      {
        id: 'all',
        title: 'All',
        questions: [
          { id: 'how', type: 'longText', text: 'How?', criterion: 'quality', weight: 3 },
          { id: 'tested', type: 'yesPartlyNo', text: 'Tested?', criterion: 'quality', weight: 1, points },
          { id: 'people', type: 'longText', text: 'Who?', criterion: 'team', weight: 0 },
        ],
      },
    ],
  })
}

/** From 0 to 10, without names. */
export const toTen = questionnaire(
  Array.from({ length: 11 }, (_, points) => ({ points })),
  { yes: 10, partly: 5, no: 0 },
)
/** Four levels that do not follow one another, with names. */
export const named = questionnaire(
  [
    { points: 0, label: 'Missing' },
    { points: 25, label: 'Partial' },
    { points: 50, label: 'Sound' },
    { points: 100, label: 'Full' },
  ],
  { yes: 100, partly: 50, no: 0 },
)
