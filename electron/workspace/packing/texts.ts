import type { Connection } from '../database.ts'
import type { Format } from '../format/format.ts'
import { isFact, type Table } from '../format/tables.ts'

/** Columns that say who recorded something and when, or that are the digest of something. */
const never: ReadonlySet<string> = new Set(['id', 'author', 'at', 'follows', 'hash', 'sha256'])

/**
 * Which columns of a table hold what people write: of type TEXT, and neither a key of the table, nor the id of something, nor a time, nor
 * one of a few words that the definition lists.
 */
export function textColumns(connection: Connection, { tables }: Pick<Format, 'tables'>): (table: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>()
  return (name) => {
    const found = known.get(name) ?? textsOf(connection, tables, name)
    known.set(name, found)
    return found
  }
}

function textsOf(connection: Connection, tables: readonly Table[], name: string): ReadonlySet<string> {
  const table = tables.find((candidate) => candidate.name === name)
  if (!table) return new Set()
  const keys = new Set(isFact(table) ? table.thing : table.kind === 'frozen' ? [table.owner, ...table.order] : [])
  const columns = connection
    .prepare<[string], { name: string; type: string; pk: number }>('SELECT name, type, pk FROM pragma_table_info(?)')
    .all(name)
  return new Set(
    columns.flatMap(({ name: column, type, pk }) =>
      type === 'TEXT' &&
      pk === 0 &&
      !never.has(column) &&
      !keys.has(column) &&
      !/_(?:id|at)$/.test(column) &&
      !isListed(table, column)
        ? [column]
        : [],
    ),
  )
}

/** Whether the definition of a table lists the values of a column. */
const isListed = ({ sql }: Table, column: string): boolean => new RegExp(`\\b${column} IN \\(`).test(sql)
