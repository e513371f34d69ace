import { figureOf } from '../../arithmetic/figure.ts'
import { compare, integer, multiply, type Rational, subtract, sum, toNumber } from '../../arithmetic/rational.ts'
import type { ContributionRow } from '../../charts/contributions.ts'
import type { PlannedCriterion } from '../../scorecards/plan.ts'
import type { Chart } from '../document.ts'
import type { Contender, Context } from './context.ts'
import { day, moneySpan, plain, shown, spanOf, weightOf, wholeMoney } from './words.ts'

/** Colours that a chart can tell apart. */
const mostGroups = 6

/** Criteria whose contributions are drawn as one segment. */
type Group = { readonly title: string; readonly weight: Rational; readonly criteria: readonly PlannedCriterion[] }

/** The criteria at the top of the tree; where there are more than six, the lightest together as one group. */
function groupsOf({ assessment, translate }: Context): Group[] {
  const roots = assessment.plan.roots.filter(({ globalWeight }) => globalWeight.numerator > 0n)
  const heaviest = [...roots].sort((a, b) => compare(b.globalWeight, a.globalWeight)).slice(0, mostGroups - 1)
  const alone = roots.length > mostGroups ? roots.filter((root) => heaviest.includes(root)) : roots
  const rest = roots.filter((root) => !alone.includes(root))
  return [
    ...alone.map((root) => ({ title: root.title, weight: root.globalWeight, criteria: [root] })),
    ...(rest.length > 0
      ? [
          {
            title: translate('reports.chart.otherCriteria', { count: rest.length }),
            weight: sum(rest.map(({ globalWeight }) => globalWeight)),
            criteria: rest,
          },
        ]
      : []),
  ]
}

/**
 * The ranking as bars of what each group of criteria adds, with what is still open, and who is out and why; of so many bidders
 * at most. The words that stand for it name everybody in full.
 */
export function rankingChart(context: Context, { compact, rows }: { compact: boolean; rows: number }): Chart {
  const { translate, contenders, withdrawn, facts } = context
  const groups = groupsOf(context)
  const { currency, lines: sheet } = facts.evaluation.priceSheet
  const all = [
    ...contenders.map((contender) => drawnRow(contender, groups, context)),
    ...withdrawn.map(
      ({ name, at }): ContributionRow => ({
        rank: '\u2013',
        name: plain(name),
        points: groups.map(() => 0),
        total: '',
        excluded: translate('reports.chart.withdrawn', { day: day(at, translate) }),
      }),
    ),
  ]
  return {
    kind: 'chart',
    alternative: [
      translate('reports.chart.alternative', { count: contenders.length }),
      ...contenders.map((contender) => spokenRow(contender, groups, context)),
      ...withdrawn.map(({ facts, at }) =>
        translate('reports.chart.withdrawnSpoken', { bidder: facts.bid.provider.name, day: day(at, translate) }),
      ),
    ].join(' '),
    chart: {
      kind: 'contributions',
      scale: 100,
      groups: groups.map(({ title, weight }) =>
        translate('reports.chart.group', { title, weight: weightOf(figureOf(multiply(weight, integer(100)))) }),
      ),
      legend: translate('reports.chart.legend'),
      openLegend: translate('reports.chart.openLegend'),
      rows: all.slice(0, rows),
      ...(sheet.length > 0
        ? { heads: { total: translate('reports.column.effect'), beside: translate('reports.chart.price', { currency }) } }
        : {}),
      ...(compact ? { compact } : {}),
      ...(all.length > rows ? { more: translate('reports.chart.more', { count: all.length - rows }) } : {}),
    },
  }
}

function drawnRow({ place, name, assessed }: Contender, groups: readonly Group[], context: Context): ContributionRow {
  const { translate } = context
  const { total } = assessed.scorecard
  const open = toNumber(subtract(total.upper, total.lower))
  const pending = place.standing === 'pending'
  return {
    rank: place.rank === null ? '\u2013' : String(place.rank),
    name: pending ? translate('reports.chart.pending', { bidder: plain(name) }) : plain(name),
    points: groups.map((group) => toNumber(pointsOf(assessed, group))),
    total: shown(figureOf(total.lower), context.decimals),
    ...(place.price ? { beside: moneySpan(place.price, translate, wholeMoney) } : {}),
    ...(place.rank === 1 ? { leads: true } : {}),
    ...(open > 0
      ? {
          open: {
            points: open,
            text: translate('reports.chart.upTo', { upper: shown(figureOf(total.upper), context.decimals) }),
          },
        }
      : {}),
    ...(place.standing === 'out' ? { excluded: exclusion(place, context) } : {}),
  }
}

function pointsOf({ scorecard }: Contender['assessed'], { criteria }: Group): Rational {
  return sum(criteria.flatMap(({ id }) => scorecard.criteria.get(id)?.contribution.lower ?? []))
}

/** Why a bidder is out, in a few words. */
export function exclusion({ knockOuts }: Contender['place'], { translate }: Pick<Context, 'translate'>): string {
  const [first, ...others] = knockOuts.filter(({ status }) => status === 'fail')
  if (!first) return translate('reports.chart.excluded')
  return translate('reports.chart.excludedFor', { reason: first.reason, label: first.label, others: others.length })
}

function spokenRow(contender: Contender, groups: readonly Group[], context: Context): string {
  const { translate, facts } = context
  const { price } = contender.place
  const { currency } = facts.evaluation.priceSheet
  return [
    spokenPlace(contender, groups, context),
    ...(price ? [translate('reports.chart.priceSpoken', { price: moneySpan(price, translate, wholeMoney), currency })] : []),
  ].join(' ')
}

function spokenPlace(contender: Contender, groups: readonly Group[], context: Context): string {
  const { place, assessed } = contender
  const { translate } = context
  const { bidder } = place
  const total = spanOf(assessed.scorecard.total, translate, context.decimals)
  if (place.standing === 'out') return translate('reports.chart.outSpoken', { bidder, reason: exclusion(place, context) })
  const added = groups
    .map((group) => translate('reports.chart.part', { points: shown(figureOf(pointsOf(assessed, group))), title: group.title }))
    .join(', ')
  return place.rank === null
    ? translate('reports.chart.pendingSpoken', { bidder, total, added })
    : translate('reports.chart.rankedSpoken', { rank: place.rank, bidder, total, added })
}
