import { comparisonOf } from '../../decisions/comparison.ts'
import type { Comparison, Cell as ComparisonCell, CriterionRow, OpenCounts, Place } from '../../decisions/model.ts'
import { mostColumns } from '../../decisions/most-columns.ts'
import type { Block, Cell, Row, Run, Table, Text } from '../document.ts'
import { leavesOf } from './answers.ts'
import { answersAnchor, type Context, groupAnchor, matrixAnchor, priceAnchor, turnsOf } from './context.ts'
import { isOpen, lines, moneySpan, parts, shown, spoken, weightOf, wholeMoney } from './words.ts'

/** From this many bidders on the matrix lies across the page. */
const mostUpright = 4

/** The criteria side by side: scores with what is open, then contributions that add up to the totals. */
export function matrixBlocks(context: Context): Block[] {
  const { translate, contenders, assessment, facts } = context
  if (contenders.length === 0) return []
  const ids = contenders.map(({ place }) => place.bid)
  const portions = Array.from({ length: Math.ceil(ids.length / mostColumns) }, (_, index) =>
    comparisonOf(assessment, ids.slice(index * mostColumns, (index + 1) * mostColumns)),
  )
  return [
    { kind: 'pageBreak', orientation: contenders.length > mostUpright ? 'landscape' : 'portrait' },
    { kind: 'heading', level: 1, text: translate('reports.matrix.title'), anchor: 'matrix' },
    { kind: 'heading', level: 2, text: translate('reports.matrix.scores', context.scale) },
    { kind: 'paragraph', style: 'note', text: translate('reports.matrix.scoresNote', { currency: facts.tender.currency }) },
    ...portions.map((portion, index) => scoreTable(portion, index === 0, context)),
    { kind: 'heading', level: 2, text: translate('reports.matrix.contributions') },
    { kind: 'paragraph', style: 'note', text: translate('reports.matrix.contributionsNote') },
    ...portions.map((portion) => contributionTable(portion, context)),
  ]
}

/** The scores. Links from the answers lead to the first of these tables. */
function scoreTable(comparison: Comparison, first: boolean, context: Context): Table {
  const { translate, facts } = context
  return table(comparison, context, [
    rankRow(comparison, context),
    ...comparison.rows.map((row, index) => ({
      ...criterionRow(row, comparison.cells[index] ?? [], comparison.columns, scoreText, context),
      ...(first ? { anchor: matrixAnchor(row.criterion) } : {}),
    })),
    totalRow(comparison, context),
    {
      kind: 'total',
      cells: [
        translate('reports.matrix.price', { currency: facts.tender.currency, months: facts.tender.termMonths }),
        '',
        ...comparison.columns.map((place) =>
          column(
            place,
            place.price
              ? priceText(place, place.price, translate)
              : [{ text: translate('reports.matrix.noPrice'), tone: 'warn' }],
          ),
        ),
      ],
    },
  ])
}

/** A price in whole units, and that it cannot be scored. */
function priceText({ priceUnscorable }: Place, price: NonNullable<Place['price']>, translate: Context['translate']): Text {
  const amount = moneySpan(price, translate, wholeMoney)
  return priceUnscorable ? lines([amount, [{ text: translate('reports.matrix.priceUnscorable'), tone: 'warn' }]]) : amount
}

function contributionTable(comparison: Comparison, context: Context): Table {
  return table(comparison, context, [
    ...comparison.rows.map((row, index) =>
      criterionRow(row, comparison.cells[index] ?? [], comparison.columns, contributionText, context),
    ),
    totalRow(comparison, context),
  ])
}

function table({ columns }: Comparison, { translate }: Context, rows: readonly Row[]): Table {
  return {
    kind: 'table',
    density: 'dense',
    columns: [
      { header: translate('reports.column.criterion'), width: columns.length > mostUpright ? 148 : 168 },
      { header: translate('reports.column.weight'), align: 'end' },
      ...columns.map((place) => ({ header: spoken(place.bidder), align: 'end' as const, even: true })),
    ],
    rows,
  }
}

/** A cell of a bidder's column: hatched where the bidder is out. */
function column({ standing }: Place, text: Text): Cell {
  return standing === 'out' ? { text, hatched: true, tone: 'quiet' } : { text }
}

function rankRow({ columns }: Comparison, { translate }: Context): Row {
  return {
    cells: [
      translate('reports.column.rank'),
      '',
      ...columns.map((place): Cell => {
        if (place.rank !== null)
          return { text: String(place.rank), strong: true, ...(place.rank === 1 ? { tone: 'gold' as const } : {}) }
        const out = place.standing === 'out'
        return {
          text: translate(out ? 'reports.standing.out' : 'reports.standing.pending'),
          hatched: out,
          tone: out ? 'fail' : 'warn',
        }
      }),
    ],
  }
}

type Say = (cell: ComparisonCell, row: CriterionRow, context: Context) => Text

function criterionRow(
  row: CriterionRow,
  cells: readonly ComparisonCell[],
  columns: readonly Place[],
  say: Say,
  context: Context,
): Row {
  return {
    ...(row.depth === 0 ? { kind: 'group' as const } : {}),
    cells: [
      { text: row.title, indent: row.depth },
      weightOf(row.globalWeight),
      ...columns.map((place, index) => {
        const cell = cells[index]
        return column(place, cell ? linked(say(cell, row, context), basisOf(row, place, context)) : '')
      }),
    ],
  }
}

type Basis = Required<Pick<Run, 'to' | 'place'>>

/** Where the answers stand that a cell rests on: those of the criterion or of the first below it, else the price of the bidder. */
function basisOf({ criterion, scoring, title }: CriterionRow, { bid, bidder }: Place, context: Context): Basis {
  const { assessment, contenders, translate } = context
  const node = assessment.plan.criteria.find(({ id }) => id === criterion)
  const [leaf] = node ? leavesOf(node) : []
  if (!leaf) return { to: priceAnchor(bid), place: translate('reports.matrix.toPrice', { bidder }) }
  const turn = turnsOf(contenders).findIndex((bidders) => bidders.some(({ place }) => place.bid === bid))
  const to = scoring === 'branch' && node?.parent === null ? groupAnchor(criterion) : answersAnchor(leaf.id, turn)
  return { to, place: translate('reports.matrix.toAnswers', { criterion: title }) }
}

/** A text whose start leads somewhere, and looks as it does elsewhere. */
function linked(text: Text, basis: Basis): Text {
  const [start, ...rest] = parts(text)
  if (start === undefined) return text
  return [{ tone: 'ink', ...(typeof start === 'string' ? { text: start } : start), ...basis }, ...rest]
}

const scoreText: Say = (cell, row, { translate, assessment }) => {
  if (!cell.score) return translate('reports.matrix.dropped')
  if (assessment.bids.get(cell.bid)?.bid.answers.size === 0 && row.scoring !== 'price')
    return lines([shown(cell.score.lower), [{ text: translate('reports.mark.silent'), tone: 'warn' }]])
  return lines([
    shown(cell.score.lower),
    ...(isOpen(cell.score) ? [translate('reports.matrix.upTo', { upper: shown(cell.score.upper) })] : []),
    ...(row.scoring === 'branch' ? [] : marksOf(cell.counts, cell.knockOuts, translate)),
  ])
}

const contributionText: Say = (cell) => shown(cell.contribution.lower)

const marks = ['blank', 'open', 'claimed', 'unscored', 'disputed', 'avoided', 'notApplicable'] as const

/** What is not simply scored below a criterion, in words. */
function marksOf(counts: OpenCounts, knockOuts: ComparisonCell['knockOuts'], translate: Context['translate']): Run[][] {
  return [
    ...marks.flatMap((kind): Run[][] =>
      counts[kind] > 0
        ? [
            [
              {
                text: translate(`reports.mark.${kind}`, { count: counts[kind] }),
                tone: kind === 'notApplicable' ? 'quiet' : 'warn',
              },
            ],
          ]
        : [],
    ),
    ...knockOuts.flatMap(({ label, status }): Run[][] => {
      if (status === 'fail') return [[{ text: translate('reports.mark.failed', { label }), tone: 'fail' }]]
      return status === 'pending' ? [[{ text: translate('reports.mark.pending', { label }), tone: 'warn' }]] : []
    }),
  ]
}

function totalRow({ columns }: Comparison, { translate, decimals }: Context): Row {
  return {
    kind: 'total',
    cells: [
      translate('reports.matrix.total'),
      '100',
      ...columns.map((place): Cell => {
        if (!place.total) return ''
        const { total } = place
        return column(
          place,
          lines([
            shown(total.lower, decimals),
            ...(isOpen(total) ? [translate('reports.matrix.upTo', { upper: shown(total.upper, decimals) })] : []),
          ]),
        )
      }),
    ],
  }
}
