import type { TemplateSummary } from '../../shared/questionnaires/contract.ts'
import { assemble } from '../../shared/questionnaires/editing/assemble.ts'
import type { Template } from '../../shared/questionnaires/model.ts'
import { questionsOf, sectionsOf } from '../../shared/questionnaires/walk.ts'
import { Refusal } from '../../shared/result.ts'
import type { Reader } from '../workspace/database.ts'
import { builtInTemplates } from './built-in.ts'
import { loadOwnTemplates, loadParts, loadVersion, ownKeys, ownNamed } from './own.ts'

/** A template, with its id where it is the buyer's own. */
export type FoundTemplate = { id: string | null; template: Template }

/** The templates that come with Assay, then those of a workspace. */
export function allTemplates(read: Reader | undefined): (FoundTemplate & { retired: boolean })[] {
  const builtIn = builtInTemplates().map((template) => ({ id: null, template, retired: false }))
  return [...builtIn, ...(read ? loadOwnTemplates(read) : [])]
}

/**
 * The template with this key, or of the buyer's own with this id; with `@` and a number behind, as in `own@1.0.0`, the version that was kept
 * under it. Refuses one that is not there, naming the known ones.
 */
export function findTemplate(read: Reader | undefined, named: string): FoundTemplate {
  const [, own, version] = /^(.+)@([\d.]+)$/.exec(named) ?? []
  if (read && own !== undefined && version !== undefined)
    return { id: null, template: loadVersion(read, ownTemplateNamed(read, own), version) }
  const template = builtInTemplates().find(({ key }) => key === named)
  if (template) return { id: null, template }
  if (!read) throw notFound(read, named)
  const id = onlyOne(read, named)
  return { id, template: assemble(loadParts(read, id)) }
}

/** The id of a template of the buyer's own, by its id or key; refuses those that come with Assay. */
export function ownTemplateNamed(read: Reader, named: string): string {
  if (builtInTemplates().some(({ key }) => key === named)) throw new Refusal('template.builtIn', { template: named })
  return onlyOne(read, named)
}

/** The keys of all templates. */
export function templateKeys(read: Reader | undefined): string[] {
  return [...builtInTemplates().map(({ key }) => key), ...(read ? ownKeys(read) : [])]
}

/** What a list says of a template. */
export function summaryOf(template: Template, id: string | null, retired = false): TemplateSummary {
  const { key, version, title, description, licence, locale } = template
  const questions = questionsOf(template)
  return {
    id,
    key,
    version,
    title,
    description,
    licence,
    locale,
    sections: sectionsOf(template).length,
    questions: questions.length,
    knockOuts: questions.filter(({ knockOut }) => knockOut).length,
    retired,
  }
}

function onlyOne(read: Reader, named: string): string {
  const [id, ...others] = ownNamed(read, named)
  if (id === undefined) throw notFound(read, named)
  if (others.length > 0) throw new Refusal('template.several', { template: named, known: [id, ...others].join(', ') })
  return id
}

const notFound = (read: Reader | undefined, named: string) =>
  new Refusal('template.notFound', { template: named, known: templateKeys(read).join(', ') })
