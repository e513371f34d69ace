import { join } from 'node:path'
import { createApplication } from '../../electron/application.ts'
import type { Input, Output, ProcedureName } from '../../shared/contract.ts'
import { translator } from '../../shared/messages/translate.ts'

/** Calls a procedure that must succeed. */
export type Call = <Name extends ProcedureName>(name: Name, input: Input<Name>) => Promise<Output<Name>>

/** Does something before a window is there, with the settings in `folder`; what was open is closed afterwards. */
export async function prepare<Value>(folder: string, act: (call: Call) => Promise<Value>): Promise<Value> {
  const { client, close } = createApplication({
    translate: translator('en'),
    settings: join(folder, 'settings'),
    onUnexpected: (error) => {
      throw error
    },
  })
  try {
    return await act(async (name, input) => {
      const result = await client(name, input)
      if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
      return result.value
    })
  } finally {
    await close()
  }
}

/** A workspace with a tender and its bidders, of whom nothing has come yet. */
export async function prepareTender(folder: string, path: string, bidders: readonly string[]): Promise<{ lot: string }> {
  return prepare(folder, async (call) => {
    await call('workspace.create', { path, title: 'Prepared' })
    const { lots } = await call('tender.create', { title: 'Support', need: 'Voice and chat', template: 'bpo-due-diligence' })
    const lot = lots[0]?.id ?? ''
    for (const name of bidders) await call('bid.add', { lot, provider: { name } })
    return { lot }
  })
}
