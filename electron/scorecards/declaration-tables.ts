import { integer, optional, text } from '../workspace/columns.ts'
import { factKind } from '../workspace/facts.ts'
import type { Table } from '../workspace/format/tables.ts'

/** What evaluators declare of their interests. */
export const declarationTables: readonly Table[] = [
  {
    kind: 'fact',
    name: 'declaration',
    about:
      'What an evaluator declares of their interests in a tender, as a whole: the conflicts that belong to it, or that there is none (conflicts is 0).',
    thing: ['tender_id', 'evaluator_id'],
    sql: `
CREATE TABLE declaration (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  tender_id TEXT NOT NULL REFERENCES tender (id),
  evaluator_id TEXT NOT NULL REFERENCES actor (id),
  conflicts INTEGER NOT NULL CHECK (conflicts >= 0),
  note TEXT CHECK (trim(note) <> '')
) STRICT;
CREATE INDEX declaration_by_thing ON declaration (tender_id, evaluator_id);`,
  },
  {
    kind: 'frozen',
    name: 'declared_conflict',
    about: 'A conflict of interest with a provider that an evaluator has declared: what it is, and what measure was taken.',
    of: 'declaration',
    owner: 'declaration_id',
    order: ['position'],
    sql: `
CREATE TABLE declared_conflict (
  declaration_id TEXT NOT NULL REFERENCES declaration (id),
  position INTEGER NOT NULL,
  provider_id TEXT NOT NULL,
  what TEXT NOT NULL CHECK (trim(what) <> ''),
  measure TEXT CHECK (trim(measure) <> ''),
  PRIMARY KEY (declaration_id, position)
) STRICT, WITHOUT ROWID;`,
  },
]

export const declarationFact = factKind(
  'declaration',
  { tender_id: text, evaluator_id: text },
  { conflicts: integer, note: optional(text) },
)
