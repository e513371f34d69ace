import { resolve } from 'node:path'
import type { Translate } from '../../shared/messages/translate.ts'
import { type Merged, type MergedItem, packTasks } from '../../shared/packs/contract.ts'
import type { Command, CommandContext } from '../command-line/command.ts'
import { findBid, findLot } from '../command-line/lookup.ts'
import { oneLine, table } from '../command-line/table.ts'
import { valueText } from '../journal/command-line.ts'

export const packCommands: readonly Command[] = [
  {
    name: 'pack create',
    summary: 'commandLine.pack.create',
    workspace: 'open',
    options: {
      for: { summary: 'commandLine.option.packFor', placeholder: 'NAME', required: true },
      out: { summary: 'commandLine.option.out', placeholder: 'FILE', required: true },
      lot: { summary: 'commandLine.option.packLot', placeholder: 'TITLE' },
      bid: { summary: 'commandLine.option.packBid', placeholder: 'NAME', multiple: true },
      ask: { summary: 'commandLine.option.packAsk', placeholder: 'TEXT' },
      brings: { summary: 'commandLine.option.packBrings', placeholder: 'scores|evidence|nothing', multiple: true },
      'with-prices': { summary: 'commandLine.option.packPrices' },
      'with-scores': { summary: 'commandLine.option.packScores' },
    },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const bids = []
      for (const named of given.list('bid')) bids.push((await findBid(context, named)).id)
      const lots = given.optional('lot') !== undefined && bids.length === 0 ? [(await findLot(context)).lot.id] : []
      const wanted = given.list('brings')
      const brings = wanted.length === 0 ? packTasks : packTasks.filter((task) => wanted.includes(task))
      const data = await call('pack.create', {
        path: resolve(given.text('out')),
        for: given.text('for'),
        lots,
        bids,
        prices: given.flag('with-prices'),
        scores: given.flag('with-scores'),
        brings: [...brings],
        asked: given.optional('ask') ?? '',
      })
      return {
        data,
        lines: [
          translate('commandLine.packMade', { path: data.path, name: given.text('for'), rows: data.rows, sha256: data.sha256 }),
        ],
      }
    },
  },
  {
    name: 'pack merge',
    summary: 'commandLine.pack.merge',
    workspace: 'open',
    operands: { placeholder: 'FILE', least: 1, most: 1 },
    options: { 'dry-run': { summary: 'commandLine.option.dryRun' } },
    run: async ({ call, arguments: given, translate }) => {
      const dryRun = given.flag('dry-run')
      const data = await call('pack.merge', { path: resolve(given.operands[0] ?? ''), dryRun })
      return { data, lines: [...data.items.map((item) => itemLine(item, translate)), ...outcome(data, dryRun, translate)] }
    },
  },
  {
    name: 'pack list',
    summary: 'commandLine.pack.list',
    workspace: 'read',
    run: async ({ call, translate }) => {
      const data = await call('pack.list', {})
      const columns = [
        { title: translate('commandLine.column.packFor') },
        { title: translate('commandLine.column.time') },
        { title: translate('commandLine.column.file') },
        { title: translate('commandLine.column.packStanding') },
        { title: translate('commandLine.column.id') },
      ]
      const rows = data.map(({ id, for: reader, madeAt, fileName, standing, returned }) => [
        reader.name,
        madeAt,
        fileName,
        standing === 'withdrawn'
          ? translate('pack.withdrawn')
          : translate('pack.returned', { times: returned.length, rows: returned.reduce((sum, { rows }) => sum + rows, 0) }),
        id,
      ])
      return { data, lines: data.length === 0 ? [translate('pack.none')] : table(columns, rows) }
    },
  },
  {
    name: 'pack show',
    summary: 'commandLine.pack.show',
    workspace: 'read',
    run: async ({ call, translate }) => {
      const data = await call('pack.cover', {})
      if (!data) return { data, lines: [translate('pack.isNone')] }
      return {
        data,
        lines: [
          translate('pack.isFor', { name: data.for.name, title: data.title, at: data.madeAt }),
          ...(data.asked === '' ? [] : [data.asked]),
          ...data.brings.map((task) => translate(`pack.task.${task}`)),
        ],
      }
    },
  },
  {
    name: 'pack withdraw',
    summary: 'commandLine.pack.withdraw',
    workspace: 'open',
    operands: { placeholder: 'PACK', least: 1, most: 1 },
    options: { reason: { summary: 'commandLine.option.reason', placeholder: 'TEXT', required: true } },
    run: async ({ call, arguments: given, translate }) => {
      const data = await call('pack.withdraw', { pack: given.operands[0] ?? '', reason: given.text('reason') })
      return { data, lines: [translate('commandLine.packWithdrawn')] }
    },
  },
  {
    name: 'conflict list',
    summary: 'commandLine.conflict.list',
    workspace: 'read',
    run: async ({ call, translate }) => {
      const data = await call('conflict.list', {})
      const lines = data.flatMap(({ kind, about, facts }) => [
        [kind, ...about.map(({ name }) => name)].join(' · '),
        ...facts.map(({ fact, by, at, fields }) =>
          translate('commandLine.conflictFact', { fact, by, at, said: fieldsLine(fields, translate) }),
        ),
      ])
      return { data, lines: data.length === 0 ? [translate('conflict.none')] : lines }
    },
  },
  {
    name: 'conflict resolve',
    summary: 'commandLine.conflict.resolve',
    workspace: 'open',
    operands: { placeholder: 'FACT', least: 1, most: 1 },
    options: { reason: { summary: 'commandLine.option.reason', placeholder: 'TEXT', required: true } },
    run: async ({ call, arguments: given, translate }) => {
      const data = await call('conflict.resolve', { fact: given.operands[0] ?? '', reason: given.text('reason') })
      return { data, lines: [translate('commandLine.conflictResolved', { entry: data.entry })] }
    },
  },
  {
    name: 'same',
    summary: 'commandLine.same',
    workspace: 'open',
    operands: { placeholder: 'ID', least: 1, most: 1 },
    options: {
      kind: { summary: 'commandLine.option.sameKind', placeholder: 'actor|provider|bid', required: true },
      as: { summary: 'commandLine.option.sameAs', placeholder: 'ID' },
      reason: { summary: 'commandLine.option.reason', placeholder: 'TEXT', required: true },
    },
    run: async ({ call, arguments: given, translate }: CommandContext) => {
      const kind = given.choice('kind', ['actor', 'provider', 'bid']) ?? 'actor'
      const as = given.optional('as') ?? null
      const data = await call('same.set', { kind, thing: given.operands[0] ?? '', as, reason: given.text('reason') })
      return { data, lines: [translate('commandLine.sameSet', { entry: data.entry })] }
    },
  },
]

function itemLine({ verdict, why, kind, about, fields }: MergedItem, translate: Translate): string {
  const what = [kind, ...about.map(({ name }) => name)].join(' · ')
  const said = fieldsLine(fields, translate)
  return oneLine(
    translate('commandLine.mergedItem', { verdict: translate(`pack.verdict.${verdict}`), what, said, why: why ?? '' }),
  )
}

function fieldsLine(fields: MergedItem['fields'], translate: Translate): string {
  return fields.map(({ field, after }) => `${field}: ${after ? valueText(after, translate) : '–'}`).join('; ')
}

function outcome({ counts, removed, orphans, more, entry, root }: Merged, dryRun: boolean, translate: Translate): string[] {
  return [
    ...(more > 0 ? [translate('journal.notShown', { count: more })] : []),
    translate('commandLine.mergedCounts', counts),
    ...(removed > 0 ? [translate('commandLine.mergedRemoved', { count: removed })] : []),
    ...(orphans > 0 ? [translate('commandLine.mergedOrphans', { count: orphans })] : []),
    dryRun
      ? translate('commandLine.mergedDry')
      : entry === 0
        ? translate('commandLine.mergedNothing')
        : translate('commandLine.merged', { entry, root }),
  ]
}
