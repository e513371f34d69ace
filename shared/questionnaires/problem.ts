import type { MessageKey } from '../messages/translate.ts'
import type { Details } from '../result.ts'

/** What makes a template unsound: a message of the catalogue and its facts, for the author of the template. */
export type TemplateProblem = { message: Extract<MessageKey, `template.problem.${string}`>; details: Details }

/** What is wrong with how a template is put together while it is edited: likewise. */
export type PartProblem = { message: Extract<MessageKey, `template.parts.${string}`>; details: Details }

/** The names that occur more than once, each once, in the order of their first occurrence. */
export function repeatedNames(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
}
