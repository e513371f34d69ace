import { optional, text } from '../workspace/columns.ts'
import { factKind } from '../workspace/facts.ts'
import type { Table } from '../workspace/format/tables.ts'

export const evidenceTables: readonly Table[] = [
  {
    kind: 'anchor',
    name: 'evidence',
    about:
      'A file that proves something: its name, its media type, and the SHA-256 and size of its content. origin says whether the provider sent it or an evaluator added it.',
    sql: `
CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  file_name TEXT NOT NULL CHECK (trim(file_name) <> ''),
  media_type TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  size INTEGER NOT NULL CHECK (size >= 0),
  origin TEXT NOT NULL CHECK (origin IN ('provider', 'evaluator'))
) STRICT;
CREATE INDEX evidence_by_content ON evidence (sha256);`,
  },
  {
    kind: 'fact',
    name: 'evidence_note',
    about: 'What somebody notes on a piece of evidence.',
    thing: ['evidence_id'],
    sql: `
CREATE TABLE evidence_note (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  evidence_id TEXT NOT NULL,
  note TEXT
) STRICT;
CREATE INDEX evidence_note_by_thing ON evidence_note (evidence_id);`,
  },
]

export const evidenceNote = factKind('evidence_note', { evidence_id: text }, { note: optional(text) })
