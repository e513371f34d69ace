import { about, factColumns, type RowReadings, text, word } from '../workspace/reading.ts'

/** How prices read in the journal. */
export const priceReadings: RowReadings = {
  price: {
    kind: 'journal.kind.price',
    columns: {
      ...factColumns,
      bid_id: about('bid'),
      line_id: about('priceLine'),
      unit_price: { as: 'money', label: 'journal.field.unitPrice' },
      comment: text('journal.field.comment'),
      source: word('journal.field.source', { workbook: 'journal.word.workbook', typed: 'journal.word.typed' }),
      receipt_id: about('receipt'),
      reason: text('journal.field.reason'),
    },
  },
}
