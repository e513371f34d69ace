import type { NameOf } from '../../shared/contract.ts'
import type { MessageKey, Translate } from '../../shared/messages/translate.ts'

/** What each command of the contract is called where people read of it: in the journal, and when it is undone. */
const names: Record<NameOf<'command'>, MessageKey> = {
  'workspace.rename': 'command.workspace.rename',
  'evidence.add': 'command.evidence.add',
  'provider.add': 'command.provider.add',
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
const others: Record<string, MessageKey> = {
  ...names,
  'workspace.create': 'command.workspace.create',
  'workspace.undo': 'command.undo',
  'workspace.redo': 'command.redo',
}

export function commandName(command: string, translate: Translate): string {
  const key = Object.hasOwn(others, command) ? others[command] : undefined
  return key ? translate(key) : command
}
