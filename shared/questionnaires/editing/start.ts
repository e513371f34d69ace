import type { Translate } from '../../messages/translate.ts'
import type { Template } from '../model.ts'

/** A template to begin with: a section, a criterion for its questions and one for the price, and what the levels from 0 to 5 mean. */
export function newTemplate(
  said: {
    key: string
    title: string
    description?: string | undefined
    licence?: string | undefined
    locale?: string | undefined
  },
  translate: Translate,
): Template {
  const { key, title, description = title, licence = translate('template.start.licence'), locale = 'en' } = said
  return {
    format: 'assay-template',
    formatVersion: 1,
    key,
    version: '1.0.0',
    title,
    description,
    licence,
    locale,
    defaultAnchors: [
      translate('template.start.level0'),
      translate('template.start.level1'),
      translate('template.start.level2'),
      translate('template.start.level3'),
      translate('template.start.level4'),
      translate('template.start.level5'),
    ],
    criteria: [
      { id: 'quality', title: translate('template.start.quality'), weight: 70, scoring: 'questions' },
      { id: 'price', title: translate('template.start.price'), weight: 30, scoring: 'price' },
    ],
    sections: [{ id: 'section', title: translate('template.start.section'), questions: [] }],
    priceLines: [],
  }
}
