import type { Parsed } from '../../shared/contract.ts'
import type { responsesContract } from '../../shared/responses/contract.ts'
import { command, type Endpoints, preparedCommand, query, task } from '../endpoint.ts'
import { loadLot } from '../tenders/lots.ts'
import { carryOver } from './carry-over.ts'
import { keptClosed, type ReceivedFile } from './closed-prices.ts'
import { loadConfidential, setConfidential } from './confidentiality.ts'
import { prepareTaking, verdictOn } from './envelope.ts'
import { migrateTender, previewMigration } from './migrate.ts'
import { inspectPackage } from './packages.ts'
import { questionnaireJudge } from './questionnaire-envelope.ts'
import { admitReceipt, correctReceipt, loadReceipts, recordReceipt } from './receipts.ts'
import { recognisePackages } from './recognise.ts'
import { answersNaming, loadHistory, loadProgress, loadResponses, setAnswer } from './responses.ts'
import { writeQuestionnaire } from './workbook.ts'

export const responsesEndpoints: Endpoints<typeof responsesContract> = {
  'bid.workbook': task(writeQuestionnaire),
  'package.recognise': task(recognisePackages),
  'bid.receive': preparedCommand(async (context, input) => {
    const files = await keptClosed(context, input, inspectPackage(input.paths, context.workspace.path))
    return (context) => recordReceipt(context, input, files)
  }),
  'bid.receiveAll': preparedCommand(async (context, { packages, ...arrival }) => {
    const inspected: (Parsed<'bid.receive'> & { files: ReceivedFile[] })[] = []
    for (const one of packages) {
      const files = await keptClosed(context, one, inspectPackage(one.paths, context.workspace.path))
      inspected.push({ ...one, ...arrival, files })
    }
    return (context) => inspected.map(({ files, ...input }) => recordReceipt(context, input, files))
  }),
  'receipt.correct': command(correctReceipt),
  'receipt.admit': command(admitReceipt),
  'receipt.list': query(({ read }, { lot }) => loadReceipts(read, lot)),
  'response.verdict': task((context, input) => verdictOn(questionnaireJudge, context, input)),
  'response.import': preparedCommand((context, input) => prepareTaking(questionnaireJudge, context, input)),
  'response.set': command((context, input) => setAnswer(context, input)),
  'response.list': query(({ read, translate }, { bid }) => loadResponses(read, bid, translate)),
  'response.history': query(({ read, translate }, { bid, question }) => loadHistory(read, bid, question, translate)),
  'confidential.set': command(setConfidential),
  'confidential.list': query(({ read }, { lot }) => loadConfidential(read, loadLot(read, lot).id)),
  'response.naming': query(({ read }, { evidence }) => answersNaming(read, evidence)),
  'response.carryOver': query(carryOver),
  'tender.migration': query(previewMigration),
  'tender.migrate': command(migrateTender),
  'response.progress': query(({ read }, { lot }) => loadProgress(read, lot)),
}
