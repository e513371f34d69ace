import type { Translate } from '../../shared/messages/translate.ts'
import type { Declared } from '../../shared/scorecards/declaration-model.ts'
import { type Remark, remarkAbouts } from '../../shared/scorecards/remark-model.ts'
import type { Command, CommandContext, Outcome } from '../command-line/command.ts'
import { WrongUsage } from '../command-line/form.ts'
import {
  bidOption,
  findBid,
  findEvaluator,
  findLot,
  findProvider,
  findTender,
  lotOption,
  tenderOption,
} from '../command-line/lookup.ts'

const said = { text: { summary: 'commandLine.option.remarkText', placeholder: 'TEXT', required: true } } as const
const remarkOptions = {
  ...bidOption,
  question: { summary: 'commandLine.option.question', placeholder: 'ID' },
  criterion: { summary: 'commandLine.option.criterion', placeholder: 'ID' },
  evaluator: { summary: 'commandLine.option.withEvaluator', placeholder: 'NAME' },
  about: { summary: 'commandLine.option.about', placeholder: 'answer|score' },
  ...said,
} as const
const named = { placeholder: 'REMARK', least: 1, most: 1 } as const

/** Comments and questions about answers and scores, and what evaluators declare. */
export const peopleCommands: readonly Command[] = [
  {
    name: 'remark ask',
    summary: 'commandLine.remark.ask',
    workspace: 'open',
    options: remarkOptions,
    run: (context) => addRemark(context, 'question'),
  },
  {
    name: 'remark comment',
    summary: 'commandLine.remark.comment',
    workspace: 'open',
    options: remarkOptions,
    run: (context) => addRemark(context, 'comment'),
  },
  {
    name: 'remark reply',
    summary: 'commandLine.remark.reply',
    workspace: 'open',
    operands: named,
    options: said,
    run: async ({ call, arguments: given, translate }) => {
      const data = await call('remark.reply', { remark: given.operands[0] ?? '', text: given.text('text') })
      return { data, lines: [translate('commandLine.remarkReplied', { text: data.text })] }
    },
  },
  {
    name: 'remark close',
    summary: 'commandLine.remark.close',
    workspace: 'open',
    operands: named,
    options: { reason: { summary: 'commandLine.option.reason', placeholder: 'TEXT', required: true } },
    run: async ({ call, arguments: given, translate }) => {
      const data = await call('remark.close', { remark: given.operands[0] ?? '', reason: given.text('reason') })
      return { data, lines: [translate('commandLine.remarkClosed', { text: data.text })] }
    },
  },
  {
    name: 'remark print',
    summary: 'commandLine.remark.print',
    workspace: 'open',
    operands: named,
    options: { internal: { summary: 'commandLine.option.internal' } },
    run: async ({ call, arguments: given, translate }) => {
      const data = await call('remark.print', { remark: given.operands[0] ?? '', printed: !given.flag('internal') })
      return { data, lines: [translate('commandLine.remarkPrinted', { printed: String(data.printed), text: data.text })] }
    },
  },
  {
    name: 'remark list',
    summary: 'commandLine.remark.list',
    workspace: 'read',
    options: { ...lotOption, open: { summary: 'commandLine.option.openRemarks' } },
    run: listRemarks,
  },
  {
    name: 'declaration set',
    summary: 'commandLine.declaration.set',
    workspace: 'open',
    options: {
      ...tenderOption,
      evaluator: { summary: 'commandLine.option.evaluator', placeholder: 'NAME', required: true },
      none: { summary: 'commandLine.option.noConflict' },
      conflict: { summary: 'commandLine.option.conflict', placeholder: 'PROVIDER', multiple: true },
      what: { summary: 'commandLine.option.conflictWhat', placeholder: 'TEXT', multiple: true },
      measure: { summary: 'commandLine.option.measure', placeholder: 'TEXT', multiple: true },
      note: { summary: 'commandLine.option.declarationNote', placeholder: 'TEXT' },
    },
    run: setDeclaration,
  },
  {
    name: 'declaration list',
    summary: 'commandLine.declaration.list',
    workspace: 'read',
    options: tenderOption,
    run: async (context) => {
      const { call, translate } = context
      const data = await call('declaration.list', { tender: (await findTender(context)).id })
      const lines = data.flatMap((one) => declarationLines(one, translate))
      return { data, lines: lines.length > 0 ? lines : [translate('commandLine.noEvaluators')] }
    },
  },
]

async function addRemark(context: CommandContext, kind: Remark['kind']): Promise<Outcome> {
  const { call, arguments: given, translate } = context
  const question = given.optional('question')
  const criterion = given.optional('criterion')
  if ((question === undefined) === (criterion === undefined)) throw new WrongUsage(translate('commandLine.questionOrCriterion'))
  const bid = await findBid(context)
  const who = given.optional('evaluator')
  // In a pack all is with its reader.
  const evaluator = who === undefined ? (await call('pack.cover', {}))?.for.id : (await findEvaluator(context, who)).id
  const data = await call('remark.add', {
    bid: bid.id,
    subject: question === undefined ? { kind: 'criterion', id: criterion ?? '' } : { kind: 'question', id: question },
    about: given.choice('about', remarkAbouts),
    kind,
    evaluator: evaluator ?? null,
    text: given.text('text'),
  })
  return { data, lines: [translate('commandLine.remarkAdded', { kind, id: data.id })] }
}

async function listRemarks(context: CommandContext): Promise<Outcome> {
  const { call, arguments: given, translate } = context
  const { lot } = await findLot(context)
  const bids = new Map((await call('bid.list', { lot: lot.id })).map(({ id, provider }) => [id, provider.name]))
  const data = (await call('remark.list', { lot: lot.id })).filter(({ open }) => open || !given.flag('open'))
  const lines = data.flatMap(({ id, bid, subject, kind, about, evaluator, text, by, at, replies, closed, printed }) => [
    translate('commandLine.remark', {
      kind,
      about,
      provider: bids.get(bid) ?? '',
      subject: subject.id,
      evaluator: evaluator?.name ?? 'nobody',
      text,
      by,
      at,
      id,
      printed: String(printed),
    }),
    ...[
      ...replies.map((reply) => translate('commandLine.remarkReply', { text: reply.text, by: reply.by, at: reply.at })),
      ...(closed ? [translate('commandLine.remarkClosedBy', closed)] : []),
    ].map((line) => `  ${line}`),
  ])
  return { data, lines: lines.length > 0 ? lines : [translate('commandLine.noRemarks')] }
}

async function setDeclaration(context: CommandContext): Promise<Outcome> {
  const { call, arguments: given, translate } = context
  const tender = await findTender(context)
  const evaluator = await findEvaluator(context)
  const [names, whats, measures] = [given.list('conflict'), given.list('what'), given.list('measure')]
  if (given.flag('none') === names.length > 0) throw new WrongUsage(translate('commandLine.conflictOrNone'))
  if (whats.length !== names.length || (measures.length > 0 && measures.length !== names.length))
    throw new WrongUsage(translate('commandLine.conflictsInStep'))
  const conflicts: { provider: string; what: string; measure: string | null }[] = []
  for (const [index, name] of names.entries()) {
    const { id } = await findProvider(context, name)
    conflicts.push({ provider: id, what: whats[index] ?? '', measure: measures[index] ?? null })
  }
  const data = await call('declaration.set', {
    tender: tender.id,
    evaluator: evaluator.id,
    conflicts,
    note: given.optional('note') ?? null,
  })
  return { data, lines: declarationLines(data, translate) }
}

function declarationLines({ name, declaration }: Declared, translate: Translate): string[] {
  if (!declaration) return [translate('commandLine.declaration', { evaluator: name, state: 'none', by: '', at: '' })]
  const { by, at, conflicts, note } = declaration
  const state = conflicts.length > 0 ? 'conflict' : 'free'
  return [
    translate('commandLine.declaration', { evaluator: name, state, by, at }),
    ...[
      ...conflicts.map(({ bidder, what, measure }) =>
        translate('commandLine.declaredConflict', { bidder, what, measure: measure ?? 'none' }),
      ),
      ...(note === null ? [] : [translate('commandLine.declarationNote', { note })]),
    ].map((line) => `  ${line}`),
  ]
}
