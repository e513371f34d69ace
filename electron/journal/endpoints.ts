import type { journalContract } from '../../shared/journal/contract.ts'
import type { JournalObject } from '../../shared/journal/objects.ts'
import { type Endpoints, query, task } from '../endpoint.ts'
import type { Reader } from '../workspace/database.ts'
import { type EntryFilter, journalEntries, journalFacets, publishedEntry } from '../workspace/history.ts'
import { readChanges } from './changes.ts'
import { erase } from './erase.ts'
import { subjectsOf } from './subjects.ts'
import { keysOf, nameObject } from './touching.ts'

type Listed = Pick<EntryFilter, 'limit'> & { [Name in keyof EntryFilter]?: EntryFilter[Name] | undefined } & {
  about?: JournalObject | undefined
}

export const journalEndpoints: Endpoints<typeof journalContract> = {
  'journal.list': query(({ read }, input) => entriesOf(read, input).map(publishedEntry)),
  'journal.facets': query(({ read }, { about }) => journalFacets(read, about && keysOf(read, about))),
  'journal.object': query(({ read, translate }, object) => nameObject(read, object, translate)),
  'journal.subjects': query(({ read, workspace, translate }, input) =>
    subjectsOf(
      workspace,
      entriesOf(read, input).map(({ id }) => id),
      translate,
    ),
  ),
  'journal.changes': query(({ read, workspace, translate }, input) => readChanges(read, workspace, input, translate)),
  'journal.erase': task(erase),
}

function entriesOf(read: Reader, { before = Number.MAX_SAFE_INTEGER, limit, command = null, name = null, about }: Listed) {
  return journalEntries(read, { before, limit, command, name }, about && keysOf(read, about))
}
