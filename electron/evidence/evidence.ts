import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { Evidence } from '../../shared/evidence/contract.ts'
import { mediaTypeOf } from '../../shared/evidence/media-type.ts'
import { Refusal } from '../../shared/result.ts'
import { type IncomingFile, inspectFile, storeContent } from '../workspace/content.ts'
import { type Reader, sql, type Writer } from '../workspace/database.ts'

const select = `
  SELECT id, file_name AS fileName, media_type AS mediaType, evidence.sha256, size, origin, note, added_at AS addedAt
  FROM evidence JOIN content ON content.sha256 = evidence.sha256`
const all = sql<Evidence>(`${select} ORDER BY added_at, file_name, id`)
const byId = sql<Evidence, { id: string }>(`${select} WHERE id = :id`)
const insert = sql<never, Omit<Evidence, 'size'>>(
  `INSERT INTO evidence (id, file_name, media_type, sha256, origin, note, added_at)
   VALUES (:id, :fileName, :mediaType, :sha256, :origin, :note, :addedAt)`,
)

/** Most bytes that one file of evidence may have: what a phone films in a few minutes. */
const largestEvidence = 2 * 1024 ** 3

export function loadAllEvidence(read: Reader): Evidence[] {
  return read.all(all)
}

export function loadEvidence(read: Reader, id: string): Evidence {
  const found = read.get(byId, { id })
  if (!found) throw new Refusal('evidence.notFound', { evidence: id })
  return found
}

/** Looks at a file that is to become evidence; refuses what is missing, no file, or too large. */
export function inspectEvidence(path: string): IncomingFile {
  const file = inspectFile(path)
  if (file.size > largestEvidence) throw new Refusal('file.tooLarge', { path, size: file.size, limit: largestEvidence })
  return file
}

/** Takes a file in as evidence. The same bytes are kept once, however often they come. */
export function addEvidence(
  write: Writer,
  file: IncomingFile,
  facts: { origin: Evidence['origin']; note?: string | undefined; addedAt: string },
): Evidence {
  storeContent(write, file)
  return addStoredEvidence(write, { fileName: basename(file.path), sha256: file.sha256, size: file.size }, facts)
}

/** As `addEvidence`, for content that the workspace already holds. */
export function addStoredEvidence(
  write: Writer,
  content: { fileName: string; sha256: string; size: number },
  { origin, note, addedAt }: { origin: Evidence['origin']; note?: string | undefined; addedAt: string },
): Evidence {
  const fileName = content.fileName.normalize('NFC')
  const { size, ...row }: Evidence = {
    id: randomUUID(),
    fileName,
    mediaType: mediaTypeOf(fileName),
    sha256: content.sha256,
    size: content.size,
    origin,
    note: note ?? null,
    addedAt,
  }
  write.run(insert, row)
  return { ...row, size }
}
