import { Refusal } from '../../../shared/result.ts'
import { z } from '../../../shared/schema.ts'
import { integer, text } from '../columns.ts'
import { type Reader, sql } from '../database.ts'
import type { ContentName } from '../door/answers.ts'
import type { Door, Portions } from '../door/door.ts'
import type { Bundle, BundleEntry, BundleRow, BundleTombstone } from './bundle.ts'
import { lackingContents } from './contents.ts'

/** So many rows are held in memory at most. Two copies share most of theirs, which are not read again. */
const mostRows = 500_000

const isTaken = sql(
  `SELECT EXISTS (SELECT 1 FROM journal_named WHERE entry = number AND standing = 'refused') AS hasRefused
   FROM journal_entry WHERE digest = :digest`,
  { digest: text },
  { hasRefused: integer },
)
const coverRow = z.object({ pack_id: z.string(), workspace_id: z.string(), actor_id: z.string() })

/** What another file holds and this one does not, read through the door, and which of its contents this one lacks. Told after each portion of rows. */
export async function gather(
  door: Door,
  read: Reader,
  file: string,
  onProgress?: (progress: { rows: number }) => void,
): Promise<Bundle & { lacking: readonly ContentName[] }> {
  const { workspaceId, title } = door.about
  const entries = (await all(door.entries())).map(({ entry, ...links }): BundleEntry => ({ ...entry, ...links }))
  // What was refused once may have become acceptable.
  const wanted = entries.map(({ digest }) => digest).filter((digest) => read.get(isTaken, { digest })?.hasRefused !== 0)
  const rows = wanted.length === 0 ? [] : await rowsOf(door, wanted, file, onProgress)
  const fresh = new Set(wanted)
  const tombstones = (await all(door.tombstones())).flatMap(({ entry, ...stone }): BundleTombstone[] =>
    entry !== null && fresh.has(entry) ? [{ ...stone, entry }] : [],
  )
  const contents = await all(door.contentNames())
  const lacking = lackingContents(read, rows, contents)
  const [found] = (await all(door.local(['pack_cover']))).map(({ row }) => coverRow.parse(row))
  const cover = found && { pack: found.pack_id, workspace: found.workspace_id, actor: found.actor_id }
  const names = new Set(contents.map(({ sha256 }) => sha256))
  return { file, workspace: workspaceId, title, cover, entries, rows, tombstones, contents: names, lacking }
}

/** The rows that some entries brought. */
async function rowsOf(
  door: Door,
  entries: readonly string[],
  file: string,
  onProgress?: (progress: { rows: number }) => void,
): Promise<BundleRow[]> {
  const rows: BundleRow[] = []
  for await (const portion of door.rows(entries)) {
    for (const { digest, entry, ...row } of portion)
      rows.push({ ...row, digest: digest ?? new Uint8Array(32), entry: entry ?? '', sound: row.sound && entry !== null })
    if (rows.length > mostRows) throw new Refusal('merge.tooMany', { file, limit: mostRows })
    onProgress?.({ rows: rows.length })
  }
  return rows
}

async function all<T>(portions: Portions<T>): Promise<T[]> {
  const found: T[] = []
  for await (const portion of portions) for (const item of portion) found.push(item)
  return found
}
