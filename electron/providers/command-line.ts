import type { Translate } from '../../shared/messages/translate.ts'
import { alikeTo } from '../../shared/names.ts'
import type { Provider } from '../../shared/providers/contract.ts'
import { deliveryModels } from '../../shared/providers/delivery-models.ts'
import { moreDetails } from '../../shared/providers/more-details.ts'
import type { Arguments } from '../command-line/arguments.ts'
import type { Command } from '../command-line/command.ts'
import { findProvider } from '../command-line/lookup.ts'
import { table } from '../command-line/table.ts'

const details = {
  country: { summary: 'commandLine.option.country', placeholder: 'NAME' },
  model: { summary: 'commandLine.option.model', placeholder: 'MODEL' },
  summary: { summary: 'commandLine.option.summary', placeholder: 'TEXT' },
  address: { summary: 'providers.detail.address', placeholder: 'TEXT' },
  contacts: { summary: 'providers.detail.contacts', placeholder: 'TEXT' },
  identifiers: { summary: 'providers.detail.identifiers', placeholder: 'TEXT' },
  sites: { summary: 'providers.detail.sites', placeholder: 'TEXT' },
  services: { summary: 'providers.detail.services', placeholder: 'TEXT' },
  languages: { summary: 'providers.detail.languages', placeholder: 'TEXT' },
} as const

/** What the options say of a provider. */
const detailsIn = (given: Arguments) => ({
  country: given.optional('country'),
  deliveryModel: given.choice('model', deliveryModels),
  summary: given.optional('summary'),
  ...Object.fromEntries(moreDetails.map((detail) => [detail, given.optional(detail)])),
})

/** Says where a name reads like one that is there already. */
export const alikeLines = (name: string, others: readonly Provider[], translate: Translate): string[] => {
  const alike = alikeTo(name, others)
  return alike ? [translate('bidders.alike', { name: alike.name })] : []
}

export const providerCommands: readonly Command[] = [
  {
    name: 'provider add',
    summary: 'commandLine.provider.add',
    workspace: 'open',
    options: { name: { summary: 'commandLine.option.provider', placeholder: 'NAME', required: true }, ...details },
    run: async ({ call, arguments: given, translate }) => {
      const others = await call('provider.list', {})
      const data = await call('provider.add', { name: given.text('name'), ...detailsIn(given) })
      const added = translate('commandLine.providerAdded', { provider: data.name })
      return { data, lines: [added, ...alikeLines(data.name, others, translate)] }
    },
  },
  {
    name: 'provider edit',
    summary: 'commandLine.provider.edit',
    workspace: 'open',
    options: {
      provider: { summary: 'commandLine.option.known', placeholder: 'NAME', required: true },
      name: { summary: 'commandLine.option.newName', placeholder: 'NAME' },
      ...details,
    },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const before = await findProvider(context)
      const said = detailsIn(given)
      const data = await call('provider.update', {
        provider: before.id,
        name: given.optional('name') ?? before.name,
        country: said.country ?? before.country ?? undefined,
        deliveryModel: said.deliveryModel ?? before.deliveryModel ?? undefined,
        summary: said.summary ?? before.summary ?? undefined,
        ...Object.fromEntries(moreDetails.map((detail) => [detail, given.optional(detail) ?? before[detail] ?? undefined])),
      })
      return { data, lines: [translate('commandLine.providerChanged', { provider: data.name })] }
    },
  },
  {
    name: 'provider list',
    summary: 'commandLine.provider.list',
    workspace: 'read',
    run: async ({ call, translate }) => {
      const data = await call('provider.list', {})
      const columns = [
        { title: translate('commandLine.column.name') },
        { title: translate('commandLine.column.country') },
        { title: translate('commandLine.column.model') },
        { title: translate('commandLine.column.id') },
      ]
      const rows = data.map(({ name, country, deliveryModel, id }) => [name, country ?? '', deliveryModel ?? '', id])
      return { data, lines: table(columns, rows) }
    },
  },
]
