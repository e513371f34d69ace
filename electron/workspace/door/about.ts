import { integer, text } from '../columns.ts'
import { type Connection, integerPragma, Reader, sql } from '../database.ts'
import { hasOwn } from '../foreign.ts'
import type { Format } from '../format/format.ts'
import { headTable } from '../format/tables.ts'
import type { Identity, Itself } from './answers.ts'
import type { FileKind } from './protocol.ts'

const selectWorkspace = sql('SELECT id, created_at AS createdAt FROM workspace', {}, { id: text, createdAt: text })
const selectTitle = sql(
  'SELECT title FROM workspace_title_head AS head JOIN workspace_title ON workspace_title.place = head.place',
  {},
  { title: text },
)
const selectHead = sql(
  'SELECT number AS entry, digest, at FROM journal_entry ORDER BY number DESC LIMIT 1',
  {},
  { entry: integer, digest: text, at: text },
)

const selectPack = sql(
  `SELECT workspace_id AS workspaceId, workspace_title AS title, coalesce((
     SELECT name FROM actor_details_head AS head JOIN actor_details ON actor_details.place = head.place
     WHERE head.actor_id = pack_cover.actor_id), '') AS "for"
   FROM pack_cover`,
  {},
  { workspaceId: text, title: text, for: text },
)
const selectEntry = sql('SELECT number FROM journal_entry WHERE digest = :digest', { digest: text }, { number: integer })

/** What a file says of itself, where the tables that say it are Assay's own; nothing where it does not even say which workspace it is. */
export function identityWithin(connection: Connection, format: Format, kind: FileKind): Itself | undefined {
  const read = new Reader(connection)
  const from = lookingIn(connection, format)
  const workspace = from(['workspace'], () => read.get(selectWorkspace))
  if (!workspace) return undefined
  return {
    kind,
    workspaceId: workspace.id,
    version: integerPragma(connection, 'user_version'),
    title: from(['workspace_title', headTable('workspace_title')], () => read.get(selectTitle))?.title ?? null,
    createdAt: workspace.createdAt,
    head: from(['journal_entry'], () => read.get(selectHead)) ?? null,
  }
}

/** Whose pack a file is, and whether an entry of a journal is in its own. */
export function kinshipWithin(
  connection: Connection,
  format: Format,
  entry: string | undefined,
): Pick<Identity, 'pack' | 'holds'> {
  const read = new Reader(connection)
  const from = lookingIn(connection, format)
  const pack = from(['pack_cover', 'actor_details', headTable('actor_details')], () => read.get(selectPack)) ?? null
  const found = entry === undefined ? undefined : from(['journal_entry'], () => read.get(selectEntry, { digest: entry }))
  return { pack, holds: found !== undefined }
}

/** Looks into tables that are Assay's own; nothing where they are not, or cannot be read. */
function lookingIn(connection: Connection, format: Format) {
  return <T>(tables: readonly string[], look: () => T | undefined): T | undefined => {
    const objects = tables.map((table) => `table ${table}`)
    return readable(() => (hasOwn(connection, format, objects) ? look() : undefined))
  }
}

/** What can be read; nothing where damage is in the way. */
function readable<T>(look: () => T): T | undefined {
  try {
    return look()
  } catch {
    return undefined
  }
}
