import { figureOf } from '../../arithmetic/figure.ts'
import { isAbove, isExact } from '../../arithmetic/interval.ts'
import { compare, equal, subtract, zero } from '../../arithmetic/rational.ts'
import type { Block, Definitions, Printed, Text } from '../document.ts'
import { deviationCount } from './amendments.ts'
import { rankingChart } from './chart.ts'
import { conflictCount } from './conflicts.ts'
import { type Contender, type Context, leadersOf, withShortNames } from './context.ts'
import { decisionOnFirstPage, type Room, signOffOf } from './decision.ts'
import { gateTable } from './gates.ts'
import { openAside } from './open.ts'
import { listed, moment, mono, plain, shortDigest, shown, signed, spanOf, spoken, worded } from './words.ts'

/**
 * How the first page names bidders: letters of a name in sentences and in the ranking, bidders that one sentence names and rows
 * of the ranking, at most. Long names take several lines there; in a compact ranking each has one.
 */
type Manner = {
  readonly spoken: number
  readonly ranked: number
  readonly together: number
  readonly compact: boolean
  readonly rows: number
  /** Characters of a reason, and items of a part, of what was decided. */
  readonly decided: Room
}

const manners: readonly Manner[] = [
  { spoken: 120, ranked: 120, together: 3, compact: false, rows: 16, decided: { reason: 240, items: 3 } },
  { spoken: 72, ranked: 34, together: 3, compact: true, rows: 20, decided: { reason: 160, items: 2 } },
  { spoken: 24, ranked: 24, together: 1, compact: true, rows: 12, decided: { reason: 70, items: 2 } },
  { spoken: 16, ranked: 24, together: 1, compact: true, rows: 10, decided: { reason: 40, items: 2 } },
]

/**
 * The first page: who ranks first and by how much, what each group of criteria adds, and what would change that. Where there is
 * more than a page of it, first what stands in other sections is left out, then names are shortened.
 */
export function summaryBlocks(context: Context): Block[] {
  return [{ kind: 'fit', versions: manners.flatMap((manner) => versionsOf(context, manner)) }]
}

/** The page with ever less under the ranking. A block that stands in several is the same one, so that it is laid out once. */
function versionsOf(whole: Context, manner: Manner): Printed[][] {
  const { translate } = whole
  const context = withShortNames(whole, manner.spoken)
  const ranking = rankingChart(withShortNames(whole, manner.ranked), manner)
  const gates = gateTable(context)
  const withGates = gates ? [heading(translate('reports.summary.knockOuts')), gates] : []
  const factsOf = (items: Definitions['items']): Printed[] => [
    heading(translate('reports.summary.facts')),
    { kind: 'definitions', items },
  ]
  const facts = factsOf(keyFacts(context))
  const course = factsOf(courseOf(context))
  const decided = decisionOnFirstPage(context, manner.decided)
  const margins = [...marginsOf(context), ...decided]
  const due: Printed = { kind: 'definitions', items: courseOf(context).slice(0, 2) }
  const tests = { 0: awardTests(context, 0), 1: awardTests(context, 1), 2: awardTests(context, 2), 4: awardTests(context, 4) }
  const bodies: { above: Printed[]; below: Printed[] }[] = [
    [...tests[4], ...withGates, ...facts],
    [...tests[2], ...withGates, ...facts],
    [...tests[2], ...withGates, ...course],
    [...tests[1], ...withGates, ...course],
    [...tests[4], ...facts],
    [...tests[1], ...facts],
    [...tests[0], ...facts],
    [...tests[1], ...course],
    [...tests[0], ...course],
  ].map((below) => ({ above: margins, below }))
  bodies.push({ above: [...margins, due], below: tests[0] }, { above: margins, below: tests[0] })
  if (manner === manners.at(-1)) bodies.push({ above: margins, below: [] }, { above: decided, below: [] })
  const start: Printed[] = [
    { kind: 'kicker', text: kickerOf(context) },
    { kind: 'heading', level: 1, text: titleOf(context, manner), anchor: 'decision' },
    { kind: 'paragraph', style: 'lead', text: leadOf(context, manner) },
    ...conflictCount(context),
    ...deviationCount(context),
  ]
  const drawn = context.contenders.length > 0 ? [heading(translate('reports.summary.ranking')), ranking] : []
  const end: Printed[] = [heading(translate('reports.summary.signOff')), signOffOf(context)]
  return bodies.map(({ above, below }) => [...start, ...above, ...drawn, ...below, ...end])
}

/** Which state of the workspace the page shows, and who recorded it. */
function kickerOf({ translate, facts }: Context): Text {
  const { head, recordedBy } = facts
  return worded(translate, 'reports.summary.kicker', {
    at: moment(head.at, translate),
    known: String(recordedBy !== ''),
    by: spoken(recordedBy),
  })
}

/** Groups of criteria that one sentence names. */
const mostMargins = 4

/** Where the first is ahead of the second and where it is behind, in points of what is certain. */
function marginsOf(context: Context): Printed[] {
  const { translate, assessment, contenders } = context
  const [first, ...shared] = leadersOf(context)
  const second = secondOf(contenders)
  if (!first || shared.length > 0 || !second) return []
  const certain = ({ assessed }: Contender, id: string) => assessed.scorecard.criteria.get(id)?.contribution.lower ?? zero
  const margins = assessment.plan.roots
    .map(({ id, title }) => ({ title, points: subtract(certain(first, id), certain(second, id)) }))
    .sort((a, b) => compare(b.points, a.points))
  const named = (list: typeof margins): Text =>
    listed(translate, [
      ...list
        .slice(0, mostMargins)
        .map(({ title, points }) =>
          translate('reports.lead.margin', { title, points: signed(figureOf(points), context.decimals) }),
        ),
      ...(list.length > mostMargins ? [translate('reports.open.moreRivals', { count: list.length - mostMargins })] : []),
    ])
  const ahead = margins.filter(({ points }) => compare(points, zero) > 0)
  const behind = margins.filter(({ points }) => compare(points, zero) < 0).reverse()
  if (ahead.length + behind.length === 0) return []
  const side = ahead.length === 0 ? 'behind' : behind.length === 0 ? 'ahead' : 'both'
  const values = { second: second.name, side, ahead: named(ahead), behind: named(behind) }
  return [{ kind: 'paragraph', text: worded(translate, 'reports.lead.margins', values) }]
}

/** The best of those that are ranked behind the first. */
function secondOf(contenders: readonly Contender[]): Contender | undefined {
  return contenders.find(({ place }) => place.standing === 'ranked' && place.rank !== 1)
}

function heading(text: string): Printed {
  return { kind: 'heading', level: 2, text, listed: false }
}

/** What would change the award, with what is still open in so many bids at most. */
function awardTests(context: Context, mostNamed: number): Printed[] {
  const { translate, contenders } = context
  if (contenders.length === 0) return []
  const title = translate(leadersOf(context).length > 0 ? 'robustness.question' : 'reports.summary.open')
  return [heading(title), openAside(context, mostNamed)]
}

function titleOf(context: Context, { together }: Manner): Text {
  const { translate, contenders, withdrawn } = context
  const [first, ...shared] = leadersOf(context)
  if (!first) {
    if (contenders.length > 0) return translate('reports.title.none')
    return translate(withdrawn.length > 0 ? 'reports.title.withdrawn' : 'reports.title.noBids')
  }
  if (shared.length >= together) return translate('reports.title.sharedByMany', { count: shared.length + 1 })
  if (shared.length > 0) return worded(translate, 'reports.title.shared', { bidders: namesOf([first, ...shared], context) })
  return worded(translate, first.place.settled ? 'reports.title.settled' : 'reports.title.open', { bidder: first.name })
}

/** The names of so many, and how many there are besides. */
function namesOf(contenders: readonly Contender[], { translate }: Context, together = contenders.length): Text {
  const more = contenders.length - together
  return listed(translate, [
    ...contenders.slice(0, together).map(({ name }) => name),
    ...(more > 0 ? [translate('reports.open.moreRivals', { count: more })] : []),
  ])
}

function leadOf(context: Context, { together }: Manner): Text {
  const { translate, contenders, withdrawn } = context
  const out = contenders.filter(({ place }) => place.standing === 'out').length
  const pending = contenders.filter(({ place }) => place.standing === 'pending').length
  const all = contenders.length + withdrawn.length
  return [
    standing(context, together),
    ...(out > 0 ? [[translate('reports.lead.out', { out, all })]] : []),
    ...(pending > 0 ? [[translate('reports.lead.pending', { pending })]] : []),
    ...(withdrawn.length > 0 && contenders.length > 0
      ? [[translate('reports.lead.withdrawn', { withdrawn: withdrawn.length })]]
      : []),
  ].flatMap((sentence, index) => (index === 0 ? sentence : [' ', ...sentence]))
}

/** The first sentence: the total of the leader, and its lead. */
function standing(context: Context, together: number) {
  const { translate, contenders, withdrawn } = context
  const leaders = leadersOf(context)
  const [first] = leaders
  const second = secondOf(contenders)
  if (!first) {
    const key = contenders.length > 0 ? 'none' : withdrawn.length > 0 ? 'allWithdrawn' : 'noBids'
    return [translate(`reports.lead.${key}`)]
  }
  const { total } = first.assessed.scorecard
  const figures = { bidder: first.name, total: spanOf(total, translate, context.decimals) }
  if (leaders.length > 1)
    return worded(translate, 'reports.lead.shared', { ...figures, bidders: namesOf(leaders, context, together) })
  if (!second) return worded(translate, 'reports.lead.alone', figures)
  const below = second.assessed.scorecard.total
  if (equal(total.lower, below.lower))
    return worded(translate, 'reports.lead.tie', { ...figures, second: second.name, tie: second.place.tie ?? 'shared' })
  const least = isAbove(total, below) && first.place.settled
  return worded(translate, 'reports.lead.ahead', {
    ...figures,
    second: second.name,
    points: shown(figureOf(subtract(total.lower, least ? below.upper : below.lower)), context.decimals),
    certain: isExact(total) && isExact(below) ? 'all' : least ? 'least' : 'part',
  })
}

/** Characters of the need that the first page shows; all of it stands in the section on the tender. */
const needShown = 82

/** What was asked for and on which ground it was decided, around how it went. */
function keyFacts(context: Context): Definitions['items'] {
  const { translate, facts } = context
  const { tender, lot } = facts
  const { instrument } = tender
  return [
    { term: translate('reports.facts.need'), text: shortened(tender.need, translate('reports.facts.needMore')) },
    ...(tender.lots.length > 1
      ? [
          {
            term: translate('reports.facts.lot'),
            text: worded(translate, 'reports.facts.lotOf', {
              title: spoken(lot.title),
              position: lot.position,
              lots: tender.lots.length,
            }),
          },
        ]
      : []),
    ...courseOf(context),
    {
      term: translate('reports.facts.basis'),
      text: worded(translate, 'reports.facts.basisText', {
        questions: instrument.questions,
        currency: tender.currency,
        months: tender.termMonths,
        hash: mono(shortDigest(instrument.hash)),
      }),
    },
  ]
}

/** Evaluators that the first page names. */
const mostEvaluators = 5

/** How it went: until when bids were due, what came, and who evaluated it. */
function courseOf({ translate, facts, contenders, withdrawn }: Context): Definitions['items'] {
  const { tender, evaluators } = facts
  const packages = facts.bidders.flatMap(({ receipts }) => receipts)
  const more = evaluators.length - mostEvaluators
  return [
    {
      term: translate('reports.tender.deadline'),
      text: tender.deadline ? moment(tender.deadline, translate) : translate('reports.tender.noDeadline'),
    },
    {
      term: translate('reports.facts.bids'),
      text: translate('reports.facts.bidsText', {
        bids: contenders.length + withdrawn.length,
        received: facts.bidders.filter(({ receipts }) => receipts.length > 0).length,
        packages: packages.length,
        late: packages.filter(({ punctuality }) => punctuality === 'late').length,
        withdrawn: withdrawn.length,
      }),
    },
    {
      term: translate('reports.tender.evaluators'),
      text:
        evaluators.length === 0
          ? translate('reports.tender.noEvaluators')
          : listed(translate, [
              ...evaluators.slice(0, mostEvaluators).map(({ name }) => spoken(name)),
              ...(more > 0 ? [translate('reports.open.moreRivals', { count: more })] : []),
            ]),
    },
  ]
}

/** The start of a long text, cut between words, with what leads to the rest. */
function shortened(text: string, more: string): Text {
  const flat = text.replace(/\s+/g, ' ').trim()
  if (flat.length <= needShown) return spoken(flat)
  const cut = [...flat]
    .slice(0, needShown)
    .join('')
    .replace(/[\s,;:.\u2013-]+\S*$/, '')
  return [plain(spoken(cut)), '\u2026 ', { text: more, to: 'tender' }]
}
