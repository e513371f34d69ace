import { about, factColumns, hidden, moment, type RowReadings, text, word } from '../workspace/reading.ts'

const files = { as: 'list', label: 'journal.field.files', line: 'journal.line.file' } as const

/** How what arrived, and the answers in it, read in the journal. */
export const responseReadings: RowReadings = {
  receipt: {
    kind: 'journal.kind.receipt',
    columns: {
      id: about('receipt'),
      author: hidden,
      at: hidden,
      bid_id: hidden,
      position: hidden,
      envelope: word('journal.field.envelope', { questionnaire: 'bids.envelope.questionnaire', price: 'bids.envelope.price' }),
      received_at: moment('journal.field.receivedAt'),
      sender: text('journal.field.sender'),
      punctuality: word('journal.field.punctuality', {
        inTime: 'bids.punctuality.inTime',
        late: 'bids.punctuality.late',
        noDeadline: 'bids.punctuality.noDeadline',
      }),
      deadline: moment('journal.field.dueThen'),
      reason: text('journal.field.reason'),
    },
    parts: {
      receipt_file: { ...files, columns: ['position', 'file_name', 'sha256', 'size', 'received_sha256', 'received_size'] },
    },
  },
  receipt_correction: {
    kind: 'journal.kind.receiptCorrection',
    columns: {
      ...factColumns,
      receipt_id: about('receipt'),
      bid_id: about('bid'),
      position: hidden,
      envelope: word('journal.field.envelope', { questionnaire: 'bids.envelope.questionnaire', price: 'bids.envelope.price' }),
      reason: text('journal.field.reason'),
    },
  },
  receipt_admission: {
    kind: 'journal.kind.receiptAdmission',
    columns: {
      ...factColumns,
      receipt_id: about('receipt'),
      admission: word('journal.field.admission', {
        admitted: 'journal.word.admitted',
        refused: 'journal.word.refused',
      }),
      reason: text('journal.field.reason'),
    },
  },
  response: {
    kind: 'journal.kind.response',
    columns: {
      ...factColumns,
      submission_id: about('submission'),
      question_id: about('question'),
      state: { as: 'answer', label: 'journal.field.answer' },
      value: hidden,
      comment: text('journal.field.comment'),
      source: word('journal.field.source', { workbook: 'journal.word.workbook', typed: 'journal.word.typed' }),
      receipt_id: about('receipt'),
      reason: text('journal.field.reason'),
    },
    parts: {
      response_item: { as: 'answer', columns: ['row', 'column_id', 'value'] },
      response_file: { ...files, columns: ['position', 'file_name', 'evidence_id'] },
    },
  },
  confidentiality: {
    kind: 'journal.kind.confidentiality',
    columns: {
      ...factColumns,
      submission_id: about('submission'),
      question_id: about('question'),
      confidential: word('journal.field.confidential', { 0: 'journal.word.no', 1: 'journal.word.yes' }),
      reason: text('journal.field.reason'),
    },
  },
}
