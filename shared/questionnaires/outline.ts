import type { Instrument, Question, Section } from './model.ts'
import { questionNumbers } from './numbers.ts'
import { criteriaOf } from './walk.ts'

export type OutlineSection = {
  readonly kind: 'section'
  readonly section: Section
  /** Number of a top-level section; null below. */
  readonly number: string | null
  readonly depth: number
  /** Questions in it and below it. */
  readonly questions: number
}

export type OutlineQuestion = {
  readonly kind: 'question'
  readonly question: Question
  readonly number: string
  /** Title of the leaf criterion that it counts towards, and of the criterion at the top above it. */
  readonly criterion: string
  readonly root: { readonly id: string; readonly title: string }
  readonly points: PointsSource
}

/** Where the points of a question come from: nowhere, the published points of its answers, or people who read it. */
export type PointsSource = 'none' | 'published' | 'people'

export type OutlineEntry = OutlineSection | OutlineQuestion

/** `people`: only what people score · `knockOut` and `conditional`: only questions with one. */
export type OutlineFilter = {
  readonly text: string
  readonly only: 'all' | 'knockOut' | 'people' | 'conditional'
  /** A criterion at the top of the tree, or null for all. */
  readonly root: string | null
}

export function pointsSourceOf(question: Question): PointsSource {
  if (question.weight === 0) return 'none'
  const published =
    ('points' in question && question.points !== undefined) ||
    ('bands' in question && (question.bands ?? []).length > 0) ||
    ('choices' in question && question.choices.some(({ points }) => points !== undefined))
  return published ? 'published' : 'people'
}

/** The questionnaire in reading order: every section before its questions and the sections inside it. */
export function outlineOf(instrument: Pick<Instrument, 'sections' | 'criteria'>): OutlineEntry[] {
  const numbers = questionNumbers(instrument)
  const titles = new Map(criteriaOf(instrument).map(({ id, title }) => [id, title]))
  const roots = new Map(
    instrument.criteria.flatMap((root) => criteriaOf({ criteria: [root] }).map(({ id }) => [id, root] as const)),
  )
  const count = ({ questions, sections = [] }: Section): number =>
    questions.length + sections.reduce((sum, inner) => sum + count(inner), 0)
  const walk = (section: Section, number: string | null, depth: number): OutlineEntry[] => [
    { kind: 'section', section, number, depth, questions: count(section) },
    ...section.questions.map((question): OutlineQuestion => {
      const root = roots.get(question.criterion)
      return {
        kind: 'question',
        question,
        number: numbers.get(question.id) ?? '',
        criterion: titles.get(question.criterion) ?? '',
        root: { id: root?.id ?? '', title: root?.title ?? '' },
        points: pointsSourceOf(question),
      }
    }),
    ...(section.sections ?? []).flatMap((inner) => walk(inner, null, depth + 1)),
  ]
  return instrument.sections.flatMap((section, index) => walk(section, String(index + 1), 0))
}

/** A heading of an outline: what follows belongs to it, up to the next one that is no deeper. */
type Heading = { readonly kind: 'section' | 'criterion'; readonly depth: number }

/** The questions that meet a filter, with the headings that they stand under. Every word of the text must be found. */
export function filterOutline<Above extends Heading>(
  entries: readonly (Above | OutlineQuestion)[],
  { text, only, root }: OutlineFilter,
): (Above | OutlineQuestion)[] {
  if (text.trim() === '' && only === 'all' && root === null) return [...entries]
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const meets = (entry: OutlineQuestion) => {
    const { question, number, criterion, points } = entry
    if (root !== null && entry.root.id !== root) return false
    if (only === 'knockOut' && !question.knockOut) return false
    if (only === 'people' && points !== 'people') return false
    if (only === 'conditional' && !question.visibleWhen) return false
    const searched = [number, question.text, question.guidance, question.evidence, criterion, question.knockOut?.label]
    const all = searched.join(' ').toLowerCase()
    return words.every((word) => all.includes(word))
  }
  const kept = new Set(entries.filter((entry) => entry.kind === 'question' && meets(entry)))
  return entries.filter((entry, index) => {
    if (entry.kind === 'question') return kept.has(entry)
    const after = entries.slice(index + 1)
    const end = after.findIndex((next) => next.kind !== 'question' && next.depth <= entry.depth)
    return after.slice(0, end < 0 ? undefined : end).some((next) => kept.has(next))
  })
}
