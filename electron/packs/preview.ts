import type { Output, Parsed } from '../../shared/contract.ts'
import { readingOf } from '../../shared/journal/rows.ts'
import { Refusal } from '../../shared/result.ts'
import type { QueryContext } from '../endpoint.ts'
import { actorNamed } from '../workspace/actors.ts'
import { connect, Reader } from '../workspace/database.ts'
import { headTable, isJournaled, type Journaled } from '../workspace/format/tables.ts'
import { type PackContents, Selection } from '../workspace/packing/select.ts'
import { keptReadAs } from '../workspace/read-as.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { packOf } from './create.ts'

/** What a pack would hold and what stays here, by kind, in the reader's words. Refuses what making it refuses, but for its place. */
export function previewPack(
  { workspace, read, translate, profile }: QueryContext,
  wanted: Parsed<'pack.preview'>,
): Output<'pack.preview'> {
  if (workspace.access === 'read') throw new Refusal('workspace.openToRead', { path: workspace.path })
  const maker = actorNamed(read, profile.name)
  const kinds = new Map<string, { goes: number; stays: number }>()
  for (const { table, all, chosen } of countRows(workspace, packOf(workspace, wanted), maker ? [maker.id] : [])) {
    const reading = readingOf(table)
    // An anchor says nothing that the facts about it do not say.
    if (!reading || reading.quiet || all === 0) continue
    const kind = translate(reading.kind)
    const { goes = 0, stays = 0 } = kinds.get(kind) ?? {}
    kinds.set(kind, { goes: goes + chosen, stays: stays + all - chosen })
  }
  return [...kinds].map(([kind, counts]) => ({ kind, ...counts }))
}

/** How many rows each table has now, and how many of them would go into the pack, from one state of the file. */
function countRows(
  { path, format }: Workspace,
  contents: PackContents,
  others: readonly string[],
): { table: string; all: number; chosen: number }[] {
  const connection = connect(path, { readonly: true })
  try {
    connection.exec('BEGIN')
    const chosen = new Selection(connection, format, contents, keptReadAs(new Reader(connection))).choose(others)
    const count = ({ name, kind }: Journaled): number =>
      connection
        .prepare<[], number>(`SELECT count(*) FROM ${kind === 'fact' ? headTable(name) : name}`)
        .pluck()
        .get() ?? 0
    return format.tables.filter(isJournaled).map((table) => ({
      table: table.name,
      all: count(table),
      chosen: Math.min(chosen.get(table.name)?.size ?? 0, count(table)),
    }))
  } finally {
    connection.close()
  }
}
