import { migrations } from '../../electron/workspace/migrations/index.ts'
import type { Migration } from '../../electron/workspace/migrations/migration.ts'
import type { Profile } from '../../shared/workspace/model.ts'

export const mara: Profile = { name: 'Mara Lind', role: 'Procurement lead', organisation: 'Northwind' }

/** The first steps of the real format, up to the journal, and tables to write to that no topic owns. */
export const plain: readonly Migration[] = [
  ...migrations.slice(0, 1),
  {
    version: 2,
    name: 'notes',
    sql: `
      CREATE TABLE shelf (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, above TEXT REFERENCES shelf (id)) STRICT;
      CREATE TABLE note (
        id INTEGER PRIMARY KEY,
        shelf TEXT REFERENCES shelf (id) ON DELETE CASCADE,
        text TEXT NOT NULL,
        place INTEGER UNIQUE
      ) STRICT;
      CREATE TABLE receipt (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
      CREATE TABLE draft (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;`,
    journaled: ['shelf', 'note', 'receipt'],
    appendOnly: ['receipt'],
  },
]
