import type { MessageKey, MessageValues } from '../../../shared/messages/translate.ts'

/** Keys of the messages about problems that were found. */
export type ProblemKey = Extract<MessageKey, `workspace.problem.${string}`>
export type FoundProblem = { key: ProblemKey; values: MessageValues }

/** A step of a check: how many things it looked at, and what is wrong with one. */
export type Piece = { examined: number; problem?: FoundProblem }

export const sound: Piece = { examined: 1 }

export function wrong(key: ProblemKey, values: MessageValues, examined = 0): Piece {
  return { examined, problem: { key, values } }
}
