import { renameSync, rmSync } from 'node:fs'
import type { Translate } from '../../shared/messages/translate.ts'
import type { reportsContract } from '../../shared/reports/contract.ts'
import { Refusal } from '../../shared/result.ts'
import { type Endpoints, query, task } from '../endpoint.ts'
import { giveOut } from '../giving-out.ts'
import { temporaryBeside } from '../workspace/files.ts'
import { checkOutput } from '../workspace/output.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { gatherComparison } from './comparison.ts'
import { drawPreview, previewComparison } from './preview.ts'
import { renderReport } from './render.ts'
import { isInChain, recomputeReport } from './verify/verify.ts'

export const reportsEndpoints: Endpoints<typeof reportsContract> = {
  'report.comparison': task(async (context, { lot, path, replace }) => {
    const { session, translate, signal, progress } = context
    checkOutput(path, { replace })
    checkProved(session.workspace(), translate)
    const facts = gatherComparison(session.workspace(), lot)
    const draft = temporaryBeside(path)
    try {
      const { pages, missing } = await renderReport({ kind: 'comparison', facts, locale: translate.locale }, draft, {
        signal,
        onProgress: ({ done, total }) => progress({ step: 'reports.progress', done, total }),
      })
      const given = { command: 'report.comparison', kind: 'report', about: lot } as const
      const out = giveOut(context, given, { path, replace }, (temporary) => renameSync(draft, temporary))
      return { path, pages, missing, ...out }
    } finally {
      rmSync(draft, { force: true })
    }
  }),
  'report.preview': query((context, { lot }) => previewComparison(context, lot)),
  'report.page': query((context, { preview, ...wanted }) => drawPreview(context, preview, wanted)),
  'report.verify': task(async ({ session, signal }, { path, chain }) => {
    const { figures, differing, differences, workspace } = await recomputeReport(path, { signal })
    const { id, title, head } = workspace
    const inChain = chain ? isInChain(session.workspace(), workspace) : null
    return { path, figures, differing, differences, workspace: { id, title }, head, inChain }
  }),
}

/** A report prints a head, so that whoever holds it can tell a past that was written anew: what that head rests on has to hold. */
function checkProved(workspace: Workspace, translate: Translate): void {
  const problem = workspace.firstProblem()
  if (problem) throw new Refusal('reports.unproved', { problem: translate(problem.key, problem.values) })
}
