import { about, factColumns, hidden, moment, number, type RowReadings, text, word } from '../workspace/reading.ts'

/** How tenders, their lots, questionnaires and bids read in the journal. */
export const tenderReadings: RowReadings = {
  tender: { kind: 'journal.kind.tender', quiet: true, columns: { id: about('tender'), position: hidden, created_at: hidden } },
  tender_terms: {
    kind: 'journal.kind.tender',
    columns: {
      ...factColumns,
      tender_id: about('tender', 'title'),
      title: text('journal.field.title'),
      need: text('journal.field.need'),
      currency: text('journal.field.currency'),
      term_months: number('journal.field.termMonths'),
      deadline: moment('journal.field.deadline'),
      reason: text('journal.field.reason'),
    },
  },
  tender_questionnaire: {
    kind: 'journal.kind.tenderQuestionnaire',
    columns: {
      ...factColumns,
      tender_id: about('tender'),
      instrument_id: hidden,
      version: text('journal.field.version'),
      reason: text('journal.field.reason'),
    },
  },
  lot: { kind: 'journal.kind.lot', quiet: true, columns: { id: about('lot'), tender_id: about('tender'), position: hidden } },
  lot_terms: {
    kind: 'journal.kind.lot',
    columns: {
      ...factColumns,
      lot_id: about('lot', 'title'),
      title: text('journal.field.title'),
      removed: word('journal.field.lotStands', { 0: 'journal.word.inTender', 1: 'journal.word.removed' }),
    },
  },
  price_sheet: {
    kind: 'journal.kind.priceSheet',
    columns: {
      ...factColumns,
      lot_id: about('lot'),
      origin: word('journal.field.linesOf', { example: 'journal.word.example', buyer: 'journal.word.buyer' }),
    },
    parts: {
      price_sheet_line: {
        as: 'list',
        label: 'journal.field.lines',
        line: 'journal.line.priceLine',
        columns: ['position', 'line_id', 'title', 'unit', 'quantity', 'kind', 'tier_of', 'tier_from', 'tier_to'],
      },
      price_sheet_phase: { as: 'hidden', columns: ['position', 'phase', 'months', 'percent'] },
    },
  },
  price_keeping: {
    kind: 'journal.kind.priceKeeping',
    columns: {
      ...factColumns,
      tender_id: about('tender'),
      kept: word('journal.field.kept', {
        open: 'journal.word.keptOpen',
        unread: 'journal.word.keptUnread',
        sealed: 'journal.word.keptSealed',
      }),
      openers: number('journal.field.openers'),
    },
    parts: {
      price_keeping_recipient: {
        as: 'list',
        label: 'journal.field.recipients',
        line: 'journal.line.recipient',
        columns: ['position', 'recipient'],
      },
    },
  },
  price_opening: {
    kind: 'journal.kind.priceOpening',
    columns: {
      ...factColumns,
      lot_id: about('lot'),
      actor_id: about('person'),
      reason: text('journal.field.reason'),
      locked: number('journal.field.lockedRounds'),
      unlocked: number('journal.field.unlocked'),
    },
    parts: { price_opening_file: { as: 'hidden', columns: ['position', 'sha256'] } },
  },
  amendment: {
    kind: 'journal.kind.amendment',
    columns: {
      id: hidden,
      author: hidden,
      at: hidden,
      tender_id: about('tender'),
      number: number('journal.field.number'),
      reason: text('journal.field.reason'),
      deviation: word('journal.field.deviation', { 0: 'journal.word.noDeviation', 1: 'journal.word.deviation' }),
    },
    parts: {
      amendment_change: {
        as: 'count',
        label: 'journal.field.changes',
        columns: ['position', 'field', 'about', 'before', 'after'],
      },
    },
  },
  amendment_notice: {
    kind: 'journal.kind.amendmentNotice',
    columns: {
      ...factColumns,
      amendment_id: hidden,
      bid_id: about('bid'),
      told_at: moment('journal.field.toldAt'),
      how: text('journal.field.how'),
    },
  },
  instrument: {
    kind: 'journal.kind.instrument',
    columns: {
      id: hidden,
      kind: hidden,
      tender_id: about('tender'),
      template_key: text('journal.field.template'),
      template_version: text('journal.field.version'),
      title: text('journal.field.title'),
      description: text('journal.field.summary'),
      licence: text('journal.field.licence'),
      locale: hidden,
      hash: text('journal.field.hash'),
      frozen_at: hidden,
    },
    parts: {
      scale_level: { as: 'hidden', columns: ['position', 'points', 'label'] },
      level_meaning: { as: 'hidden', columns: ['subject', 'subject_id', 'position', 'text'] },
      section: {
        as: 'count',
        label: 'journal.field.sections',
        columns: ['id', 'parent_id', 'position', 'title', 'introduction'],
      },
      criterion: {
        as: 'count',
        label: 'journal.field.criteria',
        columns: ['id', 'parent_id', 'position', 'title', 'weight', 'scoring'],
      },
      question: {
        as: 'count',
        label: 'journal.field.questions',
        columns: [
          ...['id', 'section_id', 'criterion_id', 'position', 'type', 'text', 'guidance', 'evidence', 'risk', 'weight'],
          ...['not_applicable', 'unit', 'currency', 'minimum', 'maximum', 'shown_when', 'hidden_counts_as'],
          ...['knock_out_label', 'knock_out_reason', 'knock_out_test', 'knock_out_value'],
        ],
      },
      question_choice: { as: 'hidden', columns: ['question_id', 'id', 'position', 'label', 'points'] },
      question_band: { as: 'hidden', columns: ['question_id', 'position', 'starts_at', 'points'] },
      question_column: { as: 'hidden', columns: ['question_id', 'id', 'position', 'title', 'type'] },
      question_term: { as: 'hidden', columns: ['question_id', 'kind', 'position', 'value'] },
      instrument_translation: { as: 'hidden', columns: ['position', 'language', 'text_id', 'source', 'text'] },
    },
  },
  bid: {
    kind: 'journal.kind.bid',
    columns: { id: hidden, lot_id: about('lot'), provider_id: about('provider'), position: hidden },
  },
  bid_standing: {
    kind: 'journal.kind.bidStanding',
    columns: {
      ...factColumns,
      bid_id: about('bid'),
      standing: word('journal.field.standing', {
        withdrawn: 'journal.word.withdrawn',
        takesPart: 'journal.word.takesPart',
        removed: 'journal.word.removed',
      }),
      reason: text('journal.field.reason'),
    },
  },
  submission: {
    kind: 'journal.kind.submission',
    quiet: true,
    columns: { id: hidden, instrument_id: hidden, bid_id: about('bid'), round: number('journal.field.round') },
  },
  tender_procedure: {
    kind: 'journal.kind.procedure',
    columns: {
      ...factColumns,
      tender_id: about('tender'),
      authority: text('procedure.field.authority'),
      address: text('procedure.field.address'),
      procedure: word('procedure.field.procedure', {
        open: 'procedure.kind.open',
        restricted: 'procedure.kind.restricted',
        competitiveWithNegotiation: 'procedure.kind.competitiveWithNegotiation',
        competitiveDialogue: 'procedure.kind.competitiveDialogue',
        innovationPartnership: 'procedure.kind.innovationPartnership',
        negotiatedWithoutPublication: 'procedure.kind.negotiatedWithoutPublication',
        lightRegime: 'procedure.kind.lightRegime',
        belowThreshold: 'procedure.kind.belowThreshold',
        private: 'procedure.kind.private',
      }),
      why: text('procedure.field.why'),
      published_in: text('procedure.field.publishedIn'),
      published_on: text('procedure.field.publishedOn'),
      published_reference: text('procedure.field.publishedReference'),
      selection: text('procedure.field.selection'),
      not_electronic: text('procedure.field.notElectronic'),
    },
  },
  subcontracting: {
    kind: 'journal.kind.subcontracting',
    columns: { ...factColumns, bid_id: about('bid'), parts: number('journal.field.passedOn') },
    parts: {
      subcontracted_part: {
        as: 'list',
        label: 'journal.field.subcontractors',
        line: 'journal.line.subcontracted',
        columns: ['position', 'subcontractor', 'share', 'what'],
      },
    },
  },
  price_inquiry: {
    kind: 'journal.kind.inquiry',
    columns: {
      ...factColumns,
      bid_id: about('bid'),
      asked_on: text('journal.field.askedOn'),
      question: text('journal.field.asked'),
      answered_on: text('journal.field.answeredOn'),
      answer: text('journal.field.answer'),
      result: word('journal.field.result', { accepted: 'journal.word.accepted', rejected: 'journal.word.rejected' }),
      reason: text('journal.field.reason'),
    },
  },
}
