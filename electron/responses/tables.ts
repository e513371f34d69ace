import { admissions, envelopes } from '../../shared/responses/contract.ts'
import { integer, oneOf, optional, text } from '../workspace/columns.ts'
import { factKind } from '../workspace/facts.ts'
import type { Table } from '../workspace/format/tables.ts'

export const responseTables: readonly Table[] = [
  {
    kind: 'anchor',
    name: 'receipt',
    about:
      'The register of receipts: what arrived for a bid, when and from whom, recorded before anything reads it. received_at and punctuality are as they were said then, with the reason where that made a late package one in time; at is when it was recorded. deadline is the one that held when it came, by which it was judged.',
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
  punctuality TEXT NOT NULL CHECK (punctuality IN ('inTime', 'late', 'noDeadline')),
  reason TEXT,
  deadline TEXT
) STRICT;
CREATE INDEX receipt_by_bid ON receipt (bid_id);`,
  },
  {
    kind: 'fact',
    name: 'receipt_correction',
    about:
      'Whose a receipt is and which envelope, where it was recorded for another, and why. position is its place among the receipts of that bid.',
    thing: ['receipt_id'],
    sql: `
CREATE TABLE receipt_correction (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  receipt_id TEXT NOT NULL,
  bid_id TEXT NOT NULL REFERENCES bid (id),
  position INTEGER NOT NULL,
  envelope TEXT NOT NULL CHECK (envelope IN ('questionnaire', 'price')),
  reason TEXT NOT NULL CHECK (trim(reason) <> '')
) STRICT;
CREATE INDEX receipt_correction_by_thing ON receipt_correction (receipt_id);
CREATE INDEX receipt_correction_by_bid ON receipt_correction (bid_id);`,
  },
  {
    kind: 'fact',
    name: 'receipt_admission',
    about: 'Whether what came late is admitted, so that it may be read, or refused, and why.',
    thing: ['receipt_id'],
    sql: `
CREATE TABLE receipt_admission (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  receipt_id TEXT NOT NULL,
  admission TEXT NOT NULL CHECK (admission IN ('admitted', 'refused')),
  reason TEXT NOT NULL CHECK (trim(reason) <> '')
) STRICT;
CREATE INDEX receipt_admission_by_thing ON receipt_admission (receipt_id);`,
  },
  {
    kind: 'frozen',
    name: 'receipt_file',
    about:
      'A file that arrived: its name, and the SHA-256 and size of its content as it is kept. Where that was sealed before it was written, received_sha256 and received_size are those of the file as it came.',
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
  received_sha256 TEXT CHECK (length(received_sha256) = 64),
  received_size INTEGER CHECK (received_size >= 0),
  PRIMARY KEY (receipt_id, position),
  CHECK ((received_sha256 IS NULL) = (received_size IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX receipt_file_by_content ON receipt_file (sha256);`,
  },
  {
    kind: 'fact',
    name: 'response',
    about:
      'The answer to a question: its state, and its value as text; lists are in its parts. From a received workbook (receipt_id), or typed with a reason.',
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
  {
    kind: 'frozen',
    name: 'response_item',
    about:
      'An element of an answer that is a list: a chosen option or a file name (column_id is then empty), or a cell of a table.',
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
  {
    kind: 'frozen',
    name: 'response_file',
    about: 'A file that an answer names. evidence_id is empty until the file itself has arrived.',
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
  {
    kind: 'fact',
    name: 'confidentiality',
    about:
      'Whether an answer is confidential by the word of its bidder, and why: nothing that goes to another bidder may show it.',
    thing: ['submission_id', 'question_id'],
    sql: `
CREATE TABLE confidentiality (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  submission_id TEXT NOT NULL REFERENCES submission (id),
  question_id TEXT NOT NULL,
  confidential INTEGER NOT NULL CHECK (confidential IN (0, 1)),
  reason TEXT NOT NULL CHECK (trim(reason) <> '')
) STRICT;
CREATE INDEX confidentiality_by_thing ON confidentiality (submission_id, question_id);`,
  },
]

export const receiptCorrection = factKind(
  'receipt_correction',
  { receipt_id: text },
  { bid_id: text, position: integer, envelope: oneOf(envelopes), reason: text },
)
export const receiptAdmission = factKind(
  'receipt_admission',
  { receipt_id: text },
  { admission: oneOf(admissions), reason: text },
)

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
export const confidentialityFact = factKind(
  'confidentiality',
  { submission_id: text, question_id: text },
  { confidential: integer, reason: text },
)
