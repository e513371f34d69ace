import { undeclared } from '../../scorecards/interests.ts'
import type { Block, Row, Text } from '../document.ts'
import { amendmentBlocks } from './amendments.ts'
import { conflictBlocks } from './conflicts.ts'
import type { Context } from './context.ts'
import { decisionSection } from './decision.ts'
import { gateTable } from './gates.ts'
import { day, lines, listed, moment, spoken, worded } from './words.ts'

/** What was asked for, of whom, until when, and who evaluated: the first section after the contents. */
export function tenderBlocks(context: Context): Block[] {
  const { translate, facts, withdrawn } = context
  const { tender, lot, workspace } = facts
  const { instrument } = tender
  const gates = gateTable(context)
  const heading = (text: string): Block => ({ kind: 'heading', level: 2, text })
  return [
    { kind: 'heading', level: 1, text: translate('reports.tender.title'), anchor: 'tender' },
    {
      kind: 'definitions',
      items: [
        { term: translate('reports.tender.name'), text: spoken(tender.title) },
        {
          term: translate('reports.facts.lot'),
          text: worded(translate, 'reports.facts.lotOf', {
            title: spoken(lot.title),
            position: lot.position,
            lots: tender.lots.length,
          }),
        },
        { term: translate('reports.facts.need'), text: spoken(tender.need) },
        {
          term: translate('reports.tender.deadline'),
          text: tender.deadline ? moment(tender.deadline, translate) : translate('reports.tender.noDeadline'),
        },
        {
          term: translate('reports.facts.questionnaire'),
          text: worded(translate, 'reports.tender.instrument', {
            title: spoken(instrument.title),
            key: instrument.templateKey,
            version: instrument.templateVersion,
            questions: instrument.questions,
          }),
        },
        { term: translate('reports.tender.instrumentHash'), text: [{ text: instrument.hash, mono: true }] },
        {
          term: translate('reports.facts.price'),
          text: translate('reports.facts.priceText', { currency: tender.currency, months: tender.termMonths }),
        },
        { term: translate('reports.tender.prices'), text: keptText(context) },
        { term: translate('reports.tender.workspace'), text: spoken(workspace.title) },
      ],
    },
    ...decisionSection(context),
    heading(translate('reports.tender.evaluators')),
    ...evaluatorBlocks(context),
    ...conflictBlocks(context),
    ...rateBlocks(context),
    ...amendmentBlocks(context),
    ...(gates ? [heading(translate('reports.tender.knockOuts')), gates] : []),
    ...(withdrawn.length > 0
      ? [
          heading(translate('reports.tender.withdrawn')),
          {
            kind: 'table' as const,
            columns: [
              { header: translate('reports.column.bidder'), width: 150 },
              { header: translate('reports.column.withdrawn'), width: 70 },
              { header: translate('reports.column.reason') },
            ],
            rows: withdrawn.map(({ name, at, reason }): Row => ({ cells: [name, day(at, translate), spoken(reason)] })),
          },
        ]
      : []),
  ]
}

/** In which other currencies bids may price, and at which rates these are converted; nothing where there is none. */
function rateBlocks({ translate, facts }: Context): Block[] {
  if (facts.currencies.length === 0) return []
  const own = facts.tender.currency
  return [
    { kind: 'heading', level: 2, text: translate('reports.rates.title') },
    { kind: 'paragraph', text: translate('reports.rates.help') },
    {
      kind: 'table',
      density: 'dense',
      columns: [
        { header: translate('reports.column.currency'), width: 60 },
        { header: translate('reports.column.rate') },
        { header: translate('reports.column.entered'), width: 130 },
        { header: translate('reports.column.reason') },
      ],
      rows: facts.currencies.map(
        ({ currency, permitted, rate, by, at, reason, conflict }): Row => ({
          cells: [
            currency,
            lines([
              rate
                ? worded(translate, 'rate.worth', {
                    currency,
                    own,
                    rate: rate.rate,
                    date: rate.date,
                    source: spoken(rate.source),
                  })
                : [{ text: translate('rate.none', { currency }), tone: 'warn' }],
              ...(conflict ? [[{ text: translate('priceTable.disputed'), tone: 'warn' as const }]] : []),
              translate(permitted ? 'rate.permitted' : 'rate.forbidden'),
            ]),
            worded(translate, 'reports.conflicts.by', { by: spoken(by), at: moment(at, translate) }),
            spoken(reason ?? ''),
          ],
        }),
      ),
    },
  ]
}

/** How prices are kept, who has opened them, and whether that came before the rounds were locked. */
function keptText({ translate, facts: { prices } }: Context): Text {
  const { kept, openers, recipients, openings, closed } = prices
  return lines([
    translate('prices.kept', { kept, openers, recipients: recipients.length }),
    ...openings.map(({ by, at, reason, locked, unlocked }) =>
      worded(translate, 'prices.opened', {
        by: spoken(by),
        at: moment(at, translate),
        locked,
        unlocked,
        reason: spoken(reason ?? ''),
      }),
    ),
    ...(closed ? [translate('prices.stillClosed', { count: openers - openings.length })] : []),
  ])
}

function evaluatorBlocks(context: Context): Block[] {
  const { translate, facts } = context
  if (facts.evaluators.length === 0) return [{ kind: 'paragraph', text: translate('reports.tender.noEvaluators') }]
  return [
    {
      kind: 'table',
      columns: [
        { header: translate('reports.column.name'), width: 150 },
        { header: translate('reports.column.role'), width: 120 },
        { header: translate('reports.column.organisation') },
      ],
      rows: facts.evaluators.map(({ name, role, organisation }) => ({
        cells: [spoken(name), spoken(role), spoken(organisation)],
      })),
    },
    ...retiredBlocks(context),
  ]
}

/** What the evaluators declared of their interests: each conflict with the measure taken, who has none, and who has not declared. */
function declaredTexts({ translate, facts }: Pick<Context, 'translate' | 'facts'>) {
  const free = facts.declarations.filter(({ declaration }) => declaration?.conflicts.length === 0)
  const names = (of: readonly { name: string }[]) =>
    listed(
      translate,
      of.map(({ name }) => spoken(name)),
    )
  const silent = undeclared(facts.declarations)
  return [
    ...facts.declarations.flatMap(({ name, declaration }) =>
      (declaration?.conflicts ?? []).map(({ bidder, what, measure }) =>
        worded(translate, 'reports.tender.conflict', {
          evaluator: spoken(name),
          bidder: spoken(bidder),
          what: spoken(what),
          measure: measure === null ? 'none' : spoken(measure),
          at: moment(declaration?.at ?? '', translate),
        }),
      ),
    ),
    ...(free.length > 0 ? [worded(translate, 'reports.tender.noConflict', { names: names(free), count: free.length })] : []),
    ...(silent.length > 0 && silent.length < facts.declarations.length
      ? [worded(translate, 'reports.tender.undeclared', { names: names(silent), count: silent.length })]
      : []),
  ]
}

/** Who was retired, what was declared, whose scores count and for whom, each with the person's reason. */
function retiredBlocks({ translate, facts }: Context): Block[] {
  const bidders = new Map(facts.bidders.map(({ bid }) => [bid.id, bid.provider.name]))
  const said = ({ by, at, reason }: { by: string; at: string; reason: string }) => ({
    by: spoken(by),
    at: moment(at, translate),
    reason: spoken(reason),
  })
  const texts = [
    ...facts.evaluators.flatMap(({ name, retired }) =>
      retired ? [worded(translate, 'reports.tender.retired', { evaluator: spoken(name), ...said(retired) })] : [],
    ),
    ...declaredTexts({ facts, translate }),
    ...facts.exclusions.map(({ evaluator, bid, excluded, ...why }) =>
      worded(translate, 'reports.tender.excluded', {
        excluded: String(excluded),
        evaluator: spoken(evaluator.name),
        bidder: bid === null ? 'everyBidder' : spoken(bidders.get(bid) ?? ''),
        ...said(why),
      }),
    ),
  ]
  return texts.map((text) => ({ kind: 'paragraph', text }))
}
