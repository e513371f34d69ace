import { figureOf } from '../../arithmetic/figure.ts'
import { isAbove, isExact } from '../../arithmetic/interval.ts'
import { compare, subtract } from '../../arithmetic/rational.ts'
import type { OpenCounts } from '../../decisions/model.ts'
import type { Aside } from '../document.ts'
import { type Contender, type Context, leadersOf, linkedName } from './context.ts'
import { testParagraphs } from './robustness.ts'
import { listed, plain, shown, strong, worded } from './words.ts'

/** What would change the first place: other weights, bidders or evaluators, and what is still open, bidder by bidder for `mostNamed` at most. */
export function openAside(context: Context, mostNamed: number): Aside {
  const { translate, contenders } = context
  const unfinished = contenders.filter(({ place, assessed }) => place.standing !== 'out' && !isExact(assessed.scorecard.total))
  const [first] = leadersOf(context)
  const rivals = first ? rivalsOf(first, context) : []
  const named = [...rivals, ...unfinished.filter((contender) => !rivals.includes(contender))]
    .filter((contender) => unfinished.includes(contender))
    .slice(0, mostNamed)
  return {
    kind: 'aside',
    paragraphs: [
      ...testParagraphs(context),
      [...strong(translate(first ? 'reports.open.answers' : 'reports.open.firstPlace')), ' ', ...firstPlace(context)],
      ...named.map((contender) => [...strong(linkedName(contender)), ': ', ...openItems(contender, context)]),
      ...(unfinished.length > named.length
        ? [translate('reports.open.more', { count: unfinished.length - named.length, named: named.length })]
        : []),
      ...(unfinished.length === 0 ? [translate('reports.open.nothing')] : []),
    ],
  }
}

/** Rivals that one sentence names. */
const mostRivals = 2

/** Whether the first place is settled, and if not, why. */
function firstPlace(context: Context) {
  const { translate, ranking, contenders } = context
  const leaders = leadersOf(context)
  const [first] = leaders
  if (!first) {
    const anyPending = contenders.some(({ place }) => place.standing === 'pending')
    return [translate(anyPending ? 'reports.open.nobody' : 'reports.open.allOut')]
  }
  if (leaders.length > 1) return [translate('reports.open.shared')]
  if (first.place.settled) return [translate('reports.open.settled')]
  const rivals = rivalsOf(first, context)
  if (ranking.pricesOpen) {
    const unpriced = contenders.filter(
      ({ place, assessed }) =>
        place.standing !== 'out' && (assessed.price.total === null || place.priceUnscorable || assessed.price.disputed > 0),
    )
    return worded(translate, 'reports.open.prices', {
      count: unpriced.length,
      unscorable: String(unpriced.some(({ place }) => place.priceUnscorable)),
      bidders: listed(
        translate,
        unpriced.map(({ name }) => name),
      ),
    })
  }
  return worded(translate, 'reports.open.rivals', {
    count: rivals.length,
    bidder: first.name,
    rivals: listed(translate, [
      ...rivals.slice(0, mostRivals).map(({ name }) => name),
      ...(rivals.length > mostRivals ? [translate('reports.open.moreRivals', { count: rivals.length - mostRivals })] : []),
    ]),
    total: shown(figureOf(first.assessed.scorecard.total.lower), context.decimals),
  })
}

/** Bidders that could still come first. */
function rivalsOf(first: Contender, { contenders }: Context): Contender[] {
  return contenders.filter(
    (other) =>
      other !== first &&
      other.place.standing !== 'out' &&
      !isAbove(first.assessed.scorecard.total, other.assessed.scorecard.total),
  )
}

/** What is open in one bid, what it could add, and what it would take to come first. */
function openItems(contender: Contender, context: Context): string[] {
  const { translate } = context
  const { place, assessed } = contender
  const { total } = assessed.scorecard
  const sentences = [
    translate('reports.open.adds', {
      items: openList(
        { ...place.counts, disputed: place.counts.disputed + place.pricesDisputed },
        priceText(contender, context),
        context,
      ),
      points: shown(figureOf(subtract(total.upper, total.lower)), context.decimals),
      upper: shown(figureOf(total.upper), context.decimals),
    }),
  ]
  const [first] = leadersOf(context)
  const level = first && compare(total.lower, first.assessed.scorecard.total.lower) >= 0
  if (place.standing === 'pending')
    sentences.push(
      translate('reports.open.pending', {
        labels: pendingLabels(contender),
        count: place.knockOuts.filter(({ status }) => status === 'pending').length,
        first: level ? 'yes' : 'no',
      }),
    )
  if (first && first !== contender && !level && compare(total.upper, first.assessed.scorecard.total.lower) >= 0)
    sentences.push(
      translate('reports.open.needed', {
        needed: shown(figureOf(subtract(first.assessed.scorecard.total.lower, total.lower)), context.decimals),
      }),
    )
  return [sentences.join(' ')]
}

/** What is open of a price as a whole. */
function priceText({ place, assessed }: Contender, { translate, assessment }: Context): string[] {
  if (place.ratesMissing.length > 0) return [translate('reports.open.rate', { currencies: translate.list(place.ratesMissing) })]
  if (place.priceUnscorable) return [translate('reports.open.priceUnscorable')]
  return assessed.price.total === null && assessment.pricesCount ? [translate('reports.open.price')] : []
}

/** Labels of the knock-outs that wait for an answer. */
export function pendingLabels({ place }: Contender): string {
  return place.knockOuts
    .filter(({ status }) => status === 'pending')
    .map(({ label }) => label)
    .join(', ')
}

const kinds = ['blank', 'open', 'claimed', 'unscored', 'disputed'] as const

/** `3 blank, 1 claimed not applicable and 2 not scored`. */
function openList(counts: OpenCounts, price: readonly string[], { translate }: Pick<Context, 'translate'>): string {
  const items = kinds.flatMap((kind) => (counts[kind] > 0 ? [translate(`reports.open.${kind}`, { count: counts[kind] })] : []))
  const all = [...items, ...price]
  return plain(listed(translate, all.length > 0 ? all : [translate('reports.open.others')]))
}
