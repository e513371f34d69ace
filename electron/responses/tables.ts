import { oneOf, optional, text } from '../workspace/columns.ts'
import { factKind } from '../workspace/facts.ts'
import type { Table } from '../workspace/format/tables.ts'

export const responseTables: readonly Table[] = [
  // The receipt register: what arrived, when, from whom. Written before a package is read. received_at and punctuality are as they were
  // said then; at is when it was recorded.
  {
    kind: 'anchor',
    name: 'receipt',
    final: true,
    sql: `
CREATE TABLE receipt (
  id TEXT PRIMARY KEY,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  bid_id TEXT NOT NULL REFERENCES bid (id),
  position INTEGER NOT NULL,
  envelope TEXT NOT NULL CHECK (envelope IN ('questionnaire', 'price')),
  received_at TEXT NOT NULL,
  sender TEXT NOT NULL CHECK (trim(sender) <> ''),
  punctuality TEXT NOT NULL CHECK (punctuality IN ('inTime', 'late', 'noDeadline'))
) STRICT;
CREATE INDEX receipt_by_bid ON receipt (bid_id);`,
  },
  {
    kind: 'frozen',
    name: 'receipt_file',
    of: 'receipt',
    owner: 'receipt_id',
    order: ['position'],
    sql: `
CREATE TABLE receipt_file (
  receipt_id TEXT NOT NULL REFERENCES receipt (id),
  position INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  size INTEGER NOT NULL CHECK (size >= 0),
  PRIMARY KEY (receipt_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX receipt_file_by_content ON receipt_file (sha256);`,
  },
  {
    kind: 'fact',
    name: 'response',
    thing: ['submission_id', 'question_id'],
    sql: `
CREATE TABLE response (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  submission_id TEXT NOT NULL REFERENCES submission (id),
  question_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('answered', 'blank', 'notApplicable')),
  value TEXT,
  comment TEXT,
  source TEXT NOT NULL CHECK (source IN ('workbook', 'typed')),
  receipt_id TEXT,
  reason TEXT,
  CHECK ((source = 'workbook') = (receipt_id IS NOT NULL)),
  CHECK (source = 'workbook' OR trim(reason) <> '')
) STRICT;
CREATE INDEX response_by_thing ON response (submission_id, question_id);
CREATE INDEX response_by_receipt ON response (receipt_id) WHERE receipt_id IS NOT NULL;`,
  },
  // The parts of an answer that is a list: chosen options and file names (column ''), cells of a table.
  {
    kind: 'frozen',
    name: 'response_item',
    of: 'response',
    owner: 'response_id',
    order: ['row', 'column_id'],
    sql: `
CREATE TABLE response_item (
  response_id TEXT NOT NULL REFERENCES response (id),
  row INTEGER NOT NULL,
  column_id TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (response_id, row, column_id)
) STRICT, WITHOUT ROWID;`,
  },
  // The files that an answer names; evidence_id stays empty while the file itself has not arrived.
  {
    kind: 'frozen',
    name: 'response_file',
    of: 'response',
    owner: 'response_id',
    order: ['position'],
    sql: `
CREATE TABLE response_file (
  response_id TEXT NOT NULL REFERENCES response (id),
  position INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  evidence_id TEXT,
  PRIMARY KEY (response_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX response_file_by_evidence ON response_file (evidence_id) WHERE evidence_id IS NOT NULL;`,
  },
]

export const responseFact = factKind(
  'response',
  { submission_id: text, question_id: text },
  {
    state: oneOf(['answered', 'blank', 'notApplicable']),
    value: optional(text),
    comment: optional(text),
    source: oneOf(['workbook', 'typed']),
    receipt_id: optional(text),
    reason: optional(text),
  },
)
