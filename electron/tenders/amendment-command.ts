import { localTime } from '../../shared/messages/local-times.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import { Refusal } from '../../shared/result.ts'
import { changeWords } from '../../shared/tenders/amendment.ts'
import type { Amendment } from '../../shared/tenders/amendment-model.ts'
import type { Command, CommandContext } from '../command-line/command.ts'
import { findBid, findLot, findTender, lotOption, tenderOption } from '../command-line/lookup.ts'
import { table } from '../command-line/table.ts'
import { termOptions, termsIn } from './editing-command.ts'

export const amendmentCommands: readonly Command[] = [
  {
    name: 'amendment add',
    summary: 'commandLine.amendment.add',
    workspace: 'open',
    options: {
      ...tenderOption,
      ...termOptions,
      'add-lot': { summary: 'commandLine.option.addLot', placeholder: 'TITLE', multiple: true },
      'remove-lot': { summary: 'commandLine.option.removeLot', placeholder: 'TITLE', multiple: true },
      'in-words': { summary: 'commandLine.option.inWords', placeholder: 'TEXT' },
      reason: { summary: 'commandLine.option.reason', placeholder: 'TEXT', required: true },
      deviation: { summary: 'commandLine.option.deviation' },
    },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const tender = await findTender(context)
      const removed = given.list('remove-lot')
      const removeLots = []
      for (const named of removed) removeLots.push((await findLot(context, named)).lot.id)
      const data = await call('amendment.add', {
        tender: tender.id,
        terms: termsIn(given, translate),
        addLots: given.list('add-lot'),
        removeLots,
        inWords: given.optional('in-words'),
        reason: given.text('reason'),
        deviation: given.flag('deviation'),
      })
      return {
        data,
        lines: [
          ...shown(data, translate),
          ...(await workbooksOut(context, data)),
          ...(await stillLate(context, tender.lots, data)),
        ],
      }
    },
  },
  {
    name: 'amendment list',
    summary: 'commandLine.amendment.list',
    workspace: 'read',
    options: tenderOption,
    run: async (context) => {
      const { call, translate } = context
      const data = await call('amendment.list', { tender: (await findTender(context)).id })
      const lines = data.flatMap((amendment) => shown(amendment, translate))
      return { data, lines: data.length === 0 ? [translate('commandLine.noAmendment')] : lines }
    },
  },
  {
    name: 'amendment tell',
    summary: 'commandLine.amendment.tell',
    workspace: 'open',
    options: {
      ...lotOption,
      amendment: { summary: 'commandLine.option.amendment', placeholder: 'NUMBER' },
      bid: { summary: 'commandLine.option.bidsOrAll', placeholder: 'NAME', multiple: true },
      at: { summary: 'commandLine.option.toldAt', placeholder: 'TIME' },
      how: { summary: 'commandLine.option.how', placeholder: 'TEXT', required: true },
    },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const { tender, lot } = await findLot(context)
      const amendments = await call('amendment.list', { tender: tender.id })
      const asked = given.integer('amendment')
      const amendment = asked === undefined ? amendments.at(-1) : amendments.find(({ number }) => number === asked)
      if (!amendment) throw new Refusal('lookup.amendment', { number: asked ?? 1 })
      const named = given.list('bid')
      const bids: string[] = []
      for (const name of named) bids.push((await findBid(context, name)).id)
      if (named.length === 0)
        for (const { id, withdrawn } of await call('bid.list', { lot: lot.id })) if (!withdrawn) bids.push(id)
      const data = await call('amendment.tell', {
        amendment: amendment.id,
        bids,
        at: given.instant('at'),
        how: given.text('how'),
      })
      return { data, lines: shown(data, translate) }
    },
  },
  {
    name: 'tender issued',
    summary: 'commandLine.tender.issued',
    workspace: 'read',
    options: tenderOption,
    run: async (context) => {
      const { call, translate } = context
      const data = await call('tender.issued', { tender: (await findTender(context)).id })
      const columns = [
        { title: translate('commandLine.column.time') },
        { title: translate('commandLine.column.provider') },
        { title: translate('commandLine.column.what') },
        { title: translate('commandLine.column.amendment'), align: 'right' as const },
        { title: translate('commandLine.column.how') },
        { title: translate('commandLine.column.language') },
        { title: 'SHA-256' },
      ]
      const rows = data.map(({ at, bidder, what, amendment, fileName, how, language, sha256 }) => [
        localTime(at),
        bidder,
        translate(`issued.what.${what}`),
        amendment === null ? '' : String(amendment),
        fileName ?? how ?? '',
        language ?? '',
        sha256?.slice(0, 12) ?? '',
      ])
      return { data, lines: table(columns, rows) }
    },
  },
]

function shown({ number, at, by, reason, deviation, changes, told }: Amendment, translate: Translate): string[] {
  return [
    translate('commandLine.amended', { title: translate('amendment.numbered', { number }), at, by, reason }),
    ...(deviation ? [`  ${translate('amendment.deviation')}`] : []),
    ...changes.map(
      (change) =>
        `  ${translate(
          'amendment.change',
          changeWords(change, (instant) => instant),
        )}`,
    ),
    ...told.map((notice) => `  ${translate('commandLine.told', notice)}`),
  ]
}

/** That price workbooks went out for what an amendment of term or currency has changed. */
async function workbooksOut({ call, translate }: CommandContext, { tender, at, changes }: Amendment): Promise<string[]> {
  if (!changes.some(({ field }) => field === 'termMonths' || field === 'currency')) return []
  const issued = await call('tender.issued', { tender })
  const count = new Set(issued.flatMap((one) => (one.what === 'priceWorkbook' && one.at <= at ? [one.bid] : []))).size
  const { priced } = await call('tender.standing', { tender })
  return count > 0 ? [translate('amendment.workbooksOut', { count, priced: String(priced) })] : []
}

/** What an amendment of the deadline does not heal. */
async function stillLate(
  { call, translate }: CommandContext,
  lots: readonly { id: string }[],
  { changes }: Amendment,
): Promise<string[]> {
  if (!changes.some(({ field }) => field === 'deadline')) return []
  let count = 0
  for (const { id } of lots)
    for (const receipt of await call('receipt.list', { lot: id }))
      if (receipt.lot === id && receipt.punctuality === 'late' && receipt.admission === null) count++
  return count > 0 ? [translate('amendment.stillLate', { count })] : []
}
