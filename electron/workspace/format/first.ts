import { packTables } from '../packing/tables.ts'
import type { Table } from './tables.ts'

/** What every workspace rests on: its identity, who acts in it, the journal, what was given out, content, and the search index. */
export const workspaceTables: readonly Table[] = [
  {
    kind: 'local',
    name: 'journal_open',
    about:
      'What the journal entry does that is being written. Empty between transactions; without a row here the triggers let nothing be written.',
    sql: `
CREATE TABLE journal_open (
  singleton INTEGER PRIMARY KEY CHECK (singleton = 1),
  kind TEXT NOT NULL CHECK (kind IN ('act', 'undo', 'redo', 'erase', 'merge'))
) STRICT;`,
  },
  {
    kind: 'local',
    name: 'journal_brought',
    about: 'The rows that the open journal entry has brought so far. Empty between transactions.',
    sql: `
CREATE TABLE journal_brought (
  row_key TEXT PRIMARY KEY,
  table_name TEXT NOT NULL
) STRICT, WITHOUT ROWID;`,
  },
  {
    kind: 'local',
    name: 'journal_entry',
    about:
      'One action of a person. number is for display in this copy; digest identifies the entry and covers its fields, its parents and the digests of what it brought. words is the digest of author (an actor) and why, under salt. undoes and redoes are numbers of entries. latest is the latest time of the entry and of all that came before it: where at lies before it, a clock went back.',
    sql: `
CREATE TABLE journal_entry (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
  format INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('act', 'undo', 'redo', 'erase', 'merge')),
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
    about: 'The entries that an entry was written upon: none for the first, one for every other, two where copies were merged.',
    sql: `
CREATE TABLE journal_parent (
  entry INTEGER NOT NULL REFERENCES journal_entry (number) DEFERRABLE INITIALLY DEFERRED,
  parent INTEGER NOT NULL REFERENCES journal_entry (number),
  PRIMARY KEY (entry, parent),
  CHECK (parent < entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_parent_by_parent ON journal_parent (parent);
CREATE TRIGGER journal_parent_update BEFORE UPDATE ON journal_parent
BEGIN SELECT RAISE(ABORT, 'journal_parent: entries are never changed'); END;
CREATE TRIGGER journal_parent_delete BEFORE DELETE ON journal_parent
BEGIN SELECT RAISE(ABORT, 'journal_parent: entries are never deleted'); END;`,
  },
  {
    kind: 'local',
    name: 'journal_cited',
    about:
      'The digests of entries that an entry was written upon and that this copy does not hold: those of the workspace from which a pack was made.',
    sql: `
CREATE TABLE journal_cited (
  entry INTEGER NOT NULL REFERENCES journal_entry (number) DEFERRABLE INITIALLY DEFERRED,
  parent TEXT NOT NULL CHECK (length(parent) = 64),
  PRIMARY KEY (entry, parent)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER journal_cited_update BEFORE UPDATE ON journal_cited
BEGIN SELECT RAISE(ABORT, 'journal_cited: entries are never changed'); END;
CREATE TRIGGER journal_cited_delete BEFORE DELETE ON journal_cited
BEGIN SELECT RAISE(ABORT, 'journal_cited: entries are never deleted'); END;`,
  },
  {
    kind: 'local',
    name: 'journal_named',
    about:
      'The digests that an entry from another copy names besides those that came with it, one after the other: of rows and tombstones that were known already, that are hidden from this copy, or that were refused.',
    sql: `
CREATE TABLE journal_named (
  entry INTEGER NOT NULL REFERENCES journal_entry (number) DEFERRABLE INITIALLY DEFERRED,
  standing TEXT NOT NULL CHECK (standing IN ('known', 'hidden', 'refused')),
  digests BLOB NOT NULL CHECK (length(digests) > 0 AND length(digests) % 32 = 0),
  PRIMARY KEY (entry, standing)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER journal_named_update BEFORE UPDATE ON journal_named
BEGIN SELECT RAISE(ABORT, 'journal_named: entries are never changed'); END;
CREATE TRIGGER journal_named_delete BEFORE DELETE ON journal_named
WHEN NOT EXISTS (SELECT 1 FROM journal_open WHERE kind = 'merge')
BEGIN SELECT RAISE(ABORT, 'journal_named: entries are never deleted'); END;`,
  },
  {
    kind: 'local',
    name: 'proof',
    about:
      'The salt and the digest of each row that an entry brought, made once. A row that was undone or erased keeps its digest here; an erased one has lost its salt.',
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
WHEN NOT EXISTS (SELECT 1 FROM journal_open WHERE kind IN ('erase', 'merge')) OR new.salt IS NOT NULL OR new.digest IS NOT old.digest
BEGIN SELECT RAISE(ABORT, 'proof: digests are never changed'); END;
CREATE TRIGGER proof_delete BEFORE DELETE ON proof
BEGIN SELECT RAISE(ABORT, 'proof: digests are never deleted'); END;`,
  },
  {
    kind: 'local',
    name: 'tombstone',
    about:
      'What stays of a row that was undone or erased: its id, its table, what it followed, and no content. A tombstone beats its row wherever the two meet. A row that was undone in one copy and erased in another has two.',
    sql: `
CREATE TABLE tombstone (
  id TEXT NOT NULL,
  table_name TEXT NOT NULL,
  follows TEXT,
  erased INTEGER NOT NULL CHECK (erased IN (0, 1)),
  entry INTEGER NOT NULL REFERENCES journal_entry (number) DEFERRABLE INITIALLY DEFERRED,
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  PRIMARY KEY (id, erased)
) STRICT, WITHOUT ROWID;
CREATE INDEX tombstone_by_entry ON tombstone (entry);
CREATE TRIGGER tombstone_insert BEFORE INSERT ON tombstone
WHEN NOT EXISTS (SELECT 1 FROM journal_open WHERE kind IN ('undo', 'erase', 'merge'))
BEGIN SELECT RAISE(ABORT, 'tombstone: nothing is being taken away'); END;
CREATE TRIGGER tombstone_update BEFORE UPDATE ON tombstone
BEGIN SELECT RAISE(ABORT, 'tombstone: tombstones are never changed'); END;
CREATE TRIGGER tombstone_delete BEFORE DELETE ON tombstone
BEGIN SELECT RAISE(ABORT, 'tombstone: tombstones are never deleted'); END;`,
  },
  {
    kind: 'local',
    name: 'undone_row',
    about: 'What undo has taken away, as JSON, so that it can be done again. Emptied by the next action.',
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
    about: 'Under which new id a row that was undone came back.',
    sql: `
CREATE TABLE redone (
  old TEXT PRIMARY KEY,
  new TEXT NOT NULL
) STRICT, WITHOUT ROWID;`,
  },
  {
    kind: 'local',
    name: 'read_as',
    about:
      'Under which id the facts about something are read that turned out to be something else, or that a pack called by another id. Derived.',
    sql: `
CREATE TABLE read_as (
  id TEXT PRIMARY KEY,
  canonical TEXT NOT NULL CHECK (canonical <> id)
) STRICT, WITHOUT ROWID;
CREATE INDEX read_as_by_canonical ON read_as (canonical);`,
  },
  {
    kind: 'anchor',
    name: 'workspace',
    about:
      'The identity of this file, an Assay workspace. How to read it: an anchor says what there is; a fact says what somebody said about it and when, and never changes, so that a later one follows it; a part belongs to the anchor or fact that it names; what is local is of this copy alone, and so is place, the number of a row. The views current_… show what holds now. Times are UTC, ids are random, digests are SHA-256.',
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
    about: 'The steps of the file format that this file has taken.',
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
    about: 'Somebody who acts: an author, an evaluator, a program. Their name is a fact.',
    sql: `
CREATE TABLE actor (
  id TEXT PRIMARY KEY
) STRICT;`,
  },
  {
    kind: 'fact',
    name: 'actor_details',
    about: 'What an actor is called, and for whom they act.',
    thing: ['actor_id'],
    describes: true,
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
    about:
      'What an actor takes part as, such as evaluator; held is 0 once they no longer do, and reason says why, or why they do again. position sorts.',
    thing: ['actor_id', 'role'],
    describes: true,
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
  position INTEGER NOT NULL,
  reason TEXT CHECK (trim(reason) <> '')
) STRICT;
CREATE INDEX actor_role_by_thing ON actor_role (actor_id, role);`,
  },
  {
    kind: 'fact',
    name: 'same_as',
    about:
      'That an actor, a provider, a bid or a submission turned out to be another one (same_id), as which everything about it is read; empty once that no longer holds.',
    thing: ['thing_id'],
    sql: `
CREATE TABLE same_as (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  thing_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('actor', 'provider', 'bid', 'submission')),
  same_id TEXT CHECK (same_id <> thing_id),
  reason TEXT NOT NULL CHECK (trim(reason) <> '')
) STRICT;
CREATE INDEX same_as_by_thing ON same_as (thing_id);`,
  },
  {
    kind: 'fact',
    name: 'workspace_title',
    about: 'What the workspace is called.',
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
    about:
      'A file that left this workspace, registered before it had its name: of what kind, about which bid, lot or piece of evidence, in which language (BCP 47) where that was chosen, and the SHA-256 of its bytes.',
    final: true,
    sql: `
CREATE TABLE giving_out (
  id TEXT PRIMARY KEY,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> ''),
  about TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  size INTEGER NOT NULL CHECK (size >= 0),
  language TEXT
) STRICT;
CREATE INDEX giving_out_by_about ON giving_out (about);`,
  },
  ...packTables,
  {
    kind: 'local',
    name: 'content',
    about:
      'The content of files, by the SHA-256 of its bytes in hexadecimal. In no digest of its own: the rows that name it are.',
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
    about: 'The bytes of a content in pieces of up to 1 MiB, in the order of position.',
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
    about:
      'What can be found: the current text of each thing, with U+001F around the characters of scripts that put no spaces between words. Derived.',
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
