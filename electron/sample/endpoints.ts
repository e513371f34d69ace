import type { sampleContract } from '../../shared/sample.ts'
import { type Endpoints, task } from '../endpoint.ts'
import { folderBeside, playSample, type StartApplication } from './play.ts'

/** The sample plays through an application like the one that it is asked of; whoever makes that one hands it in. */
export const sampleEndpoints = (start: StartApplication): Endpoints<typeof sampleContract> => ({
  'sample.build': task(async ({ translate, signal, progress }, { path }) => {
    const folder = folderBeside(path)
    const options = { path, folder, translate, signal, onProgress: progress }
    return playSample(start, options, async (_client, { lot }) => ({ path, folder, lot }))
  }),
})
