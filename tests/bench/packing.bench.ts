import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createApplication } from '../../electron/application.ts'
import { format } from '../../electron/format.ts'
import { buildSample } from '../../electron/sample/build.ts'
import { Stage } from '../../electron/sample/stage.ts'
import { actorNamed } from '../../electron/workspace/actors.ts'
import { connect } from '../../electron/workspace/database.ts'
import { takeSteps } from '../../electron/workspace/format/migrate.ts'
import type { PackToMake } from '../../electron/workspace/packing/build.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { translator } from '../../shared/messages/translate.ts'
import { bench } from './harness.ts'
import { benchFolder } from './tender.ts'

/** The sample, open, and a pack of all of it for one of its evaluators. */
async function sample(folder: string): Promise<{ workspace: Workspace; contents: PackToMake }> {
  const path = join(folder, 'sample.assay')
  const stage = new Stage()
  const { clock, profile: actingAs } = stage
  const translate = translator('en')
  const application = createApplication({ translate, clock, actingAs, settings: join(folder, 'settings') })
  await buildSample(application.client, join(folder, 'files'), { path, stage, translate })
  await application.close()
  const workspace = Workspace.open(path, { format })
  const lots = connect(path, { readonly: true })
  const ids = lots.prepare<[], string>('SELECT id FROM lot').pluck().all()
  const evaluator = lots
    .prepare<[], string>(
      `SELECT name FROM current_actor_role AS held JOIN current_actor_details USING (actor_id) WHERE held.role = 'evaluator'`,
    )
    .pluck()
    .get()
  lots.close()
  const actor = actorNamed(workspace.read, evaluator ?? '')?.id ?? ''
  const given = { prices: true, scores: true, names: true, asked: '', grant: ['score'] }
  return { workspace, contents: { pack: randomUUID(), actor, lots: new Set(ids), bids: new Set(), ...given } }
}

/** What a pack holds, as far as it does not come about by itself. */
const copied = [
  ...format.tables.filter(({ kind }) => kind !== 'local').map(({ name }) => name),
  ...['journal_entry', 'proof', 'content', 'content_chunk', 'search_document'],
]

bench('writing a pack of the sample, as against copying its rows one by one into a new file with the same tables', async () => {
  const folder = benchFolder()
  const { workspace, contents } = await sample(folder)
  const inFolder = (name: string) => join(folder, `${name}.assay`)
  const [first, pack, copy] = [inFolder('first'), inFolder('pack'), inFolder('copy')]
  const profile = { name: 'Mara', role: '', organisation: '' }
  const write = (path: string) => workspace.writePack(path, contents, profile)
  write(first)
  return {
    prepare: () => {
      for (const path of [pack, copy]) rmSync(path, { force: true })
    },
    floor: () => {
      const from = connect(first, { readonly: true })
      const to = connect(copy, { create: true })
      to.exec('BEGIN')
      takeSteps(to, format)
      to.pragma('defer_foreign_keys = ON')
      to.exec(`INSERT INTO journal_open (singleton, kind) VALUES (1, 'act')`)
      for (const name of copied) {
        const rows = from.prepare<[], unknown[]>(`SELECT * FROM ${name}`).raw()
        const insert = to.prepare(
          `INSERT INTO ${name} VALUES (${rows
            .columns()
            .map(() => '?')
            .join(', ')})`,
        )
        for (const row of rows.iterate()) insert.run(row)
      }
      to.exec(`INSERT INTO search_index (search_index) VALUES ('rebuild'); COMMIT`)
      to.close()
      from.close()
    },
    subject: () => write(pack),
    cleanUp: () => workspace.close(),
    limit: { ratio: 2 },
  }
})
