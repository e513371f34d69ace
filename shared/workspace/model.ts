import { name, optionalName } from '../fields.ts'
import { z } from '../schema.ts'

/** Who acts, as they say themselves: a claim that every journal entry carries, not an authentication. */
export const profile = z.strictObject({ name, role: optionalName, organisation: optionalName })
export type Profile = z.infer<typeof profile>

/** What was done to a row, seen over a whole journal entry. */
export type Operation = 'insert' | 'update' | 'delete'

/** One action in the journal. `at` is ISO 8601 in UTC; `previous` and `digest` are SHA-256 in hexadecimal. */
export type JournalEntry = {
  id: number
  at: string
  name: string
  role: string
  organisation: string
  command: string
  why: string
  /** 1 when the action may be undone. */
  undoable: number
  /** The action that this entry took back. */
  undoes: number | null
  /** The action that this entry did again. */
  redoes: number | null
  previous: string
  digest: string
}

/** One row that an entry changed. */
export type JournalChange = {
  position: number
  table: string
  /** The values of the primary key, as a JSON array. */
  key: string
  operation: Operation
  /** SHA-256, in hexadecimal, of the salt and the row. */
  digest: string
  /** The row as a JSON object; null where there was none, or where its image was pruned. */
  before: string | null
  after: string | null
}

/** The newest entry of the journal: what a report prints to say which state it shows. */
export type Head = { entry: number; at: string; digest: string }

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
