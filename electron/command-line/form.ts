import type { MessageKey } from '../../shared/messages/translate.ts'

/** One option of a command: a value (`--title TEXT`, `placeholder` set) or a switch (`--json`). */
export type Option = { summary: MessageKey; placeholder?: string; required?: boolean; multiple?: boolean }

/**
 * How a command is called. `workspace` says whether the first argument names a workspace to open (`open`: to write; `read`: to look at,
 * so that nothing changes; `either`: to write where that is possible, because what goes out is registered), one to create, one that may
 * be left out (known by its ending, .assay; looked at), or none; `operands` are the arguments after it. One that may be left out can
 * also follow the operands (`last`).
 */
export type Form = {
  workspace: 'open' | 'read' | 'either' | 'new' | 'optional' | 'last' | 'none'
  operands?: { placeholder: string; least: number; most: number }
  options?: Readonly<Record<string, Option>>
}

/** Ends a command: it was called wrongly. */
export class WrongUsage extends Error {}
