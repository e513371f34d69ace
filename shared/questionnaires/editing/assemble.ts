import type { Criterion, Section, Template, Translation } from '../model.ts'
import type { PartProblem } from '../problem.ts'
import { textsOf } from '../translations/texts.ts'
import type { PartTranslation, Placed, TemplateParts } from './parts.ts'
import { byOrder } from './siblings.ts'

/** The id of the section that holds questions whose own section is gone. */
const lostSection = 'lost'

/**
 * The template that parts make. What was put into something that is gone, or that stands in itself by way of others, is at the top
 * (two people who do not know of each other can come to that); questions without a section are in one of their own, at the end.
 */
export function assemble(parts: TemplateParts): Template {
  const { details, scale } = parts
  const sections = childrenOf(parts.section, parentsOf(parts.section).parents)
  const known = new Set(parts.section.map(({ content }) => content.id))
  const questions = Map.groupBy(parts.question.toSorted(byOrder), ({ parent }) =>
    parent !== null && known.has(parent) ? parent : lostSection,
  )
  const questionsIn = (section: string) => (questions.get(section) ?? []).map(({ content }) => content)
  const sectionsIn = (parent: string | null): Section[] =>
    (sections.get(parent) ?? []).map(({ content }) => {
      const inner = sectionsIn(content.id)
      return { ...content, questions: questionsIn(content.id), ...(inner.length > 0 && { sections: inner }) }
    })
  const criteria = childrenOf(parts.criterion, parentsOf(parts.criterion).parents)
  const criteriaUnder = (parent: string | null): Criterion[] =>
    (criteria.get(parent) ?? []).map(({ content }) => {
      const children = criteriaUnder(content.id)
      return { ...content, ...(children.length > 0 && { children }) }
    })
  const lost = known.has(lostSection) ? [] : questionsIn(lostSection)
  const held = [...sectionsIn(null), ...(lost.length > 0 ? [{ id: lostSection, title: '?', questions: lost }] : [])]
  const translations = translationsOf(held, parts.translation)
  return {
    format: 'assay-template',
    formatVersion: 1,
    ...details,
    ...scale,
    criteria: criteriaUnder(null),
    sections: held,
    ...(translations.length > 0 && { translations }),
  }
}

/** What there is of the texts of sections in other languages: by language, in the order of the texts. */
function translationsOf(sections: Section[], said: readonly PartTranslation[]): Translation[] {
  if (said.length === 0) return []
  const places = new Map(textsOf({ sections }).map(({ id }, index) => [id, index]))
  const placeOf = ({ id }: { id: string }) => places.get(id) ?? 0
  const there = Map.groupBy(
    said.filter(({ id }) => places.has(id)),
    ({ language }) => language,
  )
  return [...there.keys()].sort().map((language) => ({
    language,
    texts: (there.get(language) ?? [])
      .toSorted((one, other) => placeOf(one) - placeOf(other))
      .map(({ id, source, text }) => ({ id, source, text })),
  }))
}

/** What of the parts does not stand where it was put, what is disputed, and what a template has to have at least. */
export function partProblems(parts: TemplateParts): PartProblem[] {
  const sections = new Set(parts.section.map(({ content }) => content.id))
  const disputed = [
    ...[...parts.section, ...parts.question, ...parts.criterion].map((part) => ({
      name: part.content.id,
      disputed: part.disputed,
    })),
    ...parts.translation.map(({ id, language, disputed }) => ({ name: `${id} ${language}`, disputed })),
  ].filter((part) => part.disputed)
  return [
    ...(parts.section.length === 0 ? [{ message: 'template.parts.noSection' as const, details: {} }] : []),
    ...(parts.criterion.length === 0 ? [{ message: 'template.parts.noCriterion' as const, details: {} }] : []),
    ...parentsOf(parts.section).lost.map((section) => ({
      message: 'template.parts.lostSection' as const,
      details: { section },
    })),
    ...parentsOf(parts.criterion).lost.map((criterion) => ({
      message: 'template.parts.lostCriterion' as const,
      details: { criterion },
    })),
    ...parts.question
      .filter(({ parent }) => parent === null || !sections.has(parent))
      .map(({ content }) => ({ message: 'template.parts.lostQuestion' as const, details: { question: content.id } })),
    ...disputed.map(({ name }) => ({ message: 'template.parts.disputed' as const, details: { name } })),
  ]
}

type Node = Placed<{ id: string }>

const childrenOf = <Item extends Node>(items: readonly Item[], parents: ReadonlyMap<string, string | null>) =>
  Map.groupBy(items.toSorted(byOrder), ({ content }) => parents.get(content.id) ?? null)

/** Where each part stands, and the ids of those that cannot stand where they were put. */
function parentsOf(items: readonly Node[]): { parents: ReadonlyMap<string, string | null>; lost: readonly string[] } {
  const parents = new Map(items.map(({ content, parent }) => [content.id, parent]))
  const lost: string[] = []
  const toTop = (id: string) => {
    lost.push(id)
    parents.set(id, null)
  }
  for (const [id, parent] of parents) if (parent !== null && !parents.has(parent)) toTop(id)
  for (const id of [...parents.keys()].sort()) if (standsInItself(id, parents)) toTop(id)
  return { parents, lost }
}

function standsInItself(id: string, parents: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>()
  for (let at = parents.get(id) ?? null; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === id) return true
    seen.add(at)
  }
  return false
}
