import { oneOf, text } from '../columns.ts'
import { type Connection, quoted, type Reader, sql } from '../database.ts'
import type { PackRule } from '../format/pack.ts'
import type { Table } from '../format/tables.ts'
import { canonicalId } from '../read-as.ts'
import type { BundleRow, Cells, RefusedWhy } from './bundle.ts'

/** What the reader of a pack may bring back: rows of some tables, in their own name, about some lots and bids. */
export type Grant = {
  pack: string
  actor: string
  tables: ReadonlySet<string>
  lots: ReadonlySet<string>
  bids: ReadonlySet<string>
}

const granted = sql('SELECT table_name AS name FROM pack_grant WHERE pack_id = :pack', { pack: text }, { name: text })
const scope = sql(
  'SELECT kind, thing_id AS id FROM pack_scope WHERE pack_id = :pack',
  { pack: text },
  { kind: oneOf(['lot', 'bid']), id: text },
)
const registered = sql(
  `SELECT actor_id AS actor, root, coalesce((SELECT standing FROM current_pack_standing WHERE pack_id = pack.id), 'out') AS standing
   FROM pack WHERE id = :pack`,
  { pack: text },
  { actor: text, root: text, standing: oneOf(['out', 'withdrawn']) },
)

/** Rows that whoever holds a copy writes without being asked: that something was given out from it. */
const always: ReadonlySet<string> = new Set(['giving_out'])

/** A pack as it is registered here: whose it is, with which entry it begins, whether anything of it is still taken. */
export function registeredPack(read: Reader, pack: string) {
  return read.get(registered, { pack })
}

/** What is registered of a pack here. */
export function grantOf(read: Reader, pack: string, actor: string): Grant {
  const about = read.all(scope, { pack })
  const of = (wanted: 'lot' | 'bid') => new Set(about.filter(({ kind }) => kind === wanted).map(({ id }) => id))
  return { pack, actor, tables: new Set(read.all(granted, { pack }).map(({ name }) => name)), lots: of('lot'), bids: of('bid') }
}

/** What is asked of rows: which row has an id, which rows have a part that names one, and which rules the tables have. */
type Surroundings = {
  read: Reader
  packs: ReadonlyMap<string, PackRule>
  row: (table: string, id: string) => Cells | undefined
  naming: Naming
}
type Naming = (by: { part: string; column: string }, id: string) => { table: string; row: Cells }[]

/** Finds the rows of which a part names something. */
export function namingIn(connection: Connection, tables: readonly Table[]): Naming {
  return ({ part, column }, id) => {
    const frozen = tables.find((table) => table.kind === 'frozen' && table.name === part)
    if (frozen?.kind !== 'frozen') return []
    const { of, owner } = frozen
    return connection
      .prepare<[string], Cells>(
        `SELECT * FROM ${of} WHERE id IN (SELECT ${quoted(owner)} FROM ${part} WHERE ${quoted(column)} = ?)`,
      )
      .all(id)
      .map((row) => ({ table: of, row }))
  }
}

/** Why a grant does not cover a row; nothing where it does. */
export function beyondGrant(
  { table, row }: Pick<BundleRow, 'table' | 'row'>,
  grant: Grant,
  around: Surroundings,
): RefusedWhy | undefined {
  if (!row) return undefined
  const rule = around.packs.get(table)
  if (!always.has(table) && !grant.tables.has(table)) return 'table'
  if (row.author !== grant.actor) return 'author'
  if (rule === undefined || rule === 'never') return undefined
  if (rule.own !== undefined && row[rule.own] !== grant.actor) return 'own'
  return rule.by === undefined || isWithin(table, row, grant, around) ? undefined : 'scope'
}

/**
 * Whether a row belongs, by whatever it belongs to, to a lot or a bid of the grant, to something that was only shown because a row within
 * the grant names it, to something of the reader's own, or to something that belongs to none.
 */
function isWithin(table: string, row: Cells, grant: Grant, around: Surroundings): boolean {
  let [at, cells] = [table, row]
  for (let steps = 0; steps <= around.packs.size; steps++) {
    const rule = around.packs.get(at)
    if (rule === undefined || rule === 'never') return false
    if (rule.namedBy) {
      const id = canonicalId(around.read, String(cells.id))
      const naming = rule.namedBy.flatMap((by) => around.naming(by, id))
      return cells.author === grant.actor || naming.some((named) => isWithin(named.table, named.row, grant, around))
    }
    if (rule.by === undefined || rule.of === undefined) return true
    const id = canonicalId(around.read, String(cells[rule.by] ?? ''))
    if (rule.of === 'lot') return grant.lots.has(id)
    if (rule.of === 'bid' && grant.bids.has(id)) return true
    const above = around.row(rule.of, id)
    if (!above) return false
    ;[at, cells] = [rule.of, above]
  }
  return false
}
