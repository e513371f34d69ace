import type { responsesContract } from '../../shared/responses/contract.ts'
import { command, type Endpoints, preparedCommand, query, task } from '../endpoint.ts'
import { answersVerdict, importAnswers, prepareImport } from './import.ts'
import { inspectPackage, loadReceipts, recordReceipt } from './receipts.ts'
import { answersNaming, loadHistory, loadProgress, loadResponses, setAnswer } from './responses.ts'
import { writeQuestionnaire } from './workbook.ts'

export const responsesEndpoints: Endpoints<keyof typeof responsesContract> = {
  'bid.workbook': task(writeQuestionnaire),
  'bid.receive': preparedCommand(async (_context, input) => {
    const files = inspectPackage(input.paths)
    return (context) => recordReceipt(context, input, files)
  }),
  'receipt.list': query(({ read }, { lot }) => loadReceipts(read, lot)),
  'response.verdict': task(async (context, input) => {
    const { read } = context.session.workspace()
    const prepared = await prepareImport({ ...context, read }, input)
    return answersVerdict(read, prepared, context.translate).verdict
  }),
  'response.import': preparedCommand(async (context, input) => {
    const prepared = await prepareImport(context, input)
    // Reads the named files before the transaction begins.
    answersVerdict(context.read, prepared, context.translate)
    return (commit) => importAnswers(commit, prepared, input.digest)
  }),
  'response.set': command((context, input) => setAnswer(context, input)),
  'response.list': query(({ read, translate }, { bid }) => loadResponses(read, bid, translate)),
  'response.history': query(({ read, translate }, { bid, question }) => loadHistory(read, bid, question, translate)),
  'response.naming': query(({ read }, { evidence }) => answersNaming(read, evidence)),
  'response.progress': query(({ read }, { lot }) => loadProgress(read, lot)),
}
