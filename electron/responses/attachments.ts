import { resolve } from 'node:path'
import type { Receipt } from '../../shared/responses/contract.ts'
import type { Attachments } from '../../shared/responses/incoming/judge.ts'
import { inspectEvidence } from '../evidence/evidence.ts'
import type { IncomingFile } from '../workspace/content.ts'
import { findInFolder } from './receipts.ts'

/** A file that an answer may name: kept with the receipt already, or still in a folder of this machine. */
export type Attachment = { sha256: string; size: number; fileName: string; incoming: IncomingFile | undefined }

/** As `Attachments`, with where each file is. */
export type FoundFiles = Omit<Attachments, 'find'> & { find: (name: string) => Attachment | undefined }

/**
 * The files that answers may name: those that came with the workbook, then those of `folder`. A file of the folder is read
 * when it is first asked for, and once. Names are compared as they are, then regardless of case where that fits one file only.
 */
export function attachmentsOf(receipt: Receipt, workbook: string, folder: string | undefined): FoundFiles {
  const received = receipt.files.filter(({ fileName }) => fileName !== workbook)
  const looked = new Map<string, Attachment | undefined>()
  const find = (name: string): Attachment | undefined => {
    const exact = received.find(({ fileName }) => fileName === name)
    const [alike, ...others] = received.filter(({ fileName }) => fileName.toLowerCase() === name.toLowerCase())
    const found = exact ?? (others.length === 0 ? alike : undefined)
    if (found) return { ...found, incoming: undefined }
    const path = folder === undefined ? undefined : findInFolder(resolve(folder), name)
    const incoming = path === undefined ? undefined : inspectEvidence(path)
    return incoming && { sha256: incoming.sha256, size: incoming.size, fileName: name, incoming }
  }
  return {
    names: received.map(({ fileName }) => fileName),
    find: (name) => {
      if (!looked.has(name)) looked.set(name, find(name))
      return looked.get(name)
    },
  }
}
