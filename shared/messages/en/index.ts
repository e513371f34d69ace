import { application } from './application.ts'
import { exchange } from './exchange.ts'
import { questionnaires } from './questionnaires.ts'
import { reports } from './reports.ts'
import { scorecards } from './scorecards.ts'
import { workspace } from './workspace.ts'

/** The English catalogue. Keys are `topic.name`; errors are `error.code`. */
export const english = { ...application, ...workspace, ...exchange, ...questionnaires, ...scorecards, ...reports } as const
