import { deliveryModels } from '../../shared/providers/delivery-models.ts'
import { priceKeepings } from '../../shared/tenders/price-keepings.ts'
import type { Command } from '../command-line/command.ts'
import { WrongUsage } from '../command-line/form.ts'
import { bidOption, findBid, findLot, lotOption } from '../command-line/lookup.ts'
import { table } from '../command-line/table.ts'
import { alikeLines } from '../providers/command-line.ts'
import { defaultTemplate } from '../questionnaires/command-line.ts'
import { currencyIn, shownTender, slipsIn } from './tender-text.ts'

export const tenderCommands: readonly Command[] = [
  {
    name: 'tender new',
    summary: 'commandLine.tender.new',
    workspace: 'open',
    options: {
      title: { summary: 'commandLine.option.title', placeholder: 'TEXT', required: true },
      need: { summary: 'commandLine.option.need', placeholder: 'TEXT', required: true },
      template: { summary: 'commandLine.option.template', placeholder: 'TEMPLATE' },
      currency: { summary: 'commandLine.option.currency', placeholder: 'CODE' },
      term: { summary: 'commandLine.option.term', placeholder: 'MONTHS' },
      deadline: { summary: 'commandLine.option.deadline', placeholder: 'TIME' },
      lot: { summary: 'commandLine.option.newLot', placeholder: 'TITLE', multiple: true },
    },
    run: async ({ call, arguments: given, translate }) => {
      const lots = given.list('lot').map((title) => ({ title }))
      const data = await call('tender.create', {
        title: given.text('title'),
        need: given.text('need'),
        template: given.optional('template') ?? defaultTemplate,
        currency: currencyIn(given, translate),
        termMonths: given.integer('term'),
        deadline: given.instant('deadline'),
        lots: lots.length > 0 ? lots : undefined,
      })
      const slips = slipsIn(data, data.createdAt, translate)
      return { data, lines: [translate('commandLine.tenderCreated', { ...data.instrument, title: data.title }), ...slips] }
    },
  },
  {
    name: 'tender prices',
    summary: 'commandLine.tender.prices',
    workspace: 'open',
    options: {
      ...lotOption,
      keep: { summary: 'commandLine.option.keep', placeholder: 'open|unread|sealed', required: true },
      recipient: { summary: 'commandLine.option.recipient', placeholder: 'RECIPIENT', multiple: true },
      openers: { summary: 'commandLine.option.openers', placeholder: '1|2' },
    },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const { tender } = await findLot(context)
      const kept = given.choice('keep', priceKeepings) ?? 'open'
      const recipients = [...given.list('recipient')]
      const data = await call('tender.prices', {
        tender: tender.id,
        prices: { kept, recipients, openers: given.integer('openers') },
      })
      const words = { kept: data.kept, openers: data.openers, recipients: data.recipients.length }
      return { data, lines: [translate('prices.kept', words)] }
    },
  },
  {
    name: 'tender show',
    summary: 'commandLine.tender.show',
    workspace: 'read',
    run: async ({ call, translate }) => {
      const data = await call('tender.list', {})
      const lines = data.flatMap((tender) => shownTender(tender, translate))
      return { data, lines: data.length === 0 ? [translate('error.lookup.tender')] : lines }
    },
  },
]

export const bidCommands: readonly Command[] = [
  {
    name: 'bid add',
    summary: 'commandLine.bid.add',
    workspace: 'open',
    options: {
      ...lotOption,
      provider: { summary: 'commandLine.option.provider', placeholder: 'NAME', required: true },
      country: { summary: 'commandLine.option.country', placeholder: 'NAME' },
      model: { summary: 'commandLine.option.model', placeholder: 'MODEL' },
      summary: { summary: 'commandLine.option.summary', placeholder: 'TEXT' },
    },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const { lot } = await findLot(context)
      const name = given.text('provider')
      const others = await call('provider.list', {})
      const known = others.find((provider) => provider.name === name.normalize('NFC'))
      const details = {
        name,
        country: given.optional('country'),
        deliveryModel: given.choice('model', deliveryModels),
        summary: given.optional('summary'),
      }
      for (const [option, said, before] of [
        ['country', details.country, known?.country],
        ['model', details.deliveryModel, known?.deliveryModel],
        ['summary', details.summary, known?.summary],
      ])
        if (known && said !== undefined && said !== before)
          throw new WrongUsage(translate('commandLine.providerKnown', { provider: known.name, option }))
      const data = await call('bid.add', { lot: lot.id, provider: known ? { id: known.id } : details })
      const added = translate('commandLine.bidAdded', { provider: data.provider.name, lot: lot.title })
      return { data, lines: [added, ...(known ? [] : alikeLines(name, others, translate))] }
    },
  },
  {
    name: 'bid list',
    summary: 'commandLine.bid.list',
    workspace: 'read',
    options: lotOption,
    run: async (context) => {
      const { call, translate } = context
      const { lot } = await findLot(context)
      const progress = new Map((await call('response.progress', { lot: lot.id })).map((row) => [row.bid, row]))
      const data = (await call('bid.list', { lot: lot.id })).map((bid) => ({ ...bid, progress: progress.get(bid.id) ?? null }))
      const columns = [
        { title: '#', align: 'right' as const },
        { title: translate('commandLine.column.provider') },
        { title: translate('commandLine.column.country') },
        { title: translate('commandLine.column.model') },
        { title: translate('commandLine.column.receipts'), align: 'right' as const },
        { title: translate('commandLine.column.answered'), align: 'right' as const },
        { title: translate('commandLine.column.state') },
      ]
      const rows = data.map(({ position, provider, progress: row, withdrawn }) => [
        String(position),
        provider.name,
        provider.country ?? '',
        provider.deliveryModel === null ? '' : translate(`bids.model.${provider.deliveryModel}`),
        String(row?.receipts ?? 0),
        row ? `${row.answered}/${row.questions}` : '',
        withdrawn ? translate('commandLine.withdrawn', { at: withdrawn.at }) : '',
      ])
      return { data, lines: table(columns, rows) }
    },
  },
  {
    name: 'bid withdraw',
    summary: 'commandLine.bid.withdraw',
    workspace: 'open',
    options: {
      ...lotOption,
      bid: { summary: 'commandLine.option.bid', placeholder: 'NAME', required: true },
      reason: { summary: 'commandLine.option.reason', placeholder: 'TEXT', required: true },
    },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const bid = await findBid(context)
      const data = await call('bid.withdraw', { bid: bid.id, reason: given.text('reason') })
      return { data, lines: [translate('commandLine.bidWithdrawn', { provider: data.provider.name })] }
    },
  },
  {
    name: 'bid return',
    summary: 'commandLine.bid.return',
    workspace: 'open',
    options: { ...bidOption, reason: { summary: 'commandLine.option.reason', placeholder: 'TEXT', required: true } },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const data = await call('bid.return', { bid: (await findBid(context)).id, reason: given.text('reason') })
      return { data, lines: [translate('commandLine.bidReturned', { provider: data.provider.name })] }
    },
  },
  {
    name: 'bid remove',
    summary: 'commandLine.bid.remove',
    workspace: 'open',
    options: bidOption,
    run: async (context) => {
      const { lot } = await findLot(context)
      const data = await context.call('bid.remove', { bid: (await findBid(context)).id })
      return {
        data,
        lines: [context.translate('commandLine.bidRemoved', { provider: data.provider.name, lot: lot.title })],
      }
    },
  },
]
