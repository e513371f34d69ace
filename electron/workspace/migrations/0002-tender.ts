import type { Migration } from './migration.ts'

/** Tables of an instrument. They are written once, when a tender freezes its questionnaire, and refuse every later change. */
const frozen = [
  'instrument',
  'criterion',
  'section',
  'question',
  'question_choice',
  'question_band',
  'question_column',
  'question_term',
  'anchor',
]

const freeze = frozen
  .map(
    (table) => `
CREATE TRIGGER ${table}_is_frozen BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, 'an instrument is frozen'); END;`,
  )
  .join('')

/** One tender: providers, evidence, the frozen questionnaire, lots, bids, receipts, responses, scores and prices. */
export const tender: Migration = {
  version: 2,
  name: 'tender',
  journaled: [
    'evidence',
    'provider',
    'tender',
    'lot',
    ...frozen,
    'bid',
    'receipt',
    'receipt_file',
    'response',
    'response_item',
    'response_file',
    'evaluator',
    'score',
    'consensus',
    'agreement',
    'price_line',
    'price',
  ],
  appendOnly: ['receipt', 'receipt_file'],
  sql: `
CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  file_name TEXT NOT NULL CHECK (trim(file_name) <> ''),
  media_type TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES content (sha256),
  origin TEXT NOT NULL CHECK (origin IN ('provider', 'evaluator')),
  note TEXT,
  added_at TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_by_content ON evidence (sha256);

CREATE TABLE provider (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (trim(name) <> ''),
  country TEXT,
  delivery_model TEXT CHECK (delivery_model IN ('onshore', 'nearshore', 'offshore', 'kpo')),
  summary TEXT
) STRICT;

CREATE TABLE tender (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  need TEXT NOT NULL,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  term_months INTEGER NOT NULL CHECK (term_months BETWEEN 1 AND 600),
  deadline TEXT,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE lot (
  id TEXT PRIMARY KEY,
  tender_id TEXT NOT NULL REFERENCES tender (id),
  position INTEGER NOT NULL,
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  UNIQUE (tender_id, position),
  UNIQUE (id, tender_id)
) STRICT;

CREATE TABLE instrument (
  tender_id TEXT PRIMARY KEY REFERENCES tender (id),
  template_key TEXT NOT NULL,
  template_version TEXT NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  licence TEXT NOT NULL,
  locale TEXT NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  frozen_at TEXT NOT NULL
) STRICT;

CREATE TABLE criterion (
  tender_id TEXT NOT NULL REFERENCES instrument (tender_id),
  id TEXT NOT NULL,
  parent_id TEXT,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  weight INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 100),
  scoring TEXT CHECK (scoring IN ('questions', 'whole', 'price')),
  PRIMARY KEY (tender_id, id),
  FOREIGN KEY (tender_id, parent_id) REFERENCES criterion (tender_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE section (
  tender_id TEXT NOT NULL REFERENCES instrument (tender_id),
  id TEXT NOT NULL,
  parent_id TEXT,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  introduction TEXT,
  PRIMARY KEY (tender_id, id),
  FOREIGN KEY (tender_id, parent_id) REFERENCES section (tender_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE question (
  tender_id TEXT NOT NULL REFERENCES instrument (tender_id),
  id TEXT NOT NULL,
  section_id TEXT NOT NULL,
  criterion_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  type TEXT NOT NULL,
  text TEXT NOT NULL,
  guidance TEXT,
  evidence TEXT,
  risk TEXT,
  weight INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 100),
  not_applicable INTEGER NOT NULL CHECK (not_applicable IN (0, 1)),
  unit TEXT,
  currency TEXT,
  minimum TEXT,
  maximum TEXT,
  depends_on TEXT,
  hidden_counts_as TEXT CHECK (hidden_counts_as IN ('lowest', 'dropped')),
  knock_out_label TEXT,
  knock_out_reason TEXT,
  knock_out_test TEXT CHECK (knock_out_test IN ('oneOf', 'atLeast', 'atMost')),
  knock_out_value TEXT,
  PRIMARY KEY (tender_id, id),
  UNIQUE (tender_id, position),
  FOREIGN KEY (tender_id, section_id) REFERENCES section (tender_id, id),
  FOREIGN KEY (tender_id, criterion_id) REFERENCES criterion (tender_id, id),
  FOREIGN KEY (tender_id, depends_on) REFERENCES question (tender_id, id),
  CHECK ((depends_on IS NULL) = (hidden_counts_as IS NULL)),
  CHECK ((knock_out_label IS NULL) = (knock_out_reason IS NULL)),
  CHECK ((knock_out_label IS NULL) = (knock_out_test IS NULL))
) STRICT, WITHOUT ROWID;

-- The options of a choice question; for yes/no questions their points, without a label.
CREATE TABLE question_choice (
  tender_id TEXT NOT NULL,
  question_id TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  label TEXT,
  points REAL CHECK (points BETWEEN 0 AND 5),
  PRIMARY KEY (tender_id, question_id, id),
  FOREIGN KEY (tender_id, question_id) REFERENCES question (tender_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE question_band (
  tender_id TEXT NOT NULL,
  question_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  starts_at TEXT NOT NULL,
  points REAL NOT NULL CHECK (points BETWEEN 0 AND 5),
  PRIMARY KEY (tender_id, question_id, position),
  FOREIGN KEY (tender_id, question_id) REFERENCES question (tender_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE question_column (
  tender_id TEXT NOT NULL,
  question_id TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('text', 'number', 'date')),
  PRIMARY KEY (tender_id, question_id, id),
  FOREIGN KEY (tender_id, question_id) REFERENCES question (tender_id, id)
) STRICT, WITHOUT ROWID;

-- Short lists that belong to a question: references, coverage, the answers that show it, the answers that pass its knock-out.
CREATE TABLE question_term (
  tender_id TEXT NOT NULL,
  question_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('reference', 'covers', 'shownFor', 'passesWith')),
  position INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (tender_id, question_id, kind, position),
  FOREIGN KEY (tender_id, question_id) REFERENCES question (tender_id, id)
) STRICT, WITHOUT ROWID;

-- The published meaning of each level, of the instrument as a whole (subject_id ''), a question or a criterion.
CREATE TABLE anchor (
  tender_id TEXT NOT NULL REFERENCES instrument (tender_id),
  subject TEXT NOT NULL CHECK (subject IN ('instrument', 'question', 'criterion')),
  subject_id TEXT NOT NULL,
  points INTEGER NOT NULL CHECK (points BETWEEN 0 AND 5),
  text TEXT NOT NULL,
  PRIMARY KEY (tender_id, subject, subject_id, points)
) STRICT, WITHOUT ROWID;

CREATE TABLE bid (
  id TEXT PRIMARY KEY,
  tender_id TEXT NOT NULL,
  lot_id TEXT NOT NULL,
  provider_id TEXT NOT NULL REFERENCES provider (id),
  position INTEGER NOT NULL,
  withdrawn_at TEXT,
  withdrawn_reason TEXT,
  UNIQUE (lot_id, provider_id),
  UNIQUE (lot_id, position),
  UNIQUE (id, tender_id),
  FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
) STRICT;

-- The receipt register: what arrived, when, from whom. Written before a package is read, never changed.
CREATE TABLE receipt (
  id TEXT PRIMARY KEY,
  bid_id TEXT NOT NULL REFERENCES bid (id),
  position INTEGER NOT NULL,
  envelope TEXT NOT NULL CHECK (envelope IN ('questionnaire', 'price')),
  received_at TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  sender TEXT NOT NULL CHECK (trim(sender) <> ''),
  punctuality TEXT NOT NULL CHECK (punctuality IN ('inTime', 'late', 'noDeadline')),
  UNIQUE (bid_id, position)
) STRICT;

CREATE TABLE receipt_file (
  receipt_id TEXT NOT NULL REFERENCES receipt (id),
  position INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES content (sha256),
  PRIMARY KEY (receipt_id, position),
  UNIQUE (receipt_id, file_name)
) STRICT, WITHOUT ROWID;
CREATE INDEX receipt_file_by_content ON receipt_file (sha256);

CREATE TABLE response (
  bid_id TEXT NOT NULL,
  question_id TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  tender_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('answered', 'blank', 'notApplicable')),
  value TEXT,
  comment TEXT,
  source TEXT NOT NULL CHECK (source IN ('workbook', 'typed')),
  receipt_id TEXT REFERENCES receipt (id),
  reason TEXT,
  recorded_at TEXT NOT NULL,
  PRIMARY KEY (bid_id, question_id, revision),
  FOREIGN KEY (bid_id, tender_id) REFERENCES bid (id, tender_id),
  FOREIGN KEY (tender_id, question_id) REFERENCES question (tender_id, id),
  CHECK ((source = 'workbook') = (receipt_id IS NOT NULL)),
  CHECK (source = 'workbook' OR trim(reason) <> '')
) STRICT, WITHOUT ROWID;

-- The parts of an answer that is a list: chosen options and file names (column ''), cells of a table.
CREATE TABLE response_item (
  bid_id TEXT NOT NULL,
  question_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  row INTEGER NOT NULL,
  column_id TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (bid_id, question_id, revision, row, column_id),
  FOREIGN KEY (bid_id, question_id, revision) REFERENCES response (bid_id, question_id, revision)
) STRICT, WITHOUT ROWID;

-- The files that an answer names; evidence_id stays empty while the file itself has not arrived.
CREATE TABLE response_file (
  bid_id TEXT NOT NULL,
  question_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  position INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  evidence_id TEXT REFERENCES evidence (id),
  PRIMARY KEY (bid_id, question_id, revision, position),
  FOREIGN KEY (bid_id, question_id, revision) REFERENCES response (bid_id, question_id, revision)
) STRICT, WITHOUT ROWID;
CREATE INDEX response_file_by_evidence ON response_file (evidence_id);

CREATE TABLE evaluator (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE CHECK (trim(name) <> ''),
  role TEXT NOT NULL,
  organisation TEXT NOT NULL
) STRICT;

-- A score of one evaluator, in revisions; points NULL takes the score back.
CREATE TABLE score (
  bid_id TEXT NOT NULL REFERENCES bid (id),
  subject TEXT NOT NULL CHECK (subject IN ('question', 'criterion')),
  subject_id TEXT NOT NULL,
  evaluator_id TEXT NOT NULL REFERENCES evaluator (id),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  points INTEGER CHECK (points BETWEEN 0 AND 5),
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  recorded_at TEXT NOT NULL,
  PRIMARY KEY (bid_id, subject, subject_id, evaluator_id, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE consensus (
  bid_id TEXT NOT NULL REFERENCES bid (id),
  subject TEXT NOT NULL CHECK (subject IN ('question', 'criterion')),
  subject_id TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  points INTEGER CHECK (points BETWEEN 0 AND 5),
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  recorded_at TEXT NOT NULL,
  PRIMARY KEY (bid_id, subject, subject_id, revision)
) STRICT, WITHOUT ROWID;

-- An evaluator's decision that a question does not apply: to every bid of the lot (bid_id ''), or to one.
CREATE TABLE agreement (
  lot_id TEXT NOT NULL REFERENCES lot (id),
  question_id TEXT NOT NULL,
  bid_id TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  agreed INTEGER NOT NULL CHECK (agreed IN (0, 1)),
  evaluator_id TEXT NOT NULL REFERENCES evaluator (id),
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  recorded_at TEXT NOT NULL,
  PRIMARY KEY (lot_id, question_id, bid_id, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE price_line (
  lot_id TEXT NOT NULL REFERENCES lot (id),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  unit TEXT NOT NULL,
  quantity TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('oneOff', 'monthly')),
  PRIMARY KEY (lot_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE price (
  bid_id TEXT NOT NULL REFERENCES bid (id),
  line_id TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  unit_price TEXT,
  comment TEXT,
  receipt_id TEXT NOT NULL REFERENCES receipt (id),
  recorded_at TEXT NOT NULL,
  PRIMARY KEY (bid_id, line_id, revision)
) STRICT, WITHOUT ROWID;
${freeze}
`,
}
