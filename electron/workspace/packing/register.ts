import { basename } from 'node:path'
import { integer, text } from '../columns.ts'
import { sql, type Writer } from '../database.ts'
import type { Stamp } from '../facts.ts'
import { registerGivingOut } from '../given-out.ts'
import type { PackToMake } from './build.ts'

const insertPack = sql(
  `INSERT INTO pack (id, author, at, actor_id, prices, scores, names, asked, root)
   VALUES (:id, :author, :at, :actor, :prices, :scores, :names, :asked, :root)`,
  {
    id: text,
    author: text,
    at: text,
    actor: text,
    prices: integer,
    scores: integer,
    names: integer,
    asked: text,
    root: text,
  },
)
const insertScope = sql('INSERT INTO pack_scope (pack_id, position, kind, thing_id) VALUES (:pack, :position, :kind, :thing)', {
  pack: text,
  position: integer,
  kind: text,
  thing: text,
})
const insertGrant = sql('INSERT INTO pack_grant (pack_id, position, table_name) VALUES (:pack, :position, :table)', {
  pack: text,
  position: integer,
  table: text,
})
const insertAlias = sql('INSERT INTO pack_alias (pack_id, position, alias, thing_id) VALUES (:pack, :position, :alias, :thing)', {
  pack: text,
  position: integer,
  alias: text,
  thing: text,
})

/** Registers a pack: what its reader may bring back, by which ids it calls what it hides, and the file that goes out. */
export function registerPack(
  write: Writer,
  stamp: Stamp,
  pack: Omit<PackToMake, 'pack'> & { id: string; root: string; aliases: ReadonlyMap<string, string> },
  file: { path: string; sha256: string; size: number },
): void {
  const { author, at } = stamp
  const { id, actor, asked, root } = pack
  const flag = (is: boolean) => (is ? 1 : 0)
  const flags = { prices: flag(pack.prices), scores: flag(pack.scores), names: flag(pack.names) }
  write.run(insertPack, { id, author, at, actor, asked, root, ...flags })
  const scope = [
    ...[...pack.lots].map((thing) => ({ kind: 'lot', thing })),
    ...[...pack.bids].map((thing) => ({ kind: 'bid', thing })),
  ]
  for (const [position, part] of scope.entries()) write.run(insertScope, { pack: id, position, ...part })
  for (const [position, table] of pack.grant.entries()) write.run(insertGrant, { pack: id, position, table })
  for (const [position, [alias, thing]] of [...pack.aliases].entries())
    write.run(insertAlias, { pack: id, position, alias, thing })
  registerGivingOut(write, stamp, { kind: 'pack', about: id }, { ...file, fileName: basename(file.path) })
}
