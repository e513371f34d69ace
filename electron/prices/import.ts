import type { Translate } from '../../shared/messages/translate.ts'
import { type PricesVerdict, priceVerdict } from '../../shared/prices/verdict.ts'
import type { ImportVerdict, Receipt } from '../../shared/responses/contract.ts'
import type { Returned } from '../../shared/responses/incoming/returned.ts'
import { Refusal } from '../../shared/result.ts'
import type { CommandContext, QueryContext } from '../endpoint.ts'
import { providerOf, remarksOnReceipt } from '../responses/import.ts'
import { loadReceipt } from '../responses/receipts.ts'
import { countsOf, digestOf, readReceived } from '../responses/received.ts'
import { type LoadedBid, loadActiveBid } from '../tenders/bids.ts'
import type { Reader } from '../workspace/database.ts'
import { loadPriceSheet, loadPricesOfBid, priceSheetHash, storePrice } from './prices.ts'

/** A received price workbook, read and located. */
type Prepared = { receipt: Receipt; bid: LoadedBid; fileName: string; returned: Returned }

/** Reads the price workbook of a receipt. Writes nothing. A questionnaire receipt is refused unread. */
export async function preparePriceImport(
  context: Pick<QueryContext, 'read' | 'signal' | 'progress' | 'translate'>,
  receiptId: string,
): Promise<Prepared> {
  const { read, translate } = context
  const receipt = loadReceipt(read, receiptId)
  if (receipt.envelope !== 'price') throw new Refusal('import.receiptEnvelope', { envelope: receipt.envelope })
  const bid = loadActiveBid(read, receipt.bid)
  const { fileName, returned } = await readReceived(context, receipt, {
    envelope: 'price',
    tender: bid.tender,
    bid: bid.id,
    instrument: priceSheetHash(loadPriceSheet(read, bid.lot)),
    providerOf: (id) => providerOf(read, id, translate),
  })
  return { receipt, bid, fileName, returned }
}

/** What an import of prices would do now. */
export function pricesVerdict(
  read: Reader,
  { receipt, bid, fileName, returned }: Prepared,
  translate: Translate,
): { verdict: ImportVerdict; judged: PricesVerdict } {
  const judged = priceVerdict(
    {
      sheet: loadPriceSheet(read, bid.lot),
      recorded: loadPricesOfBid(read, bid.id),
      returned,
      attachments: receipt.files.map((file) => file.fileName).filter((name) => name !== fileName),
    },
    translate,
  )
  const verdict = {
    receipt: receipt.id,
    bid: bid.id,
    fileName,
    counts: countsOf(judged.rows),
    remarks: [...remarksOnReceipt(read, receipt, translate), ...judged.remarks],
    rows: judged.rows,
    files: [],
    digest: digestOf(receipt.id, judged.rows, judged.changes, []),
  }
  return { verdict, judged }
}

/** Takes the accepted and changed prices into the bid. An import that would change nothing writes nothing. */
export function importPrices(
  { write, at, translate }: Pick<CommandContext, 'write' | 'at' | 'translate'>,
  prepared: Prepared,
  digest: string | undefined,
): ImportVerdict {
  const bid = loadActiveBid(write, prepared.bid.id)
  const { verdict, judged } = pricesVerdict(write, prepared, translate)
  if (digest !== undefined && digest !== verdict.digest) throw new Refusal('import.digest', { file: prepared.fileName })
  for (const change of judged.changes) storePrice(write, bid.id, change, { receipt: prepared.receipt.id, recordedAt: at })
  return verdict
}
