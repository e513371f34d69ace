import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createApplication } from '../../electron/application.ts'
import { parseWorkbook } from '../../electron/exchange/parse.ts'
import { format } from '../../electron/format.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import type { Input, Output, ProcedureName } from '../../shared/contract.ts'
import { translator } from '../../shared/messages/translate.ts'
import { bench } from './harness.ts'
import { questionCount } from './questionnaire.ts'
import { answerAll, benchFolder, invited, receive } from './tender.ts'

async function setUp() {
  const folder = benchFolder()
  const received = join(folder, 'received.assay')
  const draft = join(folder, 'draft.assay')
  const working = join(folder, 'working.assay')
  const workbook = join(folder, 'answers.xlsx')
  const policy = join(folder, 'policy.pdf')
  const application = createApplication({ translate: translator('en'), settings: join(folder, 'settings') })

  async function call<Name extends ProcedureName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
    const result = await application.client(name, input)
    if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
    return result.value
  }

  /** Writes a bidder's workbook with every answer in it, from a copy of the workspace that the answers were put into. */
  async function fill(): Promise<string> {
    const { workspace, bids } = invited(received)
    const [bid] = bids
    if (!bid) throw new Error('There is no bid')
    workspace.saveCopy(draft)
    const copy = Workspace.open(draft, { format })
    writeFileSync(policy, 'a policy')
    answerAll(copy, bid, policy, 1)
    copy.close()
    await call('workspace.open', { path: draft })
    await call('bid.workbook', { bid: bid.id, path: workbook })
    await call('workspace.close', {})
    const { id } = receive(workspace, bid, 'questionnaire', workbook, policy)
    workspace.close()
    return id
  }

  const receipt = await fill()
  return { call, receipt, received, working, workbook }
}

bench('importing a workbook of 400 answers, as against parsing it in its worker', async () => {
  const { call, receipt, received, working, workbook } = await setUp()
  return {
    floor: () => parseWorkbook({ path: workbook }),
    subject: async () => {
      const { counts } = await call('response.import', { receipt })
      if (counts.accepted !== questionCount) throw new Error(`Only ${counts.accepted} answers were taken in`)
    },
    prepare: async () => {
      await call('workspace.close', {})
      copyFileSync(received, working)
      await call('workspace.open', { path: working })
    },
    cleanUp: () => call('workspace.close', {}),
    limit: { ratio: 1.5, plusMilliseconds: 150 },
  }
})
