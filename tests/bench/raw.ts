import Database from 'better-sqlite3'

/** Opens a workspace file as Assay does, with nothing but SQLite. */
export function openRaw(path: string): Database.Database {
  const database = new Database(path)
  for (const pragma of [
    'trusted_schema = OFF',
    'cell_size_check = ON',
    'foreign_keys = ON',
    'recursive_triggers = ON',
    'temp_store = MEMORY',
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

const ofInstrument = 'WHERE instrument_id = :instrument'
const ofLot = 'WHERE bid.lot_id = :lot'

/** The frozen questionnaire, table by table. */
const instrumentRows = [
  'SELECT template_key, template_version, title, description, licence, locale, hash FROM instrument WHERE id = :instrument',
  `SELECT id, parent_id, title, weight, scoring FROM criterion ${ofInstrument}`,
  `SELECT id, parent_id, title, introduction FROM section ${ofInstrument}`,
  `SELECT id, section_id, criterion_id, type, text, guidance, evidence, risk, weight, not_applicable, unit, currency, minimum,
     maximum, shown_when, hidden_counts_as, knock_out_label, knock_out_reason, knock_out_test, knock_out_value
   FROM question ${ofInstrument}`,
  `SELECT question_id, id, label, points FROM question_choice ${ofInstrument}`,
  `SELECT question_id, starts_at, points FROM question_band ${ofInstrument}`,
  `SELECT question_id, id, title, type FROM question_column ${ofInstrument}`,
  `SELECT question_id, kind, value FROM question_term ${ofInstrument}`,
  `SELECT subject, subject_id, text FROM level_meaning ${ofInstrument}`,
]

/** The bids of a lot, with all that stands of them. */
const bidRows = [
  'SELECT currency, term_months FROM current_tender_terms JOIN instrument USING (tender_id) WHERE instrument.id = :instrument',
  'SELECT lot_id, title FROM current_lot_terms WHERE lot_id = :lot',
  `SELECT line_id, title, unit, quantity, kind
   FROM current_price_sheet AS sheet JOIN price_sheet_line ON sheet_id = sheet.id WHERE sheet.lot_id = :lot`,
  `SELECT bid.id, name FROM bid JOIN current_provider_details AS provider ON provider.provider_id = bid.provider_id ${ofLot}`,
  `SELECT submission_id, question_id, state, value
   FROM bid JOIN submission ON bid_id = bid.id JOIN current_response ON submission_id = submission.id ${ofLot}`,
  `SELECT response_id, row, column_id, item.value
   FROM bid JOIN submission ON bid_id = bid.id JOIN current_response AS response ON submission_id = submission.id
     JOIN response_item AS item ON response_id = response.id ${ofLot}`,
  `SELECT bid_id, line_id, unit_price FROM bid JOIN current_price ON bid_id = bid.id ${ofLot}`,
  `SELECT submission_id, subject, subject_id, evaluator_id, points, reason
   FROM bid JOIN submission ON bid_id = bid.id JOIN current_score ON submission_id = submission.id ${ofLot}`,
  `SELECT submission_id, subject, subject_id, points, reason
   FROM bid JOIN submission ON bid_id = bid.id JOIN current_consensus ON submission_id = submission.id ${ofLot}`,
  'SELECT question_id, bid_id, agreed FROM current_agreement WHERE lot_id = :lot',
]

/** Prepares the statements that read what a ranking rests on, each row once and as it is. Returns what runs them. */
export function rawReader(
  database: Database.Database,
  { tender, lot, withInstrument }: { tender: string; lot: string; withInstrument: boolean },
): () => unknown[][] {
  const found = database.prepare<[string], { id: string }>('SELECT id FROM instrument WHERE tender_id = ?').get(tender)
  const instrument = found?.id ?? ''
  const statements = [...(withInstrument ? instrumentRows : []), ...bidRows].map((text) => ({
    statement: database.prepare(text),
    bind: { ...(text.includes(':instrument') && { instrument }), ...(text.includes(':lot') && { lot }) },
  }))
  return () => statements.map(({ statement, bind }) => statement.all(bind))
}
