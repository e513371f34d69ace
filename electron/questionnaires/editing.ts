import type { Output, Parsed } from '../../shared/contract.ts'
import { checkTemplate } from '../../shared/questionnaires/check.ts'
import { assemble, partProblems } from '../../shared/questionnaires/editing/assemble.ts'
import { planEdits } from '../../shared/questionnaires/editing/plan.ts'
import { newTemplate } from '../../shared/questionnaires/editing/start.ts'
import type { Template } from '../../shared/questionnaires/model.ts'
import type { PartProblem, TemplateProblem } from '../../shared/questionnaires/problem.ts'
import { isLater, nextVersion } from '../../shared/questionnaires/versions.ts'
import { Refusal } from '../../shared/result.ts'
import type { CommandContext } from '../endpoint.ts'
import type { Reader } from '../workspace/database.ts'
import { record } from '../workspace/facts.ts'
import { findTemplate, ownTemplateNamed, summaryOf, templateKeys } from './find.ts'
import { loadOwnTemplates, loadParts, loadVersions, takenIn } from './own.ts'
import { addTemplate, hashOf, storeChange, storeVersion } from './store.ts'
import { templateStandingFact } from './tables.ts'

/** Starts a template of the buyer's own. */
export function createTemplate(context: CommandContext, input: Parsed<'template.create'>): Output<'template.create'> {
  return add(context, newTemplate(input, context.translate))
}

/** Copies a template, whosever it is, to one of the buyer's own. */
export function copyTemplate(
  context: CommandContext,
  { template: named, key, title }: Parsed<'template.copy'>,
): Output<'template.copy'> {
  const { template } = findTemplate(context.write, named)
  return add(context, { ...template, key, version: '1.0.0', title: title ?? template.title })
}

/** Adds a template that came from a file, under its own key or another. */
export function importTemplate(context: CommandContext, template: Template, key = template.key): Output<'template.import'> {
  return add(context, { ...template, key })
}

function add(context: CommandContext, template: Template): Output<'template.create'> {
  if (templateKeys(context.write).includes(template.key)) throw new Refusal('template.exists', { key: template.key })
  return summaryOf(template, addTemplate(context, template))
}

/** Takes steps of editing: each thing that is said anew becomes a fact. */
export function editTemplate(
  context: CommandContext,
  { template: named, edits }: Parsed<'template.edit'>,
): Output<'template.edit'> {
  const { write } = context
  const id = ownTemplateNamed(write, named)
  const before = loadParts(write, id)
  const changes = planEdits(before, edits, takenIn(write, id))
  for (const change of changes) {
    if (change.of === 'details' && change.details.key !== before.details.key) checkKey(write, change.details.key)
    storeChange(context, id, change)
  }
  return summaryOf(assemble(loadParts(write, id)), id)
}

function checkKey(read: Reader, key: string): void {
  if (templateKeys(read).includes(key)) throw new Refusal('template.exists', { key })
}

/** Retires a template, or takes it into use again; refuses that where another template has its key since. */
export function retireTemplate(
  context: CommandContext,
  { template: named, retired, reason }: Parsed<'template.retire'>,
): Output<'template.retire'> {
  const { write } = context
  const id = ownTemplateNamed(write, named)
  const content = assemble(loadParts(write, id))
  if (!retired) {
    const own = loadOwnTemplates(write).find((one) => one.id === id)
    if (own?.retired) checkKey(write, content.key)
  }
  record(write, templateStandingFact, context, { template_id: id }, { retired: retired ? 1 : 0, reason: reason ?? null })
  return summaryOf(content, id, retired)
}

/** Keeps what stands now of a template as a version. The same content under the same number is kept once. */
export function keepVersion(
  context: CommandContext,
  { template: named, version }: Parsed<'template.version'>,
): Output<'template.version'> {
  const { write, at } = context
  const id = ownTemplateNamed(write, named)
  const { details } = loadParts(write, id)
  if (version !== undefined && version !== details.version)
    storeChange(context, id, { of: 'details', details: { ...details, version } })
  const content = soundTemplate(context, id)
  const hash = hashOf(content)
  const kept = loadVersions(write, id)
  const same = kept.find((one) => one.version === content.version)
  if (same && same.hash !== hash)
    throw new Refusal('template.versionTaken', { template: content.title, version: content.version })
  if (!same) storeVersion(context, id, content)
  return { version: content.version, hash, at: same?.at ?? at }
}

/**
 * What a tender takes of a template: of the buyer's own a version, kept now where what stands has none yet. Refuses a template that could
 * not be used, with the first reason.
 */
export function usableTemplate(context: CommandContext, named: string): Template {
  const { id, template } = findTemplate(context.write, named)
  if (id !== null) return currentVersion(context, id)
  checkSound(context, template, checkTemplate(template))
  return template
}

function currentVersion(context: CommandContext, id: string): Template {
  const content = soundTemplate(context, id)
  const kept = loadVersions(context.write, id)
  if (kept.some(({ version, hash }) => version === content.version && hash === hashOf(content))) return content
  const latest = kept.reduce((last, { version }) => (isLater(version, last) ? version : last), '0.0.0')
  const version = kept.some((one) => one.version === content.version) ? nextVersion(latest) : content.version
  if (version !== content.version)
    storeChange(context, id, { of: 'details', details: { ...loadParts(context.write, id).details, version } })
  storeVersion(context, id, { ...content, version })
  return { ...content, version }
}

function soundTemplate(context: CommandContext, id: string): Template {
  const parts = loadParts(context.write, id)
  const content = assemble(parts)
  checkSound(context, content, [...partProblems(parts), ...checkTemplate(content)])
  return content
}

function checkSound(
  { translate }: CommandContext,
  { title }: Template,
  [problem]: readonly (PartProblem | TemplateProblem)[],
): void {
  if (problem) throw new Refusal('template.unsound', { template: title, reason: translate(problem.message, problem.details) })
}
