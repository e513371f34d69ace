import type { Output } from '../../shared/contract.ts'
import { byOrder } from '../../shared/questionnaires/editing/siblings.ts'
import type { WeightsBasis } from '../../shared/questionnaires/weights/model.ts'
import type { TemplateEditor } from './editor.ts'

/** What is weighed: the criteria in one, the questions of a leaf, or (null) the criteria at the top; each with its present weight. */
export type Weighed = {
  within: string | null
  title: string
  items: readonly { id: string; title: string; weight: number }[]
  found: WeightsBasis | undefined
}

/** What is weighed from a row: a question beside those of its criterion, a criterion beside its siblings, else the criteria at the top. */
export function weighedAt(
  { parts }: TemplateEditor,
  found: Output<'template.draft'>['weights'],
  row: string | null,
  top: string,
): Weighed {
  const [kind, id] = row?.split(' ') ?? []
  const criteria = new Map(parts.criterion.map((part) => [part.content.id, part]))
  const question = parts.question.find(({ content }) => content.id === row)?.content
  const within = question ? question.criterion : kind === 'criterion' ? (criteria.get(id ?? '')?.parent ?? null) : null
  const title = within === null ? top : (criteria.get(within)?.content.title ?? within)
  const basis = found.find((one) => one.in === within)?.basis
  const items = question
    ? parts.question
        .filter(({ content }) => content.criterion === within)
        .map(({ content }) => ({ id: content.id, title: content.text, weight: content.weight }))
    : parts.criterion
        .filter(({ parent }) => parent === within)
        .toSorted(byOrder)
        .map(({ content }) => ({ id: content.id, title: content.title, weight: content.weight }))
  return { within, title, items, found: basis }
}
