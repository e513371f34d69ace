import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { text } from '../../../electron/workspace/columns.ts'
import { connect, quoted, sql } from '../../../electron/workspace/database.ts'
import type {
  BundledEntry,
  BundledRow,
  BundledTombstone,
  ContentName,
  LocalRow,
} from '../../../electron/workspace/door/answers.ts'
import type { Door } from '../../../electron/workspace/door/door.ts'
import { doorLimits } from '../../../electron/workspace/door/limits.ts'
import type { StreamName } from '../../../electron/workspace/door/protocol.ts'
import { read, type Weighed } from '../../../electron/workspace/door/read.ts'
import type { Format } from '../../../electron/workspace/format/format.ts'
import type { PackRule } from '../../../electron/workspace/format/pack.ts'
import { headTable, isFact, isJournaled, partsOf } from '../../../electron/workspace/format/tables.ts'
import { gather } from '../../../electron/workspace/merge/gather.ts'
import type { Merged } from '../../../electron/workspace/merging.ts'
import { Workspace } from '../../../electron/workspace/workspace.ts'
import type { Profile } from '../../../shared/workspace/model.ts'
import { closing, mara, plain, temporaryFolder } from '../../workspace/support.ts'

/** The plain tables with rules for packs: notes about a shelf of the pack, in their reader's own name, may come back. */
export const format: Format = {
  ...plain,
  packs: new Map<string, PackRule>([
    ['actor', {}],
    ['actor_details', { by: 'actor_id', of: 'actor' }],
    ['giving_out', 'never'],
    ['shelf', { by: 'id', of: 'lot' }],
    ['note', { by: 'shelf_id', of: 'shelf', own: 'author', hidden: true, back: 'scores' }],
    ['letter', 'never'],
  ]),
}

/** A clock that never shows the same time twice, whichever workspace asks. */
let ticks = 0
export const clock = () => new Date(Date.UTC(2026, 0, 1, 12, 0, ticks++))

/** A file of another copy, read as the door reads it, without a process of its own. */
export function directDoor(path: string, of: Format = format): Door {
  const connection = connect(path, { readonly: true })
  const from = { connection, path, limits: doorLimits, tables: of.tables }
  const identity = connection
    .prepare<[], { id: string; createdAt: string; title: string }>(
      'SELECT workspace.id, created_at AS createdAt, title FROM workspace JOIN current_workspace_title ON workspace_id = workspace.id',
    )
    .get()
  const about = {
    kind: 'workspace',
    workspaceId: identity?.id ?? '',
    version: of.version,
    title: identity?.title ?? '',
    createdAt: identity?.createdAt ?? '',
    head: { entry: 0, digest: '', at: '' },
  } as const
  async function* stream<T>(name: StreamName, names: readonly string[], isItem: (item: unknown) => item is T) {
    const found: T[] = []
    const items: Iterator<Weighed> = read({ ...from, about }, name, names, '')
    for (let next = items.next(); !next.done; next = items.next()) if (isItem(next.value.item)) found.push(next.value.item)
    if (found.length > 0) yield found
  }
  const any = <T>(item: unknown): item is T => typeof item === 'object'
  return {
    about,
    copy: path,
    entries: () => stream<BundledEntry>('entries', [], any),
    rows: (entries = []) => stream<BundledRow>('rows', entries, any),
    tombstones: () => stream<BundledTombstone>('tombstones', [], any),
    contentNames: () => stream<ContentName>('contents', [], any),
    local: (tables) => stream<LocalRow>('local', tables, any),
    contents: () => {
      throw new Error('No contents are merged here')
    },
    close: async () => {
      connection.close()
    },
  }
}

/** Merges a file into a workspace. */
export async function mergeInto(workspace: Workspace, path: string, profile: Profile = mara): Promise<Merged> {
  const door = directDoor(path, workspace.format)
  try {
    return await workspace.merge({ profile, command: 'pack.merge' }, await gather(door, workspace.read, path), new Map())
  } finally {
    await door.close()
  }
}

/** Merges one workspace into another. */
export const mergeCopies = (into: Workspace, from: Workspace) => mergeInto(into, from.path)

let folder: string | undefined
let copies = 0

/** A path for a file that is new, in the fastest place that there is. */
export function newPath(): string {
  folder = folder && existsSync(folder) ? folder : temporaryFolder(existsSync('/dev/shm') ? '/dev/shm' : undefined)
  return join(folder, `${++copies}.assay`)
}

/** A copy of a workspace, open on another machine. */
export function forked(workspace: Workspace): Workspace {
  const path = newPath()
  workspace.saveCopy(path)
  return closing(Workspace.open(path, { format: workspace.format, clock }))
}

export const addShelf = sql('INSERT INTO shelf (id, name, above) VALUES (:id, :name, :above)', {
  id: text,
  name: text,
  above: text,
})

/** Makes a pack for an actor about some shelves and registers it. Returns its path. */
export function packOf(
  workspace: Workspace,
  { actor, shelves, register }: { actor: string; shelves: readonly string[]; register: (id: string, root: string) => void },
): string {
  const path = newPath()
  const id = randomUUID()
  const scope = { lots: new Set(shelves), bids: new Set<string>() }
  const { root } = workspace.writePack(
    path,
    { pack: id, actor, names: true, asked: '', grant: ['note'], prices: false, scores: false, ...scope },
    mara,
  )
  register(id, root)
  return path
}

/**
 * All that a workspace holds, as far as it is of no copy alone: rows with their parts, which of them are current, and in conflict, what was
 * taken away, under which ids things are read, and the state root.
 */
export function heldBy(workspace: Workspace): object {
  const connection = connect(workspace.path, { readonly: true })
  const { tables } = workspace.format
  const all = (from: string, without: readonly string[] = []) =>
    connection
      .prepare<[], Record<string, string | number | null>>(`SELECT * FROM ${from}`)
      .all()
      .map((row) => JSON.stringify(Object.entries(row).filter(([column]) => !without.includes(column))))
      .sort()
  const held = tables
    .filter(isJournaled)
    .map((table) => [
      table.name,
      all(table.name, ['place']),
      partsOf(tables, table.name).map(({ name }) => all(name)),
      ...(isFact(table) ? [all(`current_${quoted(table.name).slice(1, -1)}`), all(headTable(table.name), ['place'])] : []),
    ])
  const gone = connection
    .prepare<[], string>('SELECT id || max(erased) || coalesce(follows, 0) FROM tombstone GROUP BY id ORDER BY id')
    .pluck()
    .all()
  const found = { root: workspace.state().root, held, gone, readAs: all('read_as') }
  connection.close()
  return found
}

/** What does not hold of a workspace. */
export const problemsOf = async (workspace: Workspace) =>
  (await workspace.verify()).flatMap(({ name, problems }) => problems.map((problem) => ({ name, ...problem })))
