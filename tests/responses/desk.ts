import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { endpoints } from '../../electron/application.ts'
import { writeWorkbook } from '../../electron/exchange/workbook-writer.ts'
import { format, topicsOf } from '../../electron/format.ts'
import { currentAnswers } from '../../electron/responses/answers.ts'
import { workbookFacts } from '../../electron/responses/workbook.ts'
import { createRouter } from '../../electron/router.ts'
import { addBid } from '../../electron/tenders/bids.ts'
import { loadLots } from '../../electron/tenders/lots.ts'
import { addTender } from '../../electron/tenders/tenders.ts'
import { Preferences } from '../../electron/workspace/preferences.ts'
import { Session } from '../../electron/workspace/session.ts'
import type { Changed, Input, Output, ProcedureName } from '../../shared/contract.ts'
import type { Workbook } from '../../shared/exchange/workbook.ts'
import type { Instrument, PriceLine } from '../../shared/questionnaires/model.ts'
import { questionnaireLayout } from '../../shared/responses/outgoing/layout.ts'
import type { Problem } from '../../shared/result.ts'
import { mara, temporaryFolder, tickingClock } from '../workspace/support.ts'
import { everyType } from './questionnaire.ts'
import { type Entries, fill } from './sheets.ts'
import { translate } from './verdicts.ts'

export const priceLines: PriceLine[] = [
  { id: 'set-up', title: 'Set-up', unit: 'fixed price', quantity: '1', kind: 'oneOff' },
  { id: 'agent', title: 'Running the service', unit: 'full-time post', quantity: '50', kind: 'monthly' },
  { id: 'hour', title: 'Extra hours', unit: 'hour', quantity: '200.5', kind: 'monthly' },
]

/** A workspace with one tender of a small questionnaire and its price sheet, and the contract's procedures to call. */
export async function openDesk({
  instrument = everyType,
  deadline = null,
  clock = tickingClock(),
}: {
  instrument?: Instrument
  deadline?: string | null
  clock?: () => Date
} = {}) {
  const folder = temporaryFolder()
  const session = new Session(new Preferences(join(folder, 'settings')), format, clock)
  const workspace = await session.create(join(folder, 'desk.assay'), 'Desk', mara)

  const terms = { title: 'Customer support', need: 'Three languages', currency: 'EUR', termMonths: 36, deadline }
  const openTender = () =>
    workspace.execute({ command: 'test', profile: mara }, (write, stamp) => {
      const id = addTender({ write, ...stamp }, terms, instrument, [{ title: 'All', priceLines }])
      const [lot] = loadLots(write, id)
      if (!lot) throw new Error('no lot')
      return { tender: id, lot: lot.id }
    })
  const { tender, lot } = openTender()

  const changes: Changed[] = []
  const client = createRouter({
    session,
    endpoints,
    topicsOf,
    translation: () => translate,
    profile: () => mara,
    onChanged: (changed) => changes.push(changed),
  })

  /** Calls a procedure; throws its refusal. */
  async function call<Name extends ProcedureName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
    const result = await client(name, input)
    if (result.ok) return result.value
    throw new Refused(result.error)
  }

  let count = 0
  return {
    folder,
    workspace,
    tender,
    lot,
    client,
    changes,
    call,
    addTender: openTender,
    /** Adds a bid of a provider of this name. */
    bid: (provider: string, to = lot) =>
      workspace.execute(
        { command: 'test', profile: mara },
        (write, stamp) => addBid({ write, ...stamp }, to, { name: provider }).id,
      ),
    /** A path for a file that is not there yet. */
    path: (name: string) => join(folder, `${++count}-${name}`),
    /** Writes files into a new folder and returns it. */
    package: async (files: Record<string, Workbook | Uint8Array | string>) => {
      const path = join(folder, `package-${++count}`)
      mkdirSync(path)
      for (const [name, content] of Object.entries(files))
        writeFileSync(
          join(path, name),
          typeof content === 'object' && 'sheets' in content ? await writeWorkbook(content) : content,
        )
      return path
    },
    entries: () => workspace.journal().length,
    close: () => session.close(),
  }
}

class Refused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}

/** The refusal that a call ends in, as people read it. */
export async function refusal(call: Promise<unknown>): Promise<Problem> {
  try {
    await call
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return error.problem
  }
  throw new Error('Nothing was refused')
}

export type Desk = Awaited<ReturnType<typeof openDesk>>

/** The workbook of a bid as it is sent out now. */
export function workbookOf(desk: Desk, bid: string) {
  const { read } = desk.workspace
  return questionnaireLayout(workbookFacts(read, bid, 'questionnaire', mara), everyType, currentAnswers(read, bid), translate)
}

/** Fills in a bid's workbook and receives it, with the files beside it. */
export async function receive(desk: Desk, bid: string, entries: Record<string, Entries>, files: Record<string, string> = {}) {
  const path = await desk.package({ 'answers.xlsx': fill(workbookOf(desk, bid), entries), ...files })
  return desk.call('bid.receive', { bid, paths: [path], sender: 'bids@smith.example' })
}
