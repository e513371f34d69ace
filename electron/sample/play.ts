import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { CallOptions, Client } from '../../shared/contract.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import { Refusal } from '../../shared/result.ts'
import type { Profile } from '../../shared/workspace/model.ts'
import { backupFolder } from '../workspace/backup-folder.ts'
import { noteLeftover } from '../workspace/leftovers.ts'
import { checkEnding } from '../workspace/output.ts'
import type { Clock } from '../workspace/workspace.ts'
import type { Sample } from './build.ts'
import { SampleRefused } from './cast.ts'
import { Stage } from './stage.ts'

/** Starts an application of the sample's own, whose clock, people and settings are those of the story. */
export type StartApplication = (options: { translate: Translate; clock: Clock; actingAs: () => Profile; settings: string }) => {
  client: Client
  close: () => Promise<void>
}

/** The folder of the workbooks and evidence beside a sample at `path`. */
export function folderBeside(path: string): string {
  return `${path.replace(/\.assay$/, '')}-files`
}

/**
 * Builds the sample at `path`, its files in `folder`, in an application of its own, and returns what `afterwards` tells of it
 * before that is closed. Where it is refused, fails or is cancelled, nothing half done stays behind. Refuses paths that are taken.
 */
export async function playSample<Told>(
  start: StartApplication,
  { path, folder, translate, signal, onProgress }: { path: string; folder: string; translate: Translate } & CallOptions,
  afterwards: (client: Client, sample: Sample) => Promise<Told>,
): Promise<Told> {
  checkEnding(path, '.assay')
  if (existsSync(path)) throw new Refusal('workspace.exists', { path })
  if (existsSync(folder)) throw new Refusal('sample.folderExists', { folder })
  const backups = backupFolder(path)
  // Those of a file that had the name before are not ours to clear away.
  const made = [path, folder, ...(existsSync(backups) ? [] : [backups])]
  // Only now: it brings along what draws documents and reads workbooks here, for which no other start should wait.
  const { buildSample } = await import('./build.ts')
  const stage = new Stage()
  const settings = mkdtempSync(join(tmpdir(), 'assay-sample-'))
  noteLeftover(settings)
  const application = start({ translate, clock: stage.clock, actingAs: stage.profile, settings })
  const client: Client = async (name, input) => {
    // Between two steps others get their turn, and a wish to stop is heard.
    await setImmediate()
    if (signal?.aborted) throw new Refusal('cancelled')
    return application.client(name, input, signal && { signal })
  }
  try {
    const sample = await buildSample(client, folder, { path, stage, translate, onProgress })
    const told = await afterwards(client, sample)
    await application.close()
    return told
  } catch (error) {
    await application.close()
    for (const each of made) rmSync(each, { recursive: true, force: true })
    throw error instanceof SampleRefused ? new Refusal(error.problem.code, error.problem.details) : error
  } finally {
    rmSync(settings, { recursive: true, force: true })
  }
}
