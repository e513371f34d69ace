import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe } from 'vitest'
import { untested } from '../untested.ts'

const named = process.env.ASSAY_CORPUS
const folder = resolve(named || '../shared/data')
/** Whether real files from elsewhere are at hand: in `ASSAY_CORPUS`, else in `../shared/data`. A user's clone has none. */
export const corpusIsPresent = existsSync(folder)
if (named && !corpusIsPresent) throw new Error(`ASSAY_CORPUS names a folder that is not there: ${folder}`)

/** The path of a file or folder of the corpus. */
export const corpusPath = (...parts: string[]): string => resolve(folder, ...parts)

/** A `describe` for tests that read the corpus; skipped where it is absent. */
export const describeCorpus: ReturnType<typeof describe.skipIf> = describe.skipIf(
  untested('Real files are', !corpusIsPresent && `no folder ${folder}; ASSAY_CORPUS may name another`),
)
