import { line, newPath, path } from '../fields.ts'
import { task } from '../procedure.ts'
import { z } from '../schema.ts'
import { template } from './model.ts'

export const templateSummary = z.strictObject({
  key: line,
  version: line,
  title: line,
  description: z.string(),
  licence: z.string(),
  locale: line,
  sections: z.int(),
  questions: z.int(),
  knockOuts: z.int(),
})
export type TemplateSummary = z.infer<typeof templateSummary>

export const questionnairesContract = {
  'template.list': task(z.strictObject({}), z.array(templateSummary), { restsOn: 'nothing' }),
  'template.show': task(z.strictObject({ template: line }), template, { restsOn: 'nothing' }),
  /** Writes the template as one JSON file, readable without Assay; an existing file is refused. */
  'template.export': task(z.strictObject({ template: line, path: newPath }), z.strictObject({ path })),
}
