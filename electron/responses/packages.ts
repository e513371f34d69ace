import { lstatSync, readdirSync, statSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { Refusal } from '../../shared/result.ts'
import { inspectEvidence } from '../evidence/evidence.ts'
import type { IncomingFile } from '../workspace/content.ts'
import { explainFile } from '../workspace/files.ts'
import { freeName, legibleName } from './file-names.ts'

/** A file of a package: its name in NFC, and where it is on this machine. */
export type PackageFile = IncomingFile & { fileName: string }

/** Most files that one package may hold. */
const mostFiles = 500

/**
 * Looks at a package before it is recorded, without reading what the files say: files and folders, with the folders in them, as they
 * came. Files are called by their place in the package; two of one name are told apart by a number. Refuses links, nothing at all, one
 * file given twice, and `workspace`, the file that it would be recorded in.
 */
export function inspectPackage(paths: readonly string[], workspace = ''): PackageFile[] {
  const given = new Set<string>()
  for (const path of paths.map((one) => resolve(one))) {
    if (given.has(path)) throw new Refusal('receive.twice', { path })
    given.add(path)
  }
  const files = paths.flatMap((path) => {
    const file = resolve(path)
    const name = basename(file)
    if (kindOf(file) === 'file') return [{ path: file, name }]
    return filesIn(file, paths.length > 1 ? `${name}/` : '')
  })
  if (files.length === 0) throw new Refusal('receive.empty', { path: paths.join(', ') })
  if (files.length > mostFiles) throw new Refusal('receive.tooMany', { limit: mostFiles })
  const own = files.find(({ path }) => isSameFile(path, workspace))
  if (own) throw new Refusal('receive.workspace', { path: own.path })
  const names = new Set<string>()
  return files.map(({ path, name }) => ({ ...inspectEvidence(path), fileName: freeName(legibleName(name), names) }))
}

function filesIn(folder: string, within: string): { path: string; name: string }[] {
  const found: { path: string; name: string }[] = []
  for (const name of namesIn(folder)) {
    const path = join(folder, name)
    if (kindOf(path) === 'file') found.push({ path, name: `${within}${name}` })
    else found.push(...filesIn(path, `${within}${name}/`))
    if (found.length > mostFiles) throw new Refusal('receive.tooMany', { limit: mostFiles })
  }
  return found
}

/** What lies in a folder, without what programs leave there. */
export function namesIn(folder: string): string[] {
  return explainFile(folder, () => readdirSync(folder))
    .filter((name) => !isLeftover(name))
    .sort()
}

/** What operating systems and spreadsheet programs leave in folders. */
function isLeftover(name: string): boolean {
  return /^(\.DS_Store|\._.*|Thumbs\.db|desktop\.ini|~\$.*|\.~lock\..*#)$/i.test(name)
}

function isSameFile(path: string, other: string): boolean {
  const [one, own] = [path, other].map((file) => statSync(file, { bigint: true, throwIfNoEntry: false }))
  return one !== undefined && own !== undefined && one.ino === own.ino && one.dev === own.dev
}

function kindOf(path: string): 'file' | 'folder' {
  const found = explainFile(path, () => lstatSync(path))
  if (found.isSymbolicLink()) throw new Refusal('receive.link', { path })
  if (found.isDirectory()) return 'folder'
  if (!found.isFile()) throw new Refusal('file.notRegular', { path })
  return 'file'
}

/** A file of a folder by its bare name; undefined where there is none, where it is a link, or where the name leads elsewhere. */
export function findInFolder(folder: string, name: string): string | undefined {
  const path = resolve(folder, name)
  if (relative(folder, path) !== basename(path)) return undefined
  const found = lstatSync(path, { throwIfNoEntry: false })
  return found?.isFile() ? path : undefined
}
