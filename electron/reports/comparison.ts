import { questionsOf } from '../../shared/questionnaires/walk.ts'
import type { BidderFacts, ComparisonFacts, NamedFile } from '../../shared/reports/comparison/facts.ts'
import { evaluationOfLot } from '../decisions/assessment.ts'
import { loadConflicts } from '../decisions/conflicts.ts'
import { loadDecision } from '../decisions/decision.ts'
import { loadAllEvidence } from '../evidence/evidence.ts'
import { loadKeepingOfLot } from '../prices/opening.ts'
import { loadPricesOfLot } from '../prices/prices.ts'
import { loadCurrencies } from '../prices/rates.ts'
import { type CurrentAnswer, currentAnswersOfLot } from '../responses/answers.ts'
import { loadConfidential } from '../responses/confidentiality.ts'
import { loadReceipts } from '../responses/receipts.ts'
import { loadAgreements } from '../scorecards/agreements.ts'
import { loadDeclarations } from '../scorecards/declarations.ts'
import { loadEvaluators } from '../scorecards/evaluators.ts'
import { loadExclusions } from '../scorecards/exclusions.ts'
import { loadRemarks } from '../scorecards/remarks.ts'
import { loadLocks } from '../scorecards/rounds.ts'
import { loadScores } from '../scorecards/scores.ts'
import { loadAmendments } from '../tenders/amendments.ts'
import { type LoadedBid, loadBids, publishedBid } from '../tenders/bids.ts'
import { loadLot } from '../tenders/lots.ts'
import { loadTender } from '../tenders/tenders.ts'
import type { Recorded } from '../workspace/recorded.ts'
import { loadRevisions } from './revisions.ts'

/** Gathers the facts of the comparison report of a lot from the open workspace. Refuses an unknown lot. */
export function gatherComparison(workspace: Recorded, lotId: string): ComparisonFacts {
  const { read } = workspace
  const { tender: tenderId, ...lot } = loadLot(read, lotId)
  const evaluation = evaluationOfLot(workspace, lot.id)
  const evidence = new Map(loadAllEvidence(read).map((item) => [item.id, item]))
  const answers = currentAnswersOfLot(read, lot.id)
  const confidential = loadConfidential(read, lot.id)
  const register = loadReceipts(read, lot.id)
  const receipts = Map.groupBy(register, ({ bid }) => bid)
  const typed = Map.groupBy(
    loadPricesOfLot(read, lot.id).filter(({ source }) => source === 'typed'),
    ({ bid }) => bid,
  )
  const questions = questionsOf(evaluation.instrument).map(({ id }) => id)

  const bidder = (bid: LoadedBid): BidderFacts => {
    const own = answers.get(bid.id) ?? new Map<string, CurrentAnswer>()
    return {
      bid: publishedBid(bid),
      receipts: receipts.get(bid.id) ?? [],
      files: questions.flatMap((question): NamedFile[] => {
        const answer = own.get(question)
        return (answer?.files ?? []).map((fileName) => ({
          question,
          fileName,
          evidence: evidence.get(answer?.evidence.get(fileName) ?? '') ?? null,
        }))
      }),
      typedPrices: lot.priceLines.flatMap(({ id }) => (typed.get(bid.id) ?? []).filter(({ line }) => line === id)),
      confidential: new Map(confidential.flatMap(({ bid: of, question, reason }) => (of === bid.id ? [[question, reason]] : []))),
      comments: new Map([...own].flatMap(([question, { comment }]) => (comment === null ? [] : [[question, comment]]))),
    }
  }

  const head = workspace.state()
  const [newest] = workspace.journal({ before: head.entry + 1, limit: 1 })
  return {
    workspace: workspace.identity(),
    head,
    recordedBy: newest?.name ?? '',
    tender: loadTender(read, tenderId),
    amendments: loadAmendments(read, tenderId),
    lot,
    evaluation,
    decision: loadDecision(read, lot.id),
    bidders: loadBids(read, lot.id).map(bidder),
    register,
    evaluators: loadEvaluators(read),
    exclusions: loadExclusions(read, lot.id),
    declarations: loadDeclarations(read, tenderId),
    remarks: loadRemarks(read, lot.id).filter(({ printed }) => printed),
    agreements: loadAgreements(read, lot.id).filter(({ agreed }) => agreed),
    revisions: loadRevisions(read, lot.id),
    currencies: loadCurrencies(read, tenderId),
    conflicts: loadConflicts(read, lot.id),
    prices: loadKeepingOfLot(read, lot.id),
    locks: loadLocks(read, lot.id),
    afterLock: loadScores(read, lot.id).filter((score) => score.afterLock ?? score.late ?? score.admission),
  }
}
