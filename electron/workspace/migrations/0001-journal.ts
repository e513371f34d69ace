import type { Migration } from './migration.ts'

/** The workspace's identity, the journal, and the store of evidence content. */
export const journal: Migration = {
  version: 1,
  name: 'journal',
  journaled: ['workspace'],
  sql: `
CREATE TABLE schema_migration (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  applied_at TEXT NOT NULL,
  assay_version TEXT NOT NULL
) STRICT;

CREATE TABLE workspace (
  singleton INTEGER PRIMARY KEY CHECK (singleton = 1),
  id TEXT NOT NULL CHECK (length(id) = 36),
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*Z'),
  assay_version TEXT NOT NULL
) STRICT;

-- The entry that is being written; empty between transactions. The generated triggers refuse to work without it.
CREATE TABLE journal_open (
  singleton INTEGER PRIMARY KEY CHECK (singleton = 1),
  entry INTEGER NOT NULL
) STRICT;

CREATE TABLE journal_entry (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*Z'),
  name TEXT NOT NULL CHECK (name <> ''),
  role TEXT NOT NULL,
  organisation TEXT NOT NULL,
  command TEXT NOT NULL CHECK (command <> ''),
  why TEXT NOT NULL,
  undoable INTEGER NOT NULL CHECK (undoable IN (0, 1)),
  undoes INTEGER REFERENCES journal_entry (id) CHECK (undoes < id),
  redoes INTEGER REFERENCES journal_entry (id) CHECK (redoes < id),
  previous TEXT NOT NULL CHECK (length(previous) = 64),
  digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
  CHECK (undoes IS NULL OR redoes IS NULL)
) STRICT;

CREATE TABLE journal_change (
  entry INTEGER NOT NULL REFERENCES journal_entry (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL CHECK (position > 0),
  table_name TEXT NOT NULL,
  row_key TEXT NOT NULL,
  operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX journal_change_row ON journal_change (table_name, row_key, entry);

-- Rows before and after, for undo. Outside the chain: it may be pruned at any time.
CREATE TABLE journal_image (
  position INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_key TEXT NOT NULL,
  before TEXT,
  after TEXT,
  CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX journal_image_entry ON journal_image (entry);

CREATE TRIGGER journal_entry_follows BEFORE INSERT ON journal_entry
WHEN new.id IS NOT (SELECT entry FROM journal_open)
  OR new.id IS NOT 1 + coalesce((SELECT max(id) FROM journal_entry), 0)
  OR new.previous IS NOT coalesce((SELECT digest FROM journal_entry ORDER BY id DESC LIMIT 1), printf('%064d', 0))
BEGIN SELECT RAISE(ABORT, 'journal_entry: an entry must be open and follow the newest one'); END;
CREATE TRIGGER journal_entry_update BEFORE UPDATE ON journal_entry
BEGIN SELECT RAISE(ABORT, 'journal_entry: entries are never changed'); END;
CREATE TRIGGER journal_entry_delete BEFORE DELETE ON journal_entry
BEGIN SELECT RAISE(ABORT, 'journal_entry: entries are never deleted'); END;
CREATE TRIGGER journal_change_insert BEFORE INSERT ON journal_change
WHEN new.entry IS NOT (SELECT entry FROM journal_open)
BEGIN SELECT RAISE(ABORT, 'journal_change: no journal entry is open'); END;
CREATE TRIGGER journal_change_update BEFORE UPDATE ON journal_change
BEGIN SELECT RAISE(ABORT, 'journal_change: digests are never changed'); END;
CREATE TRIGGER journal_change_delete BEFORE DELETE ON journal_change
BEGIN SELECT RAISE(ABORT, 'journal_change: digests are never deleted'); END;

-- The content of evidence, addressed by its SHA-256 in hexadecimal. Not journaled: the rows that name it are.
CREATE TABLE content (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  size INTEGER NOT NULL CHECK (size >= 0)
) STRICT, WITHOUT ROWID;
CREATE TABLE content_chunk (
  sha256 TEXT NOT NULL REFERENCES content (sha256) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  data BLOB NOT NULL CHECK (length(data) > 0),
  UNIQUE (sha256, position)
) STRICT;
CREATE TRIGGER content_update BEFORE UPDATE ON content
BEGIN SELECT RAISE(ABORT, 'content: content is never changed'); END;
CREATE TRIGGER content_chunk_update BEFORE UPDATE ON content_chunk
BEGIN SELECT RAISE(ABORT, 'content_chunk: content is never changed'); END;
`,
}
