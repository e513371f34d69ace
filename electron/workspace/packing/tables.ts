import { oneOf, text } from '../columns.ts'
import { factKind } from '../facts.ts'
import type { Table } from '../format/tables.ts'

/** Whether a pack is expected back, or nothing of it is taken any more. */
export const packStandings = ['out', 'withdrawn'] as const

/** Packs: copies for one reader. What is registered of each here decides what is taken from it when it comes back. */
export const packTables: readonly Table[] = [
  {
    kind: 'anchor',
    name: 'pack',
    about:
      'A pack that was made from this workspace: for whom, with or without prices, the scores of others and the names of bidders, what its reader is asked for, and the digest of the entry with which it begins (root).',
    final: true,
    sql: `
CREATE TABLE pack (
  id TEXT PRIMARY KEY,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  actor_id TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  prices INTEGER NOT NULL CHECK (prices IN (0, 1)),
  scores INTEGER NOT NULL CHECK (scores IN (0, 1)),
  names INTEGER NOT NULL CHECK (names IN (0, 1)),
  asked TEXT NOT NULL,
  root TEXT NOT NULL CHECK (length(root) = 64)
) STRICT;
CREATE INDEX pack_by_actor ON pack (actor_id);
CREATE INDEX pack_by_root ON pack (root);`,
  },
  {
    kind: 'frozen',
    name: 'pack_scope',
    about: 'A lot or a bid about which a pack is, and about which its reader may bring something back.',
    of: 'pack',
    owner: 'pack_id',
    order: ['position'],
    sql: `
CREATE TABLE pack_scope (
  pack_id TEXT NOT NULL REFERENCES pack (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('lot', 'bid')),
  thing_id TEXT NOT NULL,
  PRIMARY KEY (pack_id, position)
) STRICT, WITHOUT ROWID;`,
  },
  {
    kind: 'frozen',
    name: 'pack_grant',
    about: 'A table of which the reader of a pack may bring rows back, in their own name alone.',
    of: 'pack',
    owner: 'pack_id',
    order: ['position'],
    sql: `
CREATE TABLE pack_grant (
  pack_id TEXT NOT NULL REFERENCES pack (id),
  position INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  PRIMARY KEY (pack_id, position)
) STRICT, WITHOUT ROWID;`,
  },
  {
    kind: 'frozen',
    name: 'pack_alias',
    about: 'By which id a blind pack calls a provider, a bid or a submission that it hides, or a fact of its reader about one.',
    of: 'pack',
    owner: 'pack_id',
    order: ['position'],
    sql: `
CREATE TABLE pack_alias (
  pack_id TEXT NOT NULL REFERENCES pack (id),
  position INTEGER NOT NULL,
  alias TEXT NOT NULL,
  thing_id TEXT NOT NULL,
  PRIMARY KEY (pack_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX pack_alias_by_alias ON pack_alias (alias);`,
  },
  {
    kind: 'fact',
    name: 'pack_standing',
    about: 'Whether a pack is out and expected back, or was withdrawn, so that nothing of it is taken any more.',
    thing: ['pack_id'],
    sql: `
CREATE TABLE pack_standing (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  pack_id TEXT NOT NULL REFERENCES pack (id),
  standing TEXT NOT NULL CHECK (standing IN ('out', 'withdrawn')),
  reason TEXT NOT NULL CHECK (trim(reason) <> '')
) STRICT;
CREATE INDEX pack_standing_by_thing ON pack_standing (pack_id);`,
  },
  {
    kind: 'local',
    name: 'pack_cover',
    about:
      'In a pack: which pack it is, of which workspace, for whom, with what, and what is asked of its reader. Empty in any other file.',
    sql: `
CREATE TABLE pack_cover (
  pack_id TEXT PRIMARY KEY,
  workspace_id TEXT NOT NULL,
  workspace_title TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  made_at TEXT NOT NULL,
  prices INTEGER NOT NULL CHECK (prices IN (0, 1)),
  scores INTEGER NOT NULL CHECK (scores IN (0, 1)),
  names INTEGER NOT NULL CHECK (names IN (0, 1)),
  asked TEXT NOT NULL
) STRICT, WITHOUT ROWID;`,
  },
  {
    kind: 'local',
    name: 'pack_cover_item',
    about: 'In a pack: a table of which its reader may bring rows back (grant), a lot or a bid that it is about.',
    sql: `
CREATE TABLE pack_cover_item (
  kind TEXT NOT NULL CHECK (kind IN ('grant', 'lot', 'bid')),
  value TEXT NOT NULL,
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;`,
  },
]

export const packStanding = factKind('pack_standing', { pack_id: text }, { standing: oneOf(packStandings), reason: text })
