import type { MessageKey } from '../messages/translate.ts'

/** Things that rows speak about, by the columns that name them. */
export type Thing =
  | 'provider'
  | 'tender'
  | 'lot'
  | 'bid'
  | 'question'
  | 'criterion'
  | 'subject'
  | 'evaluator'
  | 'evidence'
  | 'receipt'
  | 'priceLine'

/** What a column says to a reader: nothing of its own, which thing the row is about, or a value with a name. */
export type ColumnReading =
  | { as: 'hidden' }
  | { as: 'about'; thing: Thing }
  | { as: 'text' | 'number' | 'moment' | 'money' | 'size' | 'answer'; label: MessageKey }
  | { as: 'word'; label: MessageKey; words: Readonly<Record<string, MessageKey>> }

/** How the rows of a table read. `revised`: rows are revisions, and a new one changes what the one before said. */
export type RowReading = {
  kind: MessageKey
  columns: Readonly<Record<string, ColumnReading>>
  revised?: boolean
}

/** Ids, places in an order, and instants that are those of the entry. */
const hidden = { as: 'hidden' } as const
const about = (thing: Thing) => ({ as: 'about', thing }) as const
const text = (label: MessageKey) => ({ as: 'text', label }) as const
const number = (label: MessageKey) => ({ as: 'number', label }) as const
const moment = (label: MessageKey) => ({ as: 'moment', label }) as const
const word = (label: MessageKey, words: Readonly<Record<string, MessageKey>>) => ({ as: 'word', label, words }) as const

const deliveryModels = {
  onshore: 'bids.model.onshore',
  nearshore: 'bids.model.nearshore',
  offshore: 'bids.model.offshore',
  kpo: 'bids.model.kpo',
} as const

/** How the rows of each table read that is recorded in the journal, except of those that are parts of others. */
export const rowReadings: Readonly<Record<string, RowReading>> = {
  workspace: {
    kind: 'journal.kind.workspace',
    columns: { singleton: hidden, id: hidden, title: text('journal.field.title'), created_at: hidden, assay_version: hidden },
  },
  evidence: {
    kind: 'journal.kind.evidence',
    columns: {
      id: about('evidence'),
      file_name: hidden,
      media_type: text('journal.field.mediaType'),
      sha256: { as: 'size', label: 'journal.field.size' },
      origin: word('journal.field.origin', { provider: 'journal.word.provider', evaluator: 'journal.word.evaluator' }),
      note: text('journal.field.note'),
      added_at: hidden,
    },
  },
  provider: {
    kind: 'journal.kind.provider',
    columns: {
      id: hidden,
      name: text('journal.field.name'),
      country: text('journal.field.country'),
      delivery_model: word('journal.field.deliveryModel', deliveryModels),
      summary: text('journal.field.summary'),
    },
  },
  tender: {
    kind: 'journal.kind.tender',
    columns: {
      id: hidden,
      position: hidden,
      title: text('journal.field.title'),
      need: text('journal.field.need'),
      currency: text('journal.field.currency'),
      term_months: number('journal.field.termMonths'),
      deadline: moment('journal.field.deadline'),
      created_at: hidden,
    },
  },
  lot: {
    kind: 'journal.kind.lot',
    columns: { id: hidden, tender_id: about('tender'), position: hidden, title: text('journal.field.title') },
  },
  instrument: {
    kind: 'journal.kind.instrument',
    columns: {
      tender_id: about('tender'),
      template_key: text('journal.field.template'),
      template_version: text('journal.field.templateVersion'),
      title: text('journal.field.title'),
      description: text('journal.field.summary'),
      licence: text('journal.field.licence'),
      locale: hidden,
      hash: text('journal.field.hash'),
      frozen_at: hidden,
    },
  },
  bid: {
    kind: 'journal.kind.bid',
    columns: {
      id: hidden,
      tender_id: hidden,
      lot_id: about('lot'),
      provider_id: about('provider'),
      position: hidden,
      withdrawn_at: moment('journal.field.withdrawnAt'),
      withdrawn_reason: text('journal.field.withdrawnReason'),
    },
  },
  receipt: {
    kind: 'journal.kind.receipt',
    columns: {
      id: about('receipt'),
      bid_id: hidden,
      position: hidden,
      envelope: word('journal.field.envelope', { questionnaire: 'bids.envelope.questionnaire', price: 'bids.envelope.price' }),
      received_at: moment('journal.field.receivedAt'),
      recorded_at: hidden,
      sender: text('journal.field.sender'),
      punctuality: word('journal.field.punctuality', {
        inTime: 'bids.punctuality.inTime',
        late: 'bids.punctuality.late',
        noDeadline: 'bids.punctuality.noDeadline',
      }),
    },
  },
  response: {
    kind: 'journal.kind.response',
    revised: true,
    columns: {
      bid_id: about('bid'),
      question_id: about('question'),
      revision: hidden,
      tender_id: hidden,
      state: { as: 'answer', label: 'journal.field.answer' },
      value: hidden,
      comment: text('journal.field.comment'),
      source: word('journal.field.source', { workbook: 'journal.word.workbook', typed: 'journal.word.typed' }),
      receipt_id: about('receipt'),
      reason: text('journal.field.reason'),
      recorded_at: hidden,
    },
  },
  evaluator: {
    kind: 'journal.kind.evaluator',
    columns: {
      id: hidden,
      position: hidden,
      name: text('journal.field.name'),
      role: text('journal.field.role'),
      organisation: text('journal.field.organisation'),
    },
  },
  score: {
    kind: 'journal.kind.score',
    revised: true,
    columns: {
      bid_id: about('bid'),
      subject: hidden,
      subject_id: about('subject'),
      evaluator_id: about('evaluator'),
      revision: hidden,
      points: number('journal.field.points'),
      reason: text('journal.field.reason'),
      recorded_at: hidden,
    },
  },
  consensus: {
    kind: 'journal.kind.consensus',
    revised: true,
    columns: {
      bid_id: about('bid'),
      subject: hidden,
      subject_id: about('subject'),
      revision: hidden,
      points: number('journal.field.points'),
      reason: text('journal.field.reason'),
      recorded_at: hidden,
    },
  },
  agreement: {
    kind: 'journal.kind.agreement',
    revised: true,
    columns: {
      lot_id: about('lot'),
      bid_id: about('bid'),
      question_id: about('question'),
      revision: hidden,
      agreed: word('journal.field.agreed', { 0: 'journal.word.applies', 1: 'journal.word.doesNotApply' }),
      evaluator_id: about('evaluator'),
      reason: text('journal.field.reason'),
      recorded_at: hidden,
    },
  },
  price_line: {
    kind: 'journal.kind.priceLine',
    columns: {
      lot_id: about('lot'),
      id: hidden,
      position: hidden,
      title: text('journal.field.title'),
      unit: text('journal.field.unit'),
      quantity: number('journal.field.quantity'),
      kind: word('journal.field.paid', { oneOff: 'tender.paid.oneOff', monthly: 'tender.paid.monthly' }),
    },
  },
  price: {
    kind: 'journal.kind.price',
    revised: true,
    columns: {
      bid_id: about('bid'),
      line_id: about('priceLine'),
      revision: hidden,
      unit_price: { as: 'money', label: 'journal.field.unitPrice' },
      comment: text('journal.field.comment'),
      receipt_id: about('receipt'),
      recorded_at: hidden,
    },
  },
}

/** Tables whose rows are parts of a row that is written with them, and are read as a part of that. */
export const partsOf: Readonly<Record<string, 'instrument' | 'response' | 'receipt'>> = {
  criterion: 'instrument',
  section: 'instrument',
  question: 'instrument',
  question_choice: 'instrument',
  question_band: 'instrument',
  question_column: 'instrument',
  question_term: 'instrument',
  anchor: 'instrument',
  response_item: 'response',
  response_file: 'response',
  receipt_file: 'receipt',
}

/** Whether the rows of a table are parts of others. */
export const isPart = (table: string): boolean => Object.hasOwn(partsOf, table)

/** How the rows of a table read; nothing where they do not, whatever a journal calls a table. */
export const readingOf = (table: string): RowReading | undefined =>
  Object.hasOwn(rowReadings, table) ? rowReadings[table] : undefined
