import {
  approvalsSaid,
  conditionsSaid,
  dissentsSaid,
  outcomeSaid,
  recommendationSaid,
  type Said,
  standstillSaid,
} from '../../shared/decisions/decision-reading.ts'
import { conditionStandings } from '../../shared/decisions/decision-words.ts'
import { localTime } from '../../shared/messages/local-times.ts'
import type { Command, CommandContext, Outcome } from '../command-line/command.ts'
import { WrongUsage } from '../command-line/form.ts'
import { findBid, findLot, lotOption } from '../command-line/lookup.ts'

const reason = { summary: 'commandLine.option.decisionReason', placeholder: 'TEXT' } as const
const recommended = { summary: 'commandLine.option.recommendedBid', placeholder: 'NAME' } as const
const back = { summary: 'commandLine.option.takeBack' } as const

/** What people decide about a lot, each in a command of its own; all print the whole decision. */
export const decidingCommands: readonly Command[] = [
  {
    name: 'decision show',
    summary: 'commandLine.decision.show',
    workspace: 'read',
    options: lotOption,
    run: async (context) => {
      const { lot } = await findLot(context)
      return told(context, lot.id)
    },
  },
  {
    name: 'decision recommend',
    summary: 'commandLine.decision.recommend',
    workspace: 'open',
    options: { ...lotOption, bid: recommended, reason: { ...reason, required: true } },
    run: async (context) => {
      const { call, arguments: given } = context
      const { lot } = await findLot(context)
      const bid = await namedBid(context)
      await call('decision.recommend', { lot: lot.id, bid, reason: given.text('reason') })
      return told(context, lot.id)
    },
  },
  {
    name: 'decision condition',
    summary: 'commandLine.decision.condition',
    workspace: 'open',
    options: {
      ...lotOption,
      text: { summary: 'commandLine.option.conditionText', placeholder: 'TEXT' },
      condition: { summary: 'commandLine.option.condition', placeholder: 'NUMBER' },
      standing: { summary: 'commandLine.option.conditionStanding', placeholder: 'WORD' },
      reason,
    },
    run: setCondition,
  },
  {
    name: 'decision dissent',
    summary: 'commandLine.decision.dissent',
    workspace: 'open',
    options: { ...lotOption, reason, back },
    run: async (context) => {
      const { call, arguments: given } = context
      const { lot } = await findLot(context)
      const why = given.flag('back') ? null : given.text('reason')
      await call('decision.dissent', { lot: lot.id, reason: why })
      return told(context, lot.id)
    },
  },
  {
    name: 'decision approve',
    summary: 'commandLine.decision.approve',
    workspace: 'open',
    options: { ...lotOption, reason, refuse: { summary: 'commandLine.option.refuse' }, back },
    run: async (context) => {
      const { call, arguments: given } = context
      const { lot } = await findLot(context)
      const verdict = given.flag('back') ? 'withdrawn' : given.flag('refuse') ? 'refused' : 'approved'
      const said = { lot: lot.id, verdict, reason: given.optional('reason') ?? null } as const
      await call('decision.approve', said)
      return told(context, lot.id)
    },
  },
  {
    name: 'decision award',
    summary: 'commandLine.decision.award',
    workspace: 'open',
    options: {
      ...lotOption,
      bid: recommended,
      abandon: { summary: 'commandLine.option.abandon' },
      back,
      reason: { ...reason, required: true },
    },
    run: async (context) => {
      const { call, arguments: given } = context
      const { lot } = await findLot(context)
      const outcome = given.flag('back') ? 'undecided' : given.flag('abandon') ? 'abandoned' : 'awarded'
      const said = { lot: lot.id, outcome, bid: await namedBid(context), reason: given.text('reason') } as const
      await call('decision.award', said)
      return told(context, lot.id)
    },
  },
  {
    name: 'decision standstill',
    summary: 'commandLine.decision.standstill',
    workspace: 'open',
    options: {
      ...lotOption,
      from: { summary: 'commandLine.option.fromDay', placeholder: 'DAY' },
      until: { summary: 'commandLine.option.untilDay', placeholder: 'DAY' },
    },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const { lot } = await findLot(context)
      const [from, until] = [given.optional('from'), given.optional('until')]
      if ((from === undefined) !== (until === undefined)) throw new WrongUsage(translate('commandLine.standstillDays'))
      const days = from === undefined || until === undefined ? null : { first: from, last: until }
      await call('decision.standstill', { lot: lot.id, days })
      return told(context, lot.id)
    },
  },
]

/** The bid that `--bid` names; null where it names none. */
async function namedBid(context: CommandContext): Promise<string | null> {
  const named = context.arguments.optional('bid')
  return named === undefined ? null : (await findBid(context, named)).id
}

async function setCondition(context: CommandContext): Promise<Outcome> {
  const { call, arguments: given, translate } = context
  const { lot } = await findLot(context)
  const [text, numbered, named] = [given.optional('text'), given.optional('condition'), given.optional('standing')]
  if (numbered === undefined) {
    if (text === undefined) throw new WrongUsage(translate('commandLine.conditionWhat'))
    await call('decision.addCondition', { lot: lot.id, text })
    return told(context, lot.id)
  }
  const { conditions } = await call('decision.show', { lot: lot.id })
  const condition = conditions[Number(numbered) - 1]
  if (!condition) throw new WrongUsage(translate('commandLine.noSuchCondition', { number: numbered, count: conditions.length }))
  const standing = conditionStandings.find((one) => one === (named ?? condition.standing))
  if (!standing)
    throw new WrongUsage(
      translate('commandLine.notOneOf', { option: 'standing', value: named ?? '', words: translate.list(conditionStandings) }),
    )
  const changed = {
    condition: condition.id,
    standing,
    reason: given.optional('reason') ?? null,
    ...(text !== undefined && { text }),
  }
  await call('decision.setCondition', changed)
  return told(context, lot.id)
}

/** The decision as it stands, part by part, each with who said it and when: who acts for the first time has a name only now. */
async function told({ call, translate }: CommandContext, lot: string): Promise<Outcome> {
  const data = await call('decision.show', { lot })
  const { places } = await call('decision.ranking', { lot })
  const rankOf = (bid: string) => places.find((place) => place.bid === bid)?.rank ?? 0
  const lines = ({ text, by, at, notes }: Said, index?: number): string[] => [
    `  ${index === undefined ? text : translate('commandLine.conditionNumbered', { number: index + 1, text })}`,
    `    ${translate('decision.saidBy', { by, at })}`,
    ...notes.map((note) => `    ${note}`),
  ]
  const part = (title: string, none: string, said: readonly Said[], numbered = false): string[] => [
    title,
    ...(said.length === 0 ? [`  ${none}`] : said.flatMap((one, index) => lines(one, numbered ? index : undefined))),
  ]
  const only = (said: Said | undefined) => (said ? [said] : [])
  return {
    data,
    lines: [
      ...part(
        translate('decision.recommendation'),
        translate('decision.noRecommendation'),
        only(recommendationSaid(data, translate, rankOf)),
      ),
      ...part(translate('decision.conditions'), translate('decision.noConditions'), conditionsSaid(data, translate), true),
      ...part(translate('decision.dissents'), translate('decision.noDissent'), dissentsSaid(data, translate)),
      ...part(translate('decision.approvals'), translate('decision.noApproval'), approvalsSaid(data, translate, localTime)),
      ...part(translate('decision.outcome'), translate('decision.noOutcome'), only(outcomeSaid(data, translate))),
      ...part(
        translate('decision.standstill'),
        translate('decision.noStandstill'),
        only(standstillSaid(data, translate, (day) => day)),
      ),
    ],
  }
}
