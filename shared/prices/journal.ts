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
      came_by: word('journal.field.cameBy', {
        telephone: 'prices.way.telephone',
        mail: 'prices.way.mail',
        letter: 'prices.way.letter',
        meeting: 'prices.way.meeting',
        cell: 'prices.way.cell',
        other: 'prices.way.other',
      }),
      reason: text('journal.field.reason'),
    },
  },
}
