import { id, instant, line, newPath, path, replace, sha256, text } from '../fields.ts'
import { command, query, task } from '../procedure.ts'
import { z } from '../schema.ts'
import { templateEdit } from './editing/edit.ts'
import { templateParts } from './editing/parts.ts'
import { decimalText, identifier } from './identifier.ts'
import { language, template, version } from './model.ts'
import { changedSubjects } from './template-difference.ts'
import { weighing, weightsBasis } from './weights/model.ts'

export const templateSummary = z.strictObject({
  /** Nothing for a template that comes with Assay. */
  id: id.nullable(),
  key: line,
  version: line,
  title: line,
  description: z.string(),
  licence: z.string(),
  locale: line,
  sections: z.int(),
  questions: z.int(),
  knockOuts: z.int(),
  /** No new tender takes it. */
  retired: z.boolean(),
})
export type TemplateSummary = z.infer<typeof templateSummary>

/** Something about the scoring of a template that its author may not mean: its code, where it is, and what it says with its figures. */
const finding = z.strictObject({
  code: line,
  severity: z.enum(['fault', 'risk']),
  place: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['question', 'criterion']), id: line }),
    z.strictObject({ kind: z.literal('template') }),
  ]),
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** A version of a template that was kept. */
const keptVersion = z.strictObject({ version, hash: sha256, at: instant })

/** How weights were found: of the criteria in one, of the questions of a leaf, or (null) of the criteria at the top. */
const foundWeights = z.strictObject({ in: identifier.nullable(), basis: weightsBasis })

/** A template of the buyer's own as it is edited, with how its weights were found, and the versions that were kept of it, newest first. */
const templateDraft = z.strictObject({
  id,
  parts: templateParts,
  weights: z.array(foundWeights),
  versions: z.array(keptVersion),
})

const changed = { subject: z.enum(changedSubjects), id: line, title: z.string() }
const fieldChange = z.strictObject({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  decides: z.boolean(),
})

/** What differs between two versions of a template, in one place; `decides`: it bears on points, weights or exclusion. */
export const templateChange = z.discriminatedUnion('kind', [
  z.strictObject({ ...changed, kind: z.enum(['added', 'removed']), decides: z.boolean() }),
  z.strictObject({ ...changed, kind: z.literal('changed'), fields: z.array(fieldChange), moved: z.boolean() }),
])

export const questionnairesContract = {
  /** The templates that come with Assay, and those of the open workspace; retired ones where they are asked for. */
  'template.list': task(z.strictObject({ retired: z.boolean().default(false) }), z.array(templateSummary)),
  /** A template by its key, or by the id of one's own. */
  'template.show': task(z.strictObject({ template: line }), template),
  /**
   * What does not hold in a template, and what its author may not mean by its scoring: `level` is the total that a bid must reach, 60 if left
   * out; `critical` the ids of questions that it must not fail, the heaviest if left out.
   */
  'template.lint': task(
    z.strictObject({ template: line, level: decimalText.optional(), critical: z.array(identifier).optional() }),
    z.strictObject({ problems: z.array(z.string()), findings: z.array(finding) }),
  ),
  /** Weights as whole numbers that sum to `whole`, 100 if left out, by the method that the basis names. */
  'template.weights': task(z.strictObject({ basis: weightsBasis, whole: z.int().min(1).max(1_000_000).default(100) }), weighing, {
    restsOn: 'nothing',
  }),
  /** What differs between two templates, such as two versions of one, in the order of the later. */
  'template.compare': task(z.strictObject({ before: line, after: line }), z.array(templateChange)),
  /** Writes the template as one JSON file, readable without Assay; an existing file is refused. */
  'template.export': task(z.strictObject({ template: line, path: newPath, replace }), z.strictObject({ path })),
  /** A template of one's own, part by part. */
  'template.draft': query(z.strictObject({ template: id }), templateDraft),
  /** Starts a template of one's own with one section and one criterion. */
  'template.create': command(
    z.strictObject({
      key: identifier,
      title: line,
      description: text.optional(),
      licence: line.optional(),
      locale: line.optional(),
    }),
    templateSummary,
  ),
  /** Copies any template to one of one's own. */
  'template.copy': command(z.strictObject({ template: line, key: identifier, title: line.optional() }), templateSummary),
  /** Reads a template from a JSON file, as `template.export` writes it, to one of one's own. */
  'template.import': command(z.strictObject({ path, key: identifier.optional() }), templateSummary),
  /** Changes a template of one's own: all steps, or none. */
  'template.edit': command(z.strictObject({ template: line, edits: z.array(templateEdit).min(1).max(10_000) }), templateSummary),
  /** Finds weights by a method and gives them to what it names: all criteria in one, all questions of a leaf, or all criteria at the top. */
  'template.weigh': command(z.strictObject({ template: line, in: identifier.nullable(), basis: weightsBasis }), weighing),
  /** Retires a template of one's own, or takes it into use again. */
  'template.retire': command(
    z.strictObject({ template: line, retired: z.boolean().default(true), reason: text.optional() }),
    templateSummary,
  ),
  /** Writes the texts of a template beside their translations: as `.csv`, of all languages or one, or as `.xlf` or `.xliff` (2.0), of one. */
  'template.exportTranslations': task(
    z.strictObject({ template: line, path: newPath, replace, language: line.optional() }),
    z.strictObject({ path, languages: z.array(language) }),
  ),
  /**
   * Takes translations from a file, by the ids of the texts: XLIFF 2.x or 1.2, or a sheet with a column `id` and a column for each language,
   * headed by its tag. What is not taken is told with its place in the file; the rest is.
   */
  'template.importTranslations': command(
    z.strictObject({ template: line, path }),
    z.strictObject({
      template: templateSummary,
      languages: z.array(language),
      taken: z.int(),
      outdated: z.int(),
      unchanged: z.int(),
      refused: z.array(z.strictObject({ place: z.string(), text: z.string(), reason: z.string() })),
    }),
  ),
  /** Keeps what stands now as a version for good. Without a number: the one that the template says. */
  'template.version': command(z.strictObject({ template: line, version: version.optional() }), keptVersion),
}
