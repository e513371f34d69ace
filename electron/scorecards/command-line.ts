import type { Translate } from '../../shared/messages/translate.ts'
import { alikeTo } from '../../shared/names.ts'
import type { Evaluator, Exclusion, RoundLock } from '../../shared/scorecards/contract.ts'
import type { Command, CommandContext, Outcome } from '../command-line/command.ts'
import { WrongUsage } from '../command-line/form.ts'
import { bidOption, findBid, findEvaluator, findLot, lotOption } from '../command-line/lookup.ts'
import { table } from '../command-line/table.ts'

const reason = { reason: { summary: 'commandLine.option.reason', placeholder: 'TEXT', required: true } } as const
const afterLock = { 'after-lock': { summary: 'commandLine.option.afterLock', placeholder: 'TEXT' } } as const
const evaluatorOption = { evaluator: { summary: 'commandLine.option.evaluator', placeholder: 'NAME' } } as const

/** Says where the name of an evaluator reads like that of another. */
function alikeLines({ id, name }: Evaluator, all: readonly Evaluator[], translate: Translate): string[] {
  const alike = alikeTo(
    name,
    all.filter((other) => other.id !== id),
  )
  return alike ? [translate('scores.evaluatorAlike', { name: alike.name })] : []
}

const excluding = {
  workspace: 'open',
  options: {
    ...lotOption,
    evaluator: { ...evaluatorOption.evaluator, required: true },
    bid: { summary: 'commandLine.option.excludedFrom', placeholder: 'NAME' },
    ...reason,
  },
} as const

async function exclude(context: CommandContext, excluded: boolean): Promise<Outcome> {
  const { call, arguments: given, translate } = context
  const { lot } = await findLot(context)
  const evaluator = await findEvaluator(context)
  const named = given.optional('bid')
  const bid = named === undefined ? null : (await findBid(context, named)).id
  const data = await call('evaluator.exclude', {
    lot: lot.id,
    evaluator: evaluator.id,
    bid,
    excluded,
    reason: given.text('reason'),
  })
  const names = new Map((await call('bid.list', { lot: lot.id })).map(({ id, provider }) => [id, provider.name]))
  const line = ({ evaluator: { name }, bid: from, excluded: isOut, by, at, reason: why }: Exclusion) =>
    translate('commandLine.excluded', {
      excluded: String(isOut),
      evaluator: name,
      bidder: from === null ? 'everyBidder' : (names.get(from) ?? ''),
      by,
      at,
      reason: why,
    })
  return { data, lines: data.map(line) }
}

export const scoreCommands: readonly Command[] = [
  {
    name: 'evaluator add',
    summary: 'commandLine.evaluator.add',
    workspace: 'open',
    options: {
      name: { summary: 'commandLine.option.name', placeholder: 'NAME', required: true },
      role: { summary: 'commandLine.option.role', placeholder: 'ROLE' },
      organisation: { summary: 'commandLine.option.organisation', placeholder: 'NAME' },
    },
    run: async ({ call, arguments: given, translate }) => {
      const others = await call('evaluator.list', {})
      const data = await call('evaluator.add', {
        name: given.text('name'),
        role: given.optional('role'),
        organisation: given.optional('organisation'),
      })
      return {
        data,
        lines: [translate('commandLine.evaluatorAdded', { name: data.name }), ...alikeLines(data, others, translate)],
      }
    },
  },
  {
    name: 'evaluator edit',
    summary: 'commandLine.evaluator.edit',
    workspace: 'open',
    options: {
      evaluator: { summary: 'commandLine.option.evaluator', placeholder: 'NAME', required: true },
      name: { summary: 'commandLine.option.newName', placeholder: 'NAME' },
      role: { summary: 'commandLine.option.role', placeholder: 'ROLE' },
      organisation: { summary: 'commandLine.option.organisation', placeholder: 'NAME' },
    },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const { id } = await findEvaluator(context)
      const others = await call('evaluator.list', {})
      const data = await call('evaluator.edit', {
        evaluator: id,
        name: given.optional('name'),
        role: given.optional('role'),
        organisation: given.optional('organisation'),
      })
      return { data, lines: [translate('commandLine.evaluatorIs', data), ...alikeLines(data, others, translate)] }
    },
  },
  {
    name: 'evaluator list',
    summary: 'commandLine.evaluator.list',
    workspace: 'read',
    run: async ({ call, translate }) => {
      const data = await call('evaluator.list', {})
      const columns = [
        { title: translate('commandLine.column.name') },
        { title: translate('commandLine.column.role') },
        { title: translate('commandLine.column.organisation') },
        { title: translate('commandLine.column.state') },
      ]
      const state = ({ retired }: (typeof data)[number]) => (retired ? translate('evaluators.retired') : '')
      return {
        data,
        lines: table(
          columns,
          data.map((evaluator) => [evaluator.name, evaluator.role, evaluator.organisation, state(evaluator)]),
        ),
      }
    },
  },
  {
    name: 'evaluator retire',
    summary: 'commandLine.evaluator.retire',
    workspace: 'open',
    options: { evaluator: { ...evaluatorOption.evaluator, required: true }, ...reason },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const { id } = await findEvaluator(context)
      const data = await call('evaluator.retire', { evaluator: id, reason: given.text('reason') })
      const words = { evaluator: data.name, by: data.retired?.by ?? '', at: data.retired?.at ?? '', reason: given.text('reason') }
      return { data, lines: [translate('commandLine.evaluatorRetired', words)] }
    },
  },
  {
    name: 'evaluator return',
    summary: 'commandLine.evaluator.return',
    workspace: 'open',
    options: { evaluator: { ...evaluatorOption.evaluator, required: true }, ...reason },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const { id } = await findEvaluator(context)
      const data = await call('evaluator.return', { evaluator: id, reason: given.text('reason') })
      return { data, lines: [translate('commandLine.evaluatorReturned', { name: data.name })] }
    },
  },
  { name: 'evaluator exclude', summary: 'commandLine.evaluator.exclude', ...excluding, run: (context) => exclude(context, true) },
  {
    name: 'evaluator include',
    summary: 'commandLine.evaluator.include',
    ...excluding,
    run: (context) => exclude(context, false),
  },
  {
    name: 'score set',
    summary: 'commandLine.score.set',
    workspace: 'open',
    options: {
      ...bidOption,
      ...evaluatorOption,
      question: { summary: 'commandLine.option.question', placeholder: 'ID' },
      criterion: { summary: 'commandLine.option.criterion', placeholder: 'ID' },
      points: { summary: 'commandLine.option.points', placeholder: 'POINTS' },
      consensus: { summary: 'commandLine.option.consensus' },
      withdraw: { summary: 'commandLine.option.withdrawScore' },
      ...reason,
      releasable: { summary: 'commandLine.option.releasable', placeholder: 'TEXT' },
      ...afterLock,
    },
    run: setScore,
  },
  {
    name: 'score lock',
    summary: 'commandLine.score.lock',
    workspace: 'open',
    options: { ...lotOption, evaluator: { ...evaluatorOption.evaluator, required: true } },
    run: async (context) => {
      const { lot } = await findLot(context)
      const evaluator = await findEvaluator(context)
      const data = await context.call('score.lock', { lot: lot.id, evaluator: evaluator.id })
      return { data, lines: [lockLine(data, context.translate)] }
    },
  },
  {
    name: 'score unlock',
    summary: 'commandLine.score.unlock',
    workspace: 'open',
    options: { ...lotOption, evaluator: { ...evaluatorOption.evaluator, required: true }, ...reason },
    run: async (context) => {
      const { lot } = await findLot(context)
      const evaluator = await findEvaluator(context)
      const given = { lot: lot.id, evaluator: evaluator.id, reason: context.arguments.text('reason') }
      const data = await context.call('score.unlock', given)
      return { data, lines: [lockLine(data, context.translate)] }
    },
  },
  {
    name: 'score locks',
    summary: 'commandLine.score.locks',
    workspace: 'read',
    options: lotOption,
    run: showLocks,
  },
  {
    name: 'score admit',
    summary: 'commandLine.score.admit',
    workspace: 'open',
    operands: { placeholder: 'SCORE', least: 1, most: 1 },
    options: reason,
    run: async ({ call, arguments: given, translate }) => {
      const data = await call('score.admit', { score: given.operands[0] ?? '', reason: given.text('reason') })
      const words = { evaluator: data.evaluator.name, subject: data.subject.id, points: data.points ?? 'none' }
      return { data, lines: [translate('commandLine.scoreAdmitted', words)] }
    },
  },
  {
    name: 'score agree',
    summary: 'commandLine.score.agree',
    workspace: 'open',
    options: {
      ...lotOption,
      question: { summary: 'commandLine.option.question', placeholder: 'ID', required: true },
      evaluator: { ...evaluatorOption.evaluator, required: true },
      bid: { summary: 'commandLine.option.agreedFor', placeholder: 'NAME' },
      withdraw: { summary: 'commandLine.option.withdrawAgreement' },
      ...reason,
      ...afterLock,
    },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const { lot } = await findLot(context)
      const evaluator = await findEvaluator(context)
      const named = given.optional('bid')
      const data = await call('agreement.set', {
        lot: lot.id,
        question: given.text('question'),
        bid: named === undefined ? null : (await findBid(context, named)).id,
        agreed: !given.flag('withdraw'),
        evaluator: evaluator.id,
        reason: given.text('reason'),
        afterLock: given.optional('after-lock'),
      })
      return { data, lines: [translate('commandLine.agreed', { agreed: String(data.agreed), question: data.question })] }
    },
  },
]

async function setScore(context: CommandContext): Promise<Outcome> {
  const { call, arguments: given, translate } = context
  const question = given.optional('question')
  const criterion = given.optional('criterion')
  const points = given.decimal('points')
  if ((question === undefined) === (criterion === undefined)) throw new WrongUsage(translate('commandLine.questionOrCriterion'))
  if (given.flag('withdraw') === (points !== undefined)) throw new WrongUsage(translate('commandLine.pointsOrWithdraw'))
  const bid = await findBid(context)
  const input = {
    bid: bid.id,
    subject:
      question === undefined ? { kind: 'criterion' as const, id: criterion ?? '' } : { kind: 'question' as const, id: question },
    points: points ?? null,
    reason: given.text('reason'),
    releasable: given.optional('releasable'),
  }
  const data = given.flag('consensus')
    ? await call('consensus.set', input)
    : await call('score.set', {
        ...input,
        evaluator: (await findEvaluator(context)).id,
        afterLock: given.optional('after-lock'),
      })
  const words = { provider: bid.provider.name, subject: data.subject.id, points: data.points ?? 'none', revision: data.revision }
  return { data, lines: [translate('commandLine.scored', words)] }
}

const lockLine = ({ locked, evaluator, by, at, reason: why }: RoundLock, translate: Translate) =>
  translate('commandLine.roundLock', { locked: String(locked), evaluator: evaluator.name, by, at, reason: why ?? '' })

/** Who has locked, and what came after that and waits for somebody's reason. */
async function showLocks(context: CommandContext): Promise<Outcome> {
  const { call, translate } = context
  const { lot } = await findLot(context)
  const locks = await call('score.locks', { lot: lot.id })
  const bids = new Map((await call('bid.list', { lot: lot.id })).map(({ id, provider }) => [id, provider.name]))
  const late = (await call('score.list', { lot: lot.id })).flatMap((score) => (score.late ? [score] : []))
  const lines = [
    ...locks.map((lock) => lockLine(lock, translate)),
    ...late.map(({ id, bid, subject, evaluator, points }) =>
      translate('commandLine.scoreLate', {
        id,
        provider: bids.get(bid) ?? '',
        subject: subject.id,
        evaluator: evaluator.name,
        points: points ?? 'none',
      }),
    ),
  ]
  return { data: { locks, late }, lines: lines.length > 0 ? lines : [translate('commandLine.noLocks')] }
}
