import { z } from '../schema.ts'
import { visibilityCondition } from './conditions/model.ts'
import { decimalText as decimal, identifier } from './identifier.ts'
import { mostParts, priceLineKinds } from './price-line-kinds.ts'
import { languageTag } from './translations/language.ts'
import { textIdForm } from './written-forms.ts'

export { identifier }

/** Points of a level, or of an answer: whole thousandths. */
export const points = z.number().min(0).max(100).multipleOf(0.001)

const text = z.string().trim().min(1)

/** Families of outsourcing risk that a question may test. */
export const riskFamilies = ['security', 'quality', 'legal', 'operational', 'reputation'] as const

/** A requirement that gates before points: whoever fails it is excluded, whatever the score. */
const knockOut = z.strictObject({
  /** Short name printed in reports, for example `K3`. */
  label: z.string().regex(/^K\d+$/),
  /** What excludes, as a noun phrase: `no recovery plan tested in the last twelve months`. */
  reason: text,
  passes: z.discriminatedUnion('test', [
    z.strictObject({ test: z.literal('oneOf'), answers: z.array(identifier).min(1) }),
    z.strictObject({ test: z.literal('atLeast'), value: decimal }),
    z.strictObject({ test: z.literal('atMost'), value: decimal }),
  ]),
})

const mostLevels = 21

/** The levels that evaluators score by, from the lowest to the highest. */
const scale = z
  .array(z.strictObject({ points, label: text.optional() }))
  .min(2)
  .max(mostLevels)
  .refine((levels) => levels.every((level, index) => level.points > (levels[index - 1]?.points ?? -1)))

/** What the levels of the scale mean, one text for each. */
const anchors = z.array(text).min(2).max(mostLevels)

const choice = z.strictObject({ id: identifier, label: text, points: points.optional() })

/** From `from` (inclusive) up to the next band's `from` the answer earns `points`; below the first band it earns the lowest level. */
const band = z.strictObject({ from: decimal, points })

const tableColumn = z.strictObject({
  id: identifier,
  title: text,
  type: z.enum(['text', 'number', 'date']),
})

const common = {
  id: identifier,
  text,
  guidance: text.optional(),
  /** The evidence that would prove the answer. */
  evidence: text.optional(),
  risk: z.enum(riskFamilies).optional(),
  /** The leaf criterion that the question belongs to. */
  criterion: identifier,
  /** Relative to the other questions of the same criterion; 0 for questions that inform but do not score. */
  weight: z.int().min(0).max(100),
  /** Whether the workbook offers "not applicable"; it counts only once an evaluator agrees. */
  notApplicable: z.boolean().default(false),
  visibleWhen: visibilityCondition.optional(),
  knockOut: knockOut.optional(),
  /** Laws by article, standards by name. */
  references: z.array(text).default([]),
  /** Items of the domain that this question tests. */
  covers: z.array(identifier).default([]),
}

/** Open questions: scored by evaluators against anchors, or only read (`weight` 0). */
const open = { ...common, anchors: anchors.optional() }

export const question = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('yesNo'), points: z.strictObject({ yes: points, no: points }).optional() }),
  z.strictObject({
    ...common,
    type: z.literal('yesPartlyNo'),
    points: z.strictObject({ yes: points, partly: points, no: points }).optional(),
  }),
  z.strictObject({ ...common, type: z.literal('singleChoice'), choices: z.array(choice).min(2) }),
  /** Points of the chosen options add up, capped at the highest level. */
  z.strictObject({ ...common, type: z.literal('multipleChoice'), choices: z.array(choice).min(2) }),
  z.strictObject({
    ...common,
    type: z.literal('number'),
    unit: text,
    minimum: decimal.optional(),
    maximum: decimal.optional(),
    bands: z.array(band).optional(),
  }),
  z.strictObject({ ...common, type: z.literal('percentage'), bands: z.array(band).optional() }),
  z.strictObject({ ...open, type: z.literal('money'), currency: z.string().regex(/^[A-Z]{3}$/) }),
  z.strictObject({ ...open, type: z.literal('date') }),
  z.strictObject({ ...open, type: z.literal('shortText') }),
  z.strictObject({ ...open, type: z.literal('longText') }),
  z.strictObject({ ...open, type: z.literal('table'), columns: z.array(tableColumn).min(1).max(12) }),
  z.strictObject({ ...open, type: z.literal('files') }),
])

/** A node of the criterion tree. Weights are relative among siblings. Leaves carry questions, or are the price. */
export type Criterion = {
  id: string
  title: string
  weight: number
  /** How a leaf is scored: question by question, as a whole by evaluators, or from the price. Branches have none. */
  scoring?: 'questions' | 'whole' | 'price' | undefined
  /** The scale of a leaf that is scored as a whole. */
  anchors?: string[] | undefined
  children?: Criterion[] | undefined
}
/** What a criterion says, without those under it. */
export const criterionContent = z.strictObject({
  id: identifier,
  title: text,
  weight: z.int().min(0).max(100),
  scoring: z.enum(['questions', 'whole', 'price']).optional(),
  anchors: anchors.optional(),
})
const criterion: z.ZodType<Criterion> = z.strictObject({
  ...criterionContent.shape,
  get children() {
    return z.array(criterion).optional()
  },
})

/** A section of the questionnaire as the bidder reads it; independent of the criterion tree. */
export type Section = {
  id: string
  title: string
  introduction?: string | undefined
  questions: Question[]
  sections?: Section[] | undefined
}
/** What a section says, without what is in it. */
export const sectionContent = z.strictObject({ id: identifier, title: text, introduction: text.optional() })
const section: z.ZodType<Section, unknown> = z.strictObject({
  ...sectionContent.shape,
  questions: z.array(question),
  get sections() {
    return z.array(section).optional()
  },
})

const decimalText = z.string().regex(/^(?:0|[1-9]\d*)(?:\.\d+)?$/)

/**
 * A line of the price sheet: every bidder prices the same quantities. A line that is a tier says of what: `of`, and above which volume, up
 * to which; its quantity is what of the stated volume falls into it. `ramp` says what part of the quantity is used at first, phase by phase;
 * after the last phase, all of it.
 */
export const priceLine = z.strictObject({
  id: identifier,
  title: text,
  unit: text,
  quantity: decimalText,
  kind: z.enum(priceLineKinds),
  tier: z.strictObject({ of: text, above: decimalText, upTo: decimalText.nullable() }).optional(),
  ramp: z
    .array(z.strictObject({ months: z.int().min(1).max(600), percent: decimalText }))
    .min(1)
    .max(mostParts)
    .optional(),
})

/** The number of a version, such as `1.2.0`. */
export const version = z.string().regex(/^\d+\.\d+\.\d+$/)

/** A language by its tag (BCP 47) in canonical form. */
export const language = z
  .string()
  .max(80)
  .refine((tag) => languageTag(tag) === tag)

/** The id of a text that a bidder reads. */
export const textId = z.string().max(240).regex(textIdForm)

/** A text in another language, and what it was translated from: where that is not what the text says now, the translation is outdated. */
export const translatedText = z.strictObject({ id: textId, source: text, text })

/** What of a template there is in another language, in the order of the questionnaire. */
const translation = z.strictObject({ language, texts: z.array(translatedText).min(1) })

/** A questionnaire template: what a tender freezes into its instrument. */
export const template = z.strictObject({
  format: z.literal('assay-template'),
  formatVersion: z.literal(1),
  key: identifier,
  version,
  title: text,
  description: text,
  licence: text,
  locale: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/),
  /** The levels that everybody scores by; 0 to 5 where it says none. */
  scale: scale.optional(),
  /** What the levels mean for open questions that publish nothing of their own. */
  defaultAnchors: anchors,
  criteria: z.array(criterion).min(1),
  sections: z.array(section).min(1),
  /** The price sheet proposed for each lot. */
  priceLines: z.array(priceLine).default([]),
  /** Texts in other languages, by language. */
  translations: z.array(translation).min(1).optional(),
})

export type Template = z.infer<typeof template>
/** The frozen copy of a template in a tender. */
export type Instrument = Omit<Template, 'priceLines'>
export type PriceLine = z.infer<typeof priceLine>
export type Question = z.infer<typeof question>
export type Choice = z.infer<typeof choice>
export type KnockOut = z.infer<typeof knockOut>
export type Anchors = z.infer<typeof anchors>
export type Translation = z.infer<typeof translation>
