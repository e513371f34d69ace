import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileKind } from '../../shared/exchange/file-signature.ts'
import type { Receipt } from '../../shared/responses/contract.ts'
import { Refusal } from '../../shared/result.ts'
import { containerKind } from '../exchange/container.ts'
import { containerLimits, megabyte } from '../exchange/limits.ts'
import { openFiles } from '../exchange/parse.ts'
import { readContent } from '../workspace/content.ts'
import type { Reader } from '../workspace/database.ts'
import { explainFile } from '../workspace/files.ts'
import { legibleName } from './file-names.ts'
import type { PackageFile } from './packages.ts'

/** A file of a package as it came, or one inside: `bid.zip › answers/answers.xlsx`. `head` is how it begins. */
export type Document = {
  name: string
  sha256: string
  size: number
  head: Uint8Array
  bytes: () => Uint8Array
  /** Kept only as part of what holds it. */
  inside: boolean
  /** What it holds stands among the files of the package too. */
  opened: boolean
}

/** Why a file of a package could not be opened to look for others in it. */
export type Unopened = { file: string; refusal: Refusal }

/** Containers in containers are opened to this depth. */
const deepest = 3
const headLength = 4_096

/**
 * All files of a package, those inside archives, mails and mails attached to mails too, in a worker each. What cannot be opened
 * stays a file as it came, and is told.
 */
export async function documentsOf(
  files: readonly Document[],
  signal: AbortSignal,
): Promise<{ documents: Document[]; unopened: Unopened[] }> {
  const documents: Document[] = []
  const unopened: Unopened[] = []
  const open = async (document: Document, depth: number): Promise<void> => {
    const kind = depth < deepest && mayContain(document) ? containerKind(document.bytes()) : undefined
    if (!kind) {
      documents.push(document)
      return
    }
    try {
      const entries = await openFiles(kind, document.name, document.bytes(), signal)
      documents.push({ ...document, opened: true })
      for (const { name, bytes } of entries) await open(within(document.name, name, bytes), depth + 1)
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'cancelled') throw error
      documents.push(document)
      unopened.push({ file: document.name, refusal: error })
    }
  }
  for (const file of files) await open(file, 0)
  return { documents, unopened }
}

/** Documents that are archives inside. Damaged ones are told by whoever reads them. */
const officeName = /\.(xls[xmb]|doc[xm]|ppt[xm]|od[stp])$/i

function mayContain({ name, size, head }: Document): boolean {
  return (
    !officeName.test(name) &&
    size <= containerLimits.fileMegabytes * megabyte &&
    ['archive', 'compound', 'text'].includes(fileKind(head))
  )
}

/** A file of a package as it is kept. */
export function keptDocument(read: Reader, { fileName, sha256, size }: Receipt['files'][number]): Document {
  return lying({ name: fileName, sha256, size }, () => readContent(read, sha256))
}

/** A file of a package that is not recorded yet. */
export function lyingDocument({ path, fileName, sha256, size }: PackageFile): Document {
  return lying({ name: fileName, sha256, size }, () => [explainFile(path.toString(), () => readFileSync(path))])
}

function lying(file: Pick<Document, 'name' | 'sha256' | 'size'>, pieces: () => Iterable<Uint8Array>): Document {
  let head: Uint8Array | undefined
  return {
    ...file,
    get head() {
      if (!head) {
        const [first] = pieces()
        head = first?.subarray(0, headLength) ?? new Uint8Array()
      }
      return head
    },
    bytes: () => Buffer.concat([...pieces()]),
    inside: false,
    opened: false,
  }
}

function within(container: string, name: string, bytes: Uint8Array): Document {
  return {
    name: legibleName(`${container} › ${name}`),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
    head: bytes.subarray(0, headLength),
    bytes: () => bytes,
    inside: true,
    opened: false,
  }
}

/** The name of a document without the folders and containers that it lies in. */
export function bareName({ name }: Pick<Document, 'name'>): string {
  return name.split(/ › |\//).at(-1) ?? name
}
