import { questionProblems } from './check-question.ts'
import type { Criterion, Question, Template } from './model.ts'
import { repeatedNames, type TemplateProblem } from './problem.ts'
import { scaleProblems } from './scale-problems.ts'
import { criteriaOf, isLeaf, questionsOf, sectionsOf } from './walk.ts'

/**
 * Every inconsistency of a template that its schema cannot see: names used twice, references that lead nowhere, criteria that
 * cannot be scored, conditions that can never hold, knock-outs that do not fit. Empty for a sound template.
 */
export function checkTemplate(template: Template): TemplateProblem[] {
  const questions = questionsOf(template)
  const criteria = criteriaOf(template)
  const knockOuts = questions.flatMap(({ knockOut }) => knockOut ?? [])
  return [
    ...repeated(idsOf(sectionsOf(template)), 'template.problem.duplicateSection'),
    ...repeated(idsOf(questions), 'template.problem.duplicateQuestion'),
    ...repeated(idsOf(criteria), 'template.problem.duplicateCriterion'),
    ...repeated(idsOf(template.priceLines), 'template.problem.duplicatePriceLine'),
    ...repeated(
      knockOuts.map(({ label }) => label),
      'template.problem.duplicateKnockOut',
    ),
    ...emptySections(template),
    ...longTexts(template),
    ...treeProblems(template.criteria, criteria),
    ...leafProblems(criteria, questions),
    ...questionProblems(questions),
    ...scaleProblems(template),
  ]
}

function idsOf(items: readonly { id: string }[]): string[] {
  return items.map(({ id }) => id)
}

function repeated(names: readonly string[], message: TemplateProblem['message']): TemplateProblem[] {
  return repeatedNames(names).map((name) => ({ message, details: { name } }))
}

function emptySections(template: Template): TemplateProblem[] {
  return sectionsOf(template)
    .filter((section) => section.questions.length === 0 && (section.sections ?? []).length === 0)
    .map(({ id }) => ({ message: 'template.problem.emptySection', details: { section: id } }))
}

/** Letters that a cell of a workbook holds at most. */
const cellLetters = 32_767

/** Texts that no workbook could carry to a bidder. */
function longTexts(template: Template): TemplateProblem[] {
  const texts = [
    ...sectionsOf(template).map(({ id, title, introduction }) => ({ id, texts: [title, introduction] })),
    ...questionsOf(template).map(({ id, text, guidance, evidence }) => ({ id, texts: [text, guidance, evidence] })),
  ]
  return texts.flatMap(({ id, texts }) =>
    texts
      .filter((text) => (text ?? '').length > cellLetters)
      .map(
        (text): TemplateProblem => ({
          message: 'template.problem.textTooLong',
          details: { name: id, letters: (text ?? '').length, most: cellLetters },
        }),
      ),
  )
}

/** The shape of the criterion tree: who is scored how, and whether weights can be shared out. */
function treeProblems(roots: readonly Criterion[], criteria: readonly Criterion[]): TemplateProblem[] {
  const problems: TemplateProblem[] = []
  if (weightless(roots)) problems.push({ message: 'template.problem.rootsWeightless', details: {} })
  for (const node of criteria) {
    const details = { criterion: node.id }
    if (isLeaf(node)) {
      if (!node.scoring) problems.push({ message: 'template.problem.leafUnscored', details })
    } else {
      if (node.scoring) problems.push({ message: 'template.problem.branchScored', details })
      if (weightless(node.children ?? [])) problems.push({ message: 'template.problem.childrenWeightless', details })
    }
    if (node.anchors && node.scoring !== 'whole') problems.push({ message: 'template.problem.anchorsUnused', details })
  }
  const prices = criteria.filter(({ scoring }) => scoring === 'price').map(({ id }) => id)
  if (prices.length > 1) problems.push({ message: 'template.problem.severalPrices', details: { criteria: prices.join(', ') } })
  return problems
}

/** Whether questions and leaves belong together: each question on a leaf that it can score, each leaf with something to score. */
function leafProblems(criteria: readonly Criterion[], questions: readonly Question[]): TemplateProblem[] {
  const nodes = new Map(criteria.map((node) => [node.id, node]))
  const misplaced = questions.flatMap((question): TemplateProblem[] => {
    const node = nodes.get(question.criterion)
    const details = { question: question.id, criterion: question.criterion }
    if (!node) return [{ message: 'template.problem.unknownCriterion', details }]
    if (!isLeaf(node)) return [{ message: 'template.problem.criterionIsBranch', details }]
    if (node.scoring === 'price') return [{ message: 'template.problem.criterionIsPrice', details }]
    if (node.scoring === 'whole' && question.weight > 0) return [{ message: 'template.problem.weightInWhole', details }]
    return []
  })
  const bare = criteria.filter(isLeaf).flatMap((leaf): TemplateProblem[] => {
    if (leaf.scoring === 'price') return []
    const own = questions.filter(({ criterion }) => criterion === leaf.id)
    const details = { criterion: leaf.id }
    if (own.length === 0) return [{ message: 'template.problem.leafWithoutQuestions', details }]
    if (leaf.scoring === 'questions' && weightless(own)) return [{ message: 'template.problem.questionsWeightless', details }]
    return []
  })
  return [...misplaced, ...bare]
}

function weightless(items: readonly { weight: number }[]): boolean {
  return items.every(({ weight }) => weight === 0)
}
