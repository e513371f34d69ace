import { renameSync, rmSync } from 'node:fs'
import type { Output } from '../../shared/contract.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import type { reportsContract } from '../../shared/reports/contract.ts'
import { receiptDocument } from '../../shared/reports/receipt.ts'
import { Refusal } from '../../shared/result.ts'
import { type Endpoints, query, type TaskContext, task } from '../endpoint.ts'
import { giveOut } from '../giving-out.ts'
import { temporaryBeside } from '../workspace/files.ts'
import type { Given } from '../workspace/given-out.ts'
import { checkOutput } from '../workspace/output.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { gatherComparison } from './comparison.ts'
import type { Source } from './messages.ts'
import { drawPreview, previewComparison } from './preview.ts'
import { gatherReceipt } from './receipt.ts'
import { renderReport } from './render.ts'
import { verifyReport } from './verify/verdict.ts'

export const reportsEndpoints: Endpoints<typeof reportsContract> = {
  'report.comparison': task((context, { lot, ...place }) =>
    writeOut(context, place, (workspace) => ({
      source: { kind: 'comparison', facts: gatherComparison(workspace, lot), locale: context.translate.locale },
      given: { command: 'report.comparison', kind: 'report', about: lot },
    })),
  ),
  'receipt.print': task((context, { receipt, ...place }) =>
    writeOut(context, place, (workspace) => {
      const facts = gatherReceipt(workspace, receipt)
      return {
        source: { kind: 'document', document: receiptDocument(facts, context.translate) },
        given: { command: 'receipt.print', kind: 'receipt', about: facts.receipt.bid },
      }
    }),
  ),
  'report.preview': query((context, { lot }) => previewComparison(context, lot)),
  'report.page': query((context, { preview, ...wanted }) => drawPreview(context, preview, wanted)),
  'report.verify': task((context, { path, compare }) => verifyReport(context, path, compare)),
}

/** Writes a report where it is wanted, and registers that it was given out. */
async function writeOut(
  context: TaskContext,
  { path, replace }: { path: string; replace: boolean },
  gather: (workspace: Workspace) => { source: Source; given: Given & { command: string } },
): Promise<Output<'report.comparison'>> {
  const { session, translate, signal, progress } = context
  checkOutput(path, { replace, ending: '.pdf' })
  checkProved(session.workspace(), translate)
  const { source, given } = gather(session.workspace())
  const draft = temporaryBeside(path)
  try {
    const { pages, missing } = await renderReport(source, draft, {
      signal,
      onProgress: ({ done, total }) => progress({ step: 'reports.progress', done, total }),
    })
    const out = giveOut(context, given, { path, replace }, (temporary) => renameSync(draft, temporary))
    return { path, pages, missing, ...out }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** A report prints a head, so that whoever holds it can tell a past that was written anew: what that head rests on has to hold. */
function checkProved(workspace: Workspace, translate: Translate): void {
  const problem = workspace.firstProblem()
  if (problem) throw new Refusal('reports.unproved', { problem: translate(problem.key, problem.values) })
}
