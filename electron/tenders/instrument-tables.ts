import type { Frozen, Table } from '../workspace/format/tables.ts'

const part = (name: string, about: string, order: readonly string[], sql: string): Frozen => ({
  kind: 'frozen',
  name,
  about,
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
    about: 'A questionnaire, or another instrument, as it was frozen. hash is the SHA-256 of its canonical JSON.',
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
    'A level of the scale by which people score: its thousandths of a point, and a name where it has one.',
    ['position'],
    `
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
    'What a level means: for the whole instrument (subject_id is then empty), a question or a criterion.',
    ['subject', 'subject_id', 'position'],
    `
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
    'A criterion, under another or at the top. weight counts in proportion to those beside it; scoring says from what its score comes: its questions, as a whole, or the price.',
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
    'A section of the questionnaire, within another or at the top.',
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
    'A question: what it asks for, by which criterion it counts, when it is shown, and what knocks a bid out. minimum and maximum are decimals as text, shown_when is a condition as docs/conditions.md describes it.',
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
  shown_when TEXT,
  hidden_counts_as TEXT CHECK (hidden_counts_as IN ('lowest', 'dropped')),
  knock_out_label TEXT,
  knock_out_reason TEXT,
  knock_out_test TEXT CHECK (knock_out_test IN ('oneOf', 'atLeast', 'atMost')),
  knock_out_value TEXT,
  PRIMARY KEY (instrument_id, id),
  FOREIGN KEY (instrument_id, section_id) REFERENCES section (instrument_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (instrument_id, criterion_id) REFERENCES criterion (instrument_id, id) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((shown_when IS NULL) = (hidden_counts_as IS NULL)),
  CHECK ((knock_out_label IS NULL) = (knock_out_reason IS NULL)),
  CHECK ((knock_out_label IS NULL) = (knock_out_test IS NULL))
) STRICT, WITHOUT ROWID;`,
  ),
  part(
    'question_choice',
    'An option of a choice, with its thousandths of a point; of a yes/no question the points alone.',
    ['question_id', 'position'],
    `
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
    'A band of a number: from starts_at, a decimal as text, it earns points, in thousandths.',
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
    'A column of an answer that is a table.',
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
    'instrument_translation',
    'What a text says in another language (BCP 47), and the text that it was translated from. text_id names the part, its field, and a choice or column of it.',
    ['position'],
    `
CREATE TABLE instrument_translation (
  instrument_id TEXT NOT NULL REFERENCES instrument (id),
  position INTEGER NOT NULL,
  language TEXT NOT NULL,
  text_id TEXT NOT NULL,
  source TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (instrument_id, position)
) STRICT, WITHOUT ROWID;`,
  ),
  part(
    'question_term',
    'An element of a short list of a question: its references, what it covers, the answers that pass its knock-out.',
    ['question_id', 'kind', 'position'],
    `
CREATE TABLE question_term (
  instrument_id TEXT NOT NULL,
  question_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('reference', 'covers', 'passesWith')),
  position INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (instrument_id, question_id, kind, position),
  FOREIGN KEY (instrument_id, question_id) REFERENCES question (instrument_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;`,
  ),
]
