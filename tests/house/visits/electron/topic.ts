import type { Command } from '../../../../electron/command-line/command.ts'
import { command, type Endpoints, query } from '../../../../electron/endpoint.ts'
import { loadBid } from '../../../../electron/tenders/bids.ts'
import type { GroundTopic } from '../../../../electron/topic.ts'
import { integer, text } from '../../../../electron/workspace/columns.ts'
import { sql } from '../../../../electron/workspace/database.ts'
import { factKind, record } from '../../../../electron/workspace/facts.ts'
import type { Step } from '../../../../electron/workspace/format/tables.ts'
import { amongIds, searchSource } from '../../../../electron/workspace/full-text/source.ts'
import { type Histories, historyOf } from '../../../../electron/workspace/histories.ts'
import type { visitsContract } from '../shared/topic.ts'

const visitFact = factKind('visit', { bid_id: text }, { note: text })

const step: Step = {
  version: 2,
  name: 'visits',
  tables: [
    {
      kind: 'fact',
      name: 'visit',
      about: 'What somebody saw who visited a bidder.',
      thing: ['bid_id'],
      sql: `
CREATE TABLE visit (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  bid_id TEXT NOT NULL REFERENCES bid (id),
  note TEXT NOT NULL
) STRICT;
CREATE INDEX visit_by_thing ON visit (bid_id);`,
    },
  ],
}

const ofLot = sql(
  `SELECT bid_id AS bid, revision, note FROM current_visit JOIN bid ON bid.id = bid_id WHERE lot_id = :lot ORDER BY bid_id`,
  { lot: text },
  { bid: text, revision: integer, note: text },
)

const endpoints: Endpoints<typeof visitsContract> = {
  'visit.note': command(({ write, author, at }, { bid, note }) => {
    const { lot } = loadBid(write, bid)
    record(write, visitFact, { author, at }, { bid_id: bid }, { note })
    const noted = write.all(ofLot, { lot }).find((one) => one.bid === bid)
    if (!noted) throw new Error('a visit that was noted is there')
    return noted
  }),
  'visit.list': query(({ read }, { lot }) => read.all(ofLot, { lot })),
}

const source = searchSource(
  { name: 'visit', kind: 'reason' },
  `SELECT bid_id AS owner, '' AS subject, '' AS subjectId, '' AS part, '' AS title, note AS body, at FROM current_visit`,
  { visit: `SELECT bid_id AS owner, '' AS subject, '' AS subjectId, '' AS part FROM visit WHERE id ${amongIds}` },
)

const histories: Histories = { bidder: historyOf.bidder('SELECT id, follows FROM visit WHERE bid_id = :bid') }

const commands: readonly Command[] = [
  {
    name: 'visit list',
    workspace: 'read',
    summary: 'commandLine.template.list',
    run: async ({ call }) => ({ data: await call('workspace.info', {}), lines: ['no visit'] }),
  },
]

export const visitsGround = {
  name: 'visits',
  endpoints,
  steps: [step],
  sources: [source],
  histories,
  commands,
  packs: { visit: { by: 'bid_id', of: 'bid' } },
} satisfies GroundTopic
