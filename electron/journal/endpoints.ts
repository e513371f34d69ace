import type { journalContract } from '../../shared/journal/contract.ts'
import { type Endpoints, query } from '../endpoint.ts'
import { readChanges } from './changes.ts'
import { subjectsOf } from './subjects.ts'

export const journalEndpoints: Endpoints<keyof typeof journalContract> = {
  'journal.subjects': query(({ read, workspace, translate }, { before, limit, command, name }) => {
    const entries = workspace.journal({
      limit,
      ...(before !== undefined && { before }),
      ...(command !== undefined && { command }),
      ...(name !== undefined && { name }),
    })
    return subjectsOf(
      read,
      entries.map(({ id }) => id),
      translate,
    )
  }),
  'journal.changes': query(({ read, workspace, translate }, input) => readChanges(read, workspace, input, translate)),
}
