import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { loadEvaluation } from '../../electron/decisions/evaluation.ts'
import { gatherComparison } from '../../electron/reports/comparison.ts'
import { writeReport } from '../../electron/reports/kit/report.ts'
import { layOutReport } from '../../electron/reports/render.ts'
import { assess } from '../../shared/decisions/assessment.ts'
import { robustnessOf } from '../../shared/decisions/robustness.ts'
import { translator } from '../../shared/messages/translate.ts'
import { comparisonReport } from '../../shared/reports/comparison/report.ts'
import { openDesk } from '../responses/desk.ts'

// What a worker calls is not counted: it loads the modules for itself.
vi.mock('../../electron/decisions/evaluation.ts', { spy: true })
vi.mock('../../electron/reports/kit/report.ts', { spy: true })
vi.mock('../../shared/decisions/assessment.ts', { spy: true })
vi.mock('../../shared/decisions/robustness.ts', { spy: true })
vi.mock('../../shared/reports/comparison/report.ts', { spy: true })

beforeEach(() => {
  vi.clearAllMocks()
})

/** A desk with two bids, and how often the main process did what a report takes. */
async function openedDesk() {
  const desk = await openDesk()
  for (const name of ['Acme', 'Smith']) await desk.call('bid.add', { lot: desk.lot, provider: { name } })
  const work = {
    loaded: loadEvaluation,
    assessed: assess,
    tested: robustnessOf,
    composed: comparisonReport,
    laidOut: writeReport,
  }
  const counts = () => Object.fromEntries(Object.entries(work).map(([name, one]) => [name, vi.mocked(one).mock.calls.length]))
  return { ...desk, counts }
}

it('takes what was read for the kept assessment, and assesses and composes in the worker alone', async () => {
  const { call, lot, folder, counts, close } = await openedDesk()
  await call('decision.ranking', { lot })
  expect(counts()).toEqual({ loaded: 1, assessed: 1, tested: 0, composed: 0, laidOut: 0 })
  await call('report.preview', { lot })
  await call('report.comparison', { lot, path: join(folder, 'report.pdf') })
  expect(counts()).toEqual({ loaded: 1, assessed: 1, tested: 0, composed: 0, laidOut: 0 })
  await close()
})

it('leaves what it read for others to assess, until something is recorded', async () => {
  const { call, lot, counts, close } = await openedDesk()
  await call('report.preview', { lot })
  expect(counts()).toMatchObject({ loaded: 1, assessed: 0 })
  await call('decision.ranking', { lot })
  expect(counts()).toMatchObject({ loaded: 1, assessed: 1 })
  await call('evaluator.add', { name: 'A. Keller' })
  await call('report.preview', { lot })
  expect(counts()).toMatchObject({ loaded: 2, assessed: 1 })
  await close()
})

it('gives the bytes that it would give here, and tests the first place once', async () => {
  const { call, workspace, lot, folder, counts, close } = await openedDesk()
  const path = join(folder, 'report.pdf')
  // A report shows the state before its own giving out.
  const facts = gatherComparison(workspace, lot)
  await call('report.comparison', { lot, path })
  const chunks: Uint8Array[] = []
  await writeReport(comparisonReport(facts, translator('en')), (chunk) => chunks.push(chunk))
  expect(counts()).toMatchObject({ tested: 1, composed: 1 })
  const { content } = await layOutReport({ kind: 'comparison', facts, locale: 'en' })
  expect(Buffer.concat(chunks).equals(content)).toBe(true)
  expect(readFileSync(path).equals(content)).toBe(true)
  await close()
})
