import { priceWays } from '../../shared/prices/ways.ts'
import { integer, oneOf, optional, text } from '../workspace/columns.ts'
import { factKind } from '../workspace/facts.ts'
import type { Table } from '../workspace/format/tables.ts'

const ways = priceWays.map((way) => `'${way}'`).join(', ')

export const priceTables: readonly Table[] = [
  {
    kind: 'fact',
    name: 'price',
    about:
      "The unit price of a bid for a line of its lot's price sheet, a decimal as text, and the currency that it is in (ISO 4217); empty where none was given. Read from a received workbook (receipt_id), or typed with how it came and a reason; one that was typed from a cell of a workbook names its package too.",
    thing: ['bid_id', 'line_id'],
    sql: `
CREATE TABLE price (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  bid_id TEXT NOT NULL REFERENCES bid (id),
  line_id TEXT NOT NULL,
  unit_price TEXT,
  comment TEXT,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  source TEXT NOT NULL CHECK (source IN ('workbook', 'typed')),
  receipt_id TEXT,
  came_by TEXT CHECK (came_by IN (${ways})),
  reason TEXT,
  CHECK ((source = 'workbook' OR came_by = 'cell') = (receipt_id IS NOT NULL)),
  CHECK ((source = 'typed') = (came_by IS NOT NULL)),
  CHECK (source = 'workbook' OR trim(reason) <> '')
) STRICT;
CREATE INDEX price_by_thing ON price (bid_id, line_id);
CREATE INDEX price_by_receipt ON price (receipt_id) WHERE receipt_id IS NOT NULL;`,
  },
  {
    kind: 'fact',
    name: 'tender_currency',
    about:
      'A currency beside that of a tender: whether bids may price in it, and at which rate it is converted. rate: what one unit is worth in counter, a decimal as text; of which day (rate_date) and by whom (rate_source). A rate into another currency than that of the tender does not count.',
    thing: ['tender_id', 'currency'],
    sql: `
CREATE TABLE tender_currency (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  tender_id TEXT NOT NULL REFERENCES tender (id),
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  permitted INTEGER NOT NULL CHECK (permitted IN (0, 1)),
  counter TEXT CHECK (length(counter) = 3),
  rate TEXT,
  rate_date TEXT,
  rate_source TEXT,
  reason TEXT,
  CHECK ((rate IS NULL) = (counter IS NULL)),
  CHECK ((rate IS NULL) = (rate_date IS NULL)),
  CHECK ((rate IS NULL) = (rate_source IS NULL))
) STRICT;
CREATE INDEX tender_currency_by_thing ON tender_currency (tender_id, currency);`,
  },
]

export const tenderCurrencyFact = factKind(
  'tender_currency',
  { tender_id: text, currency: text },
  {
    permitted: integer,
    counter: optional(text),
    rate: optional(text),
    rate_date: optional(text),
    rate_source: optional(text),
    reason: optional(text),
  },
)

export const priceFact = factKind(
  'price',
  { bid_id: text, line_id: text },
  {
    unit_price: optional(text),
    currency: text,
    comment: optional(text),
    source: oneOf(['workbook', 'typed']),
    receipt_id: optional(text),
    came_by: optional(oneOf(priceWays)),
    reason: optional(text),
  },
)
