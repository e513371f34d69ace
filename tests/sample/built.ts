import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createApplication } from '../../electron/application.ts'
import { builtOnce } from '../../electron/hosts/built-once.ts'
import { buildSample, type Sample } from '../../electron/sample/build.ts'
import { Stage } from '../../electron/sample/stage.ts'
import { translator } from '../../shared/messages/translate.ts'
import { project } from '../unit/sources.ts'

const names = { workspace: 'sample.assay', folder: 'files', facts: 'sample.json' }
type Facts = Omit<Sample, 'workspace' | 'folder' | 'bids' | 'evaluators'> & Record<'bids' | 'evaluators', [string, string][]>

/** The sample tender, built once from the sources as they are. Its workspace is closed; leave it and its files as they are. */
export async function builtSample(): Promise<Sample> {
  const folders = ['assets', 'electron', 'shared'].map((folder) => join(project, folder))
  const built = await builtOnce(join(project, '.cache/sample'), { folders, files: [join(project, 'package-lock.json')] }, build)
  const facts: Facts = JSON.parse(readFileSync(join(built, names.facts), 'utf8'))
  return {
    ...facts,
    workspace: join(built, names.workspace),
    folder: join(built, names.folder),
    bids: new Map(facts.bids),
    evaluators: new Map(facts.evaluators),
  }
}

async function build(folder: string): Promise<void> {
  const stage = new Stage()
  const translate = translator('en')
  const { client, close } = createApplication({
    translate,
    clock: stage.clock,
    actingAs: stage.profile,
    settings: join(folder, 'settings'),
    onUnexpected: (error) => {
      throw error
    },
  })
  const options = { path: join(folder, names.workspace), stage, translate }
  const { tender, lot, counts, bids, evaluators } = await buildSample(client, join(folder, names.folder), options)
  await close()
  const facts: Facts = { tender, lot, counts, bids: [...bids], evaluators: [...evaluators] }
  writeFileSync(join(folder, names.facts), JSON.stringify(facts))
}
