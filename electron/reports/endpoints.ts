import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { reportsContract } from '../../shared/reports/contract.ts'
import { type Endpoints, query, task } from '../endpoint.ts'
import { checkOutput } from '../workspace/output.ts'
import { gatherComparison } from './comparison.ts'
import { drawPreview, previewComparison } from './preview.ts'
import { renderReport } from './render.ts'
import { isInChain, recomputeReport } from './verify/verify.ts'

export const reportsEndpoints: Endpoints<keyof typeof reportsContract> = {
  'report.comparison': task(async ({ session, translate, signal, progress }, { lot, path, replace }) => {
    checkOutput(path, { replace })
    const facts = gatherComparison(session.workspace(), lot)
    const {
      pages,
      bytes: size,
      missing,
    } = await renderReport({ kind: 'comparison', facts, locale: translate.locale }, path, {
      replace,
      signal,
      onProgress: ({ done, total }) => progress({ step: 'reports.progress', done, total }),
    })
    return { path, pages, size, sha256: await digestOf(path), missing }
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

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}
