export const prices = {
  'prices.workbook.title': 'Prices of {provider}',
  'prices.workbook.sheet': 'Prices',
  'prices.workbook.toSheet': 'Go to the prices',
  'prices.workbook.total': 'Total over the term of {months, plural, one {# month} other {# months}}',
  'prices.workbook.currency': 'Currency of all your prices: {currencies}',
  'prices.workbook.hint':
    'The price of one unit in {currency}, without tax. 0 only for what is free of charge; below 0 only for what is taken off.',
  'prices.workbook.error': 'Please enter a number, without a currency sign and without separators between thousands.',
  'error.price.notClosed': 'The prices of {lot} are kept open: there is nothing to open.',
  'error.price.openedAlready': '{by} has opened these prices already ({at}).',
  'error.price.openReason':
    '{count, plural, =0 {There is no evaluator yet who could lock a round.} other {Not every evaluator has locked the round: {evaluators}.}} Say why prices are opened before; every report prints it.',
  'error.price.notAsReceived':
    'What was sealed of “{file}” is not what was received. Keep the workspace as it is, and compare it with a backup.',
  'prices.column.number': 'No.',
  'prices.column.line': 'What is priced',
  'prices.column.unit': 'Unit',
  'prices.column.quantity': 'Quantity',
  'prices.column.kind': 'Payable',
  'prices.column.price': 'Price of one unit',
  'prices.column.currency': 'Currency',
  'prices.column.total': 'Total',
  'prices.column.comment': 'Your comment',
  'prices.column.id': 'Reference',
  'prices.kind':
    '{kind, select, ramp {each month, {months} times; {ramp}} monthly {each month, {months} times} perTransaction {as used, over {months} months} atExit {once, at the end} other {once}}',
  'import.remark.priceRowMissing': 'The row of this line did not come back. It has no price.',
  'import.remark.priceRowMissingKept': 'The row of this line did not come back. The price that was recorded before stays.',
  'import.remark.unpriced': 'No price was given. A line without a price leaves the bid without a total.',
  'import.remark.priceEmptied': 'The cell is empty now. The price that was recorded before stays.',
  'import.remark.priceZero': 'The price is zero: free of charge.',
  'import.remark.priceNegative': 'The price is below zero: it is taken off the total.',
  'import.remark.priceDecimals': 'The price {price} has more than {limit, number} decimals. Ask the bidder for a rounded price.',
  'import.remark.priceNotOffered':
    '“{given}” is no price. A line without a price counts as not offered and leaves the bid without a total; 0 is free of charge. Ask the bidder which is meant.',
  'import.remark.priceCurrency':
    'The price is given in {given}, but bids price in {currency} here. Ask the bidder for a price in {currency}.',
  'import.remark.pricesIn': 'The bidder prices in {currency}.',
  'import.remark.priceReworded':
    'A locked cell came back changed: “{returned}” instead of “{sent}”. The price is read for the line that was sent.',
  'error.price.lineStays':
    'Bidders rest on the price sheet: “{line}” stays as it is. An amendment can add lines; what else changes is said in words.',
  'error.rate.own': '{currency} is the currency of the tender itself: it needs no rate.',
  'error.rate.unknown': '“{currency}” is no currency that is known, such as EUR or USD. Nothing was recorded.',
  'error.rate.reason':
    'Bidders rest on this tender already: what {currency} is worth is changed by an amendment. Say why; bidders are told, and reports print it.',
  'error.rate.notTaken': 'Rate of {currency}: {reason} Nothing was recorded.',
  'error.rate.ahead': 'The rate of {currency} is said to be of {date}, which has not come yet. Nothing was recorded.',
  'error.price.currencyNotPermitted':
    'Bids may price in {permitted}, not in {currency}. Permit it for the tender first, or enter the price in another currency.',
  'error.price.closed': 'The prices of {lot} are closed. Open them before a price is entered by hand.',
  'error.price.noSuchLine': 'The price sheet of {lot} has no line “{line}”. Nothing was recorded.',
  'error.price.notTaken': '{line}: {reason} Nothing was recorded.',
  'error.price.cellReceipt':
    '{cameBy, select, cell {Say in whose package the cell stands that the price is taken from.} other {Only a price that is taken from a cell of a price workbook names a package.}}',
  'error.price.otherReceipt':
    'Package {position, number} is not a price envelope of {bidder}. A price is taken from a cell of the bidder’s own price workbook.',
  'error.price.linesFixed': 'Prices of {provider} have been read in for this price sheet. It can no longer be replaced.',
  'error.price.nothingIn':
    '{file} has no lines. Its first sheet needs a row for each line: what is priced, quantity, unit, and when it is paid.',
  'error.price.tooManyLines': '{file} has {count, number} lines; a price sheet has {most, number} at most.',
  'error.price.linesWrong':
    '{count, plural, one {One thing is} other {# things are}} wrong with the lines, and nothing was changed. {first}',
  'error.price.sameLine': 'Two lines of the price sheet have the id “{line}”. Each needs its own.',
  'error.price.noLines': 'The lot “{lot}” has no price sheet. Set its lines first.',
} as const
