import { name, optionalName } from '../fields.ts'
import { z } from '../schema.ts'

/** Who acts, as they say themselves: a claim that every journal entry carries, not an authentication. */
export const profile = z.strictObject({ name, role: optionalName, organisation: optionalName })
export type Profile = z.infer<typeof profile>

/** One action in the journal. `at` is ISO 8601 in UTC; `digest` is SHA-256 in hexadecimal. */
export type JournalEntry = {
  /** The number that this copy gives it. */
  id: number
  at: string
  /** An action, undo or redo of one, erasure, or merging of a copy. */
  kind: 'act' | 'undo' | 'redo' | 'erase' | 'merge'
  /** Who acted, as they were then; empty where that was erased. */
  name: string
  role: string
  organisation: string
  command: string
  why: string
  /** 1 when the action may be undone. */
  undoable: number
  /** The entry that this one took back. */
  undoes: number | null
  /** The entry that this one did again. */
  redoes: number | null
  /** 1 when its time lies before that of an entry that came before it. */
  clockWentBack: number
  digest: string
}

/** What became of a row that an entry brought: it is in the file, or undone or erased since. */
export type RowState = 'present' | 'undone' | 'erased'

/** One row that an entry brought or took away. */
export type JournalChange = {
  position: number
  table: string
  /** The id of the row. */
  key: string
  operation: 'brought' | 'tookAway'
  state: RowState
  /** SHA-256, in hexadecimal, of the salt and the row; of its tombstone where the row was taken away. */
  digest: string
  /** The row and its parts as JSON; null where it is no longer there. */
  row: string | null
  /** The facts whose place it took. */
  follows: string[]
}

/**
 * What became of the rows whose digests the journal names: how many are here, were undone or erased, were only shown in a pack, or were
 * refused when they came.
 */
export type Named = Record<RowState | 'hidden' | 'refused', number>

/** The newest entry of the journal: what a report prints to say which state it shows. */
export type Head = { entry: number; at: string; digest: string }

/** A head with the root over all that the file holds, which is the same in every copy that holds the same. */
export type State = Head & { root: string }

/** Who the file is: never changes, except its title. */
export type Identity = { id: string; title: string; createdAt: string; assayVersion: string }

/** An action at the top of the undo or redo stack. */
export type Step = { entry: number; command: string }

/** Why a step cannot be taken; the codes are those of the refusal that `undo` or `redo` would throw. */
export type Hindrance = 'undo.nothing' | 'undo.barrier' | 'undo.pruned' | 'redo.nothing'

/** What undo and redo would do now. Either a step, or the reason why there is none. */
export type UndoState = {
  undo?: Step
  redo?: Step
  whyNoUndo?: Hindrance
  whyNoRedo?: Hindrance
}

/** The result of undo or redo: the new entry, and the action that it took back or did again. */
export type StepTaken = { entry: number; at: string; action: Step }
