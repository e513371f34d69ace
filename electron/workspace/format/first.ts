import type { Table } from './tables.ts'

/** What every workspace rests on: its identity, who acts in it, the journal, what was given out, content, and the search index. */
export const workspaceTables: readonly Table[] = [
  {
    kind: 'local',
    name: 'journal_open',
    // The entry that is being written; empty between transactions. The generated triggers refuse to work without it.
    sql: `
CREATE TABLE journal_open (
  singleton INTEGER PRIMARY KEY CHECK (singleton = 1),
  kind TEXT NOT NULL CHECK (kind IN ('act', 'undo', 'redo', 'erase'))
) STRICT;`,
  },
  {
    kind: 'local',
    name: 'journal_brought',
    // The rows that the open entry has brought so far; empty between transactions.
    sql: `
CREATE TABLE journal_brought (
  row_key TEXT PRIMARY KEY,
  table_name TEXT NOT NULL
) STRICT, WITHOUT ROWID;`,
  },
  {
    kind: 'local',
    name: 'journal_entry',
    // number is this copy's own, for display. latest is the latest time of the entry and of all that came before it.
    sql: `
CREATE TABLE journal_entry (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
  format INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('act', 'undo', 'redo', 'erase')),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*Z'),
  command TEXT NOT NULL CHECK (command <> ''),
  author TEXT,
  why TEXT,
  salt TEXT CHECK (length(salt) = 32),
  words TEXT NOT NULL CHECK (length(words) = 64),
  undoable INTEGER NOT NULL CHECK (undoable IN (0, 1)),
  undoes INTEGER REFERENCES journal_entry (number) CHECK (undoes < number),
  redoes INTEGER REFERENCES journal_entry (number) CHECK (redoes < number),
  latest TEXT NOT NULL,
  CHECK (undoes IS NULL OR redoes IS NULL)
) STRICT;
CREATE TRIGGER journal_entry_insert BEFORE INSERT ON journal_entry
WHEN NOT EXISTS (SELECT 1 FROM journal_open)
  OR new.number IS NOT 1 + coalesce((SELECT max(number) FROM journal_entry), 0)
BEGIN SELECT RAISE(ABORT, 'journal_entry: an entry must be open and follow the newest one'); END;
CREATE TRIGGER journal_entry_update BEFORE UPDATE ON journal_entry
WHEN NOT EXISTS (SELECT 1 FROM journal_open WHERE kind = 'erase')
BEGIN SELECT RAISE(ABORT, 'journal_entry: entries are never changed'); END;
CREATE TRIGGER journal_entry_delete BEFORE DELETE ON journal_entry
BEGIN SELECT RAISE(ABORT, 'journal_entry: entries are never deleted'); END;`,
  },
  {
    kind: 'local',
    name: 'journal_parent',
    sql: `
CREATE TABLE journal_parent (
  entry INTEGER NOT NULL REFERENCES journal_entry (number) DEFERRABLE INITIALLY DEFERRED,
  parent INTEGER NOT NULL REFERENCES journal_entry (number),
  PRIMARY KEY (entry, parent),
  CHECK (parent < entry)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER journal_parent_update BEFORE UPDATE ON journal_parent
BEGIN SELECT RAISE(ABORT, 'journal_parent: entries are never changed'); END;
CREATE TRIGGER journal_parent_delete BEFORE DELETE ON journal_parent
BEGIN SELECT RAISE(ABORT, 'journal_parent: entries are never deleted'); END;`,
  },
  {
    kind: 'local',
    name: 'proof',
    // The salt and the digest of each row that an entry brought, made once, by the copy of its author. An erased row has no salt.
    sql: `
CREATE TABLE proof (
  row_key TEXT PRIMARY KEY,
  table_name TEXT NOT NULL,
  entry INTEGER NOT NULL REFERENCES journal_entry (number) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB CHECK (length(salt) = 16),
  digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT, WITHOUT ROWID;
CREATE INDEX proof_by_entry ON proof (entry);
CREATE TRIGGER proof_insert BEFORE INSERT ON proof
WHEN NOT EXISTS (SELECT 1 FROM journal_open)
BEGIN SELECT RAISE(ABORT, 'proof: no journal entry is open'); END;
CREATE TRIGGER proof_update BEFORE UPDATE ON proof
WHEN NOT EXISTS (SELECT 1 FROM journal_open WHERE kind = 'erase') OR new.salt IS NOT NULL OR new.digest IS NOT old.digest
BEGIN SELECT RAISE(ABORT, 'proof: digests are never changed'); END;
CREATE TRIGGER proof_delete BEFORE DELETE ON proof
BEGIN SELECT RAISE(ABORT, 'proof: digests are never deleted'); END;`,
  },
  {
    kind: 'local',
    name: 'tombstone',
    // What stays of a row that was undone or erased: no content, so that it comes back from no copy. follows is that of the row.
    sql: `
CREATE TABLE tombstone (
  id TEXT PRIMARY KEY,
  table_name TEXT NOT NULL,
  follows TEXT,
  erased INTEGER NOT NULL CHECK (erased IN (0, 1)),
  entry INTEGER NOT NULL REFERENCES journal_entry (number) DEFERRABLE INITIALLY DEFERRED,
  digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT, WITHOUT ROWID;
CREATE INDEX tombstone_by_entry ON tombstone (entry);
CREATE TRIGGER tombstone_insert BEFORE INSERT ON tombstone
WHEN NOT EXISTS (SELECT 1 FROM journal_open WHERE kind IN ('undo', 'erase'))
BEGIN SELECT RAISE(ABORT, 'tombstone: nothing is being taken away'); END;
CREATE TRIGGER tombstone_update BEFORE UPDATE ON tombstone
BEGIN SELECT RAISE(ABORT, 'tombstone: tombstones are never changed'); END;
CREATE TRIGGER tombstone_delete BEFORE DELETE ON tombstone
BEGIN SELECT RAISE(ABORT, 'tombstone: tombstones are never deleted'); END;`,
  },
  {
    kind: 'local',
    name: 'undone_row',
    // What undo took away, for redo: the row with its parts as JSON. Gone as soon as something else is done.
    sql: `
CREATE TABLE undone_row (
  entry INTEGER NOT NULL,
  position INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row TEXT NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT;`,
  },
  {
    kind: 'local',
    name: 'redone',
    // Under which id a row that was undone came back.
    sql: `
CREATE TABLE redone (
  old TEXT PRIMARY KEY,
  new TEXT NOT NULL
) STRICT, WITHOUT ROWID;`,
  },
  {
    kind: 'anchor',
    name: 'workspace',
    sql: `
CREATE TABLE workspace (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*Z'),
  assay_version TEXT NOT NULL
) STRICT;`,
  },
  {
    kind: 'anchor',
    name: 'format_step',
    // The steps of the file format that this file has taken.
    sql: `
CREATE TABLE format_step (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  applied_at TEXT NOT NULL,
  assay_version TEXT NOT NULL
) STRICT;`,
  },
  {
    kind: 'anchor',
    name: 'actor',
    // Whoever acts: evaluator, auditor, approver and contact of a bidder are roles of one.
    sql: `
CREATE TABLE actor (
  id TEXT PRIMARY KEY
) STRICT;`,
  },
  {
    kind: 'fact',
    name: 'actor_details',
    thing: ['actor_id'],
    sql: `
CREATE TABLE actor_details (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  actor_id TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  role TEXT NOT NULL,
  organisation TEXT NOT NULL
) STRICT;
CREATE INDEX actor_details_by_thing ON actor_details (actor_id);`,
  },
  {
    kind: 'fact',
    name: 'actor_role',
    thing: ['actor_id', 'role'],
    // What somebody takes part as; held 0 when they no longer do.
    sql: `
CREATE TABLE actor_role (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  actor_id TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL CHECK (role <> ''),
  held INTEGER NOT NULL CHECK (held IN (0, 1)),
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX actor_role_by_thing ON actor_role (actor_id, role);`,
  },
  {
    kind: 'fact',
    name: 'workspace_title',
    thing: ['workspace_id'],
    sql: `
CREATE TABLE workspace_title (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  workspace_id TEXT NOT NULL REFERENCES workspace (id),
  title TEXT NOT NULL CHECK (trim(title) <> '')
) STRICT;
CREATE INDEX workspace_title_by_thing ON workspace_title (workspace_id);`,
  },
  {
    kind: 'anchor',
    name: 'giving_out',
    final: true,
    // What left this file: registered before the file that was written has its name. about is the id of what it is of.
    sql: `
CREATE TABLE giving_out (
  id TEXT PRIMARY KEY,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> ''),
  about TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  size INTEGER NOT NULL CHECK (size >= 0)
) STRICT;
CREATE INDEX giving_out_by_about ON giving_out (about);`,
  },
  {
    kind: 'local',
    name: 'content',
    // The content of evidence, addressed by its SHA-256 in hexadecimal. Not journaled: the rows that name it are.
    sql: `
CREATE TABLE content (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  size INTEGER NOT NULL CHECK (size >= 0)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER content_update BEFORE UPDATE ON content
BEGIN SELECT RAISE(ABORT, 'content: content is never changed'); END;`,
  },
  {
    kind: 'local',
    name: 'content_chunk',
    sql: `
CREATE TABLE content_chunk (
  sha256 TEXT NOT NULL REFERENCES content (sha256) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  data BLOB NOT NULL CHECK (length(data) > 0),
  UNIQUE (sha256, position)
) STRICT;
CREATE TRIGGER content_chunk_update BEFORE UPDATE ON content_chunk
BEGIN SELECT RAISE(ABORT, 'content_chunk: content is never changed'); END;`,
  },
  {
    kind: 'local',
    name: 'search_document',
    // What can be found: the current text of each thing, with joints (U+001F) around the characters of unspaced scripts.
    sql: `
CREATE TABLE search_document (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  owner_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  part TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  at TEXT,
  UNIQUE (source, owner_id, subject, subject_id, part)
) STRICT;
CREATE VIRTUAL TABLE search_index USING fts5 (
  title, body,
  content = 'search_document', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);`,
  },
]
