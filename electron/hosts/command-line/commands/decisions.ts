import { resolve } from 'node:path'
import type { Output } from '../../../../shared/contract.ts'
import { evidenceOrigins } from '../../../../shared/evidence/contract.ts'
import type { Translate } from '../../../../shared/messages/translate.ts'
import { Refusal } from '../../../../shared/result.ts'
import type { Command, CommandContext, Outcome } from '../command.ts'
import { WrongUsage } from '../form.ts'
import { bidOption, findBid, findEvaluator, findLot, lotOption } from '../lookup.ts'
import { rankingLines } from '../ranking.ts'
import { robustnessLines } from '../robustness.ts'
import { table } from '../table.ts'

const reason = { reason: { summary: 'commandLine.option.reason', placeholder: 'TEXT', required: true } } as const
const evaluatorOption = { evaluator: { summary: 'commandLine.option.evaluator', placeholder: 'NAME' } } as const

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
      const data = await call('evaluator.add', {
        name: given.text('name'),
        role: given.optional('role'),
        organisation: given.optional('organisation'),
      })
      return { data, lines: [translate('commandLine.evaluatorAdded', { name: data.name })] }
    },
  },
  {
    name: 'evaluator list',
    summary: 'commandLine.evaluator.list',
    workspace: 'open',
    run: async ({ call, translate }) => {
      const data = await call('evaluator.list', {})
      const columns = [
        { title: translate('commandLine.column.name') },
        { title: translate('commandLine.column.role') },
        { title: translate('commandLine.column.organisation') },
      ]
      return {
        data,
        lines: table(
          columns,
          data.map(({ name, role, organisation }) => [name, role, organisation]),
        ),
      }
    },
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
      points: { summary: 'commandLine.option.points', placeholder: '0-5' },
      consensus: { summary: 'commandLine.option.consensus' },
      withdraw: { summary: 'commandLine.option.withdrawScore' },
      ...reason,
    },
    run: setScore,
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
      })
      return { data, lines: [translate('commandLine.agreed', { agreed: String(data.agreed), question: data.question })] }
    },
  },
]

async function setScore(context: CommandContext): Promise<Outcome> {
  const { call, arguments: given, translate } = context
  const question = given.optional('question')
  const criterion = given.optional('criterion')
  const points = given.integer('points')
  if ((question === undefined) === (criterion === undefined)) throw new WrongUsage(translate('commandLine.questionOrCriterion'))
  if (given.flag('withdraw') === (points !== undefined)) throw new WrongUsage(translate('commandLine.pointsOrWithdraw'))
  const bid = await findBid(context)
  const input = {
    bid: bid.id,
    subject:
      question === undefined ? { kind: 'criterion' as const, id: criterion ?? '' } : { kind: 'question' as const, id: question },
    points: points ?? null,
    reason: given.text('reason'),
  }
  const data = given.flag('consensus')
    ? await call('consensus.set', input)
    : await call('score.set', { ...input, evaluator: (await findEvaluator(context)).id })
  const words = { provider: bid.provider.name, subject: data.subject.id, points: data.points ?? 'none', revision: data.revision }
  return { data, lines: [translate('commandLine.scored', words)] }
}

export const decisionCommands: readonly Command[] = [
  {
    name: 'rank',
    summary: 'commandLine.rank',
    workspace: 'open',
    options: lotOption,
    run: async (context) => {
      const { call, translate } = context
      const { tender, lot } = await findLot(context)
      const data = await call('decision.ranking', { lot: lot.id })
      return { data, lines: rankingLines(data, tender.currency, translate) }
    },
  },
  {
    name: 'robustness',
    summary: 'commandLine.robustness',
    workspace: 'open',
    options: lotOption,
    run: async (context) => {
      const { call, translate } = context
      const { lot } = await findLot(context)
      const data = await call('decision.robustness', { lot: lot.id })
      const evaluators = await call('evaluator.list', {})
      return { data, lines: robustnessLines(data, new Map(evaluators.map(({ id, name }) => [id, name])), translate) }
    },
  },
  {
    name: 'compare',
    summary: 'commandLine.compare',
    workspace: 'open',
    options: lotOption,
    run: async (context) => {
      const { translate } = context
      const { lot } = await findLot(context)
      const data = await context.call('decision.comparison', { lot: lot.id })
      const columns = [
        { title: translate('commandLine.column.criterion') },
        { title: translate('commandLine.column.id') },
        { title: translate('commandLine.column.weight'), align: 'right' as const },
        ...data.columns.map(({ bidder, rank, standing }) => ({
          title: translate('commandLine.bidderWithPlace', { bidder, standing, rank: rank ?? 0 }),
          align: 'right' as const,
        })),
      ]
      const rows = data.rows.map((row, index) => [
        `${'  '.repeat(row.depth)}${row.title}`,
        row.criterion,
        row.globalWeight.rounded,
        ...(data.cells[index] ?? []).map(({ score }) => score?.lower.rounded ?? '–'),
      ])
      const totals = data.columns.map(({ total }) => total?.lower.rounded ?? '–')
      return { data, lines: table(columns, [...rows, [translate('commandLine.total'), '', '100.00', ...totals]]) }
    },
  },
  {
    name: 'explain',
    summary: 'commandLine.explain',
    workspace: 'open',
    options: { ...bidOption, criterion: { summary: 'commandLine.option.criterion', placeholder: 'ID', required: true } },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const bid = await findBid(context)
      const data = await call('decision.cell', { bid: bid.id, criterion: given.text('criterion') })
      const columns = [
        { title: translate('commandLine.column.question') },
        { title: translate('commandLine.column.state') },
        { title: translate('commandLine.column.points'), align: 'right' as const },
        { title: translate('commandLine.column.reasons') },
      ]
      type Reasons = { given: readonly Reason[]; consensus: Reason | null }
      type Reason = { points: number; reason: string }
      const reasons = ({ given: scores, consensus }: Reasons) =>
        [...(consensus ? [consensus] : []), ...scores].map(({ points, reason: why }) => `${points}: ${why}`).join(' · ')
      const rows = data.questions.map((own) => [
        own.question,
        statusText(own, translate),
        own.score?.lower.rounded ?? '–',
        reasons(own),
      ])
      if (data.given.length > 0)
        rows.unshift([data.criterion, sourceText(data.source, translate), data.score?.lower.rounded ?? '–', reasons(data)])
      return { data, lines: table(columns, rows) }
    },
  },
  {
    name: 'report comparison',
    summary: 'commandLine.report.comparison',
    workspace: 'open',
    options: {
      ...lotOption,
      out: { summary: 'commandLine.option.out', placeholder: 'FILE', required: true },
      replace: { summary: 'commandLine.option.replace' },
    },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const { lot } = await findLot(context)
      const data = await call('report.comparison', { lot: lot.id, path: given.text('out'), replace: given.flag('replace') })
      const { path, pages, missing } = data
      const codes = missing.slice(0, 12).map(({ code }) => code)
      return {
        data,
        lines: [
          translate('commandLine.reportWritten', { path, pages }),
          ...(missing.length > 0
            ? [translate('reports.missingCharacters', { count: missing.length, codes: codes.join(', ') })]
            : []),
        ],
      }
    },
  },
  {
    name: 'report verify',
    summary: 'commandLine.report.verify',
    workspace: 'last',
    operands: { placeholder: 'REPORT', least: 1, most: 1 },
    run: verifyReport,
  },
]

async function verifyReport({ call, arguments: given, workspace, translate }: CommandContext): Promise<Outcome> {
  const data = await call('report.verify', { path: given.operands[0] ?? '', chain: workspace !== '' })
  const { figures, differing, differences, head, inChain } = data
  const nothing = translate('commandLine.nothing')
  const lines = differences.slice(0, mostDifferences).map(({ place, recorded, recomputed }) => {
    const path = place.reduce((outer, inner) => translate('commandLine.reportPlace', { outer, inner }))
    return translate('commandLine.reportDifference', {
      place: path,
      recorded: recorded ?? nothing,
      recomputed: recomputed ?? nothing,
    })
  })
  const left = differing - mostDifferences
  const more = left > 0 ? [translate('commandLine.moreDifferences', { count: left, listed: differences.length })] : []
  return {
    data,
    exitCode: differing === 0 && inChain !== false ? 0 : 1,
    lines: [
      translate('commandLine.reportFigures', { count: figures, differences: differing }),
      ...[...lines, ...more].map((line) => `  ${line}`),
      translate('commandLine.reportHead', { ...head, title: data.workspace.title }),
      ...(inChain === null ? [] : [translate('commandLine.reportInChain', { inChain: String(inChain) })]),
    ],
  }
}

/** More of them are counted. */
const mostDifferences = 200

export const evidenceCommands: readonly Command[] = [
  {
    name: 'evidence add',
    summary: 'commandLine.evidence.add',
    workspace: 'open',
    operands: { placeholder: 'FILE', least: 1, most: 500 },
    options: {
      note: { summary: 'commandLine.option.note', placeholder: 'TEXT' },
      origin: { summary: 'commandLine.option.origin', placeholder: 'ORIGIN' },
    },
    run: async ({ call, arguments: given, translate }) => {
      const data = []
      for (const path of given.operands)
        data.push(
          await call('evidence.add', { path, note: given.optional('note'), origin: given.choice('origin', evidenceOrigins) }),
        )
      return { data, lines: data.map(({ fileName, sha256 }) => translate('commandLine.evidenceAdded', { fileName, sha256 })) }
    },
  },
  {
    name: 'evidence list',
    summary: 'commandLine.evidence.list',
    workspace: 'open',
    run: async ({ call, translate }) => {
      const data = await call('evidence.list', {})
      const columns = [
        { title: translate('commandLine.column.file') },
        { title: translate('commandLine.column.size'), align: 'right' as const },
        { title: translate('commandLine.column.origin') },
        { title: translate('commandLine.column.digest') },
        { title: translate('commandLine.column.id') },
      ]
      const rows = data.map(({ fileName, size, origin, sha256, id }) => [
        fileName,
        String(size),
        translate(`journal.word.${origin}`),
        sha256.slice(0, 12),
        id,
      ])
      return { data, lines: table(columns, rows) }
    },
  },
  {
    name: 'evidence export',
    summary: 'commandLine.evidence.export',
    workspace: 'open',
    operands: { placeholder: 'EVIDENCE', least: 1, most: 1 },
    options: { out: { summary: 'commandLine.option.out', placeholder: 'FILE', required: true } },
    run: async ({ call, arguments: given, translate }) => {
      const named = given.operands[0] ?? ''
      const found = (await call('evidence.list', {})).filter(({ id, fileName, sha256 }) => [id, fileName, sha256].includes(named))
      const [only] = found
      if (!only || found.length > 1) throw new Refusal('lookup.evidence', { evidence: named, count: found.length })
      const data = await call('evidence.export', { evidence: only.id, path: resolve(given.text('out')) })
      return { data, lines: [translate('commandLine.created', { path: data.path })] }
    },
  },
]

type Explained = Output<'decision.cell'>

/** Where the points of a question come from, or why it has none. */
function statusText({ status, source }: Explained['questions'][number], translate: Translate): string {
  if (status === 'scored') return sourceText(source, translate)
  if (status === 'hidden') return translate('commandLine.notAsked')
  return status === 'information' ? translate('commandLine.information') : translate(`compare.status.${status}`)
}

function sourceText(source: Explained['source'], translate: Translate): string {
  return source === 'none' ? '' : translate(`compare.source.${source}`)
}
