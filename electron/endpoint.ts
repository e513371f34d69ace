import { contract, type NameOf, type Output, type Parsed, type ProcedureName } from '../shared/contract.ts'
import type { Translate } from '../shared/messages/translate.ts'
import type { Progress } from '../shared/procedure.ts'
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

/** A procedure as the router calls it, whatever its kind. */
export type Endpoint<Name extends ProcedureName> = {
  run: (name: Name, context: TaskContext, input: Parsed<Name>) => Promise<Output<Name>>
}
export type Endpoints<Name extends ProcedureName = ProcedureName> = { [N in Name]: Endpoint<N> }

/** Reads the open workspace. */
export function query<Name extends NameOf<'query'>>(
  handle: (context: QueryContext, input: Parsed<Name>) => Output<Name> | Promise<Output<Name>>,
): Endpoint<Name> {
  return { run: async (_name, context, input) => handle(reading(context), input) }
}

/** Works on files around the workspace. */
export function task<Name extends NameOf<'task'>>(
  handle: (context: TaskContext, input: Parsed<Name>) => Output<Name> | Promise<Output<Name>>,
): Endpoint<Name> {
  return { run: async (_name, context, input) => handle(context, input) }
}

/** Changes the workspace: runs inside one transaction that becomes one journal entry. */
export function command<Name extends NameOf<'command'>>(
  commit: (context: CommandContext, input: Parsed<Name>) => Output<Name>,
): Endpoint<Name> {
  return preparedCommand(async (_context, input) => (context) => commit(context, input))
}

/**
 * A command that must first read files or parse in a worker. `prepare` takes its time, writes nothing and returns what runs
 * inside the transaction: cancelled or failed work leaves no trace.
 */
export function preparedCommand<Name extends NameOf<'command'>>(
  prepare: (context: QueryContext, input: Parsed<Name>) => Promise<(context: CommandContext) => Output<Name>>,
): Endpoint<Name> {
  return {
    run: async (name, context, input) => {
      const { translate, profile } = context
      const commit = await prepare(reading(context), input)
      if (context.signal.aborted) throw new Refusal('cancelled')
      return context.session
        .workspace()
        .execute({ command: name, profile, undoable: contract[name].undoable }, (write, stamp) =>
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
