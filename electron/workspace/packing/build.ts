import type { Profile } from '../../../shared/workspace/model.ts'
import { actorNamed } from '../actors.ts'
import { bytes, integer, oneOf, optional, text } from '../columns.ts'
import { insertChunk, selectChunks } from '../content.ts'
import { type Connection, connect, Reader, sql, type Writer } from '../database.ts'
import type { Format } from '../format/format.ts'
import { isFact, isJournaled } from '../format/tables.ts'
import { SearchIndex } from '../full-text/index-of-texts.ts'
import { Heads } from '../heads.ts'
import { forgetBrought, head } from '../journal.ts'
import type { Cells } from '../merge/bundle.ts'
import { workspaceIdentity, writeNewFile } from '../new-file.ts'
import { Removal, type WholeRow } from '../removal.ts'
import { type PackContents, Selection } from './select.ts'

const insertCover = sql(
  `INSERT INTO pack_cover (pack_id, workspace_id, workspace_title, actor_id, made_at, prices, scores, names, asked)
   VALUES (:pack, :workspace, :title, :actor, :madeAt, :prices, :scores, :names, :asked)`,
  {
    pack: text,
    workspace: text,
    title: text,
    actor: text,
    madeAt: text,
    prices: integer,
    scores: integer,
    names: integer,
    asked: text,
  },
)
const insertCoverItem = sql('INSERT INTO pack_cover_item (kind, value) VALUES (:kind, :value)', {
  kind: oneOf(['grant', 'lot', 'bid']),
  value: text,
})
const proofOf = sql(
  'SELECT salt, digest FROM proof WHERE row_key = :key',
  { key: text },
  { salt: optional(bytes), digest: bytes },
)
const insertProof = sql('INSERT INTO proof (row_key, table_name, entry, salt, digest) VALUES (:key, :table, 1, :salt, :digest)', {
  key: text,
  table: text,
  salt: optional(bytes),
  digest: bytes,
})
const countRows = sql('SELECT count(*) AS count FROM proof', {}, { count: integer })
const contentSize = sql('SELECT size FROM content WHERE sha256 = :sha256', { sha256: text }, { size: integer })
const insertContent = sql('INSERT OR IGNORE INTO content (sha256, size) VALUES (:sha256, :size)', { sha256: text, size: integer })

/** What a pack is to be: which, for whom, about what, with what, what is asked of its reader, and what they may bring back. */
export type PackToMake = { pack: string; names: boolean; asked: string; grant: readonly string[] } & PackContents

/** What is written on a pack besides: of which workspace it is, and when it was made. */
type Cover = { workspace: string; title: string; madeAt: string } & PackToMake

/** How a row stands in a pack: as it is, with its digest, or as a row of the pack's own; or not at all. */
type Rewrite = (row: WholeRow) => { row: WholeRow; isOwn: boolean } | undefined

/** Writes a pack into a new file, from a connection that holds one state of the workspace; see `Workspace.writePack`. */
export function writePack(
  path: string,
  from: Connection,
  format: Format,
  { madeAt, ...contents }: PackToMake & { madeAt: string },
  profile: Profile,
): { root: string; rows: number } {
  const read = new Reader(from)
  const { id, title } = workspaceIdentity(read)
  const newest = head(read)
  const maker = actorNamed(read, profile.name)
  const cover = { workspace: id, title, madeAt, ...contents }
  const asItIs: Rewrite = (row) => ({ row, isOwn: false })
  writeNewFile(path, format, {
    title,
    profile,
    ...(maker && { author: maker.id }),
    at: madeAt,
    command: 'pack.create',
    links: { upon: [], cited: newest ? [newest.digest] : [] },
    fill: fillPack(from, format, cover, maker ? [maker.id] : [], asItIs),
  })
  const made = connect(path, { readonly: true })
  try {
    const written = new Reader(made)
    return { root: head(written)?.digest ?? '', rows: written.get(countRows)?.count ?? 0 }
  } finally {
    made.close()
  }
}

/** Copies into a new file, in its first entry, what its reader may see, row by row, and writes its cover. */
function fillPack(
  from: Connection,
  format: Format,
  cover: Cover,
  others: readonly string[],
  rewrite: Rewrite,
): (write: Writer, connection: Connection) => void {
  return (write, connection) => {
    connection.pragma('defer_foreign_keys = ON')
    const source = { read: new Reader(from), removal: new Removal(from, format.tables) }
    const removal = new Removal(connection, format.tables)
    const chosen = new Selection(from, format, cover).choose(others)
    const own: WholeRow[] = []
    for (const { name } of format.tables.filter(isJournaled))
      for (const key of chosen.get(name) ?? []) {
        const whole = source.removal.whole({ table: name, key })
        const rewritten = whole && rewrite(whole)
        if (!rewritten) continue
        if (rewritten.isOwn) own.push(rewritten.row)
        else copyRow(source.read, write, removal, rewritten.row)
      }
    // What was copied has its digest with it; what follows gets one of the pack.
    write.run(forgetBrought)
    for (const { table, row, parts } of own) {
      removal.write(table, row, parts)
      copyContents(source.read, write, [row, ...Object.values(parts).flat()])
    }
    const heads = new Heads(connection, format.tables)
    for (const table of format.tables.filter(isFact))
      heads.refresh(
        table,
        [...heads.of(table)].map(({ thing }) => thing),
      )
    writeCover(write, cover)
    new SearchIndex(format.sources).rebuild(write)
  }
}

function copyRow(read: Reader, write: Writer, removal: Removal, { table, row, parts }: WholeRow): void {
  const key = String(row.id)
  const proof = read.get(proofOf, { key })
  if (!proof) return
  removal.write(table, row, parts)
  write.run(insertProof, { key, table, ...proof })
  copyContents(read, write, [row, ...Object.values(parts).flat()])
}

/** Copies the contents that rows name. */
function copyContents(read: Reader, write: Writer, rows: readonly Cells[]): void {
  for (const { sha256 } of rows) {
    if (typeof sha256 !== 'string') continue
    const content = read.get(contentSize, { sha256 })
    if (!content || write.run(insertContent, { sha256, ...content }).changes === 0) continue
    for (const chunk of read.iterate(selectChunks, { sha256 })) write.run(insertChunk, { sha256, ...chunk })
  }
}

function writeCover(write: Writer, { grant, lots, bids, ...cover }: Cover): void {
  const flag = (is: boolean) => (is ? 1 : 0)
  const { pack, workspace, title, actor, madeAt, asked } = cover
  const flags = { prices: flag(cover.prices), scores: flag(cover.scores), names: flag(cover.names) }
  write.run(insertCover, { pack, workspace, title, actor, madeAt, asked, ...flags })
  for (const value of grant) write.run(insertCoverItem, { kind: 'grant', value })
  for (const value of lots) write.run(insertCoverItem, { kind: 'lot', value })
  for (const value of bids) write.run(insertCoverItem, { kind: 'bid', value })
}
