import { randomUUID } from 'node:crypto'
import { type Evidence, evidenceOrigins } from '../../shared/evidence/contract.ts'
import { mediaTypeOf } from '../../shared/evidence/media-type.ts'
import { Refusal } from '../../shared/result.ts'
import { integer, oneOf, optional, text } from '../workspace/columns.ts'
import { type IncomingFile, inspectFile, storeContent } from '../workspace/content.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { type Recording, record } from '../workspace/facts.ts'
import { type FilePath, nameOf } from '../workspace/raw-paths.ts'
import { evidenceNote } from './tables.ts'

const columns = {
  id: text,
  fileName: text,
  mediaType: text,
  sha256: text,
  size: integer,
  origin: oneOf(evidenceOrigins),
  note: optional(text),
  addedAt: text,
}
const select = `
  SELECT evidence.id, file_name AS fileName, media_type AS mediaType, sha256, size, origin,
         (SELECT note FROM current_evidence_note WHERE evidence_id = evidence.id) AS note, evidence.at AS addedAt
  FROM evidence`
const all = sql(`${select} ORDER BY evidence.at, file_name, evidence.id`, {}, columns)
const byId = sql(`${select} WHERE evidence.id = :id`, { id: text }, columns)
const among = sql(`${select} WHERE evidence.id IN (SELECT value FROM json_each(:ids))`, { ids: text }, columns)
const insert = sql(
  `INSERT INTO evidence (id, author, at, file_name, media_type, sha256, size, origin)
   VALUES (:id, :author, :at, :fileName, :mediaType, :sha256, :size, :origin)`,
  {
    id: text,
    author: text,
    at: text,
    fileName: text,
    mediaType: text,
    sha256: text,
    size: integer,
    origin: oneOf(evidenceOrigins),
  },
)

/** Most bytes that one file of evidence may have: what a phone films in a few minutes. */
const largestEvidence = 2 * 1024 ** 3

export function loadAllEvidence(read: Reader): Evidence[] {
  return read.all(all)
}

/** Those of some pieces that are there, in no order. */
export function loadEvidenceAmong(read: Reader, ids: readonly string[]): Evidence[] {
  return ids.length === 0 ? [] : read.all(among, { ids: JSON.stringify(ids) })
}

export function loadEvidence(read: Reader, id: string): Evidence {
  const found = read.get(byId, { id })
  if (!found) throw new Refusal('evidence.notFound', { evidence: id })
  return found
}

/** Looks at a file that is to become evidence; refuses what is missing, no file, or too large. */
export function inspectEvidence(path: FilePath): IncomingFile {
  const file = inspectFile(path)
  if (file.size > largestEvidence)
    throw new Refusal('file.tooLarge', { path: path.toString(), size: file.size, limit: largestEvidence })
  return file
}

/** Takes a file in as evidence. The same bytes are kept once, however often they come. */
export function addEvidence(
  context: Recording,
  file: IncomingFile,
  facts: { origin: Evidence['origin']; note?: string | undefined },
): Evidence {
  storeContent(context.write, file)
  return addStoredEvidence(context, { fileName: nameOf(file.path), sha256: file.sha256, size: file.size }, facts)
}

/** As `addEvidence`, for content that the workspace already holds. */
export function addStoredEvidence(
  context: Recording,
  content: { fileName: string; sha256: string; size: number },
  { origin, note = null }: { origin: Evidence['origin']; note?: string | null | undefined },
): Evidence {
  const { write, author, at } = context
  const id = randomUUID()
  const fileName = content.fileName.normalize('NFC')
  const { sha256, size } = content
  const piece = { id, fileName, mediaType: mediaTypeOf(fileName), sha256, size, origin }
  write.run(insert, { ...piece, author, at })
  if (note !== null) record(write, evidenceNote, context, { evidence_id: id }, { note })
  return { ...piece, note, addedAt: at }
}

/** Replaces what is noted of a piece of evidence; null takes the note away. */
export function noteEvidence(context: Recording, id: string, note: string | null): Evidence {
  const piece = loadEvidence(context.write, id)
  if (note !== piece.note) record(context.write, evidenceNote, context, { evidence_id: piece.id }, { note })
  return { ...piece, note }
}
