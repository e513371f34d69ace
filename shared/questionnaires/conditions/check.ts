import { closedAnswers } from '../closed-answers.ts'
import type { Question } from '../model.ts'
import type { TemplateProblem } from '../problem.ts'
import { isDay, isDecimal } from '../written-forms.ts'
import { kindOf, relationOf, valuesOf } from './compare.ts'
import { comparisonsIn, questionsIn } from './fold.ts'
import type { Comparison } from './model.ts'

/** The questions around one that has a condition. */
export type Around = {
  all: ReadonlyMap<string, Question>
  /** The ids of the questions that are asked before. */
  earlier: ReadonlySet<string>
  cycles: ReadonlyMap<string, readonly string[]>
}

/** What stands around a question among all of them, in reading order. */
export function around(question: string, questions: readonly Question[]): Around {
  const at = questions.findIndex(({ id }) => id === question)
  return {
    all: new Map(questions.map((one) => [one.id, one])),
    earlier: new Set(questions.slice(0, Math.max(at, 0)).map(({ id }) => id)),
    cycles: conditionCycles(questions),
  }
}

/** What keeps the condition of a question from ever being worked out: questions that are not there or not before it, answers that are not offered. */
export function conditionProblems(question: Question, of: Around): TemplateProblem[] {
  if (!question.visibleWhen) return []
  const cyclic = cycleProblem(question.id, of)
  if (cyclic) return [cyclic]
  const told = new Set<string>()
  return comparisonsIn(question.visibleWhen)
    .flatMap((comparison) => comparisonProblems(question.id, comparison, of))
    .filter((problem) => {
      const name = JSON.stringify(problem)
      return !told.has(name) && told.add(name)
    })
}

/** That a condition leads back to its own question, with the way there; nothing where it does not. */
export function cycleProblem(question: string, { cycles }: Pick<Around, 'cycles'>): TemplateProblem | undefined {
  const cycle = cycles.get(question)
  if (!cycle) return undefined
  return { message: 'template.problem.conditionCyclic', details: { question, cycle: [...cycle, question].join(' → ') } }
}

/** Why one comparison of a question's condition can never be worked out. */
export function comparisonProblems(
  question: string,
  comparison: Comparison,
  { all, earlier }: Pick<Around, 'all' | 'earlier'>,
): TemplateProblem[] {
  const controller = all.get(comparison.question)
  const details = { question, controller: comparison.question }
  if (!controller) return [{ message: 'template.problem.conditionUnknown', details }]
  if (!earlier.has(controller.id)) return [{ message: 'template.problem.conditionLater', details }]
  return mismatches(comparison, controller).map(({ message, ...of }) => ({ message, details: { ...details, ...of.details } }))
}

/** Whether answers to a question can be what a comparison states. */
function mismatches(comparison: Comparison, controller: Question): TemplateProblem[] {
  const relation = relationOf(comparison)
  const values = valuesOf(comparison)
  if (relation === 'answered') return []
  const kind = kindOf(controller)
  if (kind === 'choice' || relation === 'answers') {
    const possible = closedAnswers(controller)
    if (!possible) return [{ message: 'template.problem.conditionOpen', details: {} }]
    if (relation !== 'answers' && relation !== 'equals') return [{ message: 'template.problem.conditionOrder', details: {} }]
    return values
      .filter((answer) => !possible.includes(answer))
      .map((answer) => ({ message: 'template.problem.conditionAnswer', details: { answer } }))
  }
  if (kind === 'text') return [{ message: 'template.problem.conditionText', details: {} }]
  const isWritten = kind === 'day' ? isDay : isDecimal
  return values
    .filter((value) => !isWritten(value))
    .map((value) => ({ message: 'template.problem.conditionValue', details: { value, kind } }))
}

/** The questions whose conditions lead back to themselves, each with the way there, itself first. */
export function conditionCycles(questions: readonly Question[]): Map<string, readonly string[]> {
  const restsOn = new Map(
    questions.flatMap(({ id, visibleWhen }): [string, string[]][] => (visibleWhen ? [[id, questionsIn(visibleWhen)]] : [])),
  )
  const cycles = new Map<string, readonly string[]>()
  const free = new Set<string>()
  for (const start of restsOn.keys()) {
    if (free.has(start) || cycles.has(start)) continue
    const path: { id: string; left: string[] }[] = [{ id: start, left: [...(restsOn.get(start) ?? [])] }]
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.left.shift()
      if (next === undefined) {
        free.add(top.id)
        path.pop()
        continue
      }
      const from = path.findIndex(({ id }) => id === next)
      if (from >= 0) {
        const ring = path.slice(from).map(({ id }) => id)
        for (const [index, id] of ring.entries()) cycles.set(id, [...ring.slice(index), ...ring.slice(0, index)])
      } else if (!free.has(next) && restsOn.has(next)) path.push({ id: next, left: [...(restsOn.get(next) ?? [])] })
    }
  }
  return cycles
}
