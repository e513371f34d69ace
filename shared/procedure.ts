import type { z } from 'zod'

/**
 * The three kinds of procedure.
 * - `query` reads the open workspace.
 * - `command` changes it: one transaction, one journal entry.
 * - `task` works on files around it (create, open, export, report, verify) and writes no journal entry.
 */
export type Kind = 'query' | 'command' | 'task'

/**
 * What a reading is about, where it is not its own topic and all before it: all up to a later topic, by its name; nothing that changes; or
 * everything: it may differ after each entry, and after what tasks do beside the file.
 */
type RestsOn = string

/**
 * What changes without an entry of the journal: everything, where another file is open since, or none, or the words are others; or what
 * lies beside the file.
 */
export type Changes = 'everything' | 'beside'

export type Procedure<K extends Kind = Kind, Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  kind: K
  input: Input
  output: Output
  /** Whether undo may take the command back. A receipt, for one, stays. */
  undoable: boolean
  restsOn?: RestsOn | undefined
  changes?: Changes | undefined
}
/** Procedures by their names. */
export type Procedures = Readonly<Record<string, Procedure>>

export function query<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  { restsOn }: { restsOn?: RestsOn } = {},
): Procedure<'query', I, O> {
  return { kind: 'query', input, output, undoable: false, restsOn }
}

export function command<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  { undoable = true }: { undoable?: boolean } = {},
): Procedure<'command', I, O> {
  return { kind: 'command', input, output, undoable }
}

export function task<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  { restsOn, changes }: { restsOn?: RestsOn; changes?: Changes } = {},
): Procedure<'task', I, O> {
  return { kind: 'task', input, output, undoable: false, restsOn, changes }
}

/** How far long work has come: `done` of `total` in the unit of `step`, a message key of the work at hand. */
export type Progress = { step: string; done: number; total: number }

/** Asks long work to stop; an `AbortSignal` is one. */
export type Cancellation = {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}
