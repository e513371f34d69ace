import { integer, oneOf, optional, text } from '../workspace/columns.ts'
import { factKind } from '../workspace/facts.ts'
import type { Table } from '../workspace/format/tables.ts'
import { declarationTables } from './declaration-tables.ts'
import { remarkTables } from './remark-tables.ts'

/** Points are thousandths of a point; none takes a score back. reason is internal, releasable is what the bidder may be told. */
export const scorecardTables: readonly Table[] = [
  {
    kind: 'fact',
    name: 'score',
    about:
      'The score that an evaluator gives a question or a criterion, in thousandths of a point; without points it takes an earlier one back. reason is internal, releasable is what the bidder may be told. after_lock is why it was given although the evaluator had locked the round.',
    thing: ['submission_id', 'subject', 'subject_id', 'evaluator_id'],
    sql: `
CREATE TABLE score (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  submission_id TEXT NOT NULL REFERENCES submission (id),
  subject TEXT NOT NULL CHECK (subject IN ('question', 'criterion')),
  subject_id TEXT NOT NULL,
  evaluator_id TEXT NOT NULL REFERENCES actor (id),
  points INTEGER,
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  releasable TEXT,
  after_lock TEXT CHECK (trim(after_lock) <> '')
) STRICT;
CREATE INDEX score_by_thing ON score (submission_id, subject, subject_id, evaluator_id);`,
  },
  {
    kind: 'fact',
    name: 'consensus',
    about:
      'The score that the evaluators agreed on, in thousandths of a point; without points it takes an earlier one back. reason is internal, releasable is what the bidder may be told.',
    thing: ['submission_id', 'subject', 'subject_id'],
    sql: `
CREATE TABLE consensus (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  submission_id TEXT NOT NULL REFERENCES submission (id),
  subject TEXT NOT NULL CHECK (subject IN ('question', 'criterion')),
  subject_id TEXT NOT NULL,
  points INTEGER,
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  releasable TEXT
) STRICT;
CREATE INDEX consensus_by_thing ON consensus (submission_id, subject, subject_id);`,
  },
  {
    kind: 'fact',
    name: 'agreement',
    about:
      'Whether an evaluator agrees that a question does not apply: to one bid, or to every bid of the lot (bid_id is then empty). after_lock is why it was said although the evaluator had locked the round.',
    thing: ['lot_id', 'question_id', 'bid_id'],
    sql: `
CREATE TABLE agreement (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  lot_id TEXT NOT NULL REFERENCES lot (id),
  question_id TEXT NOT NULL,
  bid_id TEXT NOT NULL,
  agreed INTEGER NOT NULL CHECK (agreed IN (0, 1)),
  evaluator_id TEXT NOT NULL REFERENCES actor (id),
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  after_lock TEXT CHECK (trim(after_lock) <> '')
) STRICT;
CREATE INDEX agreement_by_thing ON agreement (lot_id, question_id, bid_id);`,
  },
  {
    kind: 'fact',
    name: 'round_lock',
    about:
      'Whether an evaluator has locked their round of scoring a lot; unlocking has a reason. What was scored elsewhere and is not among the ancestors of the lock does not count by itself.',
    thing: ['lot_id', 'evaluator_id', 'round'],
    sql: `
CREATE TABLE round_lock (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  lot_id TEXT NOT NULL REFERENCES lot (id),
  evaluator_id TEXT NOT NULL REFERENCES actor (id),
  round INTEGER NOT NULL CHECK (round > 0),
  locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
  reason TEXT,
  CHECK (locked = 1 OR trim(reason) <> '')
) STRICT;
CREATE INDEX round_lock_by_thing ON round_lock (lot_id, evaluator_id, round);`,
  },
  {
    kind: 'fact',
    name: 'score_admission',
    about: 'That a score counts which was recorded elsewhere and came after its evaluator had locked the round, and why.',
    thing: ['score_id'],
    sql: `
CREATE TABLE score_admission (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  score_id TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (trim(reason) <> '')
) STRICT;
CREATE INDEX score_admission_by_thing ON score_admission (score_id);`,
  },
  {
    kind: 'fact',
    name: 'exclusion',
    about:
      'Whether an evaluator is excluded from scoring a bid, or every bid of the lot (bid_id is then empty), and why: what they give there does not count.',
    thing: ['lot_id', 'bid_id', 'evaluator_id'],
    sql: `
CREATE TABLE exclusion (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  lot_id TEXT NOT NULL REFERENCES lot (id),
  bid_id TEXT NOT NULL,
  evaluator_id TEXT NOT NULL REFERENCES actor (id),
  excluded INTEGER NOT NULL CHECK (excluded IN (0, 1)),
  reason TEXT NOT NULL CHECK (trim(reason) <> '')
) STRICT;
CREATE INDEX exclusion_by_thing ON exclusion (lot_id, bid_id, evaluator_id);`,
  },
  ...remarkTables,
  ...declarationTables,
]

const subject = { subject: oneOf(['question', 'criterion']), subject_id: text }
const given = { points: optional(integer), reason: text, releasable: optional(text) }

export const scoreFact = factKind(
  'score',
  { submission_id: text, ...subject, evaluator_id: text },
  { ...given, after_lock: optional(text) },
)
export const consensusFact = factKind('consensus', { submission_id: text, ...subject }, given)
export const agreementFact = factKind(
  'agreement',
  { lot_id: text, question_id: text, bid_id: text },
  { agreed: integer, evaluator_id: text, reason: text, after_lock: optional(text) },
)
export const roundLock = factKind(
  'round_lock',
  { lot_id: text, evaluator_id: text, round: integer },
  { locked: integer, reason: optional(text) },
)
export const scoreAdmission = factKind('score_admission', { score_id: text }, { reason: text })
export const exclusionFact = factKind(
  'exclusion',
  { lot_id: text, bid_id: text, evaluator_id: text },
  { excluded: integer, reason: text },
)
