import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { format } from '../../electron/format.ts'
import { testApplication } from '../application/support.ts'
import { kept } from './kept-file.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
const files = readdirSync(fixtures).filter((name) => name.endsWith('.assay.gz'))

it('keeps a workspace of every format that there was', () => {
  expect(files).toEqual(format.steps.map(({ version }) => `format-${version}.assay.gz`))
})

it.each(files)('opens %s, which another build wrote: it is sound, undo goes on, and it says what it held', async (name) => {
  const { call, folder } = testApplication({ actingAs: kept.author })
  const path = join(folder, 'kept.assay')
  writeFileSync(path, gunzipSync(readFileSync(join(fixtures, name))))
  expect((await call('workspace.open', { path })).title).toBe(kept.title)
  const { sound, checks } = await call('workspace.verify', {})
  expect(checks.flatMap(({ problems }) => problems)).toEqual([])
  expect(sound).toBe(true)

  const [tender] = await call('tender.list', {})
  expect(tender?.title).toBe(kept.tender)
  const bids = await call('bid.list', { lot: tender?.lots[0]?.id ?? '' })
  expect(bids.map(({ provider }) => provider.name)).toEqual([kept.provider])
  const bid = bids[0]?.id ?? ''
  const [response] = await call('response.list', { bid })
  const history = await call('response.history', { bid, question: response?.question ?? '' })
  expect(history.map(({ display }) => display).sort()).toEqual(kept.answers)

  await call('workspace.undo', {})
  expect(await call('evidence.list', {})).toEqual([])
  await call('workspace.redo', {})
  const [evidence] = await call('evidence.list', {})
  const out = join(folder, 'photo.txt')
  await call('evidence.export', { evidence: evidence?.id ?? '', path: out })
  expect(readFileSync(out, 'utf8')).toBe(kept.evidence)
})
