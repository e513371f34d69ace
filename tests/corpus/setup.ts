import { corpusIsPresent, corpusPath } from './corpus.ts'

/** Runs once before the suite: says in one line what is read, or that nothing is. */
export function setup(): void {
  if (process.env.ASSAY_CORPUS && !corpusIsPresent)
    throw new Error(`ASSAY_CORPUS names a folder that is not there: ${corpusPath()}`)
  console.log(
    corpusIsPresent
      ? `Corpus: ${corpusPath()}`
      : `Corpus tests skipped: no folder ${corpusPath()}; ASSAY_CORPUS may name another.`,
  )
}
