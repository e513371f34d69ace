import type { GroundTopic } from '../topic.ts'
import { firstStep } from '../workspace/format/tables.ts'
import { priceCommands } from './command-line.ts'
import { pricesEndpoints } from './endpoints.ts'
import { priceHistories } from './histories.ts'
import { lineCommands } from './lines-command.ts'
import { rateCommands } from './rate-command.ts'
import { priceTables } from './tables.ts'
import { typedPriceCommands } from './typed-price-command.ts'

export const pricesGround = {
  name: 'prices',
  endpoints: pricesEndpoints,
  steps: [firstStep(priceTables)],
  packs: {
    price: { by: 'bid_id', of: 'bid', only: 'prices' },
    tender_currency: { by: 'tender_id', of: 'tender', only: 'prices' },
  },
  histories: priceHistories,
  commands: [...priceCommands, ...typedPriceCommands, ...rateCommands, ...lineCommands],
} satisfies GroundTopic
