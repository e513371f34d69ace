import { z } from '../../schema.ts'
import { criterionContent, identifier, language, question, sectionContent, textId, translatedText } from '../model.ts'
import { partKinds, templateDetails, templateScale } from './parts.ts'

/** In front of which sibling; null: at the end. */
const before = identifier.nullable().default(null)
/** In which section, or under which criterion; null: at the top. */
const within = identifier.nullable().default(null)

/**
 * A step of editing. Adding takes an id that no part of its kind has or had; setting says the whole content of a part anew; moving takes
 * a part along with all that is in it, as removing does. Translating says a text in another language, or null, as a translation of
 * `source`, which is what the text says now if left out.
 */
export const templateEdit = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('addSection'), section: sectionContent, in: within, before }),
  z.strictObject({ do: z.literal('addQuestion'), question, in: identifier, before }),
  z.strictObject({ do: z.literal('addCriterion'), criterion: criterionContent, in: within, before }),
  z.strictObject({ do: z.literal('setSection'), section: sectionContent }),
  z.strictObject({ do: z.literal('setQuestion'), question }),
  z.strictObject({ do: z.literal('setCriterion'), criterion: criterionContent }),
  z.strictObject({ do: z.literal('move'), part: z.enum(partKinds), id: identifier, in: within, before }),
  z.strictObject({ do: z.literal('remove'), part: z.enum(partKinds), id: identifier }),
  z.strictObject({ do: z.literal('setDetails'), details: templateDetails }),
  z.strictObject({ do: z.literal('setScale'), scale: templateScale }),
  z.strictObject({
    do: z.literal('translate'),
    language,
    id: textId,
    text: translatedText.shape.text.nullable(),
    source: translatedText.shape.source.optional(),
  }),
])
export type TemplateEdit = z.output<typeof templateEdit>
