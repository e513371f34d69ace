import type { TemplateEdit } from '../../shared/questionnaires/editing/edit.ts'
import type { Spot } from '../../shared/questionnaires/editing/steps.ts'
import { outlineOf } from '../../shared/questionnaires/outline.ts'
import type { TemplateEditor } from './editor.ts'
import type { OutlineRow } from './outline-cells.tsx'

export const kindOf = ({ entry }: OutlineRow) => entry.kind

/** The id of the part that a row shows. */
export const partOf = ({ entry }: OutlineRow): string =>
  entry.kind === 'section' ? entry.section.id : entry.kind === 'criterion' ? entry.criterion.id : entry.question.id

export const textOf = ({ entry }: OutlineRow): string =>
  entry.kind === 'section' ? entry.section.title : entry.kind === 'criterion' ? entry.criterion.title : entry.question.text

/** The section that a row stands in, or is. */
export function sectionOf(rows: readonly OutlineRow[], row: OutlineRow): string | null {
  for (let at = rows.indexOf(row); at >= 0; at -= 1) {
    const entry = rows[at]?.entry
    if (entry?.kind === 'section') return entry.section.id
  }
  return null
}

/** The criterion that a row is, or counts by. */
export function criterionOf(rows: readonly OutlineRow[], { entry }: OutlineRow): string | undefined {
  if (entry.kind === 'question') return entry.question.criterion
  if (entry.kind === 'criterion') return entry.criterion.id
  return rows.flatMap((row) => (row.entry.kind === 'criterion' ? [row.entry.criterion.id] : []))[0]
}

export const firstLeaf = ({ parts }: TemplateEditor): string =>
  parts.criterion.find(({ content }) => content.scoring === 'questions')?.content.id ?? parts.criterion[0]?.content.id ?? ''

export function firstIn({ template, parts }: TemplateEditor, section: string): Spot {
  const questions = outlineOf(template).flatMap((entry) => (entry.kind === 'question' ? [entry.question.id] : []))
  const own = new Set(parts.question.filter(({ parent }) => parent === section).map(({ content }) => content.id))
  return { in: section, before: questions.find((id) => own.has(id)) ?? null }
}

/** The step that says another text of what a row shows. */
export function textStep({ parts }: TemplateEditor, { entry }: OutlineRow, text: string): TemplateEdit | undefined {
  if (entry.kind === 'question') return { do: 'setQuestion', question: { ...entry.question, text } }
  if (entry.kind === 'section') {
    const section = parts.section.find(({ content }) => content.id === entry.section.id)?.content
    return section && { do: 'setSection', section: { ...section, title: text } }
  }
  const criterion = parts.criterion.find(({ content }) => content.id === entry.criterion.id)?.content
  return criterion && { do: 'setCriterion', criterion: { ...criterion, title: text } }
}

/** The step that gives what a row shows another weight; nothing where it has none, or the weight is none. */
export function weightStep({ parts }: TemplateEditor, { entry }: OutlineRow, said: string): TemplateEdit | undefined {
  const weight = Number(said)
  if (!Number.isInteger(weight) || weight < 0 || weight > 100 || entry.kind === 'section') return undefined
  if (entry.kind === 'question') return { do: 'setQuestion', question: { ...entry.question, weight } }
  const criterion = parts.criterion.find(({ content }) => content.id === entry.criterion.id)?.content
  return criterion && { do: 'setCriterion', criterion: { ...criterion, weight } }
}

/** The next row, up or down, in which a column can be typed into; the same one where there is none. */
export function neighbour(
  rows: readonly OutlineRow[],
  id: string,
  column: 'question' | 'weight',
  leave: 'next' | 'before',
): string {
  const by = leave === 'next' ? 1 : -1
  for (let at = rows.findIndex((row) => row.id === id) + by; at >= 0 && at < rows.length; at += by) {
    const row = rows[at]
    if (row && (column === 'question' || row.entry.kind !== 'section')) return row.id
  }
  return id
}
