import { arrivalOf } from '../../responses/arrival.ts'
import type { Block, Row } from '../document.ts'
import type { Context } from './context.ts'
import { dataFile } from './data.ts'
import { digest, fileWithDigest, grouped, lines, moment, mono, spoken, worded } from './words.ts'

/** How to check the report against the workspace, what was agreed to be not applicable, and the receipt register. */
export function annexBlocks(context: Context): Block[] {
  const { translate } = context
  const heading = (text: string): Block => ({ kind: 'heading', level: 2, text })
  return [
    { kind: 'pageBreak', orientation: 'portrait' },
    { kind: 'heading', level: 1, text: translate('reports.annex.title'), anchor: 'checks' },
    heading(translate('reports.annex.check')),
    ...checkBlocks(context),
    heading(translate('reports.annex.agreements')),
    ...agreementBlocks(context),
    heading(translate('reports.annex.receipts')),
    ...receiptBlocks(context),
  ]
}

function receiptBlocks({ facts, translate }: Context): Block[] {
  const received = facts.bidders
    .flatMap(({ bid, receipts }) => receipts.map((receipt) => ({ receipt, bidder: bid.provider.name })))
    .sort((a, b) => (a.receipt.receivedAt < b.receipt.receivedAt ? -1 : a.receipt.receivedAt > b.receipt.receivedAt ? 1 : 0))
  if (received.length === 0) return [{ kind: 'paragraph', text: translate('reports.annex.noReceipts') }]
  return [
    {
      kind: 'table',
      density: 'dense',
      columns: [
        { header: translate('reports.column.package') },
        { header: translate('reports.column.bytes'), align: 'end', width: 52 },
      ],
      rows: received.flatMap(({ receipt, bidder }): Row[] => [
        {
          kind: 'group',
          cells: [
            worded(translate, 'reports.annex.package', {
              at: moment(receipt.receivedAt, translate),
              bidder: spoken(bidder),
              envelope: receipt.envelope,
              sender: spoken(receipt.sender),
              punctuality: arrivalOf(receipt),
            }),
            '',
          ],
        },
        ...receipt.files.map(
          ({ fileName, size, sha256 }): Row => ({
            cells: [{ text: fileWithDigest(fileName, sha256), indent: 1 }, grouped(String(size))],
          }),
        ),
      ]),
    },
  ]
}

function agreementBlocks({ facts, translate, questions, numbers }: Context): Block[] {
  if (facts.agreements.length === 0) return [{ kind: 'paragraph', text: translate('reports.annex.noAgreements') }]
  const bidders = new Map(facts.bidders.map(({ bid }) => [bid.id, bid.provider.name]))
  return [
    {
      kind: 'table',
      density: 'dense',
      columns: [
        { header: translate('reports.column.question') },
        { header: translate('reports.column.for') },
        { header: translate('reports.column.agreed') },
        { header: translate('reports.column.reason') },
      ],
      rows: facts.agreements.map(
        ({ question, bid, evaluator, reason, recordedAt }): Row => ({
          cells: [
            translate('reports.question', {
              number: numbers.get(question) ?? '',
              text: questions.get(question)?.text ?? question,
            }),
            bid === null ? translate('reports.annex.everyBidder') : spoken(bidders.get(bid) ?? ''),
            lines([spoken(evaluator.name), moment(recordedAt, translate)]),
            spoken(reason),
          ],
        }),
      ),
    },
  ]
}

function checkBlocks({ facts, translate }: Context): Block[] {
  const { workspace, head, tender } = facts
  return [
    {
      kind: 'definitions',
      items: [
        { term: translate('reports.tender.workspace'), text: spoken(workspace.title) },
        { term: translate('reports.annex.workspaceId'), text: mono(workspace.id) },
        {
          term: translate('reports.annex.entry'),
          text: translate('reports.annex.entryText', { entry: head.entry, at: moment(head.at, translate) }),
        },
        { term: translate('reports.annex.head'), text: digest(head.digest) },
        { term: translate('reports.annex.root'), text: digest(head.root) },
        { term: translate('reports.facts.questionnaire'), text: spoken(tender.instrument.title) },
        { term: translate('reports.tender.instrumentHash'), text: digest(tender.instrument.hash) },
      ],
    },
    {
      kind: 'list',
      ordered: true,
      items: [
        translate('reports.annex.checkJournal', { entry: head.entry }),
        translate('reports.annex.checkFiles'),
        translate('reports.annex.checkFigures', { file: dataFile }),
      ],
    },
  ]
}
