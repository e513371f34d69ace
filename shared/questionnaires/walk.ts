import type { Criterion, Question, Section, Template } from './model.ts'

/** All sections of a template in reading order, each before the sections inside it. */
export function sectionsOf(template: Pick<Template, 'sections'>): Section[] {
  const walk = (sections: Section[]): Section[] => sections.flatMap((section) => [section, ...walk(section.sections ?? [])])
  return walk(template.sections)
}

/** All questions of a template in reading order: a section's own questions come before those of the sections inside it. */
export function questionsOf(template: Pick<Template, 'sections'>): Question[] {
  return sectionsOf(template).flatMap((section) => section.questions)
}

/** All nodes of the criterion tree, each before its children. */
export function criteriaOf(template: Pick<Template, 'criteria'>): Criterion[] {
  const walk = (criteria: Criterion[]): Criterion[] =>
    criteria.flatMap((criterion) => [criterion, ...walk(criterion.children ?? [])])
  return walk(template.criteria)
}

/** Whether a criterion is a leaf: it has no children, and so carries questions or the price. */
export function isLeaf(criterion: Criterion): boolean {
  return (criterion.children ?? []).length === 0
}
