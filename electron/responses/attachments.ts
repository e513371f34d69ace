import { resolve } from 'node:path'
import type { Attachments } from '../../shared/responses/incoming/judge.ts'
import { inspectEvidence } from '../evidence/evidence.ts'
import { storeBytes, storeContent } from '../workspace/content.ts'
import type { Writer } from '../workspace/database.ts'
import { bareName, type Document } from './documents.ts'
import { findInFolder } from './packages.ts'

/** A file that an answer may name: kept with the receipt already, part of what is, or still in a folder of this machine. */
export type Attachment = {
  fileName: string
  sha256: string
  size: number
  /** Keeps its content as a file of its own. */
  store: (write: Writer) => void
}

/** As `Attachments`, with where each file is. */
export type FoundFiles = Omit<Attachments, 'find'> & { find: (name: string) => Attachment | undefined }

/**
 * The files that answers may name: those that came with the workbook, then those of `folder`. A file of the folder is read
 * when it is first asked for, and once. Names are compared as they are, then without folders, then regardless of case, where
 * that fits one content only.
 */
export function attachmentsOf(
  documents: readonly Document[],
  workbooks: readonly string[],
  folder: string | undefined,
): FoundFiles {
  const others = documents.filter(({ name }) => !workbooks.includes(name))
  const looked = new Map<string, Attachment | undefined>()
  const find = (name: string): Attachment | undefined => {
    const found =
      only(others.filter((document) => document.name === name)) ??
      only(others.filter((document) => bareName(document) === name)) ??
      only(others.filter((document) => bareName(document).toLowerCase() === name.toLowerCase()))
    if (found) return { ...found, fileName: found.name, store: (write) => found.inside && storeBytes(write, found.bytes()) }
    const path = folder === undefined ? undefined : findInFolder(resolve(folder), name)
    if (path === undefined) return undefined
    const incoming = inspectEvidence(path)
    return { fileName: name, sha256: incoming.sha256, size: incoming.size, store: (write) => storeContent(write, incoming) }
  }
  return {
    names: others.filter(({ opened }) => !opened).map(({ name }) => name),
    find: (name) => {
      if (!looked.has(name)) looked.set(name, find(name))
      return looked.get(name)
    },
  }
}

/** The document, where all of them hold the same. */
function only([first, ...others]: readonly Document[]): Document | undefined {
  return others.every(({ sha256 }) => sha256 === first?.sha256) ? first : undefined
}
