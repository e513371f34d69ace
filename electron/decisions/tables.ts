import { integer, optional, text } from '../workspace/columns.ts'
import { factKind } from '../workspace/facts.ts'
import type { FactTable, Table } from '../workspace/format/tables.ts'

/** A fact about a lot: what every one has, and its own columns. */
const ofLot = (name: string, about: string, things: string, columns: string, thing: readonly string[]): FactTable => ({
  kind: 'fact',
  name,
  about,
  thing,
  sql: `
CREATE TABLE ${name} (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
${things}
${columns}
) STRICT;
CREATE INDEX ${name}_by_thing ON ${name} (${thing.join(', ')});${columns.includes('bid_id') ? `\nCREATE INDEX ${name}_by_bid ON ${name} (bid_id);` : ''}`,
})

const lot = '  lot_id TEXT NOT NULL REFERENCES lot (id),'
const lotAndActor = `${lot}
  actor_id TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,`

/** What people decide about a lot, on the figures that the other tables give. */
export const decisionTables: readonly Table[] = [
  ofLot(
    'recommendation',
    'Which bid is recommended for award, and why; without a bid, that none is any more.',
    lot,
    `  bid_id TEXT REFERENCES bid (id),
  reason TEXT NOT NULL CHECK (trim(reason) <> '')`,
    ['lot_id'],
  ),
  {
    kind: 'anchor',
    name: 'award_condition',
    about:
      'Something that has to be settled before the award of a lot is signed. What it says, and whether it is met, are facts.',
    sql: `
CREATE TABLE award_condition (
  id TEXT PRIMARY KEY,
  lot_id TEXT NOT NULL REFERENCES lot (id)
) STRICT;
CREATE INDEX award_condition_by_lot ON award_condition (lot_id);`,
  },
  ofLot(
    'condition_standing',
    'What a condition says, whether it is open, met or dropped, and what shows that it is.',
    '  condition_id TEXT NOT NULL REFERENCES award_condition (id),',
    `  text TEXT NOT NULL CHECK (trim(text) <> ''),
  standing TEXT NOT NULL CHECK (standing IN ('open', 'met', 'dropped')),
  reason TEXT CHECK (trim(reason) <> ''),
  CHECK (standing = 'open' OR reason IS NOT NULL)`,
    ['condition_id'],
  ),
  ofLot(
    'dissent',
    'That a person disagrees with what is recommended, and why; without a reason, that they no longer do.',
    lotAndActor,
    `  reason TEXT CHECK (trim(reason) <> '')`,
    ['lot_id', 'actor_id'],
  ),
  ofLot(
    'approval',
    'That a person approved or refused what is recommended, or took that back: of which state of the workspace (head and state_root), and on what it rested (basis: SHA-256 of the questionnaire, answers, scores, prices, agreements and recommendation).',
    lotAndActor,
    `  verdict TEXT NOT NULL CHECK (verdict IN ('approved', 'refused', 'withdrawn')),
  reason TEXT CHECK (trim(reason) <> ''),
  entry INTEGER NOT NULL,
  head TEXT NOT NULL CHECK (length(head) = 64),
  state_root TEXT NOT NULL CHECK (length(state_root) = 64),
  basis TEXT NOT NULL CHECK (length(basis) = 64),
  CHECK (verdict = 'approved' OR reason IS NOT NULL)`,
    ['lot_id', 'actor_id'],
  ),
  ofLot(
    'award',
    'How a lot ended: awarded to a bid, or abandoned, and why; undecided, that neither holds any more.',
    lot,
    `  outcome TEXT NOT NULL CHECK (outcome IN ('awarded', 'abandoned', 'undecided')),
  bid_id TEXT REFERENCES bid (id),
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  CHECK ((outcome = 'awarded') = (bid_id IS NOT NULL))`,
    ['lot_id'],
  ),
  ofLot(
    'standstill',
    'From which day to which the award of a lot stands still before the contract may be signed; without days, that it does not.',
    lot,
    `  first_day TEXT CHECK (first_day GLOB '????-??-??'),
  last_day TEXT CHECK (last_day GLOB '????-??-??'),
  CHECK ((first_day IS NULL) = (last_day IS NULL) AND (last_day IS NULL OR last_day >= first_day))`,
    ['lot_id'],
  ),
]

export const recommendationFact = factKind('recommendation', { lot_id: text }, { bid_id: optional(text), reason: text })
export const conditionFact = factKind(
  'condition_standing',
  { condition_id: text },
  { text, standing: text, reason: optional(text) },
)
export const dissentFact = factKind('dissent', { lot_id: text, actor_id: text }, { reason: optional(text) })
export const approvalFact = factKind(
  'approval',
  { lot_id: text, actor_id: text },
  { verdict: text, reason: optional(text), entry: integer, head: text, state_root: text, basis: text },
)
export const awardFact = factKind('award', { lot_id: text }, { outcome: text, bid_id: optional(text), reason: text })
export const standstillFact = factKind('standstill', { lot_id: text }, { first_day: optional(text), last_day: optional(text) })
