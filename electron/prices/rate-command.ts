import { localTime } from '../../shared/messages/local-times.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import type { TenderCurrency } from '../../shared/prices/rate-model.ts'
import type { Command, CommandContext, Outcome } from '../command-line/command.ts'
import { WrongUsage } from '../command-line/form.ts'
import { findTender, tenderOption } from '../command-line/lookup.ts'
import { table } from '../command-line/table.ts'

const amending = {
  reason: { summary: 'commandLine.option.rateReason', placeholder: 'TEXT' },
  deviation: { summary: 'commandLine.option.deviation' },
} as const
const currencyOperand = { placeholder: 'CURRENCY', least: 1, most: 1 }

export const rateCommands: readonly Command[] = [
  {
    name: 'rate set',
    summary: 'commandLine.rate.set',
    workspace: 'open',
    operands: currencyOperand,
    options: {
      ...tenderOption,
      rate: { summary: 'commandLine.option.rate', placeholder: 'NUMBER', required: true },
      date: { summary: 'commandLine.option.rateDate', placeholder: 'YYYY-MM-DD', required: true },
      source: { summary: 'commandLine.option.rateSource', placeholder: 'TEXT', required: true },
      ...amending,
    },
    run: (context) => {
      const { arguments: given } = context
      const rate = { rate: given.text('rate'), date: given.day('date') ?? '', source: given.text('source') }
      return say(context, { rate })
    },
  },
  {
    name: 'rate permit',
    summary: 'commandLine.rate.permit',
    workspace: 'open',
    operands: currencyOperand,
    options: { ...tenderOption, ...amending },
    run: (context) => say(context, { permitted: true }),
  },
  {
    name: 'rate forbid',
    summary: 'commandLine.rate.forbid',
    workspace: 'open',
    operands: currencyOperand,
    options: { ...tenderOption, ...amending },
    run: (context) => say(context, { permitted: false }),
  },
  {
    name: 'rate list',
    summary: 'commandLine.rate.list',
    workspace: 'read',
    options: tenderOption,
    run: async (context) => {
      const { call, translate } = context
      const data = await call('rate.list', { tender: (await findTender(context)).id })
      const columns = [
        { title: translate('commandLine.column.currency') },
        { title: translate('commandLine.column.rate') },
        { title: translate('commandLine.column.who') },
        { title: translate('commandLine.column.time') },
      ]
      const rows = data.currencies.map((one) => [one.currency, worth(one, data.currency, translate), one.by, localTime(one.at)])
      return {
        data,
        lines:
          data.currencies.length === 0 ? [translate('commandLine.noRate', { currency: data.currency })] : table(columns, rows),
      }
    },
  },
]

async function say(
  context: CommandContext,
  said: { permitted?: boolean; rate?: { rate: string; date: string; source: string } },
): Promise<Outcome> {
  const { call, arguments: given, translate } = context
  const tender = await findTender(context)
  const currency = (given.operands[0] ?? '').toUpperCase()
  if (!/^[A-Z]{3}$/.test(currency)) throw new WrongUsage(translate('commandLine.notCurrencyCode', { given: currency }))
  const data = await call('rate.set', {
    tender: tender.id,
    currency,
    ...said,
    reason: given.optional('reason'),
    deviation: given.flag('deviation'),
  })
  return { data, lines: [worth(data, tender.currency, translate)] }
}

function worth({ currency, permitted, rate, conflict }: TenderCurrency, own: string, translate: Translate): string {
  const said = rate
    ? translate('rate.worth', { currency, own, rate: rate.rate, date: rate.date, source: rate.source })
    : translate('rate.none', { currency })
  const may = translate(permitted ? 'rate.permitted' : 'rate.forbidden')
  return translate('rate.line', { said, may, conflict: String(conflict) })
}
