import { Refusal } from '../../../shared/result.ts'
import { z } from '../../../shared/schema.ts'
import { integer, text } from '../columns.ts'
import { type Reader, sql } from '../database.ts'
import type { ContentName } from '../door/answers.ts'
import type { Door, Portions } from '../door/door.ts'
import type { Bundle, BundleEntry, BundleRow, BundleTombstone } from './bundle.ts'

/** So many rows are held in memory at most. Two copies share most of theirs, which are not read again. */
const mostRows = 500_000

const isTaken = sql(
  `SELECT EXISTS (SELECT 1 FROM journal_named WHERE entry = number AND standing = 'refused') AS hasRefused
   FROM journal_entry WHERE digest = :digest`,
  { digest: text },
  { hasRefused: integer },
)
const coverRow = z.object({ pack_id: z.string(), workspace_id: z.string(), actor_id: z.string() })

/** What another file holds and this one does not, read through the door, with the sizes of the contents that it has. */
export async function gather(
  door: Door,
  read: Reader,
  file: string,
  isWanted: (digest: string) => boolean = (digest) => read.get(isTaken, { digest })?.hasRefused !== 0,
): Promise<Bundle & { sizes: ReadonlyMap<string, number> }> {
  const { workspaceId, title } = door.about
  const entries = (await all(door.entries())).map(({ entry, ...links }): BundleEntry => ({ ...entry, ...links }))
  // What was refused once may have become acceptable.
  const wanted = entries.filter(({ digest }) => isWanted(digest)).map(({ digest }) => digest)
  const rows: BundleRow[] = []
  const asked = wanted.length === 0 ? [] : [door.rows(wanted)]
  for (const portions of asked)
    for await (const portion of portions) {
      for (const { digest, entry, ...row } of portion)
        rows.push({ ...row, digest: digest ?? new Uint8Array(32), entry: entry ?? '', sound: row.sound && entry !== null })
      if (rows.length > mostRows) throw new Refusal('merge.tooMany', { file, limit: mostRows })
    }
  const fresh = new Set(wanted)
  const tombstones = (await all(door.tombstones())).flatMap(({ entry, ...stone }): BundleTombstone[] =>
    entry !== null && fresh.has(entry) ? [{ ...stone, entry }] : [],
  )
  const sizes = new Map((await all<ContentName>(door.contentNames())).map(({ sha256, size }) => [sha256, size]))
  const [found] = (await all(door.local(['pack_cover']))).map(({ row }) => coverRow.parse(row))
  const cover = found && { pack: found.pack_id, workspace: found.workspace_id, actor: found.actor_id }
  return { file, workspace: workspaceId, title, cover, entries, rows, tombstones, contents: new Set(sizes.keys()), sizes }
}

async function all<T>(portions: Portions<T>): Promise<T[]> {
  const found: T[] = []
  for await (const portion of portions) for (const item of portion) found.push(item)
  return found
}
