import { Refusal } from '../../shared/result.ts'
import type { Step, UndoState } from '../../shared/workspace/model.ts'
import { type Connection, quoted, type Reader, type Statement, sql, type Writer } from './database.ts'
import { foldedImages } from './journal.ts'
import { imageValue, keyCondition, rowExpression, type Shape } from './shape.ts'

type EntryLine = { id: number; command: string; undoable: number; undoes: number | null; redoes: number | null }
type Image = { table_name: string; row_key: string; before: string | null; after: string | null }

const newestEntry = sql<{ id: number }>('SELECT id FROM journal_entry ORDER BY id DESC LIMIT 1')
const entryLine = sql<EntryLine, { id: number }>('SELECT id, command, undoable, undoes, redoes FROM journal_entry WHERE id = :id')
const completeness = sql<{ changes: number; images: number }, { entry: number }>(`
  SELECT (SELECT count(*) FROM journal_change WHERE entry = :entry) AS changes, (SELECT count(*) FROM (${foldedImages})) AS images`)
const imagesForward = sql<Image, { entry: number }>(
  'SELECT table_name, row_key, before, after FROM journal_image WHERE entry = :entry ORDER BY position',
)
const imagesBackward = sql<Image, { entry: number }>(
  'SELECT table_name, row_key, before, after FROM journal_image WHERE entry = :entry ORDER BY position DESC',
)
const folded = sql<Image, { entry: number }>(foldedImages)

/**
 * The action that undo would take back. The undo stack needs no memory of its own: after an entry that undoes X the stack is as it
 * was before X; after one that redoes X, X is on top; after any other entry, that entry is.
 */
function undoTop(read: Reader): EntryLine | undefined {
  let id = read.get(newestEntry)?.id ?? 0
  while (id > 0) {
    const entry = read.get(entryLine, { id })
    if (!entry) return undefined
    if (entry.undoes !== null) id = entry.undoes - 1
    else return entry.redoes === null ? entry : read.get(entryLine, { id: entry.redoes })
  }
  return undefined
}

/** The action that redo would do again: the newest undone one that has not been redone since; none once something else was done. */
function redoTop(read: Reader): EntryLine | undefined {
  let redone = 0
  for (let id = read.get(newestEntry)?.id ?? 0; id > 0; id--) {
    const entry = read.get(entryLine, { id })
    if (!entry) return undefined
    if (entry.redoes !== null) redone++
    else if (entry.undoes === null) return undefined
    else if (redone === 0) return read.get(entryLine, { id: entry.undoes })
    else redone--
  }
  return undefined
}

function hasImages(read: Reader, entry: number): boolean {
  const found = read.get(completeness, { entry })
  return found !== undefined && found.changes === found.images
}

/** What undo and redo would do now. */
export function undoState(read: Reader): UndoState {
  const undo = undoTop(read)
  const redo = redoTop(read)
  const step = (entry: EntryLine): Step => ({ entry: entry.id, command: entry.command })
  return {
    ...(!undo
      ? { whyNoUndo: 'undo.nothing' }
      : undo.undoable === 0
        ? { whyNoUndo: 'undo.barrier' }
        : hasImages(read, undo.id)
          ? { undo: step(undo) }
          : { whyNoUndo: 'undo.pruned' }),
    ...(!redo ? { whyNoRedo: 'redo.nothing' } : hasImages(read, redo.id) ? { redo: step(redo) } : { whyNoRedo: 'undo.pruned' }),
  }
}

/** The action to take back, or a refusal that names the reason. */
export function stepToUndo(read: Reader): Step {
  const entry = undoTop(read)
  if (!entry) throw new Refusal('undo.nothing')
  if (entry.undoable === 0) throw new Refusal('undo.barrier', { command: entry.command, entry: entry.id })
  if (!hasImages(read, entry.id)) throw new Refusal('undo.pruned', { command: entry.command, entry: entry.id })
  return { entry: entry.id, command: entry.command }
}

/** The action to do again, or a refusal that names the reason. */
export function stepToRedo(read: Reader): Step {
  const entry = redoTop(read)
  if (!entry) throw new Refusal('redo.nothing')
  if (!hasImages(read, entry.id)) throw new Refusal('undo.pruned', { command: entry.command, entry: entry.id })
  return { entry: entry.id, command: entry.command }
}

type RowStatements = {
  shape: Shape
  current: Statement<{ row: string }, { key: string }>
  insert: Statement<never, { row: string }>
  update: Statement<never, { row: string; key: string }>
  remove: Statement<never, { key: string }>
}

/** Puts rows back as the images of an entry show them. One for each connection, because its statements follow the schema. */
export class RowRestorer {
  readonly #statements = new Map<string, RowStatements>()
  readonly #shapeOf: (table: string) => Shape

  constructor(shapeOf: (table: string) => Shape) {
    this.#shapeOf = shapeOf
  }

  /**
   * Takes an action back (`backward`) or does it again (`forward`), one row change at a time in the opposite or the same order, so
   * that every state in between is one that the database has allowed before. Refuses when a row is not as the action left it.
   */
  replay(connection: Connection, write: Writer, step: Step, direction: 'forward' | 'backward'): void {
    for (const image of write.all(folded, { entry: step.entry })) {
      const statements = this.#for(image.table_name)
      const expected = direction === 'backward' ? image.after : image.before
      const current = write.get(statements.current, { key: image.row_key })?.row ?? null
      if (current !== expected)
        throw new Refusal('undo.changedSince', { command: step.command, table: image.table_name, key: image.row_key })
      const wanted = direction === 'backward' ? image.before : image.after
      if (wanted !== null && statements.shape.blobs.length > 0)
        throw new Refusal('undo.content', { command: step.command, table: image.table_name })
    }
    connection.pragma('defer_foreign_keys = ON')
    for (const image of write.all(direction === 'backward' ? imagesBackward : imagesForward, { entry: step.entry })) {
      const from = direction === 'backward' ? image.after : image.before
      const to = direction === 'backward' ? image.before : image.after
      this.#put(write, image, from, to)
    }
  }

  #put(write: Writer, image: Image, from: string | null, to: string | null): void {
    const statements = this.#for(image.table_name)
    if (to === null) write.run(statements.remove, { key: image.row_key })
    else if (from === null) write.run(statements.insert, { row: to })
    else write.run(statements.update, { row: to, key: image.row_key })
  }

  #for(table: string): RowStatements {
    let statements = this.#statements.get(table)
    if (!statements) {
      const shape = this.#shapeOf(table)
      const name = quoted(table)
      const plain = shape.columns.filter((column) => !shape.key.includes(column))
      const columns = shape.columns.map(quoted).join(', ')
      const values = shape.columns.map(imageValue).join(', ')
      const changes = (plain.length > 0 ? plain : shape.key)
        .map((column) => `${quoted(column)} = ${imageValue(column)}`)
        .join(', ')
      statements = {
        shape,
        current: sql(`SELECT ${rowExpression(shape, name)} AS row FROM ${name} WHERE ${keyCondition(shape)}`),
        insert: sql(`INSERT INTO ${name} (${columns}) VALUES (${values})`),
        update: sql(`UPDATE ${name} SET ${changes} WHERE ${keyCondition(shape)}`),
        remove: sql(`DELETE FROM ${name} WHERE ${keyCondition(shape)}`),
      }
      this.#statements.set(table, statements)
    }
    return statements
  }
}
