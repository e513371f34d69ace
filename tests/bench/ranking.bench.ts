import { join } from 'node:path'
import { loadEvaluation } from '../../electron/decisions/evaluation.ts'
import { setScore } from '../../electron/scorecards/scores.ts'
import { toNumber } from '../../shared/arithmetic/rational.ts'
import { assess } from '../../shared/decisions/assessment.ts'
import { rankingOf } from '../../shared/decisions/comparison.ts'
import type { Evaluation } from '../../shared/decisions/evaluation.ts'
import { planOf } from '../../shared/scorecards/plan.ts'
import { bench } from './harness.ts'
import { openRaw, rawReader } from './raw.ts'
import { act, answered, benchFolder } from './tender.ts'

const path = join(benchFolder(), 'answered.assay')
const { workspace, tender, lot } = answered(path)
const raw = openRaw(path)
const readRows = rawReader(raw, { tender, lot, withInstrument: false })

let evaluation = loadEvaluation(workspace.read, lot)
const { questions } = planOf(evaluation.instrument)
let points = 0

/** The same evaluation with another score in it, as a new value. */
function withOneChange({ bids, ...rest }: Evaluation): Evaluation {
  points = (points + 1) % 6
  return {
    ...rest,
    bids: bids.map((bid, index) =>
      index > 0 ? bid : { ...bid, scores: bid.scores.map((score, at) => (at > 0 ? score : { ...score, points })) },
    ),
  }
}

/** Adds up what the closed answers earn, in floats, and sorts: no intervals, no knock-outs, no tree, no prices. */
function quickRanking(): string[] {
  const totals = evaluation.bids.map(({ id, answers }) => {
    let total = 0
    for (const { question, rule } of questions) {
      const answer = answers.get(question.id)
      if (rule && answer?.state === 'answered') total += question.weight * toNumber(rule.score(answer.value))
    }
    return { id, total }
  })
  return totals.sort((one, other) => other.total - one.total).map(({ id }) => id)
}

bench('ranking 12 bidders × 400 questions after one change, in memory, as against a sum of points in floats', {
  floor: quickRanking,
  subject: () => rankingOf(assess(evaluation)),
  prepare: () => {
    evaluation = withOneChange(evaluation)
  },
  limit: { ratio: 0, plusMilliseconds: 16 },
})

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

bench('ranking 12 bidders × 400 questions after one change, from the file, as against SQL that reads the same rows', {
  floor: readRows,
  subject: () => rankingOf(assess(loadEvaluation(workspace.read, lot))),
  prepare: () => {
    points = (points + 1) % 6
    act(workspace, 'score.set', (context) => setScore(context, { ...change, points }))
  },
  cleanUp: () => {
    raw.close()
    workspace.close()
  },
  limit: { ratio: 0, plusMilliseconds: 16 },
})
