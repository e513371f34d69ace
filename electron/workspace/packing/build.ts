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
import { keptReadAs } from '../read-as.ts'
import { Removal, type WholeRow } from '../removal.ts'
import { type Blind, Rewriting } from './rewrite.ts'
import { type Chosen, type PackContents, Selection } from './select.ts'
import { textColumns } from './texts.ts'

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

/** A pack that was written: the digest of the entry with which it begins, how many rows it holds, and by which ids it calls what. */
export type PackWritten = { root: string; rows: number; aliases: ReadonlyMap<string, string> }

/** What is written on a pack besides: of which workspace it is, and when it was made. */
type Cover = { workspace: string; title: string; madeAt: string } & PackToMake

/** What a pack is made from: its cover, what is chosen, and how rows stand in it. */
type Prepared = { cover: Cover; chosen: Chosen; rewriting: Rewriting; source: Removal; maker: string | undefined }

/** Chooses what goes into a pack and says how, from a connection that holds one state of the workspace. */
function prepared(
  from: Connection,
  format: Format,
  { madeAt, ...contents }: PackToMake & { madeAt: string },
  profile: Profile,
  blind: Blind | undefined,
): Prepared {
  const read = new Reader(from)
  const { id, title } = workspaceIdentity(read)
  const maker = actorNamed(read, profile.name)?.id
  const readAs = keptReadAs(read)
  const chosen = new Selection(from, format, contents, readAs).choose(maker === undefined ? [] : [maker])
  const { grant, actor } = contents
  const given = { chosen, readAs, grant, actor, maker: maker ?? actor, madeAt, blind }
  const rewriting = new Rewriting(read, format, given, textColumns(from, format))
  const source = new Removal(from, format.tables)
  if (blind) leaveOutDocuments(source, chosen, rewriting, blind)
  const words = { title: rewriting.titleOf(id, title), asked: rewriting.askedOf(actor, contents.asked) }
  return { cover: { workspace: id, madeAt, ...contents, ...words }, chosen, rewriting, source, maker }
}

/**
 * Writes a pack into a new file, from a connection that holds one state of the workspace; see `Workspace.writePack`. `blind` says what is
 * done about hidden names where the pack has none.
 */
export function writePack(
  path: string,
  from: Connection,
  format: Format,
  contents: PackToMake & { madeAt: string },
  profile: Profile,
  blind?: Blind,
): PackWritten {
  const newest = head(new Reader(from))
  const preparation = prepared(from, format, contents, profile, blind)
  const { cover, maker, rewriting } = preparation
  writeNewFile(path, format, {
    title: cover.title,
    profile,
    ...(maker !== undefined && { author: maker }),
    at: contents.madeAt,
    command: 'pack.create',
    links: { upon: [], cited: newest ? [newest.digest] : [] },
    fill: fillPack(from, format, preparation),
  })
  const made = connect(path, { readonly: true })
  try {
    const written = new Reader(made)
    return { root: head(written)?.digest ?? '', rows: written.get(countRows)?.count ?? 0, aliases: rewriting.aliases }
  } finally {
    made.close()
  }
}

/** Shows `blind` every text and every document that would go into a pack, and writes nothing. */
export function surveyPack(
  from: Connection,
  format: Format,
  contents: PackToMake & { madeAt: string },
  profile: Profile,
  blind: Blind,
): void {
  const { chosen, rewriting, source } = prepared(from, format, contents, profile, blind)
  for (const whole of rowsOf(format, chosen, source)) rewriting.rewrite(whole)
}

/** The chosen rows, table by table. */
function* rowsOf(format: Format, chosen: Chosen, source: Removal): Generator<WholeRow, void> {
  for (const { name } of format.tables.filter(isJournaled))
    for (const key of chosen.get(name) ?? []) {
      const whole = source.whole({ table: name, key })
      if (whole) yield whole
    }
}

/** Leaves the anchors of documents out that do not go along. */
function leaveOutDocuments(source: Removal, chosen: Chosen, rewriting: Rewriting, { keeps }: Blind): void {
  for (const [table, ids] of chosen)
    for (const key of ids) {
      const row = source.whole({ table, key })?.row
      if (row && 'sha256' in row && !keeps(row)) rewriting.leaveOut(key)
    }
}

/** Copies into a new file, in its first entry, what its reader may see, row by row, and writes its cover. */
function fillPack(
  from: Connection,
  format: Format,
  { cover, chosen, rewriting, source }: Prepared,
): (write: Writer, connection: Connection) => void {
  return (write, connection) => {
    connection.pragma('defer_foreign_keys = ON')
    const read = new Reader(from)
    const removal = new Removal(connection, format.tables)
    const own: WholeRow[] = []
    for (const whole of rowsOf(format, chosen, source)) {
      const rewritten = rewriting.rewrite(whole)
      if (rewritten?.isOwn) own.push(rewritten.row)
      else if (rewritten) copyRow(read, write, removal, rewritten.row)
    }
    // What was copied has its digest with it; what follows gets one of the pack.
    write.run(forgetBrought)
    // Random ids put them in an order of chance, which tells nothing of that in which they were recorded.
    for (const { table, row, parts } of own.toSorted((one, other) => (String(one.row.id) < String(other.row.id) ? -1 : 1))) {
      const derived = derivedOf({ table, row, parts }, { format, connection, write, removal })
      removal.write(table, { ...row, ...derived }, parts)
      copyContents(read, write, [row, ...Object.values(parts).flat()])
    }
    const heads = new Heads(connection, format.tables)
    // The only fact about a thing is current by itself.
    for (const table of format.tables.filter(isFact)) heads.refresh(table, heads.ofSeveral(table))
    writeCover(write, cover, rewriting)
    new SearchIndex(format.sources).rebuild(write)
  }
}

/** What of a row of the pack's own follows from the rest of it: it is written, looked at, and taken away again. */
function derivedOf(
  { table, row, parts }: WholeRow,
  { format, connection, write, removal }: { format: Format; connection: Connection; write: Writer; removal: Removal },
): Readonly<Record<string, string>> {
  const rule = format.packs.get(table)
  if (rule === undefined || rule === 'never' || !rule.derived) return {}
  connection.exec('SAVEPOINT deriving')
  removal.write(table, row, parts)
  const derived = rule.derived(write, String(row.id))
  connection.exec('ROLLBACK TO deriving; RELEASE deriving')
  return derived
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

function writeCover(write: Writer, { grant, lots, bids, ...cover }: Cover, rewriting: Rewriting): void {
  const flag = (is: boolean) => (is ? 1 : 0)
  const { pack, workspace, title, actor, madeAt, asked } = cover
  const flags = { prices: flag(cover.prices), scores: flag(cover.scores), names: flag(cover.names) }
  write.run(insertCover, { pack, workspace, title, actor, madeAt, asked, ...flags })
  for (const value of grant) write.run(insertCoverItem, { kind: 'grant', value })
  for (const value of lots) write.run(insertCoverItem, { kind: 'lot', value })
  for (const bid of bids) write.run(insertCoverItem, { kind: 'bid', value: rewriting.idOf(bid) })
}
