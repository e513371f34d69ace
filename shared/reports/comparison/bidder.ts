import { rangeOf } from '../../arithmetic/figure.ts'
import { type Interval, isExact } from '../../arithmetic/interval.ts'
import type { Difference, OpenItem } from '../../decisions/model.ts'
import { profileOf } from '../../decisions/profile.ts'
import type { PricedLine, PriceTotal } from '../../prices/price.ts'
import { ratesIn } from '../../prices/table.ts'
import { monthsPaid, rampWords } from '../../prices/tiers.ts'
import { arrivalOf } from '../../responses/arrival.ts'
import type { Block, Definitions, Row, Table, Text } from '../document.ts'
import { exclusion } from './chart.ts'
import { bidderAnchor, type Contender, type Context, priceAnchor } from './context.ts'
import { answerOf } from './gates.ts'
import { pendingLabels } from './open.ts'
import { noted, revisionOf } from './revisions.ts'
import {
  dotted,
  fileWithDigest,
  grouped,
  lines,
  moment,
  moneySpan,
  shown,
  signed,
  spanOf,
  spoken,
  spokenName,
  worded,
} from './words.ts'

/** The section of one bidder, on pages of its own: who it is, where it stands, what sets it apart, what is missing. */
export function bidderBlocks(contender: Contender, context: Context): Block[] {
  const { translate, assessment } = context
  const { highest } = context.scale
  const apart = { highest, threshold: highest / 10 }
  const { strengths, weaknesses, open } = profileOf(assessment, contender.place.bid)
  const heading = (text: string): Block => ({ kind: 'heading', level: 2, text, listed: false })
  const note = (text: Text): Block => ({ kind: 'paragraph', style: 'note', text })
  const body = (text: Text): Block => ({ kind: 'paragraph', text })
  return [
    { kind: 'pageBreak', orientation: 'portrait' },
    { kind: 'heading', level: 1, text: contender.name, anchor: bidderAnchor(contender.place.bid) },
    { kind: 'paragraph', style: 'lead', text: standing(contender, context) },
    profile(contender, context),
    note(
      worded(translate, 'reports.bidder.answersAt', {
        answers: [{ text: translate('reports.bidder.answersLink'), to: 'answers' }],
      }),
    ),
    heading(translate('reports.bidder.strengths')),
    ...(strengths.length > 0 ? [differences(strengths, context)] : [body(translate('reports.bidder.noStrengths', apart))]),
    heading(translate('reports.bidder.weaknesses')),
    ...(weaknesses.length > 0 ? [differences(weaknesses, context)] : [body(translate('reports.bidder.noWeaknesses', apart))]),
    ...(strengths.length + weaknesses.length > 0 ? [note(translate('reports.bidder.differencesNote', apart))] : []),
    heading(translate('reports.bidder.knockOuts')),
    ...knockOuts(contender, context),
    heading(translate('reports.bidder.open')),
    ...(open.length > 0
      ? [openTable(open, context)]
      : [body(translate('reports.bidder.noOpen', { waits: String(!isExact(contender.assessed.scorecard.total)) }))]),
    {
      kind: 'heading',
      level: 2,
      text: translate('reports.bidder.price'),
      listed: false,
      anchor: priceAnchor(contender.place.bid),
    },
    ...priceBlocks(contender, context),
    heading(translate('reports.bidder.evidence')),
    ...evidenceBlocks(contender, context),
  ]
}

function standing(contender: Contender, context: Context): Text {
  const { translate, contenders } = context
  const { place, assessed } = contender
  const { total } = assessed.scorecard
  const figures = { total: spanOf(total, translate, context.decimals), open: isExact(total) ? 'no' : 'yes' }
  if (place.standing === 'out') return translate('reports.bidder.out', { ...figures, reason: exclusion(place, context) })
  if (place.rank === null) return translate('reports.bidder.pending', { ...figures, labels: pendingLabels(contender) })
  const ranked = contenders.filter(({ place: { standing } }) => standing === 'ranked').length
  const tie = place.tie ?? 'none'
  return translate('reports.bidder.ranked', { ...figures, rank: place.rank, ranked, settled: String(place.settled), tie })
}

function profile({ facts }: Contender, context: Context): Definitions {
  const { translate } = context
  const { provider } = facts.bid
  return {
    kind: 'definitions',
    items: [
      {
        term: translate('reports.bidder.from'),
        text: dotted([
          provider.country ? spoken(provider.country) : translate('reports.bidder.noCountry'),
          provider.deliveryModel ? translate(`reports.model.${provider.deliveryModel}`) : translate('reports.bidder.noModel'),
        ]),
      },
      ...(provider.summary ? [{ term: translate('reports.bidder.summary'), text: spoken(provider.summary) }] : []),
      {
        term: translate('reports.bidder.received'),
        text:
          facts.receipts.length === 0
            ? translate('reports.bidder.nothingReceived')
            : lines(
                facts.receipts.map((receipt) =>
                  translate('reports.bidder.receipt', {
                    envelope: receipt.envelope,
                    at: moment(receipt.receivedAt, translate),
                    punctuality: arrivalOf(receipt),
                  }),
                ),
              ),
      },
    ],
  }
}

function differences(list: readonly Difference[], { translate }: Context): Table {
  const end = (key: 'own' | 'others' | 'difference' | 'effect') => ({
    header: translate(`reports.column.${key}`),
    align: 'end' as const,
  })
  return {
    kind: 'table',
    density: 'dense',
    together: true,
    columns: [{ header: translate('reports.column.criterion') }, end('own'), end('others'), end('difference'), end('effect')],
    rows: list.map(({ title, own, others, difference, effect }) => ({
      cells: [title, shown(own), shown(others), signed(difference), { text: signed(effect), strong: true }],
    })),
  }
}

/** A sentence where all are passed; else the ones that are not, with what was answered. */
function knockOuts({ place, assessed }: Contender, context: Context): Block[] {
  const { translate } = context
  const all = place.knockOuts.length
  const special = place.knockOuts.filter(({ status }) => status !== 'pass')
  const passed = all - special.length
  const summary: Block = {
    kind: 'paragraph',
    text: translate('reports.bidder.knockOutsPassed', { all, passed, open: special.length }),
  }
  if (special.length === 0) return [summary]
  return [
    summary,
    {
      kind: 'table',
      density: 'dense',
      columns: [
        { header: translate('reports.column.knockOut'), width: 52 },
        { header: translate('reports.column.excludes') },
        { header: translate('reports.column.answer') },
        { header: translate('reports.column.result') },
      ],
      rows: special.map(
        (knockOut): Row => ({
          cells: [
            knockOut.label,
            knockOut.reason,
            answerOf(knockOut, assessed.bid.answers, context),
            {
              text: translate(`reports.knockOut.${knockOut.status}`),
              tone: knockOut.status === 'fail' ? 'fail' : knockOut.status === 'pending' ? 'warn' : 'quiet',
            },
          ],
        }),
      ),
    },
  ]
}

/** Most open items that a bidder's section lists; the answers in the annex show all. */
const mostOpen = 25

function openTable(open: readonly OpenItem[], { translate, assessment, numbers }: Context): Table {
  const criteria = new Map(assessment.plan.criteria.map((criterion) => [criterion.id, criterion]))
  const rows = open.slice(0, mostOpen).map(({ subject, title, criterion, status, adds, knockOut }): Row => {
    const number = subject.kind === 'question' ? numbers.get(subject.id) : undefined
    const said = translate(`reports.openStatus.${status}`)
    const whole = subject.kind === 'question' && criteria.get(criterion)?.scoring === 'whole'
    const state = whole ? translate('reports.openStatus.whole', { state: said }) : said
    return {
      cells: [
        number === undefined ? title : translate('reports.question', { number, text: title }),
        criteria.get(criterion)?.title ?? '',
        knockOut === null ? state : translate('reports.openStatus.gate', { state, label: knockOut }),
        { text: shown(adds), strong: true },
      ],
    }
  })
  return {
    kind: 'table',
    density: 'dense',
    columns: [
      { header: translate('reports.column.openItem') },
      { header: translate('reports.column.criterion'), width: 108 },
      { header: translate('reports.column.state'), width: 92 },
      { header: translate('reports.column.adds'), align: 'end', width: 58 },
    ],
    rows: [
      ...rows,
      ...(open.length > mostOpen
        ? [{ cells: [translate('reports.bidder.moreOpen', { count: open.length - mostOpen }), '', '', ''] }]
        : []),
    ],
  }
}

function priceBlocks({ assessed, place, facts: given }: Contender, context: Context): Block[] {
  const { translate, facts, scale } = context
  const { currency, termMonths } = facts.tender
  const { lines: sheet } = facts.evaluation.priceSheet
  if (sheet.length === 0) return [{ kind: 'paragraph', text: translate('reports.bidder.noPriceSheet') }]
  const waiting = new Map(assessed.price.unconverted.map((item) => [item.line, item]))
  const rates = ratesIn(assessed.price.lines)
  const priced = new Map(assessed.price.lines.map((item): [string, PricedLine] => [item.line.id, item]))
  const end = (key: 'quantity' | 'unitPrice' | 'amount') => ({
    header: translate(`reports.column.${key}`, { currency }),
    align: 'end' as const,
  })
  const amount = (interval: Interval | null): Text =>
    interval ? moneySpan(rangeOf(interval), translate) : [{ text: translate('reports.bidder.noPrice'), tone: 'warn' }]
  return [
    {
      kind: 'table',
      density: 'dense',
      together: true,
      columns: [
        { header: translate('reports.column.line') },
        { header: translate('reports.column.unit') },
        end('quantity'),
        end('unitPrice'),
        { header: translate('reports.column.times'), align: 'end' },
        end('amount'),
      ],
      rows: [
        ...sheet.map((line): Row => {
          const own = priced.get(line.id)
          return {
            cells: [
              noted(
                spoken(line.title),
                revisionOf(context, { bid: place.bid, kind: 'price', on: 'line', subject: line.id }),
                context,
              ),
              line.ramp ? lines([spoken(line.unit), rampWords(line.ramp, translate)]) : spoken(line.unit),
              grouped(line.quantity),
              priceOf(priced.get(line.id), waiting.get(line.id)),
              translate('reports.bidder.times', { kind: line.kind, months: grouped(monthsPaid(line, termMonths)) }),
              amount(own?.amount ?? null),
            ],
          }
        }),
        {
          kind: 'total',
          cells: [translate('reports.bidder.priceTotal', { months: termMonths }), '', '', '', '', amount(assessed.price.total)],
        },
      ],
    },
    ...(rates.length > 0
      ? [
          {
            kind: 'paragraph' as const,
            style: 'note' as const,
            text: translate('reports.bidder.convertedPrices', {
              currency,
              rates: rates.map((rate) => translate('rate.worth', { ...rate, own: currency })).join('; '),
            }),
          },
        ]
      : []),
    ...(place.ratesMissing.length > 0
      ? [
          {
            kind: 'paragraph' as const,
            text: [
              {
                text: translate('reports.bidder.unconverted', { currencies: translate.list(place.ratesMissing) }),
                tone: 'warn' as const,
              },
            ],
          },
        ]
      : []),
    ...typedPriceBlocks(given, context),
    ...(place.priceUnscorable
      ? [
          {
            kind: 'paragraph' as const,
            text: [{ text: translate('reports.bidder.priceUnscorable', scale), tone: 'warn' as const }],
          },
        ]
      : []),
  ]
}

/** The price of one unit as it was given, with its currency where that is another than that of the tender. */
function priceOf(own: PricedLine | undefined, waiting: PriceTotal['unconverted'][number] | undefined): string {
  if (waiting) return `${unitPrice(waiting.unitPrice)}\u00a0${waiting.currency}`
  if (!own) return ''
  const prices = [own.unitPrice, ...own.others].map(unitPrice).join(' / ')
  return own.rate ? `${prices}\u00a0${own.rate.currency}` : prices
}

/** Which prices were typed by hand, how they came, and why; nothing where none was. */
function typedPriceBlocks({ typedPrices }: Contender['facts'], { translate, facts }: Context): Block[] {
  if (typedPrices.length === 0) return []
  const titles = new Map(facts.evaluation.priceSheet.lines.map(({ id, title }) => [id, title]))
  return [
    { kind: 'paragraph', style: 'note', text: translate('reports.bidder.typedPrices', { count: typedPrices.length }) },
    {
      kind: 'table',
      density: 'dense',
      columns: [
        { header: translate('reports.column.line') },
        { header: translate('reports.column.cameBy'), width: 92 },
        { header: translate('reports.column.entered'), width: 116 },
        { header: translate('reports.column.reason') },
      ],
      rows: typedPrices.map(
        ({ line, cameBy, by, recordedAt, reason }): Row => ({
          cells: [
            spoken(titles.get(line) ?? line),
            cameBy ? translate(`prices.way.${cameBy}`) : '',
            worded(translate, 'reports.conflicts.by', { by: spoken(by), at: moment(recordedAt, translate) }),
            spoken(reason ?? ''),
          ],
        }),
      ),
    },
  ]
}

/** As the bidder gave it, with two places at least. */
function unitPrice(decimal: string): string {
  const [whole = '', fraction = ''] = decimal.split('.')
  return grouped(`${whole}.${fraction.padEnd(2, '0')}`)
}

function evidenceBlocks({ facts }: Contender, { translate, numbers }: Context): Block[] {
  if (facts.files.length === 0) return [{ kind: 'paragraph', text: translate('reports.bidder.noEvidence') }]
  const byFile = Map.groupBy(facts.files, ({ fileName, evidence }) => `${evidence?.sha256 ?? ''} ${fileName}`)
  return [
    {
      kind: 'table',
      density: 'dense',
      columns: [
        { header: translate('reports.column.file') },
        { header: translate('reports.column.questions'), width: 116 },
        { header: translate('reports.column.bytes'), align: 'end', width: 52 },
      ],
      rows: [...byFile.values()].flatMap((named): Row[] => {
        const [first] = named
        if (!first) return []
        const { fileName, evidence } = first
        return [
          {
            cells: [
              evidence
                ? fileWithDigest(fileName, evidence.sha256)
                : lines([spokenName(fileName), [{ text: translate('reports.bidder.notReceived'), tone: 'warn' }]]),
              named.map(({ question }) => numbers.get(question) ?? '').join(', '),
              evidence ? grouped(String(evidence.size)) : '',
            ],
          },
        ]
      }),
    },
  ]
}
