import type { Decision } from '../../decisions/decision.ts'
import type { Translate } from '../../messages/translate.ts'
import type { Block, Definitions, Printed, SignOff, Text } from '../document.ts'
import type { Context } from './context.ts'
import { day, lines, listed, moment, mono, spoken, worded } from './words.ts'

/** Characters of a reason, and items of a part, that the first page shows; all of it stands in the section on the decision. */
export type Room = { readonly reason: number; readonly items: number }

/**
 * What was decided, for the first page, whose sign-off says by whom and when: recommendation with its reason, what is open before
 * signing, dissent, what approvers refused or said of another state, outcome, standstill.
 */
export function decisionOnFirstPage(context: Context, room: Room): Printed[] {
  const { translate, facts } = context
  const { recommendation, conditions, dissents, approvals, award, standstill } = facts.decision
  const said = (reason: string): Text => spoken(shortened(reason, room.reason))
  const open = conditions.filter(({ standing }) => standing === 'open')
  const few = (texts: readonly Text[]): Text[] => {
    const more = texts.length - room.items
    return more > 0 ? [...texts.slice(0, room.items), translate('reports.open.moreRivals', { count: more })] : [...texts]
  }
  const items = itemsOf(translate, [
    [
      'recommendation',
      recommendation
        ? [
            worded(translate, 'reports.decision.first', {
              ...recommended(context, recommendation),
              reason: said(recommendation.reason),
            }),
          ]
        : [],
    ],
    ['recommendation', recommendation ? notFirst(context, recommendation.bid) : []],
    [
      'conditions',
      conditions.length === 0
        ? []
        : open.length === 0
          ? [translate('reports.decision.open', { count: 0 })]
          : [
              worded(translate, 'reports.decision.openOnes', {
                count: open.length,
                conditions: listed(translate, few(open.map(({ text }) => said(text)))),
              }),
            ],
    ],
    [
      'dissent',
      few(
        dissents.map(({ by, reason }) =>
          worded(translate, 'reports.decision.dissents', { by: spoken(by), reason: said(reason) }),
        ),
      ),
    ],
    [
      'approval',
      few([
        ...approvals
          .filter(({ verdict }) => verdict === 'refused')
          .map(({ by, reason }) => worded(translate, 'reports.decision.refuses', { by: spoken(by), reason: said(reason ?? '') })),
        ...approvals
          .filter(({ holds }) => !holds)
          .map(({ by }) => worded(translate, 'reports.decision.ofAnotherState', { by: spoken(by) })),
      ]),
    ],
    [
      'outcome',
      award ? [worded(translate, 'reports.decision.endedFirst', { ...ended(context, award), reason: said(award.reason) })] : [],
    ],
    ['standstill', standstill ? [days(context, standstill)] : []],
  ])
  if (items.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: translate('reports.decision.title'), listed: false },
    { kind: 'definitions', items },
  ]
}

/** What was decided, by whom, when and on which state: a section of its own; nothing where nobody has decided anything. */
export function decisionSection(context: Context): Block[] {
  const { translate, facts } = context
  const { recommendation, conditions, dissents, approvals, award, standstill } = facts.decision
  const on = (at: string) => moment(at, translate)
  const by = (said: { by: string; at: string }) => ({ by: spoken(said.by), at: on(said.at) })
  const open = conditions.filter(({ standing }) => standing === 'open').length
  const items = itemsOf(translate, [
    [
      'recommendation',
      recommendation
        ? [
            worded(translate, 'reports.decision.recommended', {
              ...recommended(context, recommendation),
              ...by(recommendation),
              reason: spoken(recommendation.reason),
            }),
            ...notFirst(context, recommendation.bid),
          ]
        : [],
    ],
    [
      'conditions',
      conditions.length === 0
        ? []
        : [
            open === 0
              ? translate('reports.decision.open', { count: 0 })
              : warning(translate('reports.decision.open', { count: open })),
            ...conditions
              .toSorted((one, other) => order[one.standing] - order[other.standing])
              .map((condition) =>
                worded(translate, 'reports.decision.condition', {
                  ...by(condition),
                  standing: condition.standing,
                  text: spoken(condition.text),
                  known: String(condition.reason !== null),
                  reason: spoken(condition.reason ?? ''),
                }),
              ),
          ],
    ],
    [
      'dissent',
      dissents.map((one) => worded(translate, 'reports.decision.disagrees', { ...by(one), reason: spoken(one.reason) })),
    ],
    [
      'approval',
      approvals.flatMap((approval): Text[] => [
        worded(translate, 'reports.decision.approved', {
          ...by(approval),
          verdict: approval.verdict,
          entry: approval.entry,
          known: String(approval.reason !== null),
          reason: spoken(approval.reason ?? ''),
        }),
        ...(approval.holds ? [] : [warning(translate('reports.decision.anotherState'))]),
      ]),
    ],
    [
      'outcome',
      award
        ? [worded(translate, 'reports.decision.ended', { ...ended(context, award), ...by(award), reason: spoken(award.reason) })]
        : [],
    ],
    ['standstill', standstill ? [days(context, standstill)] : []],
  ])
  if (items.length === 0) return []
  const states = approvals.map((approval): Definitions['items'][number] => ({
    term: worded(translate, 'reports.decision.stateOf', { by: spoken(approval.by) }),
    text: lines([mono(approval.head), mono(approval.root)]),
  }))
  return [
    { kind: 'heading', level: 2, text: translate('reports.decision.title') },
    { kind: 'definitions', items: [...items, ...states] },
  ]
}

type Part = 'recommendation' | 'conditions' | 'dissent' | 'approval' | 'outcome' | 'standstill'

/** The parts about which something was said, each once. */
function itemsOf(translate: Translate, parts: readonly (readonly [Part, readonly Text[]])[]): Definitions['items'] {
  const groups = [...Map.groupBy(parts, ([part]) => part)]
  return groups.flatMap(([part, said]) => {
    const texts = said.flatMap(([, all]) => all)
    return texts.length === 0 ? [] : [{ term: translate(`reports.decision.${part}`), text: lines(texts) }]
  })
}

const nameOf = ({ contenders }: Context, bid: string | null, bidder: string): Text =>
  contenders.find(({ place }) => place.bid === bid)?.name ?? spoken(bidder)

const recommended = (context: Context, { bid, bidder, disputed }: NonNullable<Decision['recommendation']>) => ({
  bidder: nameOf(context, bid, bidder),
  disputed: String(disputed),
})

const ended = (context: Context, { outcome, bid, bidder }: NonNullable<Decision['award']>) => ({
  outcome,
  bidder: nameOf(context, bid, bidder),
})

/** That somebody else is recommended than who ranks first. */
function notFirst({ translate, contenders }: Context, bid: string): Text[] {
  const rank = contenders.find(({ place }) => place.bid === bid)?.place.rank ?? 0
  return rank === 1 ? [] : [warning(translate('reports.decision.notFirst', { rank }))]
}

const days = ({ translate }: Context, { first, last }: NonNullable<Decision['standstill']>): Text =>
  translate('reports.decision.days', { first: day(first, translate), last: day(last, translate) })

/** What is open comes first. */
const order = { open: 0, met: 1, dropped: 2 } as const

const warning = (text: string): Text => [{ text, tone: 'warn' }]

/** Who recommends and who approves: with name and day where that was said, with room for a hand where not. */
export function signOffOf({ translate, facts }: Context): SignOff {
  const { recommendation, approvals } = facts.decision
  const blank = (role: string): SignOff['rows'][number] => ({
    role,
    name: [{ text: translate('reports.signOff.name'), tone: 'quiet' }],
    date: [{ text: translate('reports.signOff.date'), tone: 'quiet' }],
  })
  const named = (role: string, { by, at }: { by: string; at: string }): SignOff['rows'][number] => ({
    role,
    name: spoken(by),
    date: day(at, translate),
  })
  const recommended = translate('reports.signOff.recommended')
  const approved = translate('reports.signOff.approved')
  return {
    kind: 'signOff',
    rows: [
      recommendation ? named(recommended, recommendation) : blank(recommended),
      ...(approvals.length === 0
        ? [blank(approved)]
        : approvals.map((approval) =>
            named(approval.verdict === 'approved' ? approved : translate('reports.signOff.refused'), approval),
          )),
    ],
  }
}

/** The start of a text, cut between words. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/[\s,;:.\u2013-]+\S*$/, '')}\u2026`
}
