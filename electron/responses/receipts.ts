import { randomUUID } from 'node:crypto'
import { lstatSync, readdirSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import type { Parsed } from '../../shared/contract.ts'
import { envelopes, punctualities, type Receipt } from '../../shared/responses/contract.ts'
import { Refusal } from '../../shared/result.ts'
import { inspectEvidence } from '../evidence/evidence.ts'
import { loadActiveBid } from '../tenders/bids.ts'
import { loadTender } from '../tenders/tenders.ts'
import { integer, oneOf, type RowOf, text } from '../workspace/columns.ts'
import { type IncomingFile, storeContent } from '../workspace/content.ts'
import { type Reader, sql } from '../workspace/database.ts'
import type { Recording } from '../workspace/facts.ts'
import { explainFile } from '../workspace/files.ts'
import { freeName, legibleName } from './file-names.ts'

/** Whether answers or prices were read in from a row of `receipt`. */
export const receiptTaken = `
  (EXISTS (SELECT 1 FROM response WHERE response.receipt_id = receipt.id)
    OR EXISTS (SELECT 1 FROM price WHERE price.receipt_id = receipt.id))`

const columns = {
  id: text,
  bid: text,
  position: integer,
  envelope: oneOf(envelopes),
  receivedAt: text,
  recordedAt: text,
  sender: text,
  punctuality: oneOf(punctualities),
  taken: integer,
  clockWentBack: integer,
}
const fileColumns = { receipt: text, fileName: text, sha256: text, size: integer }

// While its entry is open, a receipt has no proof yet, and comes after the newest entry.
const select = `
  SELECT receipt.id, receipt.bid_id AS bid, receipt.position, receipt.envelope, receipt.received_at AS receivedAt,
         receipt.at AS recordedAt, receipt.sender, receipt.punctuality, ${receiptTaken} AS taken,
         receipt.at < coalesce(
           (SELECT latest FROM proof JOIN journal_entry ON journal_entry.number = proof.entry WHERE proof.row_key = receipt.id),
           (SELECT latest FROM journal_entry WHERE number = (SELECT max(number) FROM journal_entry))) AS clockWentBack`
const selectFiles = `
  SELECT file.receipt_id AS receipt, file.file_name AS fileName, file.sha256, file.size`
const byLot = sql(
  `${select} FROM bid JOIN receipt ON receipt.bid_id = bid.id
   WHERE bid.lot_id = :lot ORDER BY bid.position, bid.id, receipt.position, receipt.id`,
  { lot: text },
  columns,
)
const filesByLot = sql(
  `${selectFiles} FROM bid JOIN receipt ON receipt.bid_id = bid.id JOIN receipt_file AS file ON file.receipt_id = receipt.id
   WHERE bid.lot_id = :lot ORDER BY file.receipt_id, file.position`,
  { lot: text },
  fileColumns,
)
const byId = sql(`${select} FROM receipt WHERE receipt.id = :id`, { id: text }, columns)
const filesById = sql(
  `${selectFiles} FROM receipt_file AS file WHERE file.receipt_id = :id ORDER BY file.position`,
  { id: text },
  fileColumns,
)
const laterOf = sql(
  `SELECT count(*) AS count FROM receipt AS this JOIN receipt ON receipt.bid_id = this.bid_id
   WHERE this.id = :id AND receipt.envelope = this.envelope AND receipt.position > this.position`,
  { id: text },
  { count: integer },
)
const insert = sql(
  `INSERT INTO receipt (id, author, at, bid_id, position, envelope, received_at, sender, punctuality)
   VALUES (:id, :author, :at, :bid, 1 + (SELECT coalesce(max(position), 0) FROM receipt WHERE bid_id = :bid),
           :envelope, :receivedAt, :sender, :punctuality)`,
  {
    id: text,
    author: text,
    at: text,
    bid: text,
    envelope: oneOf(envelopes),
    receivedAt: text,
    sender: text,
    punctuality: oneOf(punctualities),
  },
)
const insertFile = sql(
  `INSERT INTO receipt_file (receipt_id, position, file_name, sha256, size)
   VALUES (:receipt, :position, :fileName, :sha256, :size)`,
  { ...fileColumns, position: integer },
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
  { write, author, at }: Recording,
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
    author,
    at,
    bid: bid.id,
    envelope: input.envelope,
    receivedAt,
    sender: input.sender,
    punctuality: deadline === null ? 'noDeadline' : receivedAt <= deadline ? 'inTime' : 'late',
  })
  for (const [index, file] of files.entries()) {
    storeContent(write, file)
    write.run(insertFile, { receipt: id, position: index + 1, fileName: file.fileName, sha256: file.sha256, size: file.size })
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

function entry(row: RowOf<typeof columns>, files: readonly RowOf<typeof fileColumns>[]): Receipt {
  return {
    ...row,
    taken: row.taken === 1,
    clockWentBack: row.clockWentBack === 1,
    files: files.map(({ receipt: _, ...file }) => file),
  }
}

/** How many packages of the same envelope the bid has sent since. */
export function laterReceipts(read: Reader, id: string): number {
  return read.get(laterOf, { id })?.count ?? 0
}
