import { integer, text } from '../workspace/columns.ts'
import { factKind } from '../workspace/facts.ts'
import type { Table } from '../workspace/format/tables.ts'

/** Comments, questions and replies, and what became of them. */
export const remarkTables: readonly Table[] = [
  {
    kind: 'anchor',
    name: 'remark',
    about:
      'A comment on an answer or a score, a question about it, or a reply to one of these (parent_id). evaluator_id: with whom it is, because the score is theirs, or they ask or are asked.',
    sql: `
CREATE TABLE remark (
  id TEXT PRIMARY KEY,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  submission_id TEXT NOT NULL REFERENCES submission (id),
  subject TEXT NOT NULL CHECK (subject IN ('question', 'criterion')),
  subject_id TEXT NOT NULL,
  about TEXT NOT NULL CHECK (about IN ('answer', 'score')),
  evaluator_id TEXT REFERENCES actor (id),
  kind TEXT NOT NULL CHECK (kind IN ('comment', 'question', 'reply')),
  parent_id TEXT CHECK ((parent_id IS NULL) = (kind <> 'reply')),
  text TEXT NOT NULL CHECK (trim(text) <> '')
) STRICT;
CREATE INDEX remark_by_submission ON remark (submission_id, subject, subject_id);
CREATE INDEX remark_by_parent ON remark (parent_id);`,
  },
  {
    kind: 'fact',
    name: 'remark_closing',
    about: 'That a question needs no reply any more, and why.',
    thing: ['remark_id'],
    sql: `
CREATE TABLE remark_closing (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  remark_id TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (trim(reason) <> '')
) STRICT;
CREATE INDEX remark_closing_by_thing ON remark_closing (remark_id);`,
  },
  {
    kind: 'fact',
    name: 'remark_printing',
    about: 'Whether reports print a comment or a question with its replies; without it they do not.',
    thing: ['remark_id'],
    sql: `
CREATE TABLE remark_printing (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  remark_id TEXT NOT NULL,
  printed INTEGER NOT NULL CHECK (printed IN (0, 1))
) STRICT;
CREATE INDEX remark_printing_by_thing ON remark_printing (remark_id);`,
  },
]

export const remarkClosing = factKind('remark_closing', { remark_id: text }, { reason: text })
export const remarkPrinting = factKind('remark_printing', { remark_id: text }, { printed: integer })
