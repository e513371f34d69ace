import type { Command } from '../command.ts'
import { decisionCommands, evidenceCommands, scoreCommands } from './decisions.ts'
import { journalCommands } from './journal.ts'
import { responseCommands } from './responses.ts'
import { sampleCommands } from './sample.ts'
import { searchCommands } from './search.ts'
import { bidCommands, templateCommands, tenderCommands } from './tender.ts'
import { workspaceCommands } from './workspace.ts'

/** Every command of `assay`, in the order of the work. */
export const commands: readonly Command[] = [
  ...workspaceCommands,
  ...journalCommands,
  ...templateCommands,
  ...tenderCommands,
  ...bidCommands,
  ...responseCommands,
  ...scoreCommands,
  ...evidenceCommands,
  ...decisionCommands,
  ...searchCommands,
  ...sampleCommands,
]
