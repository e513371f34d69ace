import { compare, decimal } from '../arithmetic/rational.ts'
import { closedAnswers } from './closed-answers.ts'
import { conditionCycles, conditionProblems } from './conditions/check.ts'
import type { KnockOut, Question } from './model.ts'
import { repeatedNames, type TemplateProblem } from './problem.ts'

/** Inconsistencies inside single questions, and of their conditions on the questions before them. In reading order. */
export function questionProblems(questions: readonly Question[]): TemplateProblem[] {
  const all = new Map(questions.map((question) => [question.id, question]))
  const cycles = conditionCycles(questions)
  const earlier = new Set<string>()
  return questions.flatMap((question) => {
    const problems = [
      ...choiceProblems(question),
      ...rangeProblems(question),
      ...conditionProblems(question, { all, earlier, cycles }),
      ...knockOutProblems(question),
    ]
    earlier.add(question.id)
    return problems
  })
}

function choiceProblems(question: Question): TemplateProblem[] {
  if (question.type === 'table') {
    const columns = question.columns.map(({ id }) => id)
    return repeatedNames(columns).map((column) => ({
      message: 'template.problem.duplicateColumn',
      details: { question: question.id, column },
    }))
  }
  if (question.type !== 'singleChoice' && question.type !== 'multipleChoice') return []
  const problems: TemplateProblem[] = repeatedNames(question.choices.map(({ id }) => id)).map((choice) => ({
    message: 'template.problem.duplicateChoice',
    details: { question: question.id, choice },
  }))
  const without = question.choices.filter(({ points }) => points === undefined)
  const [first] = without
  if (first && without.length < question.choices.length)
    problems.push({ message: 'template.problem.choiceWithoutPoints', details: { question: question.id, choice: first.id } })
  return problems
}

/** The bounds that a numeric answer keeps: a percentage lies between 0 and 100. */
function boundsOf(question: Question): { minimum?: string | undefined; maximum?: string | undefined } {
  if (question.type === 'percentage') return { minimum: '0', maximum: '100' }
  return question.type === 'number' ? question : {}
}

function rangeProblems(question: Question): TemplateProblem[] {
  if (question.type !== 'number' && question.type !== 'percentage') return []
  const { minimum, maximum } = boundsOf(question)
  const problems: TemplateProblem[] = []
  if (minimum !== undefined && maximum !== undefined && isAbove(minimum, maximum))
    problems.push({ message: 'template.problem.rangeReversed', details: { question: question.id, minimum, maximum } })
  const bands = question.bands ?? []
  for (const [index, { from }] of bands.entries()) {
    const previous = bands[index - 1]
    if (previous && !isAbove(from, previous.from))
      problems.push({ message: 'template.problem.bandsNotAscending', details: { question: question.id, from } })
    if (maximum !== undefined && isAbove(from, maximum))
      problems.push({ message: 'template.problem.bandUnreachable', details: { question: question.id, from, maximum } })
  }
  return problems
}

function knockOutProblems(question: Question): TemplateProblem[] {
  if (!question.knockOut) return []
  const { label, passes } = question.knockOut
  const details = { question: question.id, label }
  if (passes.test === 'oneOf') {
    const possible = closedAnswers(question)
    if (!possible) return [{ message: 'template.problem.knockOutType', details }]
    const unknown = passes.answers.filter((answer) => !possible.includes(answer))
    if (unknown.length > 0)
      return unknown.map((answer) => ({ message: 'template.problem.knockOutAnswer', details: { ...details, answer } }))
    return possible.every((answer) => passes.answers.includes(answer))
      ? [{ message: 'template.problem.knockOutNeverFails', details }]
      : []
  }
  if (question.type !== 'number' && question.type !== 'percentage' && question.type !== 'money')
    return [{ message: 'template.problem.knockOutType', details }]
  return thresholdProblems(passes, boundsOf(question)).map((message) => ({ message, details }))
}

function thresholdProblems(
  passes: Exclude<KnockOut['passes'], { test: 'oneOf' }>,
  { minimum, maximum }: { minimum?: string | undefined; maximum?: string | undefined },
): TemplateProblem['message'][] {
  const [easiest, hardest] = passes.test === 'atLeast' ? [maximum, minimum] : [minimum, maximum]
  const fails = (bound: string): boolean =>
    passes.test === 'atLeast' ? isAbove(passes.value, bound) : isAbove(bound, passes.value)
  if (easiest !== undefined && fails(easiest)) return ['template.problem.knockOutNeverPasses']
  if (hardest !== undefined && !fails(hardest)) return ['template.problem.knockOutNeverFails']
  return []
}

function isAbove(a: string, b: string): boolean {
  return compare(decimal(a), decimal(b)) > 0
}
