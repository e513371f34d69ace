import type { Head, Identity, State } from '../../shared/workspace/model.ts'
import type { Reader } from './database.ts'
import type { EntryFilter, ListedEntry } from './history.ts'

/** What is recorded, to be read: as an open file has it now, or as it was at one of its entries. */
export type Recorded = {
  readonly read: Reader
  /** The newest entry of the journal. */
  head: () => Head
  /** The head, with the root over everything that is recorded. */
  state: () => State
  identity: () => Identity
  /** Journal entries, newest first. */
  journal: (which?: Partial<EntryFilter>) => ListedEntry[]
}
