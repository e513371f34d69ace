import type { Translate } from '../../messages/translate.ts'
import { criteriaOf } from '../../questionnaires/walk.ts'
import { arrivalOf } from '../../responses/arrival.ts'
import type { Receipt } from '../../responses/contract.ts'
import type { Score } from '../../scorecards/contract.ts'
import type { Block, Row, Text } from '../document.ts'
import type { Context } from './context.ts'
import { dataFile } from './data.ts'
import { digest, fileWithDigest, grouped, lines, moment, mono, type Parts, spoken, worded } from './words.ts'

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
    ...roundBlocks(context),
    ...remarkBlocks(context),
    heading(translate('reports.annex.receipts')),
    ...receiptBlocks(context),
  ]
}

function receiptBlocks({ facts, translate }: Context): Block[] {
  const received = facts.register.toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : 0))
  if (received.length === 0) return [{ kind: 'paragraph', text: translate('reports.annex.noReceipts') }]
  return [
    {
      kind: 'table',
      density: 'dense',
      columns: [
        { header: translate('reports.column.package') },
        { header: translate('reports.column.bytes'), align: 'end', width: 52 },
      ],
      rows: received.flatMap((receipt): Row[] => [
        {
          kind: 'group',
          cells: [
            worded(translate, 'reports.annex.package', {
              at: moment(receipt.receivedAt, translate),
              bidder: spoken(receipt.bidder),
              envelope: receipt.envelope,
              sender: spoken(receipt.sender),
              punctuality: arrivalOf(receipt),
            }),
            '',
          ],
        },
        ...saidOf(receipt, translate).map((text): Row => ({ cells: [{ text, indent: 1 }, ''] })),
        ...receipt.files.map(
          ({ fileName, size, sha256 }): Row => ({
            cells: [{ text: fileWithDigest(fileName, sha256), indent: 1 }, grouped(String(size))],
          }),
        ),
      ]),
    },
  ]
}

/** What people said of a package beside that it came. */
function saidOf({ recordedAt, claim, recordedAs, correction, admission, strays }: Receipt, translate: Translate): Parts[] {
  const words = ({ by, at, reason }: NonNullable<Receipt['correction']>) => ({
    by: spoken(by),
    at: moment(at, translate),
    reason: spoken(reason),
  })
  const said: Parts[] = []
  if (claim !== null)
    said.push(worded(translate, 'reports.annex.claim', { at: moment(recordedAt, translate), reason: spoken(claim) }))
  if (correction && recordedAs) {
    const { bidder, envelope } = recordedAs
    said.push(worded(translate, 'reports.annex.moved', { ...words(correction), bidder: spoken(bidder), envelope }))
  }
  if (admission) said.push(worded(translate, 'reports.annex.admission', { ...words(admission), admission: admission.admission }))
  if (strays > 0) said.push(worded(translate, 'reports.annex.strays', { count: strays }))
  return said
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

/** The comments and questions that somebody has chosen to be printed, each with its replies. Nothing where there are none. */
function remarkBlocks(context: Context): Block[] {
  const { facts, translate } = context
  const names = new Map(facts.bidders.map(({ bid }) => [bid.id, bid.provider.name]))
  const said = ({ by, at, text }: { by: string; at: string; text: string }) =>
    worded(translate, 'reports.annex.said', { by: spoken(by), at: moment(at, translate), text: spoken(text) })
  if (facts.remarks.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: translate('reports.annex.remarks') },
    {
      kind: 'table',
      density: 'dense',
      columns: [
        { header: translate('reports.column.question') },
        { header: translate('reports.column.bidder') },
        { header: translate('reports.annex.remarkOn') },
        { header: translate('reports.annex.whatWasSaid') },
      ],
      rows: facts.remarks.map(
        ({ subject, bid, about, kind, evaluator, replies, closed, ...remark }): Row => ({
          cells: [
            titleOf(subject, context),
            spoken(names.get(bid) ?? ''),
            worded(translate, 'reports.annex.remarkAbout', {
              kind,
              about,
              evaluator: evaluator ? spoken(evaluator.name) : 'nobody',
            }),
            lines([
              said(remark),
              ...replies.map(said),
              ...(closed
                ? [
                    worded(translate, 'reports.annex.closed', {
                      by: spoken(closed.by),
                      at: moment(closed.at, translate),
                      reason: spoken(closed.reason),
                    }),
                  ]
                : []),
            ]),
          ],
        }),
      ),
    },
  ]
}

/** What a score is given to, as people read it. */
function titleOf({ kind, id }: Score['subject'], { facts, translate, questions, numbers }: Context): Text {
  if (kind === 'question')
    return translate('reports.question', { number: numbers.get(id) ?? '', text: questions.get(id)?.text ?? id })
  return spoken(criteriaOf(facts.evaluation.instrument).find((criterion) => criterion.id === id)?.title ?? id)
}

/** Whose rounds are locked, and what came after that. Nothing where nobody has locked. */
function roundBlocks(context: Context): Block[] {
  const { facts, translate } = context
  const { locks, afterLock, bidders } = facts
  if (locks.length === 0) return []
  const names = new Map(bidders.map(({ bid }) => [bid.id, bid.provider.name]))
  return [
    { kind: 'heading', level: 2, text: translate('reports.annex.rounds') },
    ...locks.map(
      ({ evaluator, locked, by, at, reason }): Block => ({
        kind: 'paragraph',
        text: worded(translate, 'reports.annex.lock', {
          evaluator: spoken(evaluator.name),
          locked: String(locked),
          by: spoken(by),
          at: moment(at, translate),
          reason: spoken(reason ?? ''),
        }),
      }),
    ),
    ...(afterLock.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            density: 'dense' as const,
            caption: translate('reports.annex.afterLock'),
            columns: [
              { header: translate('reports.column.question') },
              { header: translate('reports.column.bidder') },
              { header: translate('reports.annex.scored') },
              { header: translate('reports.annex.whyAfter') },
            ],
            rows: afterLock.map(
              ({ subject, bid, evaluator, points, recordedAt, afterLock, late, admission }): Row => ({
                cells: [
                  titleOf(subject, context),
                  spoken(names.get(bid) ?? ''),
                  lines([
                    worded(translate, 'reports.annex.scoredBy', {
                      evaluator: spoken(evaluator.name),
                      points: points === null ? 'none' : grouped(String(points)),
                    }),
                    moment(recordedAt, translate),
                  ]),
                  late
                    ? worded(translate, 'reports.annex.unadmitted', {
                        before: late.before === null ? 'none' : grouped(String(late.before)),
                      })
                    : admission
                      ? worded(translate, 'reports.annex.admittedScore', {
                          by: spoken(admission.by),
                          at: moment(admission.at, translate),
                          reason: spoken(admission.reason),
                        })
                      : spoken(afterLock ?? ''),
                ],
              }),
            ),
          },
        ]),
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
