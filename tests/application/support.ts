import { join } from 'node:path'
import { afterEach } from 'vitest'
import { createApplication } from '../../electron/application.ts'
import type { Changed, Input, Output, ProcedureName } from '../../shared/contract.ts'
import { translator } from '../../shared/messages/translate.ts'
import type { Problem } from '../../shared/result.ts'
import { temporaryFolder, tickingClock } from '../workspace/support.ts'

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const application of open.splice(0)) await application.close()
})

/** The application as a face sees it, in a folder of its own, with everything that it said of changes. */
export function testApplication(options: { clock?: () => Date; actingAs?: string; language?: 'en' | 'of the settings' } = {}) {
  const folder = temporaryFolder()
  const changes: Changed[] = []
  const application = createApplication({
    ...(options.language !== 'of the settings' && { translate: translator('en') }),
    clock: options.clock ?? tickingClock(),
    settings: join(folder, 'settings'),
    actingAs: options.actingAs,
    onChanged: (changed) => changes.push(changed),
    onUnexpected: (error) => {
      throw error
    },
  })
  open.push(application)

  /** The value of a call that must succeed. */
  const call = async <Name extends ProcedureName>(name: Name, input: Input<Name>): Promise<Output<Name>> => {
    const result = await application.client(name, input)
    if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`)
    return result.value
  }
  /** The problem of a call that must be refused. */
  const refused = async <Name extends ProcedureName>(name: Name, input: Input<Name>): Promise<Problem> => {
    const result = await application.client(name, input)
    if (result.ok) throw new Error(`${name} was not refused`)
    return result.error
  }
  const { client, translation, close } = application
  return { folder, changes, client, translation, close, call, refused }
}

/** An application with an open workspace that holds one tender and two bids. */
export async function testTender() {
  const application = testApplication({ actingAs: 'Mara' })
  const { call, folder } = application
  await call('workspace.create', { path: join(folder, 'test.assay'), title: 'Test' })
  const tender = await call('tender.create', { title: 'Support', need: 'Voice and chat', template: 'bpo-due-diligence' })
  const [lot] = tender.lots
  if (!lot) throw new Error('a tender has a lot')
  const north = await call('bid.add', { lot: lot.id, provider: { name: 'Nordlicht & Söhne <Ltd>', deliveryModel: 'onshore' } })
  const east = await call('bid.add', { lot: lot.id, provider: { name: 'さくらサポート', deliveryModel: 'offshore' } })
  return { ...application, tender, lot, north, east }
}
