import { Refusal } from '../../../shared/result.ts'
import { integer, oneOf, text } from '../columns.ts'
import { type Connection, type Reader, sql } from '../database.ts'
import type { Format } from '../format/format.ts'
import type { Cells } from '../merge/bundle.ts'
import { beyondGrant, type Grant, namingIn } from '../merge/grant.ts'

const coverColumns = {
  pack: text,
  workspace: text,
  title: text,
  actor: text,
  madeAt: text,
  prices: integer,
  scores: integer,
  names: integer,
  asked: text,
}
const selectCover = sql(
  `SELECT pack_id AS pack, workspace_id AS workspace, workspace_title AS title, actor_id AS actor, made_at AS madeAt,
     prices, scores, names, asked FROM pack_cover`,
  {},
  coverColumns,
)
const selectItems = sql(
  'SELECT kind, value FROM pack_cover_item ORDER BY kind, value',
  {},
  { kind: oneOf(['grant', 'lot', 'bid']), value: text },
)
const brought = sql('SELECT table_name AS "table", row_key AS key FROM journal_brought', {}, { table: text, key: text })

/** What a pack says of itself: of which workspace it is, for whom, what is in it, and what its reader may bring back. */
export type PackCover = {
  pack: string
  workspace: string
  title: string
  actor: string
  madeAt: string
  prices: boolean
  scores: boolean
  names: boolean
  asked: string
  grant: Grant
}

/** What a file says of itself as a pack; nothing where it is none. */
export function coverOf(read: Reader): PackCover | undefined {
  const found = read.get(selectCover)
  if (!found) return undefined
  const items = read.all(selectItems)
  const of = (wanted: 'grant' | 'lot' | 'bid') => new Set(items.flatMap(({ kind, value }) => (kind === wanted ? [value] : [])))
  const { prices, scores, names, ...rest } = found
  const grant = { pack: rest.pack, actor: rest.actor, tables: of('grant'), lots: of('lot'), bids: of('bid') }
  return { ...rest, prices: prices === 1, scores: scores === 1, names: names === 1, grant }
}

/** Refuses to record in a pack what would not be taken from it when it comes back. */
export function checkOwn(read: Reader, { grant }: PackCover, { packs, tables }: Format, connection: Connection): void {
  const row = (table: string, id: string) => connection.prepare<[string], Cells>(`SELECT * FROM ${table} WHERE id = ?`).get(id)
  const naming = namingIn(connection, tables)
  for (const { table, key } of read.all(brought)) {
    const why = beyondGrant({ table, row: row(table, key) ?? null }, grant, { read, packs, row, naming })
    if (why) throw new Refusal('pack.beyondGrant', { table })
  }
}
