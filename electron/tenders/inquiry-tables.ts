import { inquiryResults } from '../../shared/tenders/inquiry-results.ts'
import { oneOf, optional, text } from '../workspace/columns.ts'
import { factKind } from '../workspace/facts.ts'
import type { Table } from '../workspace/format/tables.ts'

export const inquiryTables: readonly Table[] = [
  {
    kind: 'fact',
    name: 'price_inquiry',
    about:
      'The inquiry into a price of a bid that looks abnormally low: when the bidder was asked what, when it answered what (days as ISO 8601), and what came of it and why.',
    thing: ['bid_id'],
    sql: `
CREATE TABLE price_inquiry (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  bid_id TEXT NOT NULL REFERENCES bid (id),
  asked_on TEXT NOT NULL CHECK (length(asked_on) = 10),
  question TEXT NOT NULL CHECK (trim(question) <> ''),
  answered_on TEXT CHECK (length(answered_on) = 10),
  answer TEXT,
  result TEXT CHECK (result IN ('accepted', 'rejected')),
  reason TEXT,
  CHECK (answer IS NULL OR answered_on IS NOT NULL),
  CHECK (result IS NULL OR trim(reason) <> '')
) STRICT;
CREATE INDEX price_inquiry_by_thing ON price_inquiry (bid_id);`,
  },
]

export const priceInquiryFact = factKind(
  'price_inquiry',
  { bid_id: text },
  {
    asked_on: text,
    question: text,
    answered_on: optional(text),
    answer: optional(text),
    result: optional(oneOf(inquiryResults)),
    reason: optional(text),
  },
)
