import { integer, optional, text } from '../../electron/workspace/columns.ts'
import { factKind } from '../../electron/workspace/facts.ts'
import { workspaceTables } from '../../electron/workspace/format/first.ts'
import { type Format, formatOf } from '../../electron/workspace/format/format.ts'
import type { Table } from '../../electron/workspace/format/tables.ts'
import { searchSource } from '../../electron/workspace/full-text/source.ts'
import type { Profile } from '../../shared/workspace/model.ts'

export const mara: Profile = { name: 'Mara Lind', role: 'Procurement lead', organisation: 'Northwind' }

/** Tables of each kind that no topic owns: shelves with boards, notes on them, and letters that stay. */
const plainTables: readonly Table[] = [
  {
    kind: 'anchor',
    name: 'shelf',
    about: 'A shelf.',
    sql: `
CREATE TABLE shelf (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  above TEXT REFERENCES shelf (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;`,
  },
  {
    kind: 'frozen',
    name: 'board',
    about: 'A board of a shelf.',
    of: 'shelf',
    owner: 'shelf_id',
    order: ['position'],
    sql: `
CREATE TABLE board (
  shelf_id TEXT NOT NULL REFERENCES shelf (id),
  position INTEGER NOT NULL,
  wood TEXT,
  PRIMARY KEY (shelf_id, position)
) STRICT, WITHOUT ROWID;`,
  },
  {
    kind: 'fact',
    name: 'note',
    about: 'A note on a shelf, about a topic.',
    thing: ['shelf_id', 'topic'],
    sql: `
CREATE TABLE note (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  shelf_id TEXT NOT NULL REFERENCES shelf (id),
  topic TEXT NOT NULL,
  text TEXT,
  depth INTEGER
) STRICT;
CREATE INDEX note_by_thing ON note (shelf_id, topic);`,
  },
  {
    kind: 'anchor',
    name: 'letter',
    about: 'A letter, which stays.',
    final: true,
    sql: `
CREATE TABLE letter (
  id TEXT PRIMARY KEY,
  text TEXT NOT NULL
) STRICT;`,
  },
]

/** The shelf that notes are about. */
export const shelf = '00000000-0000-4000-8000-000000000001'

export const noteFact = factKind('note', { shelf_id: text, topic: text }, { text: optional(text), depth: optional(integer) })

const noteSource = searchSource(
  { name: 'note', kind: 'evidence' },
  `SELECT shelf_id AS owner, '' AS subject, topic AS subjectId, '' AS part, topic AS title, coalesce(text, '') AS body, at FROM current_note`,
  {
    note: `SELECT shelf_id AS owner, '' AS subject, topic AS subjectId, '' AS part FROM note WHERE id IN (SELECT value FROM json_each(:ids))`,
  },
)

/** What every workspace rests on, and these tables. */
export const plain: Format = formatOf([{ version: 1, name: 'first', tables: [...workspaceTables, ...plainTables] }], {
  sources: [noteSource],
})
