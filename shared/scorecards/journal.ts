import { about, factColumns, hidden, number, points, type RowReadings, text, word } from '../workspace/reading.ts'

const given = {
  points: points('journal.field.points'),
  reason: text('journal.field.reason'),
  releasable: text('journal.field.releasable'),
} as const

/** How scores and what evaluators agreed read in the journal. */
export const scorecardReadings: RowReadings = {
  score: {
    kind: 'journal.kind.score',
    columns: {
      ...factColumns,
      submission_id: about('submission'),
      subject: hidden,
      subject_id: about('subject'),
      evaluator_id: about('evaluator'),
      ...given,
      after_lock: text('journal.field.afterLock'),
    },
  },
  consensus: {
    kind: 'journal.kind.consensus',
    columns: { ...factColumns, submission_id: about('submission'), subject: hidden, subject_id: about('subject'), ...given },
  },
  agreement: {
    kind: 'journal.kind.agreement',
    columns: {
      ...factColumns,
      lot_id: about('lot'),
      bid_id: about('bid'),
      question_id: about('question'),
      agreed: word('journal.field.agreed', { 0: 'journal.word.applies', 1: 'journal.word.doesNotApply' }),
      evaluator_id: about('evaluator'),
      reason: text('journal.field.reason'),
      after_lock: text('journal.field.afterLock'),
    },
  },
  round_lock: {
    kind: 'journal.kind.roundLock',
    columns: {
      ...factColumns,
      lot_id: about('lot'),
      evaluator_id: about('evaluator'),
      round: hidden,
      locked: word('journal.field.round', { 0: 'journal.word.unlocked', 1: 'journal.word.locked' }),
      reason: text('journal.field.reason'),
    },
  },
  score_admission: {
    kind: 'journal.kind.scoreAdmission',
    columns: { ...factColumns, score_id: about('score'), reason: text('journal.field.reason') },
  },
  exclusion: {
    kind: 'journal.kind.exclusion',
    columns: {
      ...factColumns,
      lot_id: about('lot'),
      bid_id: about('bid'),
      evaluator_id: about('evaluator'),
      excluded: word('journal.field.scoresCount', { 0: 'journal.word.yes', 1: 'journal.word.no' }),
      reason: text('journal.field.reason'),
    },
  },
  remark: {
    kind: 'journal.kind.remark',
    columns: {
      id: hidden,
      author: hidden,
      at: hidden,
      submission_id: about('submission'),
      subject: hidden,
      subject_id: about('subject'),
      about: word('journal.field.remarkOn', { answer: 'journal.word.theAnswer', score: 'journal.word.theScore' }),
      evaluator_id: about('evaluator'),
      kind: word('journal.field.remark', {
        comment: 'journal.word.comment',
        question: 'journal.word.question',
        reply: 'journal.word.reply',
      }),
      parent_id: hidden,
      text: text('journal.field.text'),
    },
  },
  remark_closing: {
    kind: 'journal.kind.remarkClosing',
    columns: { ...factColumns, remark_id: hidden, reason: text('journal.field.reason') },
  },
  remark_printing: {
    kind: 'journal.kind.remarkPrinting',
    columns: {
      ...factColumns,
      remark_id: hidden,
      printed: word('journal.field.printed', { 0: 'journal.word.no', 1: 'journal.word.yes' }),
    },
  },
  declaration: {
    kind: 'journal.kind.declaration',
    columns: {
      ...factColumns,
      tender_id: about('tender'),
      evaluator_id: about('evaluator'),
      conflicts: number('journal.field.conflictsOfInterest'),
      note: text('journal.field.note'),
    },
    parts: {
      declared_conflict: {
        as: 'list',
        label: 'journal.field.declared',
        line: 'journal.line.declaredConflict',
        columns: ['position', 'provider_id', 'what', 'measure'],
      },
    },
  },
}
