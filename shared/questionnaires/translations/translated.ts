import type { Question, Section, Template } from '../model.ts'
import { type TemplateText, textsOf } from './texts.ts'

/** How a text stands in another language: outdated is one whose source has changed since. */
export type TranslationState = 'missing' | 'outdated' | 'current'

function translationState(text: TemplateText, said: { source: string } | undefined): TranslationState {
  if (!said) return 'missing'
  return said.source === text.text ? 'current' : 'outdated'
}

/** A text beside what it says in another language; empty where it says nothing there. */
export type TextPair = TemplateText & { state: TranslationState; translation: string; translatedFrom: string }

type Translated = Pick<Template, 'sections' | 'translations'>

/** Every text that a bidder reads beside what it says in a language. */
export function textPairs(template: Translated, language: string): TextPair[] {
  const said = new Map(template.translations?.find((one) => one.language === language)?.texts.map((text) => [text.id, text]))
  return textsOf(template).map((text) => {
    const translation = said.get(text.id)
    return {
      ...text,
      state: translationState(text, translation),
      translation: translation?.text ?? '',
      translatedFrom: translation?.source ?? '',
    }
  })
}

/** How many texts stand how in a language. */
export function translationCounts(pairs: readonly Pick<TextPair, 'state'>[]): Record<TranslationState, number> {
  const count = (state: TranslationState) => pairs.filter((pair) => pair.state === state).length
  return { current: count('current'), outdated: count('outdated'), missing: count('missing') }
}

/**
 * A questionnaire as it is read in a language: ids, types and points are the same. A text whose translation is missing or outdated stays
 * in the questionnaire's own language: another text would ask something else.
 */
export function inLanguage<Of extends Translated>(template: Of, language: string): Of {
  const said = new Map(
    textPairs(template, language)
      .filter(({ state }) => state === 'current')
      .map(({ id, translation }) => [id, translation]),
  )
  if (said.size === 0) return template
  const sections = (of: readonly Section[]): Section[] =>
    of.map((section) => {
      const say = (field: string, text: string) => said.get(`section:${section.id}:${field}`) ?? text
      return {
        ...section,
        title: say('title', section.title),
        ...(section.introduction !== undefined && { introduction: say('introduction', section.introduction) }),
        questions: section.questions.map((question) => questionIn(question, said)),
        ...(section.sections && { sections: sections(section.sections) }),
      }
    })
  return { ...template, sections: sections(template.sections) }
}

function questionIn(question: Question, said: ReadonlyMap<string, string>): Question {
  const say = (field: string, text: string) => said.get(`question:${question.id}:${field}`) ?? text
  const { guidance, evidence, knockOut } = question
  const common = {
    text: say('text', question.text),
    ...(guidance !== undefined && { guidance: say('guidance', guidance) }),
    ...(evidence !== undefined && { evidence: say('evidence', evidence) }),
    ...(knockOut && { knockOut: { ...knockOut, reason: say('knockOut', knockOut.reason) } }),
  }
  switch (question.type) {
    case 'number':
      return { ...question, ...common, unit: say('unit', question.unit) }
    case 'singleChoice':
    case 'multipleChoice':
      return {
        ...question,
        ...common,
        choices: question.choices.map((choice) => ({ ...choice, label: say(`choice:${choice.id}`, choice.label) })),
      }
    case 'table':
      return {
        ...question,
        ...common,
        columns: question.columns.map((column) => ({ ...column, title: say(`column:${column.id}`, column.title) })),
      }
    default:
      return { ...question, ...common }
  }
}

/** The next text after one that has no current translation, from the beginning again behind the last; undefined where every other has one. */
export function nextUntranslated(pairs: readonly TextPair[], after: string | null): string | undefined {
  const at = pairs.findIndex(({ id }) => id === after)
  const inTurn = [...pairs.slice(at + 1), ...pairs.slice(0, Math.max(at, 0))]
  return inTurn.find(({ state }) => state !== 'current')?.id
}
