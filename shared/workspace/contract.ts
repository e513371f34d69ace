import { id, instant, line, newPath, nothing, path, sha256, text } from '../fields.ts'
import { command, query, task } from '../procedure.ts'
import { z } from '../schema.ts'
import { profile } from './model.ts'
import { settings, settingsChange } from './settings.ts'

/** The newest journal entry: the state of the file in one line. */
const head = z.strictObject({ entry: z.int(), at: instant, digest: sha256 })

/** The newest entry, with the root over all that the file holds: the same in every copy that holds the same. */
const state = head.extend({ root: sha256 })

/** An action that undo or redo would take, by the entry it would reverse. */
const step = z.strictObject({ entry: z.int(), command: line })

/** What undo or redo has done: its own entry, and the action that it took back or did again. */
const stepTaken = z.strictObject({ entry: z.int(), at: instant, action: step })

export const workspaceInfo = z.strictObject({
  path,
  id,
  title: line,
  createdAt: instant,
  size: z.int(),
  schemaVersion: z.int(),
  head,
  /** Whether it is open to write, or only to read. */
  access: z.enum(['read', 'write']),
  /** Whether what a crash had left beside the file is read from a copy. */
  recovered: z.boolean(),
  undo: step.nullable(),
  redo: step.nullable(),
})
export type WorkspaceInfo = z.infer<typeof workspaceInfo>

export const journalEntry = z.strictObject({
  id: z.int(),
  at: instant,
  profile,
  command: line,
  why: z.string(),
  /** The entry that this one took back or brought back. */
  undoes: z.int().nullable(),
  redoes: z.int().nullable(),
  kind: z.enum(['act', 'undo', 'redo', 'erase', 'merge']),
  /** Its time lies before that of an entry that came before it: a clock was set back. */
  clockWentBack: z.boolean(),
  changes: z.int(),
  digest: sha256,
})
export type JournalEntry = z.infer<typeof journalEntry>

const journalChange = z.strictObject({
  position: z.int(),
  table: line,
  key: id,
  operation: z.enum(['brought', 'tookAway']),
  /** What became of the row: it is in the file, or it was undone or erased. */
  state: z.enum(['present', 'undone', 'erased']),
  digest: sha256,
  /** The row and its parts as a JSON object; null where it is no longer there. */
  row: z.string().nullable(),
  follows: z.array(id),
})

/** What became of the rows whose digests the journal names, in entries that came with a pack or a copy too: how many of which. */
const named = z.strictObject({ present: z.int(), undone: z.int(), erased: z.int(), hidden: z.int(), refused: z.int() })

const verifyCheck = z.strictObject({
  check: line,
  title: text,
  examined: z.int(),
  problems: z.array(text),
})

/** `size` is in bytes, without the content of evidence; `id` and `title` are those of the workspace that it is of. */
const backup = z.strictObject({ path, at: instant, entry: z.int(), size: z.int(), id, title: line })

/** Whether it is of the workspace that is asked about; `unknown` when nothing is left that says which workspace that was. */
const listedBackup = backup.extend({ of: z.enum(['this', 'other', 'unknown']) })
export type Backup = z.infer<typeof listedBackup>

/** Which entries: the newest first, those before entry `before`, only those of one command or one name. */
export const entryFilter = z.strictObject({
  before: z.int().optional(),
  limit: z.int().min(1).max(1000).default(200),
  command: line.optional(),
  name: line.optional(),
})

export const workspaceContract = {
  'workspace.create': task(z.strictObject({ path: newPath, title: line }), workspaceInfo, { changes: 'everything' }),
  /** To read, nothing of the file or beside it changes. `either`: to write where that is possible, else to read. */
  'workspace.open': task(z.strictObject({ path, access: z.enum(['write', 'read', 'either']).default('write') }), workspaceInfo, {
    changes: 'everything',
  }),
  'workspace.close': task(nothing, nothing, { changes: 'everything' }),
  'workspace.info': query(nothing, workspaceInfo, { restsOn: 'everything' }),
  /** The newest entry with the root over all that the file holds, checked against every row. `problem`: what does not hold, if anything. */
  'workspace.state': query(nothing, state.extend({ problem: text.nullable() }), { restsOn: 'everything' }),
  'workspace.rename': command(z.strictObject({ title: line }), z.strictObject({ title: line })),
  /** Checks the file, the chain and every row against its digest; finds are problems, not errors. */
  'workspace.verify': task(nothing, z.strictObject({ sound: z.boolean(), head: state, named, checks: z.array(verifyCheck) })),
  'workspace.copy': task(z.strictObject({ path: newPath }), z.strictObject({ path, size: z.int() })),
  'workspace.backup': task(nothing, backup, { changes: 'beside' }),
  /** The backups beside a file: those of its workspace first, then those of others that had its name. */
  'workspace.backups': task(z.strictObject({ path }), z.array(listedBackup), { restsOn: 'everything' }),
  /** Puts a backup together again as a new file; the damaged one is left as it is. */
  'workspace.restore': task(
    z.strictObject({ backup: path, path: newPath }),
    /** `missing`: SHA-256 of content of which the backup has no sound copy. */
    z.strictObject({ path, size: z.int(), contents: z.int(), missing: z.array(sha256) }),
  ),
  'workspace.recent': task(nothing, z.array(z.strictObject({ path, title: line, openedAt: instant })), { restsOn: 'everything' }),
  /**
   * What a file is: a pack or a copy of the open workspace, which can be merged into it, another workspace, or none; what its workspace is
   * called, and for whom a pack is.
   */
  'workspace.identify': task(
    z.strictObject({ path }),
    z.strictObject({ kind: z.enum(['pack', 'copy', 'other', 'none']), title: z.string().nullable(), for: z.string().nullable() }),
  ),
  /** Other files of the open workspace, known on this machine, in which somebody went on without what is here, and lacks it. */
  'workspace.siblings': task(
    nothing,
    z.array(z.strictObject({ path, title: z.string(), head: z.strictObject({ entry: z.int(), at: instant }) })),
  ),
  /** Takes back the last action, or does it again; each is a journal entry of its own. */
  'workspace.undo': task(nothing, stepTaken),
  'workspace.redo': task(nothing, stepTaken),
  'journal.entry': query(
    z.strictObject({ entry: z.int() }),
    z.strictObject({ entry: journalEntry, changes: z.array(journalChange) }),
    { restsOn: 'everything' },
  ),
  /** Who acts, and whether a person said so or it is only the name under which the system knows its user. */
  'profile.show': task(nothing, profile.extend({ origin: z.enum(['person', 'system']) }), { restsOn: 'everything' }),
  'profile.set': task(profile, profile, { changes: 'beside' }),
  'settings.show': task(nothing, settings, { restsOn: 'everything' }),
  /** Changes what is named, and returns all of them. */
  'settings.set': task(settingsChange, settings, { changes: 'everything' }),
}
