import { places, type Range } from '../../shared/arithmetic/figure.ts'
import { shown } from '../../shared/arithmetic/places.ts'
import type { Output } from '../../shared/contract.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import type { CommandContext, Outcome } from '../command-line/command.ts'
import { findBid, findLot } from '../command-line/lookup.ts'
import { table } from '../command-line/table.ts'
import { rangeText } from './ranking.ts'

type Explained = Output<'decision.cell'>

/** Says what lies behind a figure of the comparison: the criteria below a group, the price, or the scores with their reasons. */
export async function explain(context: CommandContext): Promise<Outcome> {
  const { call, arguments: given, translate } = context
  const bid = await findBid(context)
  const criterion = given.text('criterion')
  const data = await call('decision.cell', { bid: bid.id, criterion })
  const { rows, cells } = await call('decision.comparison', { lot: bid.lot, bids: [bid.id] })
  const all = rows.flatMap((row, index) => (cells[index]?.[0] ? [{ row, cell: cells[index][0] }] : []))
  const own = all.find(({ row }) => row.criterion === criterion)
  const head = translate('commandLine.explained', {
    bidder: bid.provider.name,
    criterion: own?.row.title ?? criterion,
    weight: own ? shown(own.row.globalWeight, places) : '',
    score: data.score ? rangeText(data.score, translate) : 'none',
    contribution: rangeText(data.contribution, translate),
  })
  if (own?.row.scoring === 'price') return { data, lines: [head, await priceLine(context, bid.id)] }
  const below = all.filter(({ row }) => row.parent === criterion)
  if (own?.row.scoring !== 'branch') return { data, lines: [head, ...scoreLines(data, translate)] }
  const columns = [
    { title: translate('commandLine.column.criterion') },
    { title: translate('commandLine.column.id') },
    { title: translate('commandLine.column.weight'), align: 'right' as const },
    { title: translate('commandLine.column.score'), align: 'right' as const },
    { title: translate('commandLine.column.points'), align: 'right' as const },
  ]
  const cellsOf = ({ row, cell }: (typeof below)[number]) => [
    row.title,
    row.criterion,
    shown(row.globalWeight, places),
    rangeOrNone(cell.score, translate),
    rangeText(cell.contribution, translate),
  ]
  return { data, lines: [head, ...table(columns, below.map(cellsOf))] }
}

/** From which prices the points of the price come. */
async function priceLine(context: CommandContext, bid: string): Promise<string> {
  const { call, translate } = context
  const { tender, lot } = await findLot(context)
  const ranking = await call('decision.ranking', { lot: lot.id })
  const price = ranking.places.find((place) => place.bid === bid)?.price
  return translate('commandLine.explainedPrice', {
    known: String(price !== null && price !== undefined),
    price: price ? rangeText(price, translate) : '',
    lowest: ranking.priceReference ? shown(ranking.priceReference, places) : 'none',
    currency: tender.currency,
  })
}

type Reason = { points: number; reason: string }

/** Question by question, or for the criterion as a whole: where the points come from, and why. */
function scoreLines(data: Explained, translate: Translate): string[] {
  const columns = [
    { title: translate('commandLine.column.question') },
    { title: translate('commandLine.column.state') },
    { title: translate('commandLine.column.points'), align: 'right' as const },
    { title: translate('commandLine.column.reasons') },
  ]
  const reasons = ({ given: scores, consensus }: { given: readonly Reason[]; consensus: Reason | null }) =>
    [...(consensus ? [consensus] : []), ...scores].map(({ points, reason: why }) => `${points}: ${why}`).join(' · ')
  const rows = data.questions.map((own) => [
    own.question,
    statusText(own, translate),
    rangeOrNone(own.score, translate),
    reasons(own),
  ])
  if (data.given.length > 0)
    rows.unshift([data.criterion, sourceText(data.source, translate), rangeOrNone(data.score, translate), reasons(data)])
  return table(columns, rows)
}

function rangeOrNone(score: Range | null, translate: Translate): string {
  return score ? rangeText(score, translate) : '–'
}

/** Where the points of a question come from, or why it has none. */
function statusText({ status, source }: Explained['questions'][number], translate: Translate): string {
  if (status === 'scored') return sourceText(source, translate)
  if (status === 'hidden') return translate('commandLine.notAsked')
  return status === 'information' ? translate('commandLine.information') : translate(`compare.status.${status}`)
}

function sourceText(source: Explained['source'], translate: Translate): string {
  return source === 'none' ? '' : translate(`compare.source.${source}`)
}
