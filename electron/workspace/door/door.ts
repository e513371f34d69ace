import { join, resolve } from 'node:path'
import { z } from '../../../shared/schema.ts'
import type { IncomingFile } from '../content.ts'
import type { Format } from '../format/format.ts'
import {
  type About,
  about,
  type BundledEntry,
  type BundledRow,
  type BundledTombstone,
  type ContentName,
  contentName,
  entry,
  type Identity,
  identity,
  type LocalRow,
  localRow,
  row,
  tombstone,
} from './answers.ts'
import { Conversation } from './conversation.ts'
import { type DoorLimits, doorLimits } from './limits.ts'
import { copyName, type FileKind, type Order, type StreamName } from './protocol.ts'

/** How a file from somebody else is read. `limits` narrow the usual ones. */
export type DoorOptions = { format: Format; signal?: AbortSignal | undefined; limits?: Partial<DoorLimits> }

/** Things in portions, each read when it is asked for, one ahead. */
export type Portions<T> = AsyncGenerator<T[], void>

/** A database from somebody else, of which a process of its own holds a checked copy until `close`. */
export type Door = {
  readonly about: About
  /** The private copy, one file in the format of `about.version`, with what a log beside the file held. Goes with the door. */
  readonly copy: string
  /** The entries of its journal, in the order of their numbers there. */
  entries: () => Portions<BundledEntry>
  /**
   * The rows of each anchor and fact in the order of the format, a table in the order in which its rows came, then the proofs of those that
   * are gone: all, or those that these entries brought, by their digests, and those that none brought.
   */
  rows: (entries?: readonly string[]) => Portions<BundledRow>
  tombstones: () => Portions<BundledTombstone>
  /** The contents that it names; a backup has none of them in it. */
  contentNames: () => Portions<ContentName>
  /** The rows of those of these local tables that it has. */
  local: (tables: readonly string[]) => Portions<LocalRow>
  /** Writes contents to new files in a folder, one at a time, each checked against its SHA-256. Refuses with `content.missing` and `content.damaged`. */
  contents: (names: readonly ContentName[], folder: string) => AsyncGenerator<IncomingFile, void>
  close: () => Promise<void>
}

/**
 * Opens a database that may come from anybody (a pack, a copy, a backup), in a process of its own that is killed when it takes more time
 * or memory than it may, when `signal` says so, and when this process goes: a thread inside SQLite cannot be stopped. Of a row that was
 * changed, `sound` says so; everything else that Assay would not have written is refused, with `workspace.*` and `cancelled`.
 *
 * Where the door is, and where it is not, since a process takes longer to start than a workspace to open:
 * - What is merged or restored comes through it, whoever wrote it.
 * - A workspace that was never open here, or beside which a log was left, is looked through (`lookThrough`) before it is opened.
 * - A workspace that was open here is opened without it. Before its schema is compared word for word only its header is read, and its
 *   schema, whose pages `checkHeader` has found to be a tree: neither can be endless. What is not defended then is a file that takes the
 *   place of one known here, with Assay's own schema and tables whose pages lead in circles.
 * - Backups beside a workspace are listed without it, by keys alone; see `backup-folder.ts`.
 */
export async function openDoor(
  path: string,
  { kind = 'workspace', ...options }: DoorOptions & { kind?: FileKind },
): Promise<Door> {
  const { file, limits, steps } = facts(path, options)
  const conversation = await Conversation.begin(file, limits, options.signal)
  const { folder } = conversation
  try {
    const found = await conversation.ask(
      { order: 'open', opening: { path: file, folder, kind, inPlace: false, steps, limits } },
      about,
    )
    if (!found) throw new Error('A file was opened without a word about it')
    let readers = 0
    const stream = <T>(name: StreamName, item: z.ZodType<T>, names: readonly string[] = [], to = ''): Portions<T> =>
      portions(conversation, { order: 'portion', reader: ++readers, stream: name, names, folder: to }, z.array(item))
    return {
      about: found,
      copy: join(folder, copyName),
      entries: () => stream('entries', entry),
      rows: (entries) => stream('rows', row, entries),
      tombstones: () => stream('tombstones', tombstone),
      contentNames: () => stream('contents', contentName),
      local: (tables) => stream('local', localRow, tables),
      async *contents(names, to) {
        const sizes = new Map(names.map(({ sha256, size }) => [sha256, size]))
        const written = stream('files', contentName.shape.sha256, [...sizes.keys()], resolve(to))
        for await (const portion of written)
          for (const sha256 of portion) yield { path: join(resolve(to), sha256), sha256, size: sizes.get(sha256) ?? 0 }
      },
      close: () => conversation.close(),
    }
  } catch (error) {
    await conversation.close()
    throw error
  }
}

/**
 * Looks through a workspace as `openDoor` does, and refuses as that does, but reads it where it is when nobody has it open: for a file
 * that is opened next.
 */
export async function lookThrough(path: string, options: DoorOptions): Promise<void> {
  const { file, limits, steps } = facts(path, options)
  const conversation = await Conversation.begin(file, limits, options.signal)
  try {
    const opening = { path: file, folder: conversation.folder, kind: 'workspace', inPlace: true, steps, limits } as const
    await conversation.ask({ order: 'open', opening }, about)
  } finally {
    await conversation.close()
  }
}

/**
 * What a file says of itself, even a damaged one, read in a process of its own as `openDoor` does; nothing where it is no workspace and no
 * backup of one, or does not say. `entry`: the digest of an entry that may be in its journal.
 */
export async function identify(
  path: string,
  { entry, ...options }: DoorOptions & { entry?: string },
): Promise<Identity | undefined> {
  const { file, limits, steps } = facts(path, options)
  const conversation = await Conversation.begin(file, limits, options.signal)
  try {
    return await conversation.ask(
      { order: 'identify', opening: { path: file, folder: conversation.folder, steps, limits, entry } },
      identity.optional(),
    )
  } finally {
    await conversation.close()
  }
}

function facts(path: string, { format, limits }: DoorOptions) {
  return { file: resolve(path), limits: { ...doorLimits, ...limits }, steps: format.steps }
}

/** Asks for the next portion while the one before is looked at. */
async function* portions<T>(conversation: Conversation, order: Order, expected: z.ZodType<T[]>): Portions<T> {
  const ask = () => {
    const asked = conversation.ask(order, expected)
    // It may be that nobody waits for it any more.
    asked.catch(() => {})
    return asked
  }
  for (let next = ask(); ; ) {
    const portion = await next
    if (!portion) return
    next = ask()
    yield portion
  }
}
