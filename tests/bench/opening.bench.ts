import { join } from 'node:path'
import { createApplication } from '../../electron/application.ts'
import { loadEvaluation } from '../../electron/decisions/evaluation.ts'
import { format } from '../../electron/format.ts'
import { readInstrument } from '../../electron/tenders/instrument.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import type { Input, Output, ProcedureName } from '../../shared/contract.ts'
import { translator } from '../../shared/messages/translate.ts'
import { bench } from './harness.ts'
import { fillPortfolio } from './portfolio.ts'
import { closeRaw, openRaw, rawReader } from './raw.ts'
import { answered, benchFolder, invited } from './tender.ts'

bench('opening a workspace with 12 bidders × 400 questions, as against SQL that reads the same rows', () => {
  const path = join(benchFolder(), 'answered.assay')
  const { workspace, tender, lot } = answered(path)
  workspace.close()
  let close = () => {}
  return {
    floor: () => {
      const database = openRaw(path)
      close = () => closeRaw(database)
      rawReader(database, { tender, lot, withInstrument: true })()
    },
    subject: () => {
      const opened = Workspace.open(path, { format })
      close = () => opened.close()
      // A process keeps the questionnaires that it has read. Here each opening reads it.
      readInstrument(opened.read, tender)
      loadEvaluation(opened.read, lot)
    },
    prepare: () => close(),
    cleanUp: () => close(),
    limit: { ratio: 2 },
  }
})

bench('opening 10,000 providers and a million answers to the first list, as against SQL that reads that list', async () => {
  const folder = benchFolder()
  const path = join(folder, 'portfolio.assay')
  const { workspace, bids } = invited(path)
  workspace.close()
  fillPortfolio(path, bids)
  const application = createApplication({ translate: translator('en'), settings: join(folder, 'settings') })
  const call = async <Name extends ProcedureName>(name: Name, input: Input<Name>): Promise<Output<Name>> => {
    const result = await application.client(name, input)
    if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
    return result.value
  }
  let close: () => unknown = () => {}
  return {
    floor: () => {
      const database = openRaw(path)
      close = () => closeRaw(database)
      database
        .prepare('SELECT provider_id, name, country, delivery_model, summary FROM current_provider_details ORDER BY name')
        .all()
    },
    subject: async () => {
      close = () => application.close()
      await call('workspace.open', { path })
      await call('workspace.info', {})
      await call('tender.list', {})
      const { length } = await call('provider.list', {})
      if (length < 10_000) throw new Error(`Only ${length} providers`)
    },
    prepare: () => close(),
    cleanUp: () => close(),
    limit: { ratio: 0, plusMilliseconds: 1_000 },
  }
})
