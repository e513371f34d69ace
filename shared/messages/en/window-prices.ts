export const windowPrices = {
  'shell.prices': 'Prices',
  'shell.goPrices': 'Go to the prices',

  'prices.kept':
    '{kept, select, open {Prices are kept open: they may be read as soon as they come.} unread {Prices are stored as they come and stay unread until {openers, plural, one {one person opens} other {# persons open}} them.} other {Prices are sealed as they come, for {recipients, plural, one {one key} other {# keys, of which all are needed}}, until {openers, plural, one {one person opens} other {# persons open}} them.}}',
  'prices.opened':
    '{by} opened them, {at}{unlocked, plural, =0 {{locked, plural, =0 {, before there was an evaluator: {reason}} other {, after every evaluator had locked the round.}}} one {, before one evaluator had locked the round: {reason}} other {, before # evaluators had locked the round: {reason}}}',
  'prices.stillClosed': '{count, plural, one {One more person has to open them.} other {# more persons have to open them.}}',
  'priceTable.title': 'Prices',
  'priceTable.counts':
    '{lines, plural, one {# line} other {# lines}} · {bidders, plural, one {# bidder} other {# bidders}} · {months, plural, one {# month} other {# months}} · {currency}',
  'priceTable.open': 'Open prices…',
  'priceTable.openTitle': 'Open the prices of {lot}',
  'priceTable.openAction': 'Open',
  'priceTable.openHelp':
    '{count, plural, one {The price envelopes can be read in from then on.} other {# persons have to open them before the price envelopes can be read in.}}',
  'priceTable.openReason': 'Reason, needed until every evaluator has locked the round',
  'priceTable.openBy': 'It is recorded in the name of {name}, and cannot be undone.',
  'priceTable.wasOpened':
    '{state, select, closed {Recorded. {left, plural, one {One more person has} other {# more persons have}} to open them.} other {The prices are open: their envelopes can be read in.}}',
  'priceTable.hasOpened': '{name} has opened them already. The other person says who acts, in the settings, and opens them too.',
  'priceTable.keysNeeded':
    '{count, plural, one {The prices are sealed for one key. Choose its file.} other {The prices are sealed for # keys, of which all are needed. Choose the file of each.}}',
  'prices.stillSealed':
    '{count, plural, one {# file is sealed still: open them once more, with the keys.} other {# files are sealed still: open them once more, with the keys.}}',
  'priceTable.view': 'What the table shows',
  'priceTable.amounts': 'Over the term',
  'priceTable.units': 'Price of one unit',
  'priceTable.line': 'What is priced',
  'priceTable.total': 'Total over the term',
  'priceTable.lineUnit': '{quantity} × {unit}',
  'priceTable.monthly': '{quantity} × {unit}, each month',
  'priceTable.lowest': 'lowest',
  'priceTable.out': 'out, sets no reference',
  'priceTable.withdrawn': 'withdrawn',
  'priceTable.missing': '{count, plural, one {# line without a price} other {# lines without a price}}',
  'priceTable.disputed': 'in conflict',
  'priceTable.noPrice': 'no price',
  'priceTable.empty': 'There is nothing to price',
  'priceTable.emptyHelp': 'This lot was started without a price sheet.',
  'priceTable.nobodyHelp': 'Prices stand here side by side once bidders are invited and their envelopes are read in.',
  'priceTable.unread': 'No price has been read in yet',
  'priceTable.unreadHelp': 'Price envelopes stay closed in the register until somebody reads them in.',
  'priceTable.toRegister': 'Go to the register',
  'priceTable.unitPrice': 'Price of one unit',
  'priceTable.quantity': 'Quantity',
  'priceTable.months': 'Months of the term',
  'priceTable.amount': 'Over the term',
  'priceTable.comment': 'Comment of the bidder',
  'priceTable.source': 'Where it comes from',
  'priceTable.revision': 'Revision {revision, number}, read in {at}',
  'priceTable.sum': 'Sum of all lines',
} as const
