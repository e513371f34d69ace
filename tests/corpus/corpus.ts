import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe } from 'vitest'

const folder = resolve(process.env.ASSAY_CORPUS || '../shared/data')

/** Whether real files from elsewhere are at hand: in `ASSAY_CORPUS`, else in `../shared/data`. A user's clone has none. */
export const corpusIsPresent = existsSync(folder)

/** The path of a file or folder of the corpus. */
export const corpusPath = (...parts: string[]): string => resolve(folder, ...parts)

/** A `describe` for tests that read the corpus; skipped where it is absent. */
export const describeCorpus: ReturnType<typeof describe.skipIf> = describe.skipIf(!corpusIsPresent)
