import type { Output } from '../contract.ts'

/** A file or a folder that was given, whose it is where that is known, and why it is not where there is something to say. */
export type Looked = Omit<Output<'package.recognise'>[number], 'paths'> & { path: string }

/**
 * The packages that given files and folders are. Each whose workbook says whose it is, is one of its own; what lies beside the only
 * questionnaire of its folder, and says nothing of itself, came with that. The rest is asked for, folder by folder.
 */
export function groupPackages(looked: readonly Looked[]): Output<'package.recognise'> {
  const packages = looked.flatMap(({ path, ...said }) => (said.found ? [{ ...said, paths: [path] }] : []))
  const rest: Output<'package.recognise'> = []
  for (const { path, ...said } of looked.filter(({ found }) => !found)) {
    const beside = packages.filter(
      ({ found, paths: [first = ''] }) => folderOf(first) === folderOf(path) && found?.envelope === 'questionnaire',
    )
    const [questionnaire, ...others] = beside
    const loose = rest.find(({ problem, paths: [first = ''] }) => problem === null && folderOf(first) === folderOf(path))
    if (said.problem === null && questionnaire && others.length === 0) questionnaire.paths.push(path)
    else if (said.problem === null && loose) loose.paths.push(path)
    else rest.push({ ...said, paths: [path] })
  }
  return [...packages, ...rest]
}

function folderOf(path: string): string {
  return path.replace(/[^/\\]*[/\\]?$/, '')
}
