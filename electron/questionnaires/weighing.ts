import { canonicalJson } from '../../shared/canonical.ts'
import type { Output, Parsed } from '../../shared/contract.ts'
import type { TemplateEdit } from '../../shared/questionnaires/editing/edit.ts'
import type { TemplateParts } from '../../shared/questionnaires/editing/parts.ts'
import { planEdits } from '../../shared/questionnaires/editing/plan.ts'
import { byOrder } from '../../shared/questionnaires/editing/siblings.ts'
import { weightsBasis } from '../../shared/questionnaires/weights/model.ts'
import { weigh } from '../../shared/questionnaires/weights/weigh.ts'
import { Refusal } from '../../shared/result.ts'
import type { CommandContext } from '../endpoint.ts'
import { text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { record } from '../workspace/facts.ts'
import { ownTemplateNamed } from './find.ts'
import { loadParts } from './own.ts'
import { storeChange } from './store.ts'
import { templateWeightsFact } from './tables.ts'

const found = sql(
  'SELECT criterion_id AS criterion, basis FROM current_template_weights WHERE template_id = :template ORDER BY criterion_id',
  { template: text },
  { criterion: text, basis: text },
)

/** How the weights of a template were found, where that is known. */
export function loadWeights(read: Reader, template: string): Output<'template.draft'>['weights'] {
  return read
    .all(found, { template })
    .map(({ criterion, basis }) => ({ in: criterion === '' ? null : criterion, basis: weightsBasis.parse(JSON.parse(basis)) }))
}

/** Finds weights and gives them to the parts, with how they were found: one action. */
export function weighParts(
  context: CommandContext,
  { template: named, in: within, basis }: Parsed<'template.weigh'>,
): Output<'template.weigh'> {
  const { write, translate } = context
  const template = ownTemplateNamed(write, named)
  const parts = loadParts(write, template)
  const result = weigh(basis)
  if (!result.ok) throw new Refusal('template.weights', { why: translate(result.problem.message, result.problem.details) })
  const weights = new Map(result.value.weights.map(({ id, weight }) => [id, weight]))
  const edits = weightEdits(parts, within, weights)
  const there = edits.map(({ id }) => id)
  if (there.length !== weights.size || there.some((id) => !weights.has(id)))
    throw new Refusal('template.weighOthers', {
      named: [...weights.keys()].join(', '),
      where: within ?? 'top',
      there: there.join(', '),
    })
  const changes = planEdits(
    parts,
    edits.map(({ edit }) => edit),
  )
  for (const change of changes) storeChange(context, template, change)
  const about = { template_id: template, criterion_id: within ?? '' }
  record(write, templateWeightsFact, context, about, { basis: canonicalJson(basis) })
  return result.value
}

/** What stands in a criterion (its criteria, or else its questions) or at the top, each with the step that gives it its weight. */
function weightEdits(
  parts: TemplateParts,
  within: string | null,
  weights: ReadonlyMap<string, number>,
): { id: string; edit: TemplateEdit }[] {
  if (within !== null && !parts.criterion.some(({ content }) => content.id === within))
    throw new Refusal('template.partNotFound', { part: 'criterion', id: within })
  const criteria = parts.criterion.filter(({ parent }) => parent === within).toSorted(byOrder)
  if (criteria.length > 0 || within === null)
    return criteria.map(({ content }) => ({
      id: content.id,
      edit: { do: 'setCriterion', criterion: { ...content, weight: weights.get(content.id) ?? content.weight } },
    }))
  return parts.question
    .filter(({ content }) => content.criterion === within)
    .map(({ content }) => ({
      id: content.id,
      edit: { do: 'setQuestion', question: { ...content, weight: weights.get(content.id) ?? content.weight } },
    }))
}
