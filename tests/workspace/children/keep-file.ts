/**
 * Keeps a small workspace of the format as it stands, as `fixtures/format-N.assay.gz`. It is made anew as long as the format is not
 * released, as the pinned schema is; from then on it stays, and every later version reads it.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createApplication } from '../../../electron/application.ts'
import { format } from '../../../electron/format.ts'
import type { Input, Output, ProcedureName } from '../../../shared/contract.ts'
import { questionsOf } from '../../../shared/questionnaires/walk.ts'
import { kept } from '../kept-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'assay-keep-'))
const path = join(folder, 'kept.assay')
const { client, close } = createApplication({ settings: join(folder, 'settings'), actingAs: kept.author })

async function call<Name extends ProcedureName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
  const result = await client(name, input)
  if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
  return result.value
}

await call('workspace.create', { path, title: kept.title })
const tender = await call('tender.create', { title: kept.tender, need: 'Voice', template: 'bpo-due-diligence' })
const [lot] = tender.lots
if (!lot) throw new Error('a tender has a lot')
const { id: bid } = await call('bid.add', { lot: lot.id, provider: { name: kept.provider, deliveryModel: 'onshore' } })
const { instrument } = await call('tender.instrument', { tender: tender.id })
const question = questionsOf(instrument).find(({ type, visibleWhen }) => type === 'longText' && !visibleWhen)
if (!question) throw new Error('the template has open questions')
for (const answer of kept.answers) await call('response.set', { bid, question: question.id, answer, reason: 'By telephone' })
const photo = join(folder, 'photo.txt')
writeFileSync(photo, kept.evidence)
await call('evidence.add', { paths: [photo] })
await call('workspace.undo', {})
await call('workspace.redo', {})
await close()
writeFileSync(
  join(import.meta.dirname, `../fixtures/format-${format.version}.assay.gz`),
  gzipSync(readFileSync(path), { level: 9 }),
)
rmSync(folder, { recursive: true })
