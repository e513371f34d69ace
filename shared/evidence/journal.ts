import { about, factColumns, hidden, type RowReadings, size, text, word } from '../workspace/reading.ts'

/** How evidence reads in the journal. */
export const evidenceReadings: RowReadings = {
  evidence: {
    kind: 'journal.kind.evidence',
    columns: {
      id: about('evidence'),
      author: hidden,
      at: hidden,
      file_name: hidden,
      media_type: text('journal.field.mediaType'),
      sha256: hidden,
      size: size('journal.field.size'),
      origin: word('journal.field.origin', { provider: 'journal.word.provider', evaluator: 'journal.word.evaluator' }),
    },
  },
  evidence_note: {
    kind: 'journal.kind.evidenceNote',
    columns: { ...factColumns, evidence_id: about('evidence'), note: text('journal.field.note') },
  },
}
