import type { Migration } from './migration.ts'

/**
 * Scripts that put no spaces between words (Thai to Khmer, Chinese, Japanese) or whose words are often parts of longer ones
 * (Korean), as ranges of characters: they are indexed character by character, so that any part of a text is found.
 */
export const unspaced =
  '\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3fffd}'

/** Control characters that no document holds but where Assay puts them: around a match, and around an unspaced character. */
export const marks = { opens: '\x1d', closes: '\x1e', joint: '\x1f' } as const

/** The key of a document: the table of its source, and the primary key of the row there, without a revision. */
const key = ['source', 'owner_id', 'subject', 'subject_id', 'part']
const keys = key.join(', ')

/** The same text with joints around each unspaced character. Cut into blocks first, so that long texts are not copied for each character. */
const spaced = (column: string) => `(
    WITH RECURSIVE
    block (at, text) AS (
      SELECT 1, substr(${column}, 1, 256)
      UNION ALL SELECT at + 256, substr(${column}, at + 256, 256) FROM block WHERE text <> ''
    ),
    letter (at, rest, text) AS (
      SELECT at, text, '' FROM block
      UNION ALL SELECT at + 1, substr(rest, 2), substr(rest, 1, 1) FROM letter WHERE rest <> ''
    )
    SELECT group_concat(CASE WHEN text GLOB '[${unspaced}]' THEN char(31) || text || char(31) ELSE text END, '' ORDER BY at)
    FROM letter
  )`
const hasUnspaced = (column: string) => `octet_length(${column}) > length(${column}) AND ${column} GLOB '*[${unspaced}]*'`
const unmarked = (column: string) => `replace(replace(replace(${column}, char(29), ''), char(30), ''), char(31), '')`

/** The condition that a row is the newest revision of its kind: of those with the same `columns`. */
const newest = (table: string, ...columns: string[]) =>
  `revision = (SELECT max(revision) FROM ${table} AS other WHERE ${columns
    .map((column) => `other.${column} = ${table}.${column}`)
    .join(' AND ')})`

/** Each source as a SELECT of key, title, body and time of its documents. Of answers that are codes (yes, partly, no) nothing is found. */
const sources = {
  tender: `
    SELECT 'tender', tender.id, '', '', '', tender.title,
      concat_ws(char(10), need, (SELECT group_concat(lot.title, char(10) ORDER BY position) FROM lot WHERE tender_id = tender.id)),
      created_at
    FROM tender`,
  provider: `SELECT 'provider', id, '', '', '', name, concat_ws(char(10), country, summary), NULL FROM provider`,
  evidence: `SELECT 'evidence', id, '', '', '', file_name, coalesce(note, ''), added_at FROM evidence`,
  question: `
    SELECT 'question', question.tender_id, 'question', id, '', text,
      concat_ws(char(10), guidance, evidence, knock_out_reason, (
        SELECT group_concat(label, char(10) ORDER BY position) FROM question_choice AS choice
        WHERE choice.tender_id = question.tender_id AND choice.question_id = question.id
      )),
      frozen_at
    FROM question JOIN instrument ON instrument.tender_id = question.tender_id`,
  bid: `SELECT 'bid', id, '', '', '', '', withdrawn_reason, withdrawn_at FROM bid WHERE withdrawn_reason IS NOT NULL`,
  response: `
    SELECT 'response', bid_id, 'question', question_id, '', '',
      concat_ws(char(10),
        CASE
          WHEN value IS NULL OR type IN ('yesNo', 'yesPartlyNo') THEN NULL
          WHEN type = 'singleChoice' THEN (
            SELECT label FROM question_choice AS choice
            WHERE choice.tender_id = response.tender_id AND choice.question_id = response.question_id AND choice.id = value
          )
          ELSE concat_ws(' ', value, unit, currency)
        END,
        (
          SELECT group_concat(coalesce(label, item.value), char(10) ORDER BY item.row, item.column_id)
          FROM response_item AS item LEFT JOIN question_choice AS choice
            ON choice.tender_id = response.tender_id AND choice.question_id = item.question_id AND choice.id = item.value
              AND item.column_id = ''
          WHERE item.bid_id = response.bid_id AND item.question_id = response.question_id AND item.revision = response.revision
        ),
        comment, reason),
      recorded_at
    FROM response JOIN question ON question.tender_id = response.tender_id AND question.id = question_id
    WHERE ${newest('response', 'bid_id', 'question_id')}`,
  score: `
    SELECT 'score', bid_id, subject, subject_id, evaluator_id, '', reason, recorded_at
    FROM score WHERE ${newest('score', 'bid_id', 'subject', 'subject_id', 'evaluator_id')}`,
  consensus: `
    SELECT 'consensus', bid_id, subject, subject_id, '', '', reason, recorded_at
    FROM consensus WHERE ${newest('consensus', 'bid_id', 'subject', 'subject_id')}`,
  agreement: `
    SELECT 'agreement', lot_id, 'question', question_id, bid_id, '', reason, recorded_at
    FROM agreement WHERE ${newest('agreement', 'lot_id', 'question_id', 'bid_id')}`,
}

/** What has documents; the view `search_<source>` shows them as they ought to be. */
export const searchSources = Object.keys(sources)

/** A condition: that the text of a document is that of its source, apart from marks and joints. */
export const indexedText = (document: string, source: string) => `replace(${document}, char(31), '') IS ${unmarked(source)}`

/** The tables whose rows make a document stale when they are written, with the key of that document. */
const sourceTables: Record<string, (row: string) => string> = {
  tender: (row) => `'tender', ${row}.id, '', '', ''`,
  lot: (row) => `'tender', ${row}.tender_id, '', '', ''`,
  provider: (row) => `'provider', ${row}.id, '', '', ''`,
  evidence: (row) => `'evidence', ${row}.id, '', '', ''`,
  question: (row) => `'question', ${row}.tender_id, 'question', ${row}.id, ''`,
  bid: (row) => `'bid', ${row}.id, '', '', ''`,
  response: (row) => `'response', ${row}.bid_id, 'question', ${row}.question_id, ''`,
  response_item: (row) => `'response', ${row}.bid_id, 'question', ${row}.question_id, ''`,
  score: (row) => `'score', ${row}.bid_id, ${row}.subject, ${row}.subject_id, ${row}.evaluator_id`,
  consensus: (row) => `'consensus', ${row}.bid_id, ${row}.subject, ${row}.subject_id, ''`,
  agreement: (row) => `'agreement', ${row}.lot_id, 'question', ${row}.question_id, ${row}.bid_id`,
}

const each = <Value>(record: Record<string, Value>, text: (name: string, value: Value) => string) =>
  Object.entries(record)
    .map(([name, value]) => text(name, value))
    .join('\n')

/** Full-text search over tenders, questions, answers, reasons, providers and the names of evidence. */
export const search: Migration = {
  version: 3,
  name: 'search',
  journaled: [],
  sql: `
-- What can be found: the newest text of each thing, with joints (U+001F) around the characters of unspaced scripts. Derived from
-- the other tables, so it is not journaled.
CREATE TABLE search_document (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL CHECK (source IN (
    'tender', 'provider', 'evidence', 'question', 'bid', 'response', 'score', 'consensus', 'agreement'
  )),
  owner_id TEXT NOT NULL,
  subject TEXT NOT NULL CHECK (subject IN ('', 'question', 'criterion')),
  subject_id TEXT NOT NULL,
  part TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  at TEXT,
  UNIQUE (${keys})
) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5 (
  title, body,
  content = 'search_document', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

-- Documents to be written anew when the journal entry closes: an answer of many parts is indexed once.
CREATE TABLE search_stale (
  source TEXT NOT NULL,
  owner_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  part TEXT NOT NULL,
  PRIMARY KEY (${keys})
) STRICT, WITHOUT ROWID;

-- The documents of each source as they ought to be.
${each(sources, (source, select) => `CREATE VIEW search_${source} (${keys}, title, body, at) AS ${select.trim()};`)}

${each(sourceTables, (table, row) => {
  const mark = (from: string) => `INSERT INTO search_stale (${keys}) VALUES (${row(from)}) ON CONFLICT DO NOTHING;`
  return `CREATE TRIGGER search_${table}_insert AFTER INSERT ON ${table} BEGIN ${mark('new')} END;
CREATE TRIGGER search_${table}_update AFTER UPDATE ON ${table} BEGIN ${mark('old')} ${mark('new')} END;
CREATE TRIGGER search_${table}_delete AFTER DELETE ON ${table} BEGIN ${mark('old')} END;`
})}

-- When an entry closes, inside its transaction: the stale documents leave the index as they were written, and come back as they are now.
CREATE TRIGGER search_refresh AFTER DELETE ON journal_open
WHEN EXISTS (SELECT 1 FROM search_stale)
BEGIN
  INSERT INTO search_index (search_index, rowid, title, body)
  SELECT 'delete', id, title, body FROM search_stale CROSS JOIN search_document USING (${keys});
  DELETE FROM search_document WHERE (${keys}) IN (SELECT ${keys} FROM search_stale);
  ${each(
    sources,
    (source) => `INSERT INTO search_document (${keys}, title, body, at)
  SELECT ${keys}, ${unmarked('title')}, ${unmarked('body')}, at FROM search_stale CROSS JOIN search_${source} USING (${keys})
  WHERE search_stale.source = '${source}' AND (title <> '' OR body <> '');`,
  )}
  UPDATE search_document SET
    title = CASE WHEN ${hasUnspaced('title')} THEN ${spaced('title')} ELSE title END,
    body = CASE WHEN ${hasUnspaced('body')} THEN ${spaced('body')} ELSE body END
  WHERE (${keys}) IN (SELECT ${keys} FROM search_stale) AND (${hasUnspaced('title')} OR ${hasUnspaced('body')});
  INSERT INTO search_index (rowid, title, body)
  SELECT id, title, body FROM search_stale CROSS JOIN search_document USING (${keys});
  DELETE FROM search_stale;
END;

-- A row with the source 'everything' has the whole index made anew.
CREATE TRIGGER search_rebuild BEFORE INSERT ON search_stale
WHEN new.source = 'everything'
BEGIN
  INSERT INTO search_index (search_index) VALUES ('delete-all');
  DELETE FROM search_document;
  ${each(
    sourceTables,
    (table, row) => `INSERT INTO search_stale (${keys}) SELECT ${row(table)} FROM ${table} WHERE true ON CONFLICT DO NOTHING;`,
  )}
END;
INSERT INTO search_stale (${keys}) VALUES ('everything', '', '', '', '');
`,
}
