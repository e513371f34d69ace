import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { createApplication } from '../../electron/application.ts'
import type { Sample } from '../../electron/sample/build.ts'
import type { Client, Input, Output, ProcedureName } from '../../shared/contract.ts'
import { translator } from '../../shared/messages/translate.ts'
import { builtSample } from './built.ts'

/** An open copy of the sample, free to be changed. */
export type OpenSample = {
  sample: Sample
  /** Of the copy. */
  path: string
  client: Client
  /** Calls a procedure that must succeed. */
  call: <Name extends ProcedureName>(name: Name, input: Input<Name>) => Promise<Output<Name>>
  /** The id of a bid by its key, such as `bjorko`. */
  bid: (key: string) => string
}

const translate = translator('en')
const closing: (() => Promise<void>)[] = []
let root: string | undefined
let copies = 0

afterAll(async () => {
  for (const close of closing.splice(0)) await close()
  if (root) rmSync(root, { recursive: true, force: true })
  root = undefined
})

/** A folder for the files of these tests; removed after the last of them. */
export function sampleFolder(): string {
  root ??= mkdtempSync(join(tmpdir(), 'assay-sample-'))
  return root
}

/** Opens a copy of the sample of its own; closed after the last test. */
export async function openSample(): Promise<OpenSample> {
  const sample = await builtSample()
  const path = join(sampleFolder(), `copy-${++copies}.assay`)
  copyFileSync(sample.workspace, path)
  const { client, close } = createApplication({
    translate,
    clock: () => new Date('2026-10-20T09:00:00.000Z'),
    settings: join(sampleFolder(), 'settings'),
  })
  closing.push(close)
  const call: OpenSample['call'] = async (name, input) => {
    const result = await client(name, input)
    if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`)
    return result.value
  }
  await call('workspace.open', { path })
  const bid = (key: string) => {
    const id = sample.bids.get(key)
    if (id === undefined) throw new Error(`there is no bidder ${key}`)
    return id
  }
  return { sample, path, client, call, bid }
}
