import type { z } from 'zod'
import type { Translate } from '../shared/messages/translate.ts'
import type { Procedure, Procedures, Progress } from '../shared/procedure.ts'
import { Refusal } from '../shared/result.ts'
import type { Profile } from '../shared/workspace/model.ts'
import type { Reader, Writer } from './workspace/database.ts'
import type { Session } from './workspace/session.ts'
import type { Workspace } from './workspace/workspace.ts'

/** What every handler may use: the reader's words, who acts, and how long work reports and stops. */
export type CallContext = {
  translate: Translate
  profile: Profile
  signal: AbortSignal
  progress: (progress: Progress) => void
}

/** A task may use the open workspace, if there is one, and opens or closes it through the session. */
export type TaskContext = CallContext & { session: Session }

/** A query sees the open workspace and cannot write. */
export type QueryContext = CallContext & { read: Reader; workspace: Workspace }

/** A command writes inside its transaction; `author` acts, `at` is the instant of its journal entry. */
export type CommandContext = { write: Writer; author: string; at: string; translate: Translate; profile: Profile }

type Given<P extends Procedure> = z.output<P['input']>
type Value<P extends Procedure> = z.output<P['output']>

/** A procedure as the router calls it, whatever its kind: under its name, and whether undo may take it back. */
export type Endpoint<P extends Procedure> = {
  run: (called: { name: string; undoable: boolean }, context: TaskContext, input: Given<P>) => Promise<Value<P>>
}
/** What answers the procedures of a contract. */
export type Endpoints<Contract extends Procedures> = { [Name in keyof Contract]: Endpoint<Contract[Name]> }

/** Reads the open workspace. */
export function query<P extends Procedure<'query'>>(
  handle: (context: QueryContext, input: Given<P>) => Value<P> | Promise<Value<P>>,
): Endpoint<P> {
  return { run: async (_called, context, input) => handle(reading(context), input) }
}

/** Works on files around the workspace. */
export function task<P extends Procedure<'task'>>(
  handle: (context: TaskContext, input: Given<P>) => Value<P> | Promise<Value<P>>,
): Endpoint<P> {
  return { run: async (_called, context, input) => handle(context, input) }
}

/** Changes the workspace: runs inside one transaction that becomes one journal entry. */
export function command<P extends Procedure<'command'>>(
  commit: (context: CommandContext, input: Given<P>) => Value<P>,
): Endpoint<P> {
  return preparedCommand(async (_context, input) => (context) => commit(context, input))
}

/**
 * A command that must first read files or parse in a worker. `prepare` takes its time, writes nothing and returns what runs
 * inside the transaction: cancelled or failed work leaves no trace.
 */
export function preparedCommand<P extends Procedure<'command'>>(
  prepare: (context: QueryContext, input: Given<P>) => Promise<(context: CommandContext) => Value<P>>,
): Endpoint<P> {
  return {
    run: async ({ name, undoable }, context, input) => {
      const { translate, profile } = context
      const commit = await prepare(reading(context), input)
      if (context.signal.aborted) throw new Refusal('cancelled')
      return context.session
        .workspace()
        .execute({ command: name, profile, undoable }, (write, stamp) =>
          commit({ write, author: stamp.author, at: stamp.at, translate, profile }),
        )
    },
  }
}

function reading(context: TaskContext): QueryContext {
  const workspace = context.session.workspace()
  const { translate, profile, signal, progress } = context
  return { translate, profile, signal, progress, read: workspace.read, workspace }
}
