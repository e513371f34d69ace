import { randomUUID } from 'node:crypto'
import { lstatSync, readdirSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import type { Parsed } from '../../shared/contract.ts'
import type { Receipt } from '../../shared/responses/contract.ts'
import { Refusal } from '../../shared/result.ts'
import type { CommandContext } from '../endpoint.ts'
import { inspectEvidence } from '../evidence/evidence.ts'
import { loadActiveBid } from '../tenders/bids.ts'
import { loadTender } from '../tenders/tenders.ts'
import { type IncomingFile, storeContent } from '../workspace/content.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { explainFile } from '../workspace/files.ts'
import { freeName, legibleName } from './file-names.ts'

type ReceiptRow = Omit<Receipt, 'files' | 'taken'> & { taken: number }
type FileRow = Receipt['files'][number] & { receipt: string }

const select = `
  SELECT receipt.id, bid_id AS bid, receipt.position, envelope, received_at AS receivedAt, recorded_at AS recordedAt, sender, punctuality,
         receipt.id IN (SELECT receipt_id FROM response WHERE receipt_id IS NOT NULL UNION SELECT receipt_id FROM price) AS taken
  FROM receipt`
const selectFiles = `
  SELECT receipt_id AS receipt, file_name AS fileName, receipt_file.sha256, size
  FROM receipt_file JOIN content ON content.sha256 = receipt_file.sha256`
const byLot = sql<ReceiptRow, { lot: string }>(
  `${select} JOIN bid ON bid.id = bid_id WHERE bid.lot_id = :lot ORDER BY bid.position, receipt.position`,
)
const filesByLot = sql<FileRow, { lot: string }>(
  `${selectFiles} WHERE receipt_id IN (SELECT receipt.id FROM receipt JOIN bid ON bid.id = bid_id WHERE bid.lot_id = :lot)
   ORDER BY receipt_id, receipt_file.position`,
)
const byId = sql<ReceiptRow, { id: string }>(`${select} WHERE receipt.id = :id`)
const filesById = sql<FileRow, { id: string }>(`${selectFiles} WHERE receipt_id = :id ORDER BY receipt_file.position`)
const laterOf = sql<{ count: number }, { id: string }>(
  `SELECT count(*) AS count FROM receipt JOIN receipt AS this ON this.id = :id
   WHERE receipt.bid_id = this.bid_id AND receipt.envelope = this.envelope AND receipt.position > this.position`,
)
const insert = sql<never, Omit<ReceiptRow, 'position' | 'taken'>>(
  `INSERT INTO receipt (id, bid_id, position, envelope, received_at, recorded_at, sender, punctuality)
   VALUES (:id, :bid, 1 + (SELECT coalesce(max(position), 0) FROM receipt WHERE bid_id = :bid),
           :envelope, :receivedAt, :recordedAt, :sender, :punctuality)`,
)
const insertFile = sql<never, { receipt: string; position: number; fileName: string; sha256: string }>(
  'INSERT INTO receipt_file (receipt_id, position, file_name, sha256) VALUES (:receipt, :position, :fileName, :sha256)',
)

/** A file of a package: its name in NFC, and where it is on this machine. */
export type PackageFile = IncomingFile & { fileName: string }

/** Most files that one package may hold. */
const mostFiles = 500

/**
 * Looks at a package before it is recorded, without reading what the files say: files and folders, with the folders in them, as they
 * came. Files are called by their place in the package; two of one name are told apart by a number. Refuses links, and nothing at all.
 */
export function inspectPackage(paths: readonly string[]): PackageFile[] {
  const files = paths.flatMap((path) => {
    const file = resolve(path)
    const name = basename(file)
    if (kindOf(file) === 'file') return [{ path: file, name }]
    return filesIn(file, paths.length > 1 ? `${name}/` : '')
  })
  if (files.length === 0) throw new Refusal('receive.empty', { path: paths.join(', ') })
  if (files.length > mostFiles) throw new Refusal('receive.tooMany', { limit: mostFiles })
  const names = new Set<string>()
  return files.map(({ path, name }) => ({ ...inspectEvidence(path), fileName: freeName(legibleName(name), names) }))
}

function filesIn(folder: string, within: string): { path: string; name: string }[] {
  const found: { path: string; name: string }[] = []
  for (const name of explainFile(folder, () => readdirSync(folder)).sort()) {
    const path = join(folder, name)
    if (isLeftover(name)) continue
    if (kindOf(path) === 'file') found.push({ path, name: `${within}${name}` })
    else found.push(...filesIn(path, `${within}${name}/`))
    if (found.length > mostFiles) throw new Refusal('receive.tooMany', { limit: mostFiles })
  }
  return found
}

/** What operating systems and spreadsheet programs leave in folders. */
function isLeftover(name: string): boolean {
  return /^(\.DS_Store|\._.*|Thumbs\.db|desktop\.ini|~\$.*|\.~lock\..*#)$/i.test(name)
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

/** Records a package, unread. The same bytes received again are recorded again. */
export function recordReceipt(
  { write, at }: Pick<CommandContext, 'write' | 'at'>,
  input: Parsed<'bid.receive'>,
  files: readonly PackageFile[],
): Receipt {
  const bid = loadActiveBid(write, input.bid)
  const { deadline } = loadTender(write, bid.tender)
  const receivedAt = input.receivedAt ?? at
  if (receivedAt > at) throw new Refusal('receive.future', { receivedAt, at })
  const id = randomUUID()
  write.run(insert, {
    id,
    bid: bid.id,
    envelope: input.envelope,
    receivedAt,
    recordedAt: at,
    sender: input.sender,
    punctuality: deadline === null ? 'noDeadline' : receivedAt <= deadline ? 'inTime' : 'late',
  })
  for (const [index, file] of files.entries()) {
    storeContent(write, file)
    write.run(insertFile, { receipt: id, position: index + 1, fileName: file.fileName, sha256: file.sha256 })
  }
  return loadReceipt(write, id)
}

export function loadReceipt(read: Reader, id: string): Receipt {
  const row = read.get(byId, { id })
  if (!row) throw new Refusal('receipt.notFound', { receipt: id })
  return entry(row, read.all(filesById, { id }))
}

export function loadReceipts(read: Reader, lot: string): Receipt[] {
  const files = Map.groupBy(read.all(filesByLot, { lot }), ({ receipt }) => receipt)
  return read.all(byLot, { lot }).map((row) => entry(row, files.get(row.id) ?? []))
}

function entry(row: ReceiptRow, files: readonly FileRow[]): Receipt {
  return { ...row, taken: row.taken === 1, files: files.map(({ receipt: _, ...file }) => file) }
}

/** How many packages of the same envelope the bid has sent since. */
export function laterReceipts(read: Reader, id: string): number {
  return read.get(laterOf, { id })?.count ?? 0
}
