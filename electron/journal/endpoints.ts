import type { journalContract } from '../../shared/journal/contract.ts'
import type { JournalObject } from '../../shared/journal/objects.ts'
import { type Endpoints, query, task } from '../endpoint.ts'
import { type EntryFilter, journalEntries, journalFacets, publishedEntry } from '../workspace/history.ts'
import { readChanges } from './changes.ts'
import { erase } from './erase.ts'
import { subjectsOf } from './subjects.ts'
import { keysOf, nameObject, type Source } from './touching.ts'

type Listed = Pick<EntryFilter, 'limit'> & { [Name in keyof EntryFilter]?: EntryFilter[Name] | undefined } & {
  about?: JournalObject | undefined
}

export const journalEndpoints: Endpoints<typeof journalContract> = {
  'journal.list': query(({ workspace }, input) => entriesOf(workspace, input).map(publishedEntry)),
  'journal.facets': query(({ workspace }, { about }) => journalFacets(workspace.read, about && keysOf(workspace, about))),
  'journal.object': query(({ read, translate }, object) => nameObject(read, object, translate)),
  'journal.subjects': query(({ workspace, translate }, input) =>
    subjectsOf(
      workspace,
      entriesOf(workspace, input).map(({ id }) => id),
      translate,
    ),
  ),
  'journal.changes': query(({ read, workspace, translate }, input) => readChanges(read, workspace, input, translate)),
  'journal.erase': task(erase),
}

function entriesOf(source: Source, { before = Number.MAX_SAFE_INTEGER, limit, command = null, name = null, about }: Listed) {
  return journalEntries(source.read, { before, limit, command, name }, about && keysOf(source, about))
}
