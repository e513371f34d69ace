import type { NameOf, ProcedureName } from './contract.ts'
import { commands } from './messages/en/commands.ts'
import type { PageKey, Translate } from './messages/translation.ts'

type NameKey = keyof typeof commands

/** Journals name some commands by what they do to the file. */
const others: Readonly<Record<string, NameKey>> = {
  'workspace.new': 'command.workspace.create',
  'workspace.undo': 'command.undo',
  'workspace.redo': 'command.redo',
}

const isNameKey = (key: string): key is NameKey => Object.hasOwn(commands, key)

/** The message with the name of a command; none for one that this version does not know, as journals of other versions may. */
function keyOf(command: string): NameKey | undefined {
  const key = Object.hasOwn(others, command) ? others[command] : `command.${command}`
  return key !== undefined && isNameKey(key) ? key : undefined
}

/** The name of a command in the reader's words: in the journal, and when it is undone. */
export function commandName(command: string, translate: Translate<PageKey>): string {
  const key = keyOf(command)
  return key ? translate(key) : command
}

/** Whether what a procedure does becomes an entry of the journal. */
export function isJournaled(procedure: ProcedureName): boolean {
  return keyOf(procedure) !== undefined
}

/** Long work that is no command. */
const tasks: Partial<Record<NameOf<'task'>, PageKey>> = {
  'workspace.copy': 'trouble.saving',
  'workspace.verify': 'verify.running',
  'workspace.backup': 'backups.taking',
  'workspace.restore': 'recovery.restoring',
  'sample.build': 'sample.building',
  'report.comparison': 'report.comparison',
}

/** What work is called that a person had started; nothing for what a screen does by itself. */
export function workName(procedure: ProcedureName, translate: Translate<PageKey>): string | undefined {
  const key = keyOf(procedure) ?? new Map(Object.entries(tasks)).get(procedure)
  return key && translate(key)
}
