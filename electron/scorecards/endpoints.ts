import type { scorecardsContract } from '../../shared/scorecards/contract.ts'
import { command, type Endpoints, query } from '../endpoint.ts'
import { loadLot } from '../tenders/lots.ts'
import { loadTender } from '../tenders/tenders.ts'
import { loadAgreements, setAgreement } from './agreements.ts'
import { loadDeclarations, setDeclaration } from './declarations.ts'
import { addEvaluator, editEvaluator, loadEvaluators, setRetired } from './evaluators.ts'
import { loadExclusions, setExclusion } from './exclusions.ts'
import { addRemark, closeRemark, loadRemarks, printRemark, replyTo } from './remarks.ts'
import { loadLocks, setLock } from './rounds.ts'
import { admitScore, loadConsensus, loadScores, setConsensus, setScore } from './scores.ts'
import { loadScoringCells } from './scoring.ts'

export const scorecardsEndpoints: Endpoints<typeof scorecardsContract> = {
  'evaluator.add': command((context, input) => addEvaluator(context, input)),
  'evaluator.edit': command((context, input) => editEvaluator(context, input)),
  'evaluator.retire': command((context, input) => setRetired(context, input, true)),
  'evaluator.return': command((context, input) => setRetired(context, input, false)),
  'evaluator.exclude': command(setExclusion),
  'evaluator.exclusions': query(({ read }, { lot }) => loadExclusions(read, loadLot(read, lot).id)),
  'evaluator.list': query(({ read }) => loadEvaluators(read)),
  'remark.add': command(addRemark),
  'remark.reply': command(replyTo),
  'remark.close': command(closeRemark),
  'remark.print': command(printRemark),
  'remark.list': query(({ read }, { lot }) => loadRemarks(read, loadLot(read, lot).id)),
  'declaration.set': command(setDeclaration),
  'declaration.list': query(({ read }, { tender }) => loadDeclarations(read, loadTender(read, tender).id)),
  'score.set': command((context, input) => setScore(context, input)),
  'score.lock': command((context, input) => setLock(context, input)),
  'score.unlock': command((context, input) => setLock(context, input)),
  'score.locks': query(({ read }, { lot }) => loadLocks(read, lot)),
  'score.admit': command((context, input) => admitScore(context, input)),
  'scoring.cells': query(({ read }, { lot }) => loadScoringCells(read, lot)),
  'score.list': query(({ read }, { lot }) => loadScores(read, lot)),
  'consensus.set': command((context, input) => setConsensus(context, input)),
  'consensus.list': query(({ read }, { lot }) => loadConsensus(read, lot)),
  'agreement.set': command((context, input) => setAgreement(context, input)),
  'agreement.list': query(({ read }, { lot }) => loadAgreements(read, lot)),
}
