import type { GroundTopic } from '../topic.ts'
import { firstStep } from '../workspace/format/tables.ts'
import { amendmentCommands } from './amendment-command.ts'
import { bidCommands, tenderCommands } from './command-line.ts'
import { editingCommands } from './editing-command.ts'
import { tendersEndpoints } from './endpoints.ts'
import { tenderHistories } from './histories.ts'
import { derivedHash, instrumentHashes } from './instrument-check.ts'
import { procedureCommands } from './procedure-command.ts'
import { tenderSources } from './sources.ts'
import { tenderTables } from './tables.ts'

export const tendersGround = {
  name: 'tenders',
  endpoints: tendersEndpoints,
  steps: [firstStep(tenderTables)],
  sources: tenderSources,
  checks: [instrumentHashes],
  packs: {
    tender: {},
    tender_terms: { by: 'tender_id', of: 'tender' },
    lot: {},
    instrument: { derived: derivedHash },
    tender_questionnaire: { by: 'tender_id', of: 'tender' },
    lot_terms: { by: 'lot_id', of: 'lot' },
    price_keeping: { by: 'tender_id', of: 'tender' },
    price_opening: 'never',
    price_sheet: { by: 'lot_id', of: 'lot' },
    bid: { by: 'lot_id', of: 'lot', asked: true, alias: true, masked: { position: { with: 'order', of: 'provider_id' } } },
    amendment: { by: 'tender_id', of: 'tender' },
    amendment_notice: 'never',
    bid_standing: { by: 'bid_id', of: 'bid' },
    tender_procedure: { by: 'tender_id', of: 'tender' },
    subcontracting: { by: 'bid_id', of: 'bid' },
    price_inquiry: { by: 'bid_id', of: 'bid', only: 'prices' },
    submission: { by: 'bid_id', of: 'bid', alias: true },
  },
  histories: tenderHistories,
  commands: [...tenderCommands, ...editingCommands, ...amendmentCommands, ...bidCommands, ...procedureCommands],
} satisfies GroundTopic
