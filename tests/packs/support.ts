import { join } from 'node:path'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { testApplication } from '../application/support.ts'
import { temporaryFolder } from '../workspace/support.ts'

/** A workspace with a tender, two bidders that answered two open questions, prices, and two evaluators, Ada and Ben. */
export async function tenderWithEvaluators() {
  const folder = temporaryFolder()
  const path = join(folder, 'tender.assay')
  const application = testApplication({ actingAs: 'Mara' })
  const { call } = application
  await call('workspace.create', { path, title: 'Tender' })
  const tender = await call('tender.create', { title: 'Support', need: 'Voice', template: 'bpo-due-diligence' })
  const lot = tender.lots[0]?.id ?? ''
  const { id: north } = await call('bid.add', { lot, provider: { name: 'Nordlicht & Söhne', deliveryModel: 'onshore' } })
  const { id: east } = await call('bid.add', { lot, provider: { name: 'Sakura Support', deliveryModel: 'offshore' } })
  const { instrument } = await call('tender.instrument', { tender: tender.id })
  const questions = questionsOf(instrument)
    .filter(({ type, visibleWhen }) => type === 'longText' && !visibleWhen)
    .slice(0, 3)
    .map(({ id }) => id)
  for (const bid of [north, east])
    for (const question of questions)
      await call('response.set', { bid, question, answer: `As ${question} says`, reason: 'By telephone' })
  const { id: ada } = await call('evaluator.add', { name: 'Ada' })
  const { id: ben } = await call('evaluator.add', { name: 'Ben' })
  const subject = (index = 0) => ({ kind: 'question', id: questions[index] ?? '' }) as const
  return { ...application, folder, path, tender: tender.id, lot, north, east, ada, ben, questions, subject }
}
export type Story = Awaited<ReturnType<typeof tenderWithEvaluators>>

/** Makes a pack for somebody. Returns its path. */
export async function packFor({ call, folder }: Story, name: string, options: object = {}): Promise<string> {
  const path = join(folder, `${name.toLowerCase()}-${Math.random().toString(36).slice(2, 8)}.assay`)
  await call('pack.create', { path, for: name, ...options })
  return path
}

/** Somebody's own machine, with a pack or a copy open on it. */
export async function elsewhere(path: string, name: string) {
  const application = testApplication({ actingAs: name })
  await application.call('workspace.open', { path })
  return application
}
