import { evidenceTables } from './evidence/tables.ts'
import { priceTables } from './prices/tables.ts'
import { providerTables } from './providers/tables.ts'
import { responseTables } from './responses/tables.ts'
import { scorecardTables } from './scorecards/tables.ts'
import { searchSources } from './search/sources.ts'
import { instrumentHashes } from './tenders/instrument-check.ts'
import { tenderTables } from './tenders/tables.ts'
import { workspaceTables } from './workspace/format/first.ts'
import { formatOf } from './workspace/format/format.ts'

/** The file format of this version of Assay: what the topics keep in a workspace. */
export const format = formatOf(
  [
    {
      version: 1,
      name: 'first',
      tables: [
        ...workspaceTables,
        ...evidenceTables,
        ...providerTables,
        ...tenderTables,
        ...responseTables,
        ...scorecardTables,
        ...priceTables,
      ],
    },
  ],
  { sources: searchSources, checks: [instrumentHashes] },
)
