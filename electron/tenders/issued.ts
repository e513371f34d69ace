import type { Issued } from '../../shared/tenders/issued.ts'
import { oneOf, optional, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { canonical, nameOfActor } from '../workspace/read-as.ts'
import { deadlinesOf, loadAmendments } from './amendments.ts'

const files = sql(
  `SELECT giving_out.kind AS what, bid.id AS bid, provider.name AS bidder, bid.lot_id AS lot, giving_out.at,
     coalesce(${nameOfActor('giving_out.author')}, '') AS "by", giving_out.file_name AS fileName, giving_out.sha256,
     giving_out.language
   FROM lot
     CROSS JOIN bid ON bid.lot_id = lot.id
     CROSS JOIN giving_out ON giving_out.about = bid.id AND giving_out.kind IN ('workbook', 'priceWorkbook', 'receipt')
     JOIN current_provider_details AS provider ON provider.provider_id = ${canonical('bid.provider_id')}
   WHERE lot.tender_id = :tender`,
  { tender: text },
  {
    what: oneOf(['workbook', 'priceWorkbook', 'receipt']),
    bid: text,
    bidder: text,
    lot: text,
    at: text,
    by: text,
    fileName: optional(text),
    sha256: optional(text),
    language: optional(text),
  },
)

/** The register of what was issued to the bidders of a tender, oldest first. */
export function loadIssued(read: Reader, tender: string): Issued[] {
  const amendments = loadAmendments(read, tender)
  const deadlineAt = deadlinesOf(read, tender)
  const isAfter = (at: string) => {
    const deadline = deadlineAt(at)
    return deadline !== null && at > deadline
  }
  const given = read.all(files, { tender }).map((file) => {
    const held = amendments.filter(({ at }) => at <= file.at).at(-1)
    return { ...file, amendment: held?.number ?? null, how: null, afterDeadline: isAfter(file.at) }
  })
  const told = amendments.flatMap(({ number, told }) =>
    told.map((notice) => ({
      ...notice,
      what: 'amendment' as const,
      amendment: number,
      fileName: null,
      sha256: null,
      language: null,
      afterDeadline: isAfter(notice.at),
    })),
  )
  return [...given, ...told].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
}
