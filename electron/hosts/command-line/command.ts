import type { Client, Input, Output, ProcedureName } from '../../../shared/contract.ts'
import type { MessageKey, Translate } from '../../../shared/messages/translate.ts'
import type { Progress } from '../../../shared/procedure.ts'
import type { Problem } from '../../../shared/result.ts'
import type { Arguments } from './arguments.ts'

/** One option of a command: a value (`--title TEXT`, `placeholder` set) or a switch (`--json`). */
export type Option = { summary: MessageKey; placeholder?: string; required?: boolean; multiple?: boolean }

/** What a command prints: lines for people, and the same as data for `--json`. */
export type Outcome = { lines: readonly string[]; data: unknown; exitCode?: 0 | 1 }

/**
 * A command of `assay`. `workspace` says whether the first argument names a workspace to open, one to create, one that may be
 * left out, or none; `operands` are the arguments after it.
 */
export type Command = {
  name: string
  summary: MessageKey
  workspace: 'open' | 'new' | 'optional' | 'none'
  operands?: { placeholder: string; least: number; most: number }
  options?: Readonly<Record<string, Option>>
  run: (context: CommandContext) => Promise<Outcome>
}

export type CommandContext = {
  /** Calls a procedure; a refusal ends the command with exit code 1 and its message. */
  call: <Name extends ProcedureName>(name: Name, input: Input<Name>) => Promise<Output<Name>>
  arguments: Arguments
  /** The path of the workspace, empty where the command has none. */
  workspace: string
  translate: Translate
}

/** Ends a command: the ground floor refused. */
export class CommandRefused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}

/** Ends a command: it was called wrongly. */
export class WrongUsage extends Error {}

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
