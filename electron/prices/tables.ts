import { priceWays } from '../../shared/prices/ways.ts'
import { oneOf, optional, text } from '../workspace/columns.ts'
import { factKind } from '../workspace/facts.ts'
import type { Table } from '../workspace/format/tables.ts'

const ways = priceWays.map((way) => `'${way}'`).join(', ')

export const priceTables: readonly Table[] = [
  {
    kind: 'fact',
    name: 'price',
    about:
      "The unit price of a bid for a line of its lot's price sheet, a decimal as text in the currency of the tender; empty where none was given. Read from a received workbook (receipt_id), or typed with how it came and a reason; one that was typed from a cell of a workbook names its package too.",
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
]

export const priceFact = factKind(
  'price',
  { bid_id: text, line_id: text },
  {
    unit_price: optional(text),
    comment: optional(text),
    source: oneOf(['workbook', 'typed']),
    receipt_id: optional(text),
    came_by: optional(oneOf(priceWays)),
    reason: optional(text),
  },
)
