import { existsSync } from 'node:fs'
import { text } from './columns.ts'
import { type Reader, sql } from './database.ts'
import { identify } from './door/door.ts'
import type { Format } from './format/format.ts'
import type { RecentFile } from './preferences.ts'

const hasEntry = sql('SELECT digest FROM journal_entry WHERE digest = :digest', { digest: text }, { digest: text })

/** A file of the same workspace that went its own way: where it is, and its newest entry. */
export type Sibling = { path: string; title: string; head: { entry: number; at: string } }

/** So long is asked of a file what it is, in seconds: one that does not say so by then is passed over. */
const patience = 10

/**
 * The files known on this machine that are of the workspace of an open one and went their own way: neither's newest entry is in the
 * journal of the other. Each is read through the door; what is gone, or cannot be read, is passed over.
 */
export async function siblingsOf(
  open: { path: string; id: string; head: string; read: Reader },
  known: readonly RecentFile[],
  { format, signal }: { format: Format; signal?: AbortSignal },
): Promise<Sibling[]> {
  const found: Sibling[] = []
  for (const { path, id, title } of known) {
    if (id !== open.id || path === open.path || !existsSync(path) || signal?.aborted) continue
    const options = { format, limits: { seconds: patience }, entry: open.head, ...(signal && { signal }) }
    const identity = await identify(path, options).catch(() => undefined)
    if (identity?.workspaceId !== open.id || !identity.head || identity.holds) continue
    const { digest, entry, at } = identity.head
    if (!open.read.get(hasEntry, { digest })) found.push({ path, title: identity.title ?? title, head: { entry, at } })
  }
  return found
}
