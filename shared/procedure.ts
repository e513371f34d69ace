import type { z } from 'zod'
import type { Topic } from './topics.ts'

/**
 * The three kinds of procedure.
 * - `query` reads the open workspace.
 * - `command` changes it: one transaction, one journal entry.
 * - `task` works on files around it (create, open, export, report, verify) and writes no journal entry.
 */
export type Kind = 'query' | 'command' | 'task'

export type Procedure<K extends Kind = Kind, Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  kind: K
  input: Input
  output: Output
  /** Topics whose screens must read again after success. */
  changes: readonly Topic[]
  /** Whether undo may take the command back. A receipt, for one, stays. */
  undoable: boolean
}

export function query<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Procedure<'query', I, O> {
  return { kind: 'query', input, output, changes: [], undoable: false }
}

export function command<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  options: { changes: readonly Topic[]; undoable?: boolean },
): Procedure<'command', I, O> {
  return { kind: 'command', input, output, changes: options.changes, undoable: options.undoable ?? true }
}

export function task<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  options: { changes?: readonly Topic[] } = {},
): Procedure<'task', I, O> {
  return { kind: 'task', input, output, changes: options.changes ?? [], undoable: false }
}

/** How far long work has come: `done` of `total` in the unit of `step`, a message key of the work at hand. */
export type Progress = { step: string; done: number; total: number }

/** Asks long work to stop; an `AbortSignal` is one. */
export type Cancellation = {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}
