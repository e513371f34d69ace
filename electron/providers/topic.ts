import type { GroundTopic } from '../topic.ts'
import { firstStep } from '../workspace/format/tables.ts'
import { providerCommands } from './command-line.ts'
import { providersEndpoints } from './providers.ts'
import { providerSources } from './sources.ts'
import { providerTables } from './tables.ts'

export const providersGround = {
  name: 'providers',
  endpoints: providersEndpoints,
  steps: [firstStep(providerTables)],
  sources: providerSources,
  packs: {
    provider: { alias: true },
    provider_details: {
      by: 'provider_id',
      of: 'provider',
      masked: {
        name: { with: 'name', of: 'provider_id' },
        country: { with: 'nothing' },
        delivery_model: { with: 'nothing' },
        summary: { with: 'nothing' },
        address: { with: 'nothing' },
        contacts: { with: 'nothing' },
        identifiers: { with: 'nothing' },
        sites: { with: 'nothing' },
        services: { with: 'nothing' },
        languages: { with: 'nothing' },
      },
    },
  },
  commands: providerCommands,
} satisfies GroundTopic
