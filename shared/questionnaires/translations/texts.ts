import type { Question, Section } from '../model.ts'
import { sectionsOf } from '../walk.ts'

/** Texts of a section and of a question that a bidder reads; of a choice and of a column of a table there are several. */
const textFields = ['title', 'introduction', 'text', 'guidance', 'evidence', 'unit', 'knockOut', 'choice', 'column'] as const
export type TextField = (typeof textFields)[number]

/** A text that a bidder reads: what it is of, which of its texts, and what it says. Its id stays as long as the part it is of. */
export type TemplateText = {
  /** For example `question:sec.mfa:choice:a`: the kind and id of the part, the field, and the id of a choice or column. */
  id: string
  part: 'section' | 'question'
  of: string
  field: TextField
  text: string
}

/** Every text that a bidder reads, in the order of the questionnaire. */
export function textsOf(template: { sections: Section[] }): TemplateText[] {
  return sectionsOf(template).flatMap((section) => [...textsOfSection(section), ...section.questions.flatMap(textsOfQuestion)])
}

/** The texts of a section, without those of what is in it. */
export function textsOfSection({ id, title, introduction }: Pick<Section, 'id' | 'title' | 'introduction'>): TemplateText[] {
  const of = (field: TextField, text: string): TemplateText => ({
    id: `section:${id}:${field}`,
    part: 'section',
    of: id,
    field,
    text,
  })
  return [of('title', title), ...(introduction === undefined ? [] : [of('introduction', introduction)])]
}

/** The texts of a question, those of its choices or columns at the end. */
export function textsOfQuestion(question: Question): TemplateText[] {
  const of = (field: TextField, text: string | undefined, inner = ''): TemplateText[] =>
    text === undefined ? [] : [{ id: `question:${question.id}:${field}${inner}`, part: 'question', of: question.id, field, text }]
  return [
    ...of('text', question.text),
    ...of('guidance', question.guidance),
    ...of('evidence', question.evidence),
    ...of('knockOut', question.knockOut?.reason),
    ...(question.type === 'number' ? of('unit', question.unit) : []),
    ...('choices' in question ? question.choices.flatMap(({ id, label }) => of('choice', label, `:${id}`)) : []),
    ...(question.type === 'table' ? question.columns.flatMap(({ id, title }) => of('column', title, `:${id}`)) : []),
  ]
}
