import { randomUUID } from 'node:crypto'
import { Refusal } from '../../shared/result.ts'
import type { Step, UndoState } from '../../shared/workspace/model.ts'
import { bytes, integer, oneOf, optional, text } from './columns.ts'
import { removeContent } from './content.ts'
import { type Reader, sql, type Writer } from './database.ts'
import { entryKinds } from './journal.ts'
import { type RowTexts, rowDigest } from './proof.ts'
import { type Removal, type RowRef, type WholeRow, wholeRow } from './removal.ts'

const line = {
  number: integer,
  command: text,
  author: optional(text),
  kind: oneOf(entryKinds),
  undoable: integer,
  undoes: optional(integer),
  redoes: optional(integer),
}
const newestEntry = sql('SELECT coalesce(max(number), 0) AS number FROM journal_entry', {}, { number: integer })
const entryLine = sql(
  'SELECT number, command, author, kind, undoable, undoes, redoes FROM journal_entry WHERE number = :number',
  { number: integer },
  line,
)
const broughtRows = sql(
  'SELECT table_name AS "table", row_key AS key FROM proof WHERE entry = :entry ORDER BY row_key',
  { entry: integer },
  { table: text, key: text },
)
const selfDescriptions = sql(
  'SELECT id FROM actor_details WHERE actor_id = :actor UNION SELECT id FROM actor WHERE id = :actor',
  { actor: optional(text) },
  { id: text },
)
const goneRows = sql(
  'SELECT count(*) AS count FROM proof JOIN tombstone ON id = row_key WHERE proof.entry = :entry',
  { entry: integer },
  { count: integer },
)
const proofOf = sql(
  'SELECT salt, digest FROM proof WHERE row_key = :key',
  { key: text },
  { salt: optional(bytes), digest: bytes },
)
const keepRow = sql('INSERT INTO undone_row (entry, position, table_name, row) VALUES (:entry, :position, :table, :row)', {
  entry: integer,
  position: integer,
  table: text,
  row: text,
})
const keptRows = sql('SELECT row FROM undone_row WHERE entry = :entry ORDER BY position', { entry: integer }, { row: text })
const hasKept = sql('SELECT count(*) AS count FROM undone_row WHERE entry = :entry', { entry: integer }, { count: integer })
const keptRefs = sql(
  `SELECT tombstone.table_name AS "table", tombstone.id AS key
   FROM undone_row JOIN tombstone ON tombstone.id = iif(json_valid(row), json_extract(row, '$.row.id'), '') AND erased = 0
   WHERE NOT EXISTS (SELECT 1 FROM tombstone AS other WHERE other.id = tombstone.id AND other.erased = 1)
   ORDER BY undone_row.entry, position`,
  {},
  { table: text, key: text },
)
const keptContents = sql(
  `SELECT DISTINCT value AS sha256 FROM undone_row, json_tree(iif(json_valid(row), row, '{}'))
   WHERE key = 'sha256' AND value IN (SELECT sha256 FROM content)`,
  {},
  { sha256: text },
)
const forgetKept = sql('DELETE FROM undone_row')
const forgetRedone = sql('DELETE FROM redone')
const redoneIds = sql('SELECT old, new FROM redone', {}, { old: text, new: text })
/** What is said to have come back under a new id, and did not: the old one was not undone, or a redo did not bring the new one. */
export const forgedRedone = sql(
  `SELECT old AS key FROM redone
   WHERE NOT EXISTS (
     SELECT 1 FROM tombstone
       JOIN proof ON proof.row_key = redone.new AND proof.table_name = tombstone.table_name
       JOIN journal_entry ON number = proof.entry AND redoes IS NOT NULL
     WHERE tombstone.id = redone.old AND erased = 0)`,
  {},
  { key: text },
)
const keepRedone = sql('INSERT INTO redone (old, new) VALUES (:old, :new)', { old: text, new: text })

type Line = {
  number: number
  command: string
  author: string | null
  undoable: number
  undoes: number | null
  redoes: number | null
}

/**
 * The action that undo would take back. The undo stack needs no memory of its own: after an entry that undoes X the stack is as it
 * was before X; after one that does X again, that entry is on top; after any other entry, that entry is.
 */
function undoTop(read: Reader): Line | undefined {
  let number = read.get(newestEntry)?.number ?? 0
  while (number > 0) {
    const entry = read.get(entryLine, { number })
    if (!entry) return undefined
    if (entry.undoes === null) return entry
    number = entry.undoes - 1
  }
  return undefined
}

/** The entry that undid what redo would do again: the newest that has not been redone since; none once something else was done. */
function redoTop(read: Reader): Line | undefined {
  let redone = 0
  for (let number = read.get(newestEntry)?.number ?? 0; number > 0; number--) {
    const entry = read.get(entryLine, { number })
    if (!entry) return undefined
    if (entry.redoes !== null) redone++
    else if (entry.undoes === null) return undefined
    else if (redone === 0) return entry
    else redone--
  }
  return undefined
}

/** The action at the root of an entry: what was done first, however often it was undone and done again. */
function actionOf(read: Reader, entry: Line): Step {
  let action = entry
  while (action.redoes !== null) {
    const earlier = read.get(entryLine, { number: action.redoes })
    if (!earlier) break
    action = earlier
  }
  return { entry: action.number, command: action.command }
}

function undone(read: Reader, entry: Line): Step | undefined {
  const action = entry.undoes === null ? undefined : read.get(entryLine, { number: entry.undoes })
  return action && actionOf(read, action)
}

/** What undo and redo would do now. */
export function undoState(read: Reader): UndoState {
  const undo = undoTop(read)
  const redo = redoTop(read)
  const again = redo && undone(read, redo)
  return {
    ...(!undo
      ? { whyNoUndo: 'undo.nothing' }
      : undo.undoable === 0
        ? { whyNoUndo: 'undo.barrier' }
        : isWhole(read, undo)
          ? { undo: actionOf(read, undo) }
          : { whyNoUndo: 'undo.pruned' }),
    ...(!again || !redo ? { whyNoRedo: 'redo.nothing' } : isKept(read, redo) ? { redo: again } : { whyNoRedo: 'undo.pruned' }),
  }
}

const isWhole = (read: Reader, { number }: Line): boolean => read.get(goneRows, { entry: number })?.count === 0
const isKept = (read: Reader, { number }: Line): boolean => (read.get(hasKept, { entry: number })?.count ?? 0) > 0

/** The action to take back, or a refusal that names the reason. */
export function stepToUndo(read: Reader): { entry: number; action: Step } {
  const entry = undoTop(read)
  if (!entry) throw new Refusal('undo.nothing')
  const action = actionOf(read, entry)
  if (entry.undoable === 0) throw new Refusal('undo.barrier', { ...action })
  if (!isWhole(read, entry)) throw new Refusal('undo.pruned', { ...action })
  return { entry: entry.number, action }
}

/** The entry of the undoing to do again, and the action that comes back, or a refusal that names the reason. */
export function stepToRedo(read: Reader): { entry: number; redoes: number; action: Step } {
  const entry = redoTop(read)
  const action = entry && undone(read, entry)
  if (!entry || !action || entry.undoes === null) throw new Refusal('redo.nothing')
  if (!isKept(read, entry)) throw new Refusal('undo.pruned', { ...action })
  return { entry: entry.number, redoes: entry.undoes, action }
}

/** The rows that undo takes away with an entry: all but what says who its author is, since the undoing has an author too. */
export function rowsToUndo(read: Reader, entry: number): RowRef[] {
  const found = read.get(entryLine, { number: entry })
  const own = new Set(read.all(selfDescriptions, { actor: found?.author ?? null }).map(({ id }) => id))
  return read.all(broughtRows, { entry }).filter(({ key }) => !own.has(key))
}

type Tools = { removal: Removal; texts: RowTexts }

/** Refuses a row that is not what its entry brought: what somebody else has changed is neither taken back nor brought back. */
function checkProved(read: Reader, { texts }: Tools, row: WholeRow | undefined, ref: RowRef, action: Step): WholeRow {
  const proof = read.get(proofOf, { key: ref.key })
  if (!row || !proof?.salt || !rowDigest(proof.salt, texts.textOfWhole(row)).equals(proof.digest))
    throw new Refusal('undo.changedSince', { table: ref.table, key: ref.key, command: action.command })
  return row
}

/** Takes the rows of an entry away. They are kept for redo in the entry `by` of the undoing. */
export function takeBack(write: Writer, tools: Tools, rows: readonly RowRef[], by: number, action: Step): void {
  const { removal } = tools
  for (const [position, ref] of rows.entries()) {
    const whole = checkProved(write, tools, removal.whole(ref), ref, action)
    write.run(keepRow, { entry: by, position, table: ref.table, row: JSON.stringify(whole) })
  }
  removal.remove(write, rows, { entry: by, erased: false })
}

/** Brings back what the entry `undoing` took away, under new ids: its tombstones stay. */
export function bringBack(write: Writer, tools: Tools, undoing: number, action: Step): void {
  if (write.get(forgedRedone)) throw new Refusal('undo.changedSince', { command: action.command })
  const ids = new Map(write.all(redoneIds).map(({ old, new: now }) => [old, now]))
  const known = new Set(ids.keys())
  const rows = write.all(keptRows, { entry: undoing }).map(({ row }) => {
    const whole = wholeRow.parse(JSON.parse(row))
    return checkProved(write, tools, whole, { table: whole.table, key: String(whole.row.id) }, action)
  })
  tools.removal.restore(rows, ids, randomUUID)
  for (const [old, now] of ids) if (!known.has(old)) write.run(keepRedone, { old, new: now })
}

/** The rows that were undone and could be done again: what they say is still kept. */
export function undoneRows(read: Reader): RowRef[] {
  return read.all(keptRefs)
}

/** The contents of files, by SHA-256, that are kept only so that what was undone could be done again. */
export function undoneContents(read: Reader, removal: Removal): string[] {
  return read.all(keptContents).flatMap(({ sha256 }) => (removal.namesContent(sha256) ? [] : [sha256]))
}

/** Forgets what could be done again, with its files: something else was done, or nothing of it may stay. */
export function forgetUndone(write: Writer, removal: Removal): void {
  for (const sha256 of undoneContents(write, removal)) write.run(removeContent, { sha256 })
  write.run(forgetKept)
  write.run(forgetRedone)
}
