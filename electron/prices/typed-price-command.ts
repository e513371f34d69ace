import type { Output } from '../../shared/contract.ts'
import { localTime } from '../../shared/messages/local-times.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import type { Price } from '../../shared/prices/contract.ts'
import { type PriceWay, priceWays } from '../../shared/prices/ways.ts'
import type { Command, CommandContext, Outcome } from '../command-line/command.ts'
import { WrongUsage } from '../command-line/form.ts'
import { bidOption, findBid, findLot, lotOption } from '../command-line/lookup.ts'
import { table } from '../command-line/table.ts'
import { findReceipt } from '../responses/command-line.ts'
import { lineNamed } from './lines-command.ts'

export const typedPriceCommands: readonly Command[] = [
  {
    name: 'price set',
    summary: 'commandLine.price.set',
    workspace: 'open',
    options: {
      ...bidOption,
      line: { summary: 'commandLine.option.priceLine', placeholder: 'LINE', required: true },
      price: { summary: 'commandLine.option.unitPrice', placeholder: 'NUMBER' },
      currency: { summary: 'commandLine.option.priceCurrency', placeholder: 'CURRENCY' },
      none: { summary: 'commandLine.option.noPrice' },
      from: { summary: 'commandLine.option.priceFrom', placeholder: priceWays.join('|'), required: true },
      receipt: { summary: 'commandLine.option.priceReceipt', placeholder: 'NUMBER' },
      comment: { summary: 'commandLine.option.priceComment', placeholder: 'TEXT' },
      reason: { summary: 'commandLine.option.reason', placeholder: 'TEXT', required: true },
    },
    run: setPrice,
  },
  {
    name: 'price list',
    summary: 'commandLine.price.list',
    workspace: 'read',
    options: lotOption,
    run: listPrices,
  },
]

async function setPrice(context: CommandContext): Promise<Outcome> {
  const { call, arguments: given, translate } = context
  const unitPrice = given.optional('price') ?? null
  if (given.flag('none') === (unitPrice !== null)) throw new WrongUsage(translate('commandLine.onePrice'))
  const { lot } = await findLot(context)
  const line = lot.priceLines[lineNamed(given.text('line'), lot, context)]
  const cameBy = wayNamed(given.text('from'), translate)
  const bid = await findBid(context)
  const data = await call('price.set', {
    bid: bid.id,
    line: line?.id ?? '',
    unitPrice,
    currency: given.optional('currency')?.toUpperCase(),
    cameBy,
    receipt: cameBy === 'cell' ? (await findReceipt(context, 'price')).id : undefined,
    comment: given.optional('comment'),
    reason: given.text('reason'),
  })
  const price = shown(data, translate)
  const words = { provider: bid.provider.name, line: line?.title ?? '', price, revision: data.revision }
  return { data, lines: [translate('commandLine.priced', words)] }
}

function wayNamed(given: string, translate: Translate): PriceWay {
  const way = priceWays.find((one) => one === given)
  if (!way) throw new WrongUsage(translate('commandLine.wrongWay', { given, ways: priceWays.join(', ') }))
  return way
}

/** Every price of a lot, with where it comes from. */
async function listPrices(context: CommandContext): Promise<Outcome> {
  const { call, translate } = context
  const { lot } = await findLot(context)
  const data = await call('price.list', { lot: lot.id })
  const [bids, receipts] = [await call('bid.list', { lot: lot.id }), await call('receipt.list', { lot: lot.id })]
  const positions = new Map(receipts.map(({ id, position }) => [id, position]))
  const origin = ({ source, receipt, cameBy, by, reason, recordedAt }: Price) =>
    source === 'typed'
      ? translate('commandLine.priceTyped', {
          cameBy: cameBy ? translate(`prices.way.${cameBy}`) : '',
          by,
          at: localTime(recordedAt),
          reason: reason ?? '',
        })
      : translate('commandLine.priceRead', { position: positions.get(receipt ?? '') ?? 0, at: localTime(recordedAt) })
  const columns = [
    { title: translate('commandLine.column.bidder') },
    { title: translate('commandLine.column.line') },
    { title: translate('commandLine.column.unitPrice'), align: 'right' as const },
    { title: translate('commandLine.column.origin') },
  ]
  const rows = bids.flatMap(({ id, provider }) =>
    data.lines.flatMap((line) =>
      data.prices
        .filter((price) => price.bid === id && price.line === line.id)
        .map((price) => [provider.name, line.title, shown(price, translate), origin(price)]),
    ),
  )
  const toAsk = data.added.flatMap(({ line, asked }) => {
    const waiting = bids.filter(({ id, withdrawn }) => !withdrawn && !asked.includes(id) && isOpen(data, id, line))
    const words = {
      line: data.lines.find(({ id }) => id === line)?.title ?? line,
      bidders: translate.list(waiting.map(({ provider }) => provider.name)),
    }
    return waiting.length > 0 ? [translate('commandLine.lineToAsk', words)] : []
  })
  return { data, lines: [...table(columns, rows), ...toAsk] }
}

function isOpen({ prices }: Output<'price.list'>, bid: string, line: string): boolean {
  return !prices.some((price) => price.bid === bid && price.line === line && price.unitPrice !== null)
}

function shown({ unitPrice, currency }: Price, translate: Translate): string {
  return unitPrice === null ? translate('commandLine.noPriceGiven') : `${unitPrice} ${currency}`
}
