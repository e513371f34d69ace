import { integer, oneOf, optional, text } from '../workspace/columns.ts'
import { factKind } from '../workspace/facts.ts'
import type { Table } from '../workspace/format/tables.ts'
import { amendmentTables } from './amendment-tables.ts'
import { inquiryTables } from './inquiry-tables.ts'
import { instrumentTables } from './instrument-tables.ts'
import { priceKeepingTables } from './price-keeping-tables.ts'
import { procedureTables } from './procedure-tables.ts'

/** Whose the lines of a price sheet are: an example that a template brought, or the buyer's. */
export const priceSheetOrigins = ['example', 'buyer'] as const

/** Where a bid stands: it takes part, its bidder has withdrawn it, or it was added by mistake and removed. */
export const bidStandings = ['withdrawn', 'takesPart', 'removed'] as const

export const tenderTables: readonly Table[] = [
  {
    kind: 'anchor',
    name: 'tender',
    about: 'A tender. position sorts.',
    sql: `
CREATE TABLE tender (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;`,
  },
  {
    kind: 'fact',
    name: 'tender_terms',
    about: 'The terms of a tender: title, need, currency (ISO 4217), term in months, and until when bids are due.',
    thing: ['tender_id'],
    sql: `
CREATE TABLE tender_terms (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  tender_id TEXT NOT NULL REFERENCES tender (id),
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  need TEXT NOT NULL,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  term_months INTEGER NOT NULL CHECK (term_months BETWEEN 1 AND 600),
  deadline TEXT,
  reason TEXT
) STRICT;
CREATE INDEX tender_terms_by_thing ON tender_terms (tender_id);`,
  },
  {
    kind: 'anchor',
    name: 'lot',
    about: 'A part of a tender that is awarded by itself. position sorts.',
    sql: `
CREATE TABLE lot (
  id TEXT PRIMARY KEY,
  tender_id TEXT NOT NULL REFERENCES tender (id),
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX lot_by_tender ON lot (tender_id);`,
  },
  {
    kind: 'fact',
    name: 'lot_terms',
    about: 'What a lot is called, and whether it was removed from its tender.',
    thing: ['lot_id'],
    sql: `
CREATE TABLE lot_terms (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  lot_id TEXT NOT NULL REFERENCES lot (id),
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  removed INTEGER NOT NULL CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX lot_terms_by_thing ON lot_terms (lot_id);`,
  },
  {
    kind: 'fact',
    name: 'price_sheet',
    about:
      'What every bidder of a lot prices. One fact holds the whole sheet. origin: the example that a template brought and nobody has confirmed, or lines of the buyer.',
    thing: ['lot_id'],
    sql: `
CREATE TABLE price_sheet (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  lot_id TEXT NOT NULL REFERENCES lot (id),
  origin TEXT NOT NULL CHECK (origin IN ('example', 'buyer'))
) STRICT;
CREATE INDEX price_sheet_by_thing ON price_sheet (lot_id);`,
  },
  {
    kind: 'frozen',
    name: 'price_sheet_line',
    about:
      'A line of a price sheet: its unit, its quantity (a decimal as text), and when it is paid: once at the start, each month, as it is used over the term, or once at the end. A tier says of which line (tier_of), from which volume on, and up to which; its quantity is what of the volume falls into it.',
    of: 'price_sheet',
    owner: 'sheet_id',
    order: ['position'],
    sql: `
CREATE TABLE price_sheet_line (
  sheet_id TEXT NOT NULL REFERENCES price_sheet (id),
  position INTEGER NOT NULL,
  line_id TEXT NOT NULL,
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  unit TEXT NOT NULL,
  quantity TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('oneOff', 'monthly', 'perTransaction', 'atExit')),
  tier_of TEXT,
  tier_from TEXT,
  tier_to TEXT,
  PRIMARY KEY (sheet_id, position),
  UNIQUE (sheet_id, line_id),
  CHECK ((tier_of IS NULL) = (tier_from IS NULL)),
  CHECK (tier_to IS NULL OR tier_of IS NOT NULL)
) STRICT, WITHOUT ROWID;`,
  },
  {
    kind: 'frozen',
    name: 'price_sheet_phase',
    about:
      'A phase of the ramp-up of a line that is paid each month: for how many months, and what percentage of its quantity is used (a decimal as text). Behind the last phase it is all of it.',
    of: 'price_sheet',
    owner: 'sheet_id',
    order: ['position', 'phase'],
    sql: `
CREATE TABLE price_sheet_phase (
  sheet_id TEXT NOT NULL REFERENCES price_sheet (id),
  position INTEGER NOT NULL,
  phase INTEGER NOT NULL,
  months INTEGER NOT NULL CHECK (months > 0),
  percent TEXT NOT NULL,
  PRIMARY KEY (sheet_id, position, phase)
) STRICT, WITHOUT ROWID;`,
  },
  ...priceKeepingTables,
  ...instrumentTables,
  {
    kind: 'fact',
    name: 'tender_questionnaire',
    about:
      'Which version of its questionnaire a tender asks, where it took another than the one that it began with, and why. Answers stay with their submission; those that do not carry over are recorded as blank.',
    thing: ['tender_id'],
    sql: `
CREATE TABLE tender_questionnaire (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  tender_id TEXT NOT NULL REFERENCES tender (id),
  instrument_id TEXT NOT NULL REFERENCES instrument (id),
  version TEXT NOT NULL,
  reason TEXT
) STRICT;
CREATE INDEX tender_questionnaire_by_thing ON tender_questionnaire (tender_id);`,
  },
  {
    kind: 'anchor',
    name: 'bid',
    about: 'What a provider offers for a lot. position sorts.',
    sql: `
CREATE TABLE bid (
  id TEXT PRIMARY KEY,
  lot_id TEXT NOT NULL REFERENCES lot (id),
  provider_id TEXT NOT NULL REFERENCES provider (id),
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX bid_by_lot ON bid (lot_id);
CREATE INDEX bid_by_provider ON bid (provider_id);`,
  },
  {
    kind: 'fact',
    name: 'bid_standing',
    about: 'Whether a bid takes part, was withdrawn, or was removed because it had been added by mistake, and why.',
    thing: ['bid_id'],
    sql: `
CREATE TABLE bid_standing (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  bid_id TEXT NOT NULL REFERENCES bid (id),
  standing TEXT NOT NULL CHECK (standing IN ('withdrawn', 'takesPart', 'removed')),
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX bid_standing_by_thing ON bid_standing (bid_id);`,
  },
  ...amendmentTables,
  ...procedureTables,
  ...inquiryTables,
  {
    kind: 'anchor',
    name: 'submission',
    about: "One party's filled instrument: of a bid, in a round. Answers and scores hang on it.",
    sql: `
CREATE TABLE submission (
  id TEXT PRIMARY KEY,
  instrument_id TEXT NOT NULL REFERENCES instrument (id),
  bid_id TEXT REFERENCES bid (id),
  round INTEGER NOT NULL CHECK (round > 0)
) STRICT;
CREATE INDEX submission_by_bid ON submission (bid_id);`,
  },
]

export const tenderTerms = factKind(
  'tender_terms',
  { tender_id: text },
  { title: text, need: text, currency: text, term_months: integer, deadline: optional(text), reason: optional(text) },
)
export const tenderQuestionnaire = factKind(
  'tender_questionnaire',
  { tender_id: text },
  { instrument_id: text, version: text, reason: optional(text) },
)
export const lotTerms = factKind('lot_terms', { lot_id: text }, { title: text, removed: integer })
export const priceSheetFact = factKind('price_sheet', { lot_id: text }, { origin: oneOf(priceSheetOrigins) })
export const bidStanding = factKind('bid_standing', { bid_id: text }, { standing: oneOf(bidStandings), reason: text })
