import { about, factColumns, hidden, points, type RowReadings, text, word } from '../workspace/reading.ts'

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
}
