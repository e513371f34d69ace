import type { Command } from '../command.ts'
import { decisionCommands } from './decisions.ts'
import { evidenceCommands } from './evidence.ts'
import { erasureCommands, journalCommands } from './journal.ts'
import { reportCommands } from './reports.ts'
import { responseCommands } from './responses.ts'
import { sampleCommands } from './sample.ts'
import { scoreCommands } from './scorecards.ts'
import { searchCommands } from './search.ts'
import { bidCommands, templateCommands, tenderCommands } from './tender.ts'
import { workspaceCommands } from './workspace.ts'

/** Every command of `assay`, in the order of the work. */
export const commands: readonly Command[] = [
  ...workspaceCommands,
  ...journalCommands,
  ...erasureCommands,
  ...templateCommands,
  ...tenderCommands,
  ...bidCommands,
  ...responseCommands,
  ...scoreCommands,
  ...evidenceCommands,
  ...decisionCommands,
  ...reportCommands,
  ...searchCommands,
  ...sampleCommands,
]
