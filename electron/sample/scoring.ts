import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { criteriaOf } from '../../shared/questionnaires/walk.ts'
import type { Subject } from '../../shared/scorecards/contract.ts'
import { bidOf, type Cast, evaluatorOf } from './cast.ts'
import { placeFiles } from './documents.ts'

/** The key under which the scores of a subject hold what the evaluators agreed on. */
const agreed = 'consensus'

/** An evaluator says of questions whether they apply. */
export async function settleAgreements(cast: Cast): Promise<void> {
  const { data, stage, call, lot } = cast
  for (const { question, bidder, agreed, evaluator, reason } of data.agreements) {
    const { id, profile } = evaluatorOf(cast, evaluator)
    stage.enter(profile, data.timetable.agreements)
    const bid = bidder === null ? null : bidOf(cast, { key: bidder })
    await call('agreement.set', { lot, question, bid, agreed, evaluator: id, reason })
  }
}

/** Each evaluator scores alone, bid by bid. Returns how many scores were given. */
export async function scoreBids(cast: Cast): Promise<number> {
  const { data, stage, call } = cast
  let count = 0
  for (const [key, start] of Object.entries(data.timetable.scores)) {
    const { id, profile } = evaluatorOf(cast, key)
    stage.enter(profile, start)
    for (const bidder of data.bidders) {
      for (const [subject, scores] of Object.entries(bidder.scores)) {
        const [points, reason] = scores[key] ?? []
        if (points === undefined || reason === undefined) continue
        stage.pass(50)
        await call('score.set', { bid: bidOf(cast, bidder), subject: subjectOf(cast, subject), evaluator: id, points, reason })
        count++
      }
    }
  }
  return count
}

/** The evaluators meet where they differ; the lead writes down what they agreed on. */
export async function agreeOnScores(cast: Cast): Promise<number> {
  const { data, stage, call } = cast
  let count = 0
  stage.enter(data.lead, data.timetable.consensus)
  for (const bidder of data.bidders) {
    for (const [subject, { [agreed]: consensus }] of Object.entries(bidder.scores)) {
      if (!consensus) continue
      const [points, reason] = consensus
      stage.pass(240)
      await call('consensus.set', { bid: bidOf(cast, bidder), subject: subjectOf(cast, subject), points, reason })
      count++
    }
  }
  return count
}

/** Evaluators add what they saw themselves. */
export async function addEvidence(cast: Cast): Promise<void> {
  const { data, stage, call } = cast
  const folder = join(cast.folder, 'evaluators')
  mkdirSync(folder)
  await placeFiles(
    'evaluators',
    data.evidence.map(({ file }) => file),
    folder,
  )
  for (const { file, evaluator, note } of data.evidence) {
    stage.enter(evaluatorOf(cast, evaluator).profile, data.timetable.evidence)
    await call('evidence.add', { paths: [join(folder, file)], note, origin: 'evaluator' })
  }
}

function subjectOf({ instrument }: Cast, id: string): Subject {
  return { kind: criteriaOf(instrument).some((criterion) => criterion.id === id) ? 'criterion' : 'question', id }
}
