import { evidenceReadings } from '../evidence/journal.ts'
import { priceReadings } from '../prices/journal.ts'
import { providerReadings } from '../providers/journal.ts'
import { responseReadings } from '../responses/journal.ts'
import { scorecardReadings } from '../scorecards/journal.ts'
import { tenderReadings } from '../tenders/journal.ts'
import { workspaceReadings } from '../workspace/journal.ts'
import type { RowReading, RowReadings } from '../workspace/reading.ts'

/** How the rows of each table read, gathered from the topics. What an entry brought is told in this order. */
export const rowReadings: RowReadings = {
  ...providerReadings,
  ...tenderReadings,
  ...responseReadings,
  ...scorecardReadings,
  ...priceReadings,
  ...evidenceReadings,
  ...workspaceReadings,
}

const places = new Map(Object.keys(rowReadings).map((table, index) => [table, index]))

/** How the rows of a table read; nothing where they do not, whatever a journal calls a table. */
export const readingOf = (table: string): RowReading | undefined =>
  Object.hasOwn(rowReadings, table) ? rowReadings[table] : undefined

/** The place of a table in the order of telling; unknown tables come last. */
export const orderOf = (table: string): number => places.get(table) ?? places.size
