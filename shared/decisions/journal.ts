import { about, factColumns, hidden, type RowReadings, text, word } from '../workspace/reading.ts'

const reason = text('journal.field.reason')

/** How what was decided about a lot reads in the journal. */
export const decisionReadings: RowReadings = {
  recommendation: {
    kind: 'journal.kind.recommendation',
    columns: { ...factColumns, lot_id: about('lot'), bid_id: about('bid'), reason },
  },
  award_condition: { kind: 'journal.kind.condition', quiet: true, columns: { id: hidden, lot_id: about('lot') } },
  condition_standing: {
    kind: 'journal.kind.condition',
    columns: {
      ...factColumns,
      condition_id: hidden,
      text: text('journal.field.text'),
      standing: word('journal.field.standing', {
        open: 'journal.word.conditionOpen',
        met: 'journal.word.conditionMet',
        dropped: 'journal.word.conditionDropped',
      }),
      reason,
    },
  },
  dissent: {
    kind: 'journal.kind.dissent',
    columns: { ...factColumns, lot_id: about('lot'), actor_id: about('person'), reason },
  },
  approval: {
    kind: 'journal.kind.approval',
    columns: {
      ...factColumns,
      lot_id: about('lot'),
      actor_id: about('person'),
      verdict: word('journal.field.verdict', {
        approved: 'journal.word.approved',
        refused: 'journal.word.refused',
        withdrawn: 'journal.word.takenBack',
      }),
      reason,
      entry: hidden,
      head: text('journal.field.head'),
      state_root: text('journal.field.stateRoot'),
      basis: hidden,
    },
  },
  award: {
    kind: 'journal.kind.award',
    columns: {
      ...factColumns,
      lot_id: about('lot'),
      outcome: word('journal.field.outcome', {
        awarded: 'journal.word.awarded',
        abandoned: 'journal.word.abandoned',
        undecided: 'journal.word.undecided',
      }),
      bid_id: about('bid'),
      reason,
    },
  },
  standstill: {
    kind: 'journal.kind.standstill',
    columns: {
      ...factColumns,
      lot_id: about('lot'),
      first_day: text('journal.field.firstDay'),
      last_day: text('journal.field.lastDay'),
    },
  },
}
