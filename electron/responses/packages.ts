import { lstatSync, statSync } from 'node:fs'
import { basename, relative, resolve } from 'node:path'
import { Refusal } from '../../shared/result.ts'
import { inspectEvidence } from '../evidence/evidence.ts'
import type { IncomingFile } from '../workspace/content.ts'
import { explainFile } from '../workspace/files.ts'
import { entriesIn, type FilePath, nameOf, openable } from '../workspace/raw-paths.ts'
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
  const files = [...given].flatMap((path) => {
    const file = openable(path)
    const name = nameOf(file)
    if (kindOf(file) === 'file') return [{ path: file, name }]
    return filesIn(file, paths.length > 1 ? `${name}/` : '')
  })
  if (files.length === 0) throw new Refusal('receive.empty', { path: paths.join(', ') })
  if (files.length > mostFiles) throw new Refusal('receive.tooMany', { limit: mostFiles })
  const own = files.find(({ path }) => isSameFile(path, workspace))
  if (own) throw new Refusal('receive.workspace', { path: own.path.toString() })
  const names = new Set<string>()
  return files.map(({ path, name }) => ({ ...inspectEvidence(path), fileName: freeName(legibleName(name), names) }))
}

function filesIn(folder: FilePath, within: string): { path: FilePath; name: string }[] {
  const found: { path: FilePath; name: string }[] = []
  for (const { name, path } of lyingIn(folder)) {
    if (kindOf(path) === 'file') found.push({ path, name: `${within}${name}` })
    else found.push(...filesIn(path, `${within}${name}/`))
    if (found.length > mostFiles) throw new Refusal('receive.tooMany', { limit: mostFiles })
  }
  return found
}

/** What lies in a folder, without what programs leave there. */
function lyingIn(folder: FilePath): { name: string; path: FilePath }[] {
  return explainFile(folder.toString(), () => entriesIn(folder))
    .filter(({ name }) => !isLeftover(name))
    .sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
}

/** The paths of what lies in a folder, as text. */
export function pathsIn(folder: string): string[] {
  return lyingIn(openable(folder)).map(({ path }) => path.toString())
}

/** What operating systems and spreadsheet programs leave in folders. */
function isLeftover(name: string): boolean {
  return /^(\.DS_Store|\._.*|Thumbs\.db|desktop\.ini|~\$.*|\.~lock\..*#)$/i.test(name)
}

function isSameFile(path: FilePath, other: string): boolean {
  const [one, own] = [path, other].map((file) => statSync(file, { bigint: true, throwIfNoEntry: false }))
  return one !== undefined && own !== undefined && one.ino === own.ino && one.dev === own.dev
}

function kindOf(from: FilePath): 'file' | 'folder' {
  const path = from.toString()
  const found = explainFile(path, () => lstatSync(from))
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
