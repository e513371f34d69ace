import { resolve } from 'node:path'
import { localTime } from '../../shared/messages/local-times.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import { type Finding, findingKinds, type Merged, type MergedItem } from '../../shared/packs/contract.ts'
import { packTasks } from '../../shared/workspace/pack-tasks.ts'
import type { Command, CommandContext } from '../command-line/command.ts'
import { WrongUsage } from '../command-line/form.ts'
import { findBidOfAnyLot, findLot } from '../command-line/lookup.ts'
import { passphraseOption } from '../command-line/secrets.ts'
import { oneLine, table } from '../command-line/table.ts'
import { valueText } from '../journal/command-line.ts'
import { newPassphrase, withPassphrases } from '../sealing/command-line.ts'

/** Options that say what a pack is to be. */
const packOptions = {
  for: { summary: 'commandLine.option.packFor', placeholder: 'NAME', required: true },
  lot: { summary: 'commandLine.option.packLot', placeholder: 'TITLE', multiple: true },
  bid: { summary: 'commandLine.option.packBid', placeholder: '[LOT/]NAME', multiple: true },
  ask: { summary: 'commandLine.option.packAsk', placeholder: 'TEXT' },
  brings: { summary: 'commandLine.option.packBrings', placeholder: 'scores|evidence|nothing', multiple: true },
  'with-prices': { summary: 'commandLine.option.packPrices' },
  'with-scores': { summary: 'commandLine.option.packScores' },
} as const

export const packCommands: readonly Command[] = [
  {
    name: 'pack create',
    summary: 'commandLine.pack.create',
    workspace: 'open',
    options: {
      ...packOptions,
      out: { summary: 'commandLine.option.out', placeholder: 'FILE', required: true },
      blind: { summary: 'commandLine.option.packBlind' },
      keep: { summary: 'commandLine.option.packKeep', placeholder: 'FINDING', multiple: true },
      'leave-out': { summary: 'commandLine.option.packLeaveOut', placeholder: 'FINDING', multiple: true },
      'seal-for': { summary: 'commandLine.option.sealFor', placeholder: 'RECIPIENT', multiple: true },
      'with-passphrase': { summary: 'commandLine.option.withPassphrase' },
      ...passphraseOption,
    },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const wanted = await packWanted(context)
      const names = !given.flag('blind')
      const decisions = names ? [] : await decisionsOf(context, wanted)
      const data = await call('pack.create', {
        path: resolve(given.text('out')),
        ...wanted,
        names,
        decisions,
        sealedFor: await sealedForIn(context),
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
    name: 'pack findings',
    summary: 'commandLine.pack.findings',
    workspace: 'read',
    options: packOptions,
    run: async (context) => {
      const { call, translate } = context
      const data = await call('pack.findings', { ...(await packWanted(context)), names: false })
      return {
        data,
        lines: data.length === 0 ? [translate('pack.noFindings')] : data.map((each) => findingLine(each, translate)),
      }
    },
  },
  {
    name: 'pack merge',
    summary: 'commandLine.pack.merge',
    workspace: 'open',
    operands: { placeholder: 'FILE', least: 1, most: 1 },
    options: {
      'dry-run': { summary: 'commandLine.option.dryRun' },
      key: { summary: 'commandLine.option.key', placeholder: 'KEY', multiple: true },
      ...passphraseOption,
    },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const dryRun = given.flag('dry-run')
      const data = await withPassphrases(context, ({ keys, file }) =>
        call('pack.merge', {
          path: resolve(given.operands[0] ?? ''),
          dryRun,
          keys: given.list('key').map((path) => ({ path, passphrase: keys.get(path) ?? null })),
          passphrases: file,
        }),
      )
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
        localTime(madeAt),
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

/** What a pack is to be, by the options that say it. */
async function packWanted(context: CommandContext) {
  const { arguments: given } = context
  const bids: string[] = []
  const lots: string[] = []
  for (const named of given.list('bid')) bids.push((await findBidOfAnyLot(context, named)).id)
  for (const named of given.list('lot')) lots.push((await findLot(context, named)).lot.id)
  const wanted = given.list('brings')
  const brings = wanted.length === 0 ? [...packTasks] : packTasks.filter((task) => wanted.includes(task))
  const [prices, scores] = [given.flag('with-prices'), given.flag('with-scores')]
  return { for: given.text('for'), lots, bids, prices, scores, brings, asked: given.optional('ask') ?? '' }
}

/** What `--keep` and `--leave-out` say: each names a finding, or all of a kind. */
async function decisionsOf({ call, arguments: given }: CommandContext, wanted: Awaited<ReturnType<typeof packWanted>>) {
  const said = (['keep', 'leave-out'] as const).flatMap((option) =>
    given.list(option).map((named) => ({ named, decision: option === 'keep' ? ('keep' as const) : ('leaveOut' as const) })),
  )
  const isKind = (named: string) => findingKinds.some((kind) => kind === named)
  const findings = said.some(({ named }) => isKind(named)) ? await call('pack.findings', { ...wanted, names: false }) : []
  // What is said of one counts more than what is said of its kind.
  return said
    .toSorted((one, other) => Number(isKind(other.named)) - Number(isKind(one.named)))
    .flatMap(({ named, decision }) =>
      isKind(named)
        ? findings.flatMap(({ id, kind }) => (kind === named ? [{ finding: id, decision }] : []))
        : [{ finding: named, decision }],
    )
}

function findingLine({ id, in: where, about, fileName, names, unread }: Finding, translate: Translate): string {
  const found = names.map(({ around, part, place }) =>
    [place === 'text' ? '' : translate(`pack.place.${place}`), part, around].filter(Boolean).join(' '),
  )
  const parts = [...found, ...unread.map(({ part, why }) => [part, translate(`pack.unread.${why}`)].filter(Boolean).join(': '))]
  const what = [where, ...about.map(({ name }) => name), ...(fileName === null ? [] : [fileName])].join(' · ')
  return oneLine(translate('commandLine.finding', { id, what, found: parts.join('; ') }))
}

/** For whom a pack is sealed: any one of the recipients opens it, or whoever knows the passphrase. */
async function sealedForIn(context: CommandContext) {
  const recipients = context.arguments.list('seal-for')
  const byPassphrase = context.arguments.flag('with-passphrase')
  if (recipients.length > 0 && byPassphrase) throw new WrongUsage(context.translate('commandLine.sealForOrPassphrase'))
  if (byPassphrase) return { passphrase: await newPassphrase(context, context.translate('sealing.ask.new')) }
  return recipients.length > 0 ? { groups: [[...recipients]] } : undefined
}

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
