import type { Translate } from '../messages/translate.ts'
import { arrivalOf } from '../responses/arrival.ts'
import type { Receipt } from '../responses/contract.ts'
import type { Tender } from '../tenders/contract.ts'
import type { State } from '../workspace/model.ts'
import { fileWithDigest, grouped, moment, shortDigest, spoken, worded } from './comparison/words.ts'
import type { Block, ReportDocument, Row } from './document.ts'

/** What a receipt for a bidder rests on. */
export type ReceiptFacts = {
  readonly head: State
  readonly tender: Pick<Tender, 'title' | 'lots'>
  readonly receipt: Receipt
}

/** The receipt for a package, for the bidder who sent it: when it came, by which deadline it was judged, and each file with its digest. */
export function receiptDocument({ head, tender, receipt }: ReceiptFacts, translate: Translate): ReportDocument {
  const { bidder, position, envelope, receivedAt, recordedAt, sender, deadline, files } = receipt
  const lot = tender.lots.length > 1 ? tender.lots.find(({ id }) => id === receipt.lot) : undefined
  const title = translate('reports.receipt.title', { bidder })
  const blocks: Block[] = [
    { kind: 'kicker', text: spoken(tender.title) },
    { kind: 'heading', level: 1, text: worded(translate, 'reports.receipt.title', { bidder: spoken(bidder) }) },
    { kind: 'paragraph', style: 'lead', text: translate('reports.receipt.lead', { count: files.length }) },
    {
      kind: 'definitions',
      items: [
        { term: translate('reports.tender.name'), text: spoken(tender.title) },
        ...(lot ? [{ term: translate('reports.facts.lot'), text: spoken(lot.title) }] : []),
        { term: translate('reports.column.bidder'), text: spoken(bidder) },
        { term: translate('reports.receipt.number'), text: translate('reports.receipt.package', { position, envelope }) },
        { term: translate('reports.receipt.received'), text: moment(receivedAt, translate) },
        { term: translate('reports.receipt.recorded'), text: moment(recordedAt, translate) },
        { term: translate('reports.receipt.sender'), text: spoken(sender) },
        {
          term: translate('reports.tender.deadline'),
          text: deadline === null ? translate('reports.tender.noDeadline') : moment(deadline, translate),
        },
        {
          term: translate('reports.receipt.arrived'),
          text: translate('commandLine.punctuality', { punctuality: arrivalOf(receipt) }),
        },
      ],
    },
    { kind: 'heading', level: 2, text: translate('reports.receipt.files') },
    {
      kind: 'table',
      columns: [
        { header: translate('reports.column.file') },
        { header: translate('reports.column.bytes'), align: 'end', width: 70 },
      ],
      rows: files.map(
        ({ fileName, size, sha256 }): Row => ({
          cells: [fileWithDigest(fileName, sha256), grouped(String(size))],
        }),
      ),
    },
    { kind: 'paragraph', style: 'note', text: translate('reports.receipt.note') },
  ]
  return {
    title,
    subject: tender.title,
    locale: translate.locale,
    date: head.at,
    header: { start: tender.title, end: translate('reports.receipt.kind') },
    footer: { start: translate('reports.document.head', { digest: shortDigest(head.digest), entry: head.entry }) },
    blocks,
  }
}
