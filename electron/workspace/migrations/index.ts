import { journal } from './0001-journal.ts'
import { tender } from './0002-tender.ts'
import { search } from './0003-search.ts'
import type { Migration } from './migration.ts'

/** Every step of the file format, in order. The version of a file is the number of its last step. */
export const migrations: readonly Migration[] = [journal, tender, search]
