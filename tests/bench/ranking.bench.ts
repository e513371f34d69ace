import { join } from 'node:path'
import { assessLot } from '../../electron/decisions/assessment.ts'
import { loadEvaluation } from '../../electron/decisions/evaluation.ts'
import { setScore } from '../../electron/scorecards/scores.ts'
import { toNumber } from '../../shared/arithmetic/rational.ts'
import { assess } from '../../shared/decisions/assessment.ts'
import { rankingOf } from '../../shared/decisions/comparison.ts'
import type { Evaluation } from '../../shared/decisions/evaluation.ts'
import { planOf } from '../../shared/scorecards/plan.ts'
import { bench, shared } from './harness.ts'
import { openRaw, rawReader } from './raw.ts'
import { act, answered, benchFolder } from './tender.ts'

const ready = shared(() => {
  const { workspace, tender, lot } = answered(join(benchFolder(), 'answered.assay'))
  const evaluation = loadEvaluation(workspace.read, lot)
  return { workspace, tender, lot, evaluation }
})

/** The same evaluation with another score in it, as a new value. */
function withOneChange({ bids, ...rest }: Evaluation, points: number): Evaluation {
  return {
    ...rest,
    bids: bids.map((bid, index) =>
      index > 0 ? bid : { ...bid, scores: bid.scores.map((score, at) => (at > 0 ? score : { ...score, points })) },
    ),
  }
}

/** Adds up what the closed answers earn, in floats, and sorts: no intervals, no knock-outs, no tree, no prices. */
function quickRanking({ instrument, bids }: Evaluation): string[] {
  const { questions } = planOf(instrument)
  const totals = bids.map(({ id, answers }) => {
    let total = 0
    for (const { question, rule } of questions) {
      const answer = answers.get(question.id)
      if (rule && answer?.state === 'answered') total += question.weight * toNumber(rule.score(answer.value))
    }
    return { id, total }
  })
  return totals.sort((one, other) => other.total - one.total).map(({ id }) => id)
}

bench('ranking 12 bidders × 400 questions after one change, in memory, as against a sum of points in floats', () => {
  let { evaluation } = ready()
  let points = 0
  return {
    floor: () => quickRanking(evaluation),
    subject: () => rankingOf(assess(evaluation)),
    prepare: () => {
      points = (points + 1) % 6
      evaluation = withOneChange(evaluation, points)
    },
    limit: { ratio: 0, plusMilliseconds: 16 },
  }
})

/** What reads the rows of a lot as they are, and what scores one question of one bid anew. */
function changing() {
  const { workspace, tender, lot, evaluation } = ready()
  const [first] = evaluation.bids
  const [score] = first?.scores ?? []
  if (!first || !score) throw new Error('There is no score to change')
  const change = {
    bid: first.id,
    subject: score.subject,
    evaluator: score.evaluator,
    reason: 'On second thought',
    releasable: null,
  }
  const raw = openRaw(workspace.path)
  let points = 0
  return {
    workspace,
    lot,
    readRows: rawReader(raw, { tender, lot, withInstrument: false }),
    prepare: () => {
      points = (points + 1) % 6
      act(workspace, 'score.set', (context) => setScore(context, { ...change, points }))
    },
    cleanUp: () => raw.close(),
  }
}

bench('ranking 12 bidders × 400 questions from the file, as against SQL that reads the same rows', () => {
  const { workspace, lot, readRows, prepare, cleanUp } = changing()
  return {
    floor: readRows,
    subject: () => rankingOf(assess(loadEvaluation(workspace.read, lot))),
    prepare,
    cleanUp,
    limit: { ratio: 2 },
  }
})

bench('ranking 12 bidders × 400 questions after one score of one bid, as against SQL that reads the rows of all', () => {
  const { workspace, lot, readRows, prepare, cleanUp } = changing()
  return {
    floor: readRows,
    subject: () => rankingOf(assessLot(workspace, lot)),
    prepare,
    cleanUp,
    limit: { ratio: 2 },
  }
})
