import { z } from '../../schema.ts'
import {
  type Criterion,
  criterionContent,
  language,
  question,
  type Section,
  sectionContent,
  type Template,
  template,
  translatedText,
} from '../model.ts'
import { evenKeys } from './order-key.ts'

/** The kinds of part that a template is put together from. */
export const partKinds = ['section', 'question', 'criterion'] as const
export type PartKind = (typeof partKinds)[number]

/** What a template is called and says of itself. */
export const templateDetails = template.pick({
  key: true,
  version: true,
  title: true,
  description: true,
  licence: true,
  locale: true,
  priceLines: true,
})
export type TemplateDetails = z.infer<typeof templateDetails>

/** The levels of a template, and what they mean. */
export const templateScale = template.pick({ scale: true, defaultAnchors: true })
export type TemplateScale = z.infer<typeof templateScale>

/** What a part says by itself, by its kind. */
export const contents = { section: sectionContent, question, criterion: criterionContent } as const
export type Contents = { [Kind in PartKind]: z.infer<(typeof contents)[Kind]> }

const placed = <Content extends z.ZodType>(content: Content) =>
  z.strictObject({ content, parent: z.string().nullable(), order: z.string(), disputed: z.boolean() })

/**
 * A part and where it stands: in which section or under which criterion (null: at the top), and by which key among its siblings.
 * `disputed`: people said different things of it, and nobody has decided.
 */
export type Placed<Content> = { content: Content; parent: string | null; order: string; disputed: boolean }

/** A text in another language, as one says it of a template that is edited. */
const partTranslation = translatedText.extend({ language, disputed: z.boolean() })
export type PartTranslation = z.infer<typeof partTranslation>

/** A template as it is edited: its parts side by side, so that each can be said anew by itself. */
export const templateParts = z.strictObject({
  details: templateDetails,
  scale: templateScale,
  section: z.array(placed(sectionContent)),
  question: z.array(placed(question)),
  criterion: z.array(placed(criterionContent)),
  /** In any order; of a text that is no longer there too. */
  translation: z.array(partTranslation),
})
export type TemplateParts = z.infer<typeof templateParts>

/** The parts of a template. `assemble` puts the very same template together from them. */
export function partsOf({ criteria, sections, scale, defaultAnchors, translations = [], ...rest }: Template): TemplateParts {
  const { format: _, formatVersion: __, ...details } = rest
  const parts: TemplateParts = {
    details,
    scale: { ...(scale && { scale }), defaultAnchors },
    section: [],
    question: [],
    criterion: [],
    translation: translations.flatMap(({ language, texts }) => texts.map((text) => ({ ...text, language, disputed: false }))),
  }
  const addSections = (of: readonly Section[], parent: string | null): void => {
    parts.section.push(
      ...inOrder(
        of.map(({ questions: _, sections: __, ...content }) => content),
        parent,
      ),
    )
    for (const { id, questions, sections = [] } of of) {
      parts.question.push(...inOrder(questions, id))
      addSections(sections, id)
    }
  }
  const addCriteria = (of: readonly Criterion[], parent: string | null): void => {
    parts.criterion.push(
      ...inOrder(
        of.map(({ children: _, ...content }) => content),
        parent,
      ),
    )
    for (const { id, children = [] } of of) addCriteria(children, id)
  }
  addSections(sections, null)
  addCriteria(criteria, null)
  return parts
}

function inOrder<Content>(contents: readonly Content[], parent: string | null): Placed<Content>[] {
  const keys = evenKeys(contents.length)
  return contents.map((content, index) => ({ content, parent, order: keys[index] ?? '', disputed: false }))
}
