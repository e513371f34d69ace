import type { questionnairesContract, TemplateSummary } from '../../shared/questionnaires/contract.ts'
import type { Template } from '../../shared/questionnaires/model.ts'
import { questionsOf, sectionsOf } from '../../shared/questionnaires/walk.ts'
import { Refusal } from '../../shared/result.ts'
import { type Endpoints, task } from '../endpoint.ts'
import { writeOutput } from '../workspace/output.ts'
import { builtInTemplates } from './built-in.ts'

export const questionnairesEndpoints: Endpoints<typeof questionnairesContract> = {
  'template.list': task(() => builtInTemplates().map(summary)),
  'template.show': task((_context, { template }) => findTemplate(template)),
  'template.export': task((_context, { template, path }) => {
    writeOutput(path, `${JSON.stringify(findTemplate(template), null, 2)}\n`)
    return { path }
  }),
}

/** The template with this key; refuses, naming the known ones. */
export function findTemplate(key: string): Template {
  const templates = builtInTemplates()
  const found = templates.find((template) => template.key === key)
  if (!found) throw new Refusal('template.notFound', { template: key, known: templates.map(({ key }) => key).join(', ') })
  return found
}

function summary(template: Template): TemplateSummary {
  const { key, version, title, description, licence, locale } = template
  const questions = questionsOf(template)
  return {
    key,
    version,
    title,
    description,
    licence,
    locale,
    sections: sectionsOf(template).length,
    questions: questions.length,
    knockOuts: questions.filter(({ knockOut }) => knockOut).length,
  }
}
