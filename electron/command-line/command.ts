import type { Client, Input, Output, ProcedureName } from '../../shared/contract.ts'
import type { MessageKey, Translate } from '../../shared/messages/translate.ts'
import type { Progress } from '../../shared/procedure.ts'
import type { Problem } from '../../shared/result.ts'
import type { Arguments } from './arguments.ts'
import type { Form } from './form.ts'
import type { Secrets } from './secrets.ts'

/** What a command prints: lines for people, and the same as data for `--json`. */
export type Outcome = { lines: readonly string[]; data: unknown; exitCode?: 0 | 1 | 3 | 4 }

/** A command of `assay`. */
export type Command = Form & {
  name: string
  summary: MessageKey
  /** Whether a command that opens its workspace to write only looks at it this time, such as to say what it would do. */
  onlyLooks?: (given: Arguments) => boolean
  run: (context: CommandContext) => Promise<Outcome>
}

export type CommandContext = {
  /** Calls a procedure; a refusal ends the command with exit code 1 and its message. */
  call: <Name extends ProcedureName>(name: Name, input: Input<Name>) => Promise<Output<Name>>
  arguments: Arguments
  /** The path of the workspace, empty where the command has none. */
  workspace: string
  translate: Translate
  /** Prints a line at once, for what must be read before the command has ended. */
  say: (line: string) => void
  secrets: Secrets
  /** How calls of this command are cancelled, and where they say how far they are. */
  watch: { signal: AbortSignal; onProgress: (progress: Progress) => void }
}

/** Ends a command: the ground floor refused. */
export class CommandRefused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}

/** Binds a client to a command line: refusals become exceptions that end the command. */
export function caller(
  client: Client,
  options: { signal: AbortSignal; onProgress: (progress: Progress) => void },
): CommandContext['call'] {
  return async (name, input) => {
    const result = await client(name, input, options)
    if (!result.ok) throw new CommandRefused(result.error)
    return result.value
  }
}
