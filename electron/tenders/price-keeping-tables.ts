import { priceKeepings } from '../../shared/tenders/price-keepings.ts'
import { integer, oneOf, optional, text } from '../workspace/columns.ts'
import { factKind } from '../workspace/facts.ts'
import type { Table } from '../workspace/format/tables.ts'

export const priceKeepingTables: readonly Table[] = [
  {
    kind: 'fact',
    name: 'price_keeping',
    about:
      'How the price envelopes of a tender are kept until they are opened: open, so that they may be read at once; unread, as they came; or sealed for recipients of whom all are needed. openers is by how many persons prices are opened. Without one, they are open.',
    thing: ['tender_id'],
    sql: `
CREATE TABLE price_keeping (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  tender_id TEXT NOT NULL REFERENCES tender (id),
  kept TEXT NOT NULL CHECK (kept IN ('open', 'unread', 'sealed')),
  openers INTEGER NOT NULL CHECK (openers IN (1, 2))
) STRICT;
CREATE INDEX price_keeping_by_thing ON price_keeping (tender_id);`,
  },
  {
    kind: 'frozen',
    name: 'price_keeping_recipient',
    about: 'For whom price envelopes are sealed, in the format age: the key of each of them is needed.',
    of: 'price_keeping',
    owner: 'keeping_id',
    order: ['position'],
    sql: `
CREATE TABLE price_keeping_recipient (
  keeping_id TEXT NOT NULL REFERENCES price_keeping (id),
  position INTEGER NOT NULL,
  recipient TEXT NOT NULL,
  PRIMARY KEY (keeping_id, position)
) STRICT, WITHOUT ROWID;`,
  },
  {
    kind: 'fact',
    name: 'price_opening',
    about:
      'That somebody opened the prices of a lot. They are open once as many persons have as the tender asks for. locked is how many evaluators had locked their round by then, unlocked how many had not; where any had not, or none had, there is a reason.',
    thing: ['lot_id', 'actor_id'],
    sql: `
CREATE TABLE price_opening (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  lot_id TEXT NOT NULL REFERENCES lot (id),
  actor_id TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  reason TEXT,
  locked INTEGER NOT NULL CHECK (locked >= 0),
  unlocked INTEGER NOT NULL CHECK (unlocked >= 0),
  CHECK (locked > 0 AND unlocked = 0 OR trim(reason) <> '')
) STRICT;
CREATE INDEX price_opening_by_thing ON price_opening (lot_id, actor_id);`,
  },
  {
    kind: 'frozen',
    name: 'price_opening_file',
    about: 'A file of a price envelope that was unsealed: the SHA-256 of its content, as it was received.',
    of: 'price_opening',
    owner: 'opening_id',
    order: ['position'],
    sql: `
CREATE TABLE price_opening_file (
  opening_id TEXT NOT NULL REFERENCES price_opening (id),
  position INTEGER NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  PRIMARY KEY (opening_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX price_opening_file_by_content ON price_opening_file (sha256);`,
  },
]

export const priceKeeping = factKind('price_keeping', { tender_id: text }, { kept: oneOf(priceKeepings), openers: integer })
export const priceOpening = factKind(
  'price_opening',
  { lot_id: text, actor_id: text },
  { reason: optional(text), locked: integer, unlocked: integer },
)
