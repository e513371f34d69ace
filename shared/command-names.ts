import type { NameOf, ProcedureName } from './contract.ts'
import type { PageKey, Translate } from './messages/translation.ts'

/** What each command of the contract is called where people read of it: in the journal, and when it is undone. */
const names: Record<NameOf<'command'>, PageKey> = {
  'workspace.rename': 'command.workspace.rename',
  'evidence.add': 'command.evidence.add',
  'evidence.note': 'command.evidence.note',
  'provider.add': 'command.provider.add',
  'provider.update': 'command.provider.update',
  'tender.create': 'command.tender.create',
  'bid.add': 'command.bid.add',
  'bid.withdraw': 'command.bid.withdraw',
  'bid.receive': 'command.bid.receive',
  'response.import': 'command.response.import',
  'response.set': 'command.response.set',
  'evaluator.add': 'command.evaluator.add',
  'score.set': 'command.score.set',
  'consensus.set': 'command.consensus.set',
  'agreement.set': 'command.agreement.set',
  'price.lines': 'command.price.lines',
  'price.import': 'command.price.import',
}

/** Journals of other versions may name commands that this one does not know. */
const others: Record<string, PageKey> = {
  ...names,
  'workspace.create': 'command.workspace.create',
  'workspace.new': 'command.workspace.create',
  'workspace.migrate': 'command.workspace.migrate',
  'bid.workbook': 'command.bid.workbook',
  'price.workbook': 'command.price.workbook',
  'evidence.export': 'command.evidence.export',
  'report.comparison': 'command.report.comparison',
  'journal.erase': 'command.journal.erase',
  'workspace.undo': 'command.undo',
  'workspace.redo': 'command.redo',
}

/** The name of a command in the reader's words. */
export function commandName(command: string, translate: Translate<PageKey>): string {
  const key = Object.hasOwn(others, command) ? others[command] : undefined
  return key ? translate(key) : command
}

/** Whether what a procedure does becomes an entry of the journal. */
export function isJournaled(procedure: ProcedureName): boolean {
  return Object.hasOwn(others, procedure)
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
  const key = Object.hasOwn(others, procedure) ? others[procedure] : new Map(Object.entries(tasks)).get(procedure)
  return key && translate(key)
}
