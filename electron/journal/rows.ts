import { readingOf } from '../../shared/journal/rows.ts'
import { text } from '../workspace/columns.ts'
import { literal, quoted, type Statement, sql } from '../workspace/database.ts'
import type { Format } from '../workspace/format/format.ts'
import { isJournaled, partsOf } from '../workspace/format/tables.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** The columns of a row, as far as they hold plain values. */
export type Row = Readonly<Record<string, string | number | null>>
/** A row, and the rows that are its parts by their tables. */
export type WholeRow = { row: Row; parts: Readonly<Record<string, readonly Row[]>> }

type ById = Statement<{ row: string }, { id: string }>

const readers = new WeakMap<Format, ReadonlyMap<string, ById>>()

/** Reads a row of each table as JSON, by its id, with the parts that are told row by row. */
function readersOf({ tables }: Format): ReadonlyMap<string, ById> {
  const byId = tables.filter(isJournaled).map(({ name }): [string, ById] => {
    const reading = readingOf(name)
    const pairs = Object.keys(reading?.columns ?? {}).map((column) => `${literal(column)}, whole.${quoted(column)}`)
    const parts = partsOf(tables, name).flatMap((part) => {
      const told = reading?.parts?.[part.name]
      if (told?.as !== 'list' && told?.as !== 'answer') return []
      const columns = told.columns.map((column) => `${literal(column)}, ${quoted(column)}`).join(', ')
      const order = part.order.map(quoted).join(', ')
      return [
        `${literal(part.name)}, json((SELECT json_group_array(json_object(${columns}) ORDER BY ${order}) FROM ${part.name} WHERE ${part.owner} = whole.id))`,
      ]
    })
    const columns = [...pairs, ...parts].join(', ')
    return [name, sql(`SELECT json_object(${columns}) AS row FROM ${name} AS whole WHERE id = :id`, { id: text }, { row: text })]
  })
  return new Map(byId)
}

/**
 * Reads a row as the journal tells it, in JSON: its columns, and its parts as lists under the names of their tables. What is no object
 * counts as no row: a damaged one is for `verify` to tell.
 */
export function rowOf(json: string | null): WholeRow | undefined {
  const value = json === null ? null : parsed(json)
  if (!isObject(value)) return undefined
  const parts = Object.entries(value).flatMap(([name, each]) =>
    Array.isArray(each) ? [[name, each.filter(isObject).map(plain)] as const] : [],
  )
  return { row: plain(value), parts: Object.fromEntries(parts) }
}

/** Finds a row that is in the file by its table and its id, whatever a journal calls them. */
export function findRow({ format, read }: Workspace, table: string, id: string): WholeRow | undefined {
  const known = readers.get(format) ?? readersOf(format)
  readers.set(format, known)
  const statement = known.get(table)
  return rowOf((statement && read.get(statement, { id })?.row) ?? null)
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const plain = (value: object): Row =>
  Object.fromEntries(
    Object.entries(value).filter(([, each]) => each === null || typeof each === 'string' || typeof each === 'number'),
  )

/** What a text says as JSON; nothing where it is none. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
