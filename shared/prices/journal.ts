import { about, factColumns, hidden, type RowReadings, text, word } from '../workspace/reading.ts'

/** How prices read in the journal. */
export const priceReadings: RowReadings = {
  tender_currency: {
    kind: 'journal.kind.tenderCurrency',
    columns: {
      ...factColumns,
      tender_id: about('tender'),
      currency: text('journal.field.currency'),
      permitted: word('journal.field.permitted', { 0: 'journal.word.notPermitted', 1: 'journal.word.permitted' }),
      counter: text('journal.field.counter'),
      rate: text('journal.field.rate'),
      rate_date: text('journal.field.rateDate'),
      rate_source: text('journal.field.rateSource'),
      reason: text('journal.field.reason'),
    },
  },
  price: {
    kind: 'journal.kind.price',
    columns: {
      ...factColumns,
      bid_id: about('bid'),
      line_id: about('priceLine'),
      unit_price: { as: 'money', label: 'journal.field.unitPrice' },
      currency: hidden,
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
