import { randomUUID } from 'node:crypto'
import type { Parsed } from '../../shared/contract.ts'
import { barrierOf, claimIn } from '../../shared/responses/arrival.ts'
import { admissions, envelopes, punctualities, type Receipt } from '../../shared/responses/contract.ts'
import { Refusal } from '../../shared/result.ts'
import { deadlinesOf } from '../tenders/amendments.ts'
import { loadActiveBid, loadBid } from '../tenders/bids.ts'
import { arePricesClosed, sealedForIn } from '../tenders/price-keeping.ts'
import { loadTender } from '../tenders/tenders.ts'
import { integer, oneOf, optional, type RowOf, text } from '../workspace/columns.ts'
import { storeBytes, storeContent } from '../workspace/content.ts'
import { type Reader, sql, type Writer } from '../workspace/database.ts'
import { type Recording, record } from '../workspace/facts.ts'
import { headTable } from '../workspace/format/tables.ts'
import { canonical, everyId, nameOfActor } from '../workspace/read-as.ts'
import type { ReceivedFile } from './closed-prices.ts'
import { receiptAdmission, receiptCorrection } from './tables.ts'

const columns = {
  id: text,
  bid: text,
  bidder: text,
  lot: text,
  position: integer,
  envelope: oneOf(envelopes),
  firstBid: text,
  firstBidder: text,
  firstLot: text,
  firstPosition: integer,
  firstEnvelope: oneOf(envelopes),
  correctionReason: optional(text),
  correctionBy: optional(text),
  correctionAt: optional(text),
  admissionIs: optional(oneOf(admissions)),
  admissionReason: optional(text),
  admissionBy: optional(text),
  admissionAt: optional(text),
  receivedAt: text,
  recordedAt: text,
  claim: optional(text),
  sender: text,
  punctuality: oneOf(punctualities),
  deadline: optional(text),
  taken: integer,
  strays: integer,
  clockWentBack: integer,
  closed: integer,
}
const fileColumns = { receipt: text, fileName: text, sha256: text, size: integer }

// While its entry is open, a receipt has no proof yet, and comes after the newest entry.
const select = `
  SELECT receipt.id, bid.id AS bid, provider.name AS bidder, bid.lot_id AS lot,
         coalesce(correction.position, receipt.position) AS position, coalesce(correction.envelope, receipt.envelope) AS envelope,
         first_bid.id AS firstBid, first_provider.name AS firstBidder, first_bid.lot_id AS firstLot,
         receipt.position AS firstPosition, receipt.envelope AS firstEnvelope,
         correction.reason AS correctionReason, ${nameOfActor('correction.author')} AS correctionBy, correction.at AS correctionAt,
         admission.admission AS admissionIs, admission.reason AS admissionReason, ${nameOfActor('admission.author')} AS admissionBy, admission.at AS admissionAt,
         receipt.received_at AS receivedAt, receipt.at AS recordedAt, receipt.reason AS claim, receipt.sender, receipt.punctuality,
         receipt.deadline,
         (EXISTS (SELECT 1 FROM response JOIN submission ON submission.id = response.submission_id
                  WHERE response.receipt_id = receipt.id AND ${canonical('submission.bid_id')} = bid.id)
           OR EXISTS (SELECT 1 FROM price WHERE price.receipt_id = receipt.id AND ${canonical('price.bid_id')} = bid.id)) AS taken,
         CASE WHEN correction.id IS NULL THEN 0 ELSE
           (SELECT count(*) FROM response JOIN submission ON submission.id = response.submission_id
              JOIN ${headTable('response')} AS head
                ON head.submission_id = ${canonical('response.submission_id')} AND head.question_id = response.question_id AND head.place = response.place
            WHERE response.receipt_id = receipt.id AND ${canonical('submission.bid_id')} <> bid.id)
           + (SELECT count(*) FROM price
                JOIN ${headTable('price')} AS head
                  ON head.bid_id = ${canonical('price.bid_id')} AND head.line_id = price.line_id AND head.place = price.place
              WHERE price.receipt_id = receipt.id AND ${canonical('price.bid_id')} <> bid.id)
         END AS strays,
         (coalesce(correction.envelope, receipt.envelope) = 'price' AND EXISTS (
           SELECT 1 FROM lot JOIN current_price_keeping AS keeping ON keeping.tender_id = lot.tender_id
           WHERE lot.id = bid.lot_id AND keeping.kept <> 'open'
             AND keeping.openers > (SELECT count(*) FROM price_opening_head AS opening WHERE opening.lot_id = lot.id))) AS closed,
         receipt.at < coalesce(
           (SELECT latest FROM proof JOIN journal_entry ON journal_entry.number = proof.entry WHERE proof.row_key = receipt.id),
           (SELECT latest FROM journal_entry WHERE number = (SELECT max(number) FROM journal_entry))) AS clockWentBack
  FROM receipt
    LEFT JOIN ${headTable('receipt_correction')} AS corrected ON corrected.receipt_id = receipt.id
    LEFT JOIN receipt_correction AS correction ON correction.place = corrected.place
    LEFT JOIN ${headTable('receipt_admission')} AS admitted ON admitted.receipt_id = receipt.id
    LEFT JOIN receipt_admission AS admission ON admission.place = admitted.place
    JOIN bid ON bid.id = ${canonical('coalesce(correction.bid_id, receipt.bid_id)')}
    JOIN current_provider_details AS provider ON provider.provider_id = ${canonical('bid.provider_id')}
    JOIN bid AS first_bid ON first_bid.id = ${canonical('receipt.bid_id')}
    JOIN current_provider_details AS first_provider ON first_provider.provider_id = ${canonical('first_bid.provider_id')}`
/** Packages that were recorded for a lot, and those that were moved to it. */
const inLot = `
  SELECT receipt.id FROM bid JOIN receipt ON receipt.bid_id = bid.id WHERE bid.lot_id = :lot
  UNION SELECT receipt_id FROM bid JOIN receipt_correction ON receipt_correction.bid_id = bid.id WHERE bid.lot_id = :lot`
const selectFiles = `
  SELECT file.receipt_id AS receipt, file.file_name AS fileName, coalesce(file.received_sha256, file.sha256) AS sha256,
         coalesce(file.received_size, file.size) AS size
  FROM receipt_file AS file`
const byLot = sql(
  `${select} WHERE receipt.id IN (${inLot}) AND :lot IN (bid.lot_id, first_bid.lot_id)
   ORDER BY bid.position, bid.id, position, receipt.id`,
  { lot: text },
  columns,
)
const filesByLot = sql(
  `${selectFiles} WHERE file.receipt_id IN (${inLot}) ORDER BY file.receipt_id, file.position`,
  { lot: text },
  fileColumns,
)
/** The latest time that the journal knows of when it recorded a package; none while it is being recorded. */
const latestOf = (receipt: string) =>
  `(SELECT latest FROM proof JOIN journal_entry ON number = proof.entry WHERE row_key = ${receipt}.id)`
/**
 * Packages recorded before with a file of the same content, and all that they hold, in order. What was recorded before is told by the
 * order that the journal proves: a clock may have gone back.
 */
const copies = sql(
  `SELECT bidder.name AS bidder, coalesce(correction.position, other.position) AS position,
          (SELECT count(*) FROM receipt_file WHERE receipt_id = other.id) AS files,
          (SELECT count(*) FROM receipt_file AS own WHERE own.receipt_id = :id
             AND EXISTS (SELECT 1 FROM receipt_file WHERE receipt_id = other.id AND sha256 = own.sha256)) AS same
   FROM receipt AS other
     JOIN receipt AS mine ON mine.id = :id
     LEFT JOIN ${headTable('receipt_correction')} AS corrected ON corrected.receipt_id = other.id
     LEFT JOIN receipt_correction AS correction ON correction.place = corrected.place
     JOIN bid ON bid.id = ${canonical('coalesce(correction.bid_id, other.bid_id)')}
     JOIN current_provider_details AS bidder ON bidder.provider_id = ${canonical('bid.provider_id')}
   WHERE other.id IN (SELECT receipt_id FROM receipt_file WHERE sha256 = :sha256) AND other.id <> :id
     AND (${latestOf('other')}, other.position, other.id) < (coalesce(${latestOf('mine')}, 'later'), mine.position, mine.id)
   ORDER BY ${latestOf('other')}, other.position, other.id`,
  { id: text, sha256: text },
  { bidder: text, position: integer, files: integer, same: integer },
)
const byId = sql(`${select} WHERE receipt.id = :id`, { id: text }, columns)
const filesById = sql(`${selectFiles} WHERE file.receipt_id = :id ORDER BY file.position`, { id: text }, fileColumns)
const stillSealed = sql(
  `SELECT position FROM receipt_file AS file
   WHERE file.receipt_id = :id AND file.received_sha256 IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM content WHERE content.sha256 = file.received_sha256) LIMIT 1`,
  { id: text },
  { position: integer },
)
const sealedFiles = sql(
  `SELECT file.file_name AS fileName, file.sha256 AS sealed, file.received_sha256 AS sha256
   FROM receipt JOIN receipt_file AS file ON file.receipt_id = receipt.id
   WHERE receipt.id = :id AND file.received_sha256 IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM content WHERE content.sha256 = file.received_sha256)
   ORDER BY file.position`,
  { id: text },
  { fileName: text, sealed: text, sha256: text },
)
/** How the packages of a bid are numbered, those included that were moved away from it. */
const lastPosition = sql(
  `SELECT max(coalesce((SELECT max(position) FROM receipt WHERE bid_id IN ${everyId(':bid')}), 0),
              coalesce((SELECT max(position) FROM receipt_correction WHERE bid_id IN ${everyId(':bid')}), 0)) AS position`,
  { bid: text },
  { position: integer },
)
const insert = sql(
  `INSERT INTO receipt (id, author, at, bid_id, position, envelope, received_at, sender, punctuality, reason, deadline)
   VALUES (:id, :author, :at, :bid, :position, :envelope, :receivedAt, :sender, :punctuality, :reason, :deadline)`,
  {
    id: text,
    author: text,
    at: text,
    bid: text,
    position: integer,
    envelope: oneOf(envelopes),
    receivedAt: text,
    sender: text,
    punctuality: oneOf(punctualities),
    reason: optional(text),
    deadline: optional(text),
  },
)
const insertFile = sql(
  `INSERT INTO receipt_file (receipt_id, position, file_name, sha256, size, received_sha256, received_size)
   VALUES (:receipt, :position, :fileName, :sha256, :size, :receivedSha256, :receivedSize)`,
  { ...fileColumns, position: integer, receivedSha256: optional(text), receivedSize: optional(integer) },
)

/** Records a package, unread. The same bytes received again are recorded again. */
export function recordReceipt(
  { write, author, at }: Recording,
  input: Parsed<'bid.receive'>,
  files: readonly ReceivedFile[],
): Receipt {
  const bid = loadActiveBid(write, input.bid)
  const mustSeal = input.envelope === 'price' && sealedForIn(write, bid) !== undefined
  if (mustSeal !== files.some(({ sealed }) => sealed !== undefined)) throw new Refusal('receive.keepingChanged')
  const { createdAt } = loadTender(write, bid.tender)
  const deadlineAt = deadlinesOf(write, bid.tender)
  const receivedAt = input.receivedAt ?? at
  if (receivedAt > at) throw new Refusal('receive.future', { receivedAt, at })
  const deadline = deadlineAt(receivedAt)
  const deadlineNow = deadlineAt(at)
  const claim = claimIn({ receivedAt, at, deadline, deadlineNow, createdAt })
  if (claim && input.reason === undefined)
    throw new Refusal('receive.claim', { claim, receivedAt, deadline: deadlineNow ?? '', createdAt, at })
  const id = randomUUID()
  write.run(insert, {
    id,
    author,
    at,
    bid: bid.id,
    position: nextPosition(write, bid.id),
    envelope: input.envelope,
    receivedAt,
    sender: input.sender,
    punctuality: deadline === null ? 'noDeadline' : receivedAt <= deadline ? 'inTime' : 'late',
    reason: claim ? (input.reason ?? null) : null,
    deadline,
  })
  for (const [index, file] of files.entries()) {
    write.run(insertFile, { receipt: id, position: index + 1, fileName: file.fileName, ...storeReceived(write, file) })
  }
  return loadReceipt(write, id)
}

/** Keeps a file as it came, or as it was sealed. Returns under what. */
function storeReceived(write: Writer, file: ReceivedFile) {
  if (file.sealed === undefined) {
    storeContent(write, file)
    return { sha256: file.sha256, size: file.size, receivedSha256: null, receivedSize: null }
  }
  const sha256 = storeBytes(write, file.sealed)
  return { sha256, size: file.sealed.length, receivedSha256: file.sha256, receivedSize: file.size }
}

function nextPosition(read: Reader, bid: string): number {
  return 1 + (read.get(lastPosition, { bid })?.position ?? 0)
}

/** Moves a package to another bid of its tender, or to the other envelope. */
export function correctReceipt(
  context: Recording,
  { receipt, bid: bidId, envelope, reason }: Parsed<'receipt.correct'>,
): Receipt {
  const before = loadReceipt(context.write, receipt)
  const bid = loadActiveBid(context.write, bidId ?? before.bid)
  if (bid.tender !== loadBid(context.write, before.bid).tender) throw new Refusal('receipt.otherTender')
  const moved = bid.id !== before.bid
  if (!moved && (envelope ?? before.envelope) === before.envelope) throw new Refusal('receipt.sameAgain', named(before))
  const turned = (envelope ?? before.envelope) !== before.envelope
  const isOpened = before.closed && !arePricesClosed(context.write, bid)
  if (isOpened || (turned && (before.closed || sealedForIn(context.write, bid) !== undefined)))
    throw new Refusal('receipt.pricesClosed', named(before))
  const first = before.recordedAs ?? before
  const position = !moved ? before.position : bid.id === first.bid ? first.position : nextPosition(context.write, bid.id)
  record(
    context.write,
    receiptCorrection,
    context,
    { receipt_id: before.id },
    { bid_id: bid.id, position, envelope: envelope ?? before.envelope, reason },
  )
  return loadReceipt(context.write, before.id)
}

/** Admits a package that came late, or refuses it. */
export function admitReceipt(context: Recording, { receipt, admitted, reason }: Parsed<'receipt.admit'>): Receipt {
  const before = loadReceipt(context.write, receipt)
  const admission = admitted ? 'admitted' : 'refused'
  if (before.punctuality !== 'late') throw new Refusal('receipt.notLate', named(before))
  if (before.admission?.admission === admission) throw new Refusal('receipt.sameAgain', named(before))
  if (!admitted && before.taken) throw new Refusal('receipt.taken', named(before))
  record(context.write, receiptAdmission, context, { receipt_id: before.id }, { admission, reason })
  return loadReceipt(context.write, before.id)
}

const named = ({ position, bidder }: Receipt) => ({ position, bidder })

/** An entry of the register. Refuses an unknown one. */
export function loadReceipt(read: Reader, id: string): Receipt {
  const row = read.get(byId, { id })
  if (!row) throw new Refusal('receipt.notFound', { receipt: id })
  return entry(read, row, read.all(filesById, { id }))
}

/**
 * A receipt that may be read. Refuses one that came late while nobody has admitted it, one that was refused, and prices that nobody has
 * opened.
 */
export function loadReadable(read: Reader, id: string): Receipt {
  const receipt = loadReceipt(read, id)
  const barrier = barrierOf(receipt)
  if (barrier === 'late') throw new Refusal('import.late', named(receipt))
  if (barrier === 'refused') throw new Refusal('import.refused', { ...named(receipt), reason: receipt.admission?.reason ?? '' })
  if (receipt.closed) throw new Refusal('import.pricesClosed', named(receipt))
  if (read.get(stillSealed, { id })) throw new Refusal('import.stillSealed', named(receipt))
  return receipt
}

/** The packages of a lot by bid, then those that were recorded for it and moved to another. */
export function loadReceipts(read: Reader, lot: string): Receipt[] {
  const files = Map.groupBy(read.all(filesByLot, { lot }), ({ receipt }) => receipt)
  return read.all(byLot, { lot }).map((row) => entry(read, row, files.get(row.id) ?? []))
}

function entry(read: Reader, row: RowOf<typeof columns>, files: readonly RowOf<typeof fileColumns>[]): Receipt {
  const { firstBid, firstBidder, firstLot, firstPosition, firstEnvelope, ...withoutFirst } = row
  const { correctionReason, correctionBy, correctionAt, ...withoutCorrection } = withoutFirst
  const { admissionIs, admissionReason, admissionBy, admissionAt, ...receipt } = withoutCorrection
  const first = { bid: firstBid, bidder: firstBidder, lot: firstLot, position: firstPosition, envelope: firstEnvelope }
  const admission = saidOf(admissionReason, admissionBy, admissionAt)
  return {
    ...receipt,
    taken: row.taken === 1,
    clockWentBack: row.clockWentBack === 1,
    closed: row.closed === 1,
    recordedAs: first.bid !== row.bid || first.envelope !== row.envelope ? first : null,
    correction: saidOf(correctionReason, correctionBy, correctionAt),
    admission: admission && admissionIs && { admission: admissionIs, ...admission },
    copyOf: copyOf(read, row, files),
    files: files.map(({ receipt: _, ...file }) => file),
  }
}

function copyOf(
  read: Reader,
  { id }: Pick<RowOf<typeof columns>, 'id'>,
  files: readonly RowOf<typeof fileColumns>[],
): Receipt['copyOf'] {
  const [file] = files
  const found =
    file && read.all(copies, { id, sha256: file.sha256 }).find((one) => one.files === files.length && one.same === files.length)
  return found ? { bidder: found.bidder, position: found.position } : null
}

function saidOf(reason: string | null, by: string | null, at: string | null): Receipt['correction'] {
  return reason === null || at === null ? null : { reason, by: by ?? '', at }
}

/** The files of a lot's price envelopes that are sealed still: their names, what is kept of them, and the SHA-256 of each as it came. */
export function loadSealedFiles(read: Reader, lot: string): { fileName: string; sealed: string; sha256: string }[] {
  const prices = loadReceipts(read, lot).filter((receipt) => receipt.lot === lot && receipt.envelope === 'price')
  return prices.flatMap(({ id }) => read.all(sealedFiles, { id }))
}

/** How many packages of the same envelope the bid has sent since. */
export function laterReceipts(read: Reader, { id, lot, bid, envelope, position }: Receipt): number {
  const later = (one: Receipt) => one.bid === bid && one.envelope === envelope && one.position > position && one.id !== id
  return loadReceipts(read, lot).filter((one) => later(one) && barrierOf(one) === undefined).length
}
