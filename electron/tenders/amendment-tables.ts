import { amendedFields } from '../../shared/tenders/amendment-model.ts'
import { text } from '../workspace/columns.ts'
import { factKind } from '../workspace/facts.ts'
import type { Table } from '../workspace/format/tables.ts'

const fields = amendedFields.map((field) => `'${field}'`).join(', ')

export const amendmentTables: readonly Table[] = [
  {
    kind: 'anchor',
    name: 'amendment',
    about:
      'A change of what bidders rest on after something went out to them, and why. What changed is recorded with it. deviation is 1 where it changed what decides after the first envelope had been opened.',
    sql: `
CREATE TABLE amendment (
  id TEXT PRIMARY KEY,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  tender_id TEXT NOT NULL REFERENCES tender (id),
  number INTEGER NOT NULL CHECK (number > 0),
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  deviation INTEGER NOT NULL CHECK (deviation IN (0, 1))
) STRICT;
CREATE INDEX amendment_by_tender ON amendment (tender_id);`,
  },
  {
    kind: 'frozen',
    name: 'amendment_change',
    about:
      'What an amendment changed, as bidders are told: a term, a lot, a price sheet, or something in words, before and after.',
    of: 'amendment',
    owner: 'amendment_id',
    order: ['position'],
    sql: `
CREATE TABLE amendment_change (
  amendment_id TEXT NOT NULL REFERENCES amendment (id),
  position INTEGER NOT NULL,
  field TEXT NOT NULL CHECK (field IN (${fields})),
  about TEXT,
  before TEXT,
  after TEXT,
  PRIMARY KEY (amendment_id, position)
) STRICT, WITHOUT ROWID;`,
  },
  {
    kind: 'fact',
    name: 'amendment_notice',
    about: 'That a bidder was told of an amendment: when, and how.',
    thing: ['amendment_id', 'bid_id'],
    sql: `
CREATE TABLE amendment_notice (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  amendment_id TEXT NOT NULL REFERENCES amendment (id),
  bid_id TEXT NOT NULL REFERENCES bid (id),
  told_at TEXT NOT NULL,
  how TEXT NOT NULL CHECK (trim(how) <> '')
) STRICT;
CREATE INDEX amendment_notice_by_thing ON amendment_notice (amendment_id, bid_id);`,
  },
]

export const amendmentNotice = factKind('amendment_notice', { amendment_id: text, bid_id: text }, { told_at: text, how: text })
