import { joined } from '../topic.ts'
import { topics } from '../topics.ts'
import type { RowReading, RowReadings } from '../workspace/reading.ts'

const told = topics.flatMap((topic) => ('readings' in topic && !('toldLast' in topic) ? [topic.readings] : []))
const toldLast = topics.flatMap((topic) => ('toldLast' in topic ? [topic.readings] : []))

/** How the rows of each table read, gathered from the topics. What an entry brought is told in this order. */
export const rowReadings: RowReadings = joined([...told, ...toldLast.toReversed()])

const places = new Map(Object.keys(rowReadings).map((table, index) => [table, index]))

/** How the rows of a table read; nothing where they do not, whatever a journal calls a table. */
export const readingOf = (table: string): RowReading | undefined =>
  Object.hasOwn(rowReadings, table) ? rowReadings[table] : undefined

/** The place of a table in the order of telling; unknown tables come last. */
export const orderOf = (table: string): number => places.get(table) ?? places.size
