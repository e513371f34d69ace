import type { Output } from '../../shared/contract.ts'
import { type PackTask, packTasks } from '../../shared/workspace/pack-tasks.ts'
import type { QueryContext } from '../endpoint.ts'
import { integer, oneOf, optional, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import type { PackRule } from '../workspace/format/pack.ts'
import { packStandings } from '../workspace/packing/tables.ts'
import { canonical, nameOfActor } from '../workspace/read-as.ts'

const packs = sql(
  `SELECT pack.id, pack.actor_id AS actor, coalesce(${nameOfActor('pack.actor_id')}, '') AS name, pack.at AS madeAt, coalesce(${nameOfActor('pack.author')}, '') AS madeBy,
     prices, scores, names, asked, root, coalesce(standing.standing, 'out') AS standing, standing.reason AS standingReason,
     giving_out.file_name AS fileName, giving_out.sha256
   FROM pack JOIN giving_out ON giving_out.about = pack.id AND giving_out.kind = 'pack'
     LEFT JOIN current_pack_standing AS standing ON standing.pack_id = pack.id
   ORDER BY pack.at DESC, pack.id`,
  {},
  {
    id: text,
    actor: text,
    name: text,
    madeAt: text,
    madeBy: text,
    prices: integer,
    scores: integer,
    names: integer,
    asked: text,
    root: text,
    standing: oneOf(packStandings),
    standingReason: optional(text),
    fileName: text,
    sha256: text,
  },
)
const about = sql(
  `SELECT scope.kind, scope.thing_id AS id, coalesce(
       (SELECT title FROM current_lot_terms WHERE lot_id = scope.thing_id),
       (SELECT name FROM bid JOIN current_provider_details AS details ON details.provider_id = ${canonical('bid.provider_id')}
        WHERE bid.id = scope.thing_id), '') AS title
   FROM pack_scope AS scope WHERE pack_id = :pack ORDER BY scope.position`,
  { pack: text },
  { kind: oneOf(['lot', 'bid']), id: text, title: text },
)
const grants = sql('SELECT table_name AS name FROM pack_grant WHERE pack_id = :pack', { pack: text }, { name: text })
/** The entries of merging in which something came of the pack that begins with an entry, and how many rows came with each. */
const returned = sql(
  `WITH RECURSIVE own (number) AS (
     SELECT number FROM journal_entry WHERE digest = :root
     UNION SELECT link.entry FROM own JOIN journal_parent AS link ON link.parent = own.number
       JOIN journal_entry AS next ON next.number = link.entry WHERE next.kind <> 'merge'
   ), merges (number) AS (
     SELECT DISTINCT link.entry FROM own JOIN journal_parent AS link ON link.parent = own.number
       JOIN journal_entry AS next ON next.number = link.entry WHERE next.kind = 'merge'
   )
   SELECT merges.number AS entry, entry.at, coalesce(${nameOfActor('entry.author')}, '') AS "by",
     (SELECT count(*) FROM proof JOIN own ON own.number = proof.entry
      WHERE proof.entry < merges.number AND proof.entry > coalesce((SELECT max(number) FROM merges AS earlier WHERE earlier.number < merges.number), 0)
        AND proof.entry <> (SELECT number FROM journal_entry WHERE digest = :root)) AS rows
   FROM merges JOIN journal_entry AS entry ON entry.number = merges.number
   ORDER BY merges.number`,
  { root: text },
  { entry: integer, at: text, by: text, rows: integer },
)

/** What readers were asked for, by the tables that they may bring rows of. */
export function tasksOf(rules: ReadonlyMap<string, PackRule>, tables: ReadonlySet<string>): PackTask[] {
  return packTasks.filter((task) =>
    [...rules].some(([table, rule]) => rule !== 'never' && rule.back === task && tables.has(table)),
  )
}

/** The packs that were made from this workspace, newest first, and what came back of each. */
export function listPacks({ read, workspace }: QueryContext): Output<'pack.list'> {
  return read.all(packs).map(({ id, actor, name, prices, scores, names, root, ...pack }) => ({
    id,
    for: { id: actor, name },
    prices: prices === 1,
    scores: scores === 1,
    names: names === 1,
    ...pack,
    about: read.all(about, { pack: id }),
    brings: tasksOf(workspace.format.packs, grantedTables(read, id)),
    returned: read.all(returned, { root }),
  }))
}

function grantedTables(read: Reader, pack: string): ReadonlySet<string> {
  return new Set(read.all(grants, { pack }).map(({ name }) => name))
}
