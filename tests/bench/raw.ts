import Database from 'better-sqlite3'

/** Opens a workspace file as Assay does, with nothing but SQLite. */
export function openRaw(path: string): Database.Database {
  const database = new Database(path)
  for (const pragma of [
    'trusted_schema = OFF',
    'cell_size_check = ON',
    'foreign_keys = ON',
    'recursive_triggers = ON',
    'journal_mode = WAL',
    'synchronous = FULL',
  ])
    database.pragma(pragma)
  return database
}

/** Leaves one file, as Assay does. */
export function closeRaw(database: Database.Database): void {
  database.pragma('journal_mode = DELETE')
  database.close()
}

const ofTender = 'WHERE tender_id = :tender'
const ofLot = 'WHERE lot_id = :lot'
const ofBids = `WHERE bid_id IN (SELECT id FROM bid ${ofLot})`

/** The frozen questionnaire, table by table. */
const instrument = [
  `SELECT template_key, template_version, title, description, licence, locale, hash FROM instrument ${ofTender}`,
  `SELECT id, parent_id, title, weight, scoring FROM criterion ${ofTender}`,
  `SELECT id, parent_id, title, introduction FROM section ${ofTender}`,
  `SELECT id, section_id, criterion_id, type, text, guidance, evidence, risk, weight, not_applicable, unit, currency, minimum,
     maximum, depends_on, hidden_counts_as, knock_out_label, knock_out_reason, knock_out_test, knock_out_value
   FROM question ${ofTender}`,
  `SELECT question_id, id, label, points FROM question_choice ${ofTender}`,
  `SELECT question_id, starts_at, points FROM question_band ${ofTender}`,
  `SELECT question_id, id, title, type FROM question_column ${ofTender}`,
  `SELECT question_id, kind, value FROM question_term ${ofTender}`,
  `SELECT subject, subject_id, text FROM anchor ${ofTender}`,
]

/** The bids of a lot, with all that was received and recorded for them. */
const bids = [
  'SELECT currency, term_months FROM tender WHERE id = :tender',
  'SELECT id, tender_id, title FROM lot WHERE id = :lot',
  `SELECT id, title, unit, quantity, kind FROM price_line ${ofLot}`,
  `SELECT bid.id, withdrawn_at, name FROM bid JOIN provider ON provider.id = provider_id ${ofLot}`,
  `SELECT bid_id, question_id, revision, state, value FROM response ${ofBids}`,
  `SELECT bid_id, question_id, revision, row, column_id, value FROM response_item ${ofBids}`,
  `SELECT bid_id, line_id, revision, unit_price FROM price ${ofBids}`,
  `SELECT bid_id, subject, subject_id, evaluator_id, revision, points, reason FROM score ${ofBids}`,
  `SELECT bid_id, subject, subject_id, revision, points, reason FROM consensus ${ofBids}`,
  `SELECT question_id, bid_id, revision, agreed FROM agreement ${ofLot}`,
]

/** Prepares the statements that read what a ranking rests on, each row once and as it is. Returns what runs them. */
export function rawReader(
  database: Database.Database,
  { tender, lot, withInstrument }: { tender: string; lot: string; withInstrument: boolean },
): () => unknown[][] {
  const statements = [...(withInstrument ? instrument : []), ...bids].map((text) => ({
    statement: database.prepare(text),
    bind: { ...(text.includes(':tender') && { tender }), ...(text.includes(':lot') && { lot }) },
  }))
  return () => statements.map(({ statement, bind }) => statement.all(bind))
}
