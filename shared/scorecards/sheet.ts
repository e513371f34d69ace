import type { Instrument, Question } from '../questionnaires/model.ts'
import { questionNumbers } from '../questionnaires/numbers.ts'
import { keysOf, type Level, scaleOf } from '../questionnaires/scale.ts'
import { criteriaOf } from '../questionnaires/walk.ts'
import type { Answer } from '../responses/answer.ts'
import type { Undecided } from '../responses/visibility.ts'
import type { ScoringState, Subject } from './contract.ts'
import type { ScoreStatus } from './outcome.ts'
import { type Plan, type PlannedCriterion, type PlannedQuestion, planOf } from './plan.ts'
import { scoreQuestions } from './scorecard.ts'

/** A level to score by, with what it means and what a person types for it. */
export type ScoringLevel = Level & { readonly meaning: string; readonly key: string }

/** A row of the scoring grid that stands for something to score. */
export type ScoringSubject = {
  readonly subject: Subject
  /** Number of the question as the bidder reads it; null for a criterion that is scored as a whole. */
  readonly number: string | null
  readonly title: string
  /** The leaf criterion that it counts towards. */
  readonly criterion: string
  /** The levels to score against, from the lowest. */
  readonly levels: readonly ScoringLevel[]
  /** The question itself, or the questions that the whole rests on. */
  readonly questions: readonly Question[]
  readonly scoredBy: 'evaluators' | 'rule'
  readonly offersNotApplicable: boolean
}

/** A leaf criterion with what people score below it. */
export type ScoringGroup = {
  readonly criterion: string
  readonly title: string
  /** The branch at the top of the tree that it belongs to. */
  readonly root: { readonly id: string; readonly title: string }
  readonly subjects: readonly ScoringSubject[]
}

type Entry = { subject: Subject; planned: PlannedQuestion | null; scoredBy: ScoringSubject['scoredBy'] }

/** What people score, or may agree to drop, at one criterion. */
function entriesOf(node: PlannedCriterion): Entry[] {
  const single = node.questions.flatMap((planned): Entry[] => {
    const { question, scoring } = planned
    const judged = node.scoring === 'questions' && scoring === 'evaluators'
    if (!judged && !question.notApplicable) return []
    return [{ subject: { kind: 'question', id: question.id }, planned, scoredBy: judged ? 'evaluators' : 'rule' }]
  })
  if (node.scoring !== 'whole') return single
  return [{ subject: { kind: 'criterion', id: node.id }, planned: null, scoredBy: 'evaluators' }, ...single]
}

/** What people score, in the order of the criterion tree; criteria without such a subject are left out. */
export function scoringSheet(instrument: Instrument): ScoringGroup[] {
  const plan = planOf(instrument)
  const numbers = questionNumbers(instrument)
  const scale = scaleOf(instrument)
  const keys = keysOf(scale)
  const levelsWith = (meanings: readonly string[]) =>
    scale.map((level, index): ScoringLevel => ({ ...level, meaning: meanings[index] ?? '', key: keys[index] ?? '' }))
  const anchorsOf = new Map(criteriaOf(instrument).map(({ id, anchors }) => [id, anchors]))
  const rootOf = (node: PlannedCriterion): PlannedCriterion => {
    const parent = plan.criteria.find(({ id }) => id === node.parent)
    return parent ? rootOf(parent) : node
  }
  return plan.criteria.flatMap((node): ScoringGroup[] => {
    const subjects = entriesOf(node).map(({ subject, planned, scoredBy }): ScoringSubject => {
      const question = planned?.question
      const own = question ? 'anchors' in question && question.anchors : anchorsOf.get(node.id)
      return {
        subject,
        number: numbers.get(subject.id) ?? null,
        title: question?.text ?? node.title,
        criterion: node.id,
        levels: levelsWith(own || instrument.defaultAnchors),
        questions: question ? [question] : node.questions.map((each) => each.question),
        scoredBy,
        offersNotApplicable: question?.notApplicable ?? false,
      }
    })
    const { id, title } = rootOf(node)
    return subjects.length === 0 ? [] : [{ criterion: node.id, title: node.title, root: { id, title }, subjects }]
  })
}

const stateOf: Record<ScoreStatus, ScoringState> = {
  scored: 'open',
  unscored: 'open',
  information: 'open',
  blank: 'blank',
  open: 'undecided',
  claimed: 'claimed',
  notApplicable: 'notApplicable',
  hidden: 'hidden',
  avoided: 'avoided',
  disputed: 'open',
}

/** The states of all subjects for one bid. `notApplicable`: questions that were agreed not to apply to it; `undecided`: on what of it people contradict each other. */
export function scoringStates(
  plan: Plan,
  answers: ReadonlyMap<string, Answer>,
  notApplicable: ReadonlySet<string>,
  undecided: Undecided,
): { subject: Subject; state: ScoringState }[] {
  const { questions } = scoreQuestions(plan, { answers, scores: [], consensus: [], notApplicable, undecided })
  const stateOfQuestion = (id: string): ScoringState => stateOf[questions.get(id)?.status ?? 'blank']
  const isDropped = (id: string) => ['hidden', 'notApplicable'].includes(stateOfQuestion(id))
  const stateOfWhole = (node: PlannedCriterion): ScoringState =>
    node.questions.length > 0 && node.questions.every(({ question }) => isDropped(question.id)) ? 'hidden' : 'open'
  return plan.criteria.flatMap((node) =>
    entriesOf(node).map(({ subject, planned, scoredBy }) => {
      const state = planned ? stateOfQuestion(subject.id) : stateOfWhole(node)
      return { subject, state: state === 'open' && scoredBy === 'rule' ? 'rule' : state }
    }),
  )
}

/** The key of a cell, to find it among many. */
export function cellKey(bid: string, { kind, id }: Subject): string {
  return `${bid} ${kind} ${id}`
}

/**
 * The next place that still waits for a score: to the end of the row, then row by row, then from the top. Null when nothing
 * does. `waits` is asked for a row and a column by number.
 */
export function nextWaiting(
  from: { row: number; column: number },
  size: { rows: number; columns: number },
  waits: (row: number, column: number) => boolean,
): { row: number; column: number } | null {
  const total = size.rows * size.columns
  const start = from.row * size.columns + from.column
  for (let step = 1; step <= total; step++) {
    const at = (start + step) % total
    const place = { row: Math.floor(at / size.columns), column: at % size.columns }
    if (waits(place.row, place.column)) return place
  }
  return null
}

/** A letter for each bidder in the order of their bids, for scoring without names: A to Z, then AA, AB … */
export function bidderLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : bidderLetter(Math.floor(index / 26) - 1) + letter
}
