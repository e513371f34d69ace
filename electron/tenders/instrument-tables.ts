import type { Frozen, Table } from '../workspace/format/tables.ts'

const part = (name: string, order: readonly string[], sql: string): Frozen => ({
  kind: 'frozen',
  name,
  of: 'instrument',
  owner: 'instrument_id',
  order,
  sql,
})

/**
 * A questionnaire, or another instrument, as it was frozen. Its hash is over its canonical JSON; the digest of its row covers its parts too.
 * Points are thousandths of a point.
 */
export const instrumentTables: readonly Table[] = [
  {
    kind: 'anchor',
    name: 'instrument',
    sql: `
CREATE TABLE instrument (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind <> ''),
  tender_id TEXT REFERENCES tender (id),
  template_key TEXT NOT NULL,
  template_version TEXT NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  licence TEXT NOT NULL,
  locale TEXT NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  frozen_at TEXT NOT NULL
) STRICT;
CREATE INDEX instrument_by_tender ON instrument (tender_id);`,
  },
  part(
    'scale_level',
    ['position'],
    `
-- The ordered levels of the scale that people score by: the points of each, and a name where it has one.
CREATE TABLE scale_level (
  instrument_id TEXT NOT NULL REFERENCES instrument (id),
  position INTEGER NOT NULL,
  points INTEGER NOT NULL,
  label TEXT,
  PRIMARY KEY (instrument_id, position)
) STRICT, WITHOUT ROWID;`,
  ),
  part(
    'level_meaning',
    ['subject', 'subject_id', 'position'],
    `
-- The published meaning of each level, of the instrument as a whole (subject_id ''), a question or a criterion.
CREATE TABLE level_meaning (
  instrument_id TEXT NOT NULL REFERENCES instrument (id),
  subject TEXT NOT NULL CHECK (subject IN ('instrument', 'question', 'criterion')),
  subject_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (instrument_id, subject, subject_id, position)
) STRICT, WITHOUT ROWID;`,
  ),
  part(
    'criterion',
    ['position'],
    `
CREATE TABLE criterion (
  instrument_id TEXT NOT NULL REFERENCES instrument (id),
  id TEXT NOT NULL,
  parent_id TEXT,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  weight INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 100),
  scoring TEXT CHECK (scoring IN ('questions', 'whole', 'price')),
  PRIMARY KEY (instrument_id, id),
  FOREIGN KEY (instrument_id, parent_id) REFERENCES criterion (instrument_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;`,
  ),
  part(
    'section',
    ['position'],
    `
CREATE TABLE section (
  instrument_id TEXT NOT NULL REFERENCES instrument (id),
  id TEXT NOT NULL,
  parent_id TEXT,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  introduction TEXT,
  PRIMARY KEY (instrument_id, id),
  FOREIGN KEY (instrument_id, parent_id) REFERENCES section (instrument_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;`,
  ),
  part(
    'question',
    ['position'],
    `
CREATE TABLE question (
  instrument_id TEXT NOT NULL REFERENCES instrument (id),
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
  PRIMARY KEY (instrument_id, id),
  FOREIGN KEY (instrument_id, section_id) REFERENCES section (instrument_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (instrument_id, criterion_id) REFERENCES criterion (instrument_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (instrument_id, depends_on) REFERENCES question (instrument_id, id) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((depends_on IS NULL) = (hidden_counts_as IS NULL)),
  CHECK ((knock_out_label IS NULL) = (knock_out_reason IS NULL)),
  CHECK ((knock_out_label IS NULL) = (knock_out_test IS NULL))
) STRICT, WITHOUT ROWID;`,
  ),
  part(
    'question_choice',
    ['question_id', 'position'],
    `
-- The options of a choice question; for yes/no questions their points, without a label.
CREATE TABLE question_choice (
  instrument_id TEXT NOT NULL,
  question_id TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  label TEXT,
  points INTEGER,
  PRIMARY KEY (instrument_id, question_id, id),
  FOREIGN KEY (instrument_id, question_id) REFERENCES question (instrument_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;`,
  ),
  part(
    'question_band',
    ['question_id', 'position'],
    `
CREATE TABLE question_band (
  instrument_id TEXT NOT NULL,
  question_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  starts_at TEXT NOT NULL,
  points INTEGER NOT NULL,
  PRIMARY KEY (instrument_id, question_id, position),
  FOREIGN KEY (instrument_id, question_id) REFERENCES question (instrument_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;`,
  ),
  part(
    'question_column',
    ['question_id', 'position'],
    `
CREATE TABLE question_column (
  instrument_id TEXT NOT NULL,
  question_id TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('text', 'number', 'date')),
  PRIMARY KEY (instrument_id, question_id, id),
  FOREIGN KEY (instrument_id, question_id) REFERENCES question (instrument_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;`,
  ),
  part(
    'question_term',
    ['question_id', 'kind', 'position'],
    `
-- Short lists that belong to a question: references, coverage, the answers that show it, the answers that pass its knock-out.
CREATE TABLE question_term (
  instrument_id TEXT NOT NULL,
  question_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('reference', 'covers', 'shownFor', 'passesWith')),
  position INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (instrument_id, question_id, kind, position),
  FOREIGN KEY (instrument_id, question_id) REFERENCES question (instrument_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;`,
  ),
]
