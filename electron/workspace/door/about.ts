import { integer, text } from '../columns.ts'
import { type Connection, integerPragma, Reader, sql } from '../database.ts'
import { hasOwn } from '../foreign.ts'
import type { Format } from '../format/format.ts'
import { headTable } from '../format/tables.ts'
import type { Identity } from './answers.ts'
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

/** What a file says of itself, where the tables that say it are Assay's own; nothing where it does not even say which workspace it is. */
export function identityWithin(connection: Connection, format: Format, kind: FileKind): Identity | undefined {
  const read = new Reader(connection)
  const from = <T>(tables: readonly string[], look: () => T | undefined): T | undefined => {
    const objects = tables.map((table) => `table ${table}`)
    return readable(() => (hasOwn(connection, format, objects) ? look() : undefined))
  }
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

/** What can be read; nothing where damage is in the way. */
function readable<T>(look: () => T): T | undefined {
  try {
    return look()
  } catch {
    return undefined
  }
}
