export const tenders = {
  'error.provider.exists':
    'There is already a provider called “{name}”. Use the one that is there, or give this one a name that tells them apart.',
  'error.provider.notFound': 'There is no provider “{provider}” in this workspace.',
  'error.tender.notFound': 'There is no tender “{tender}” in this workspace.',
  'error.tender.pricesReceived':
    'The first price envelope came on {at}, and is kept as was said before. How prices are kept cannot be changed any more.',
  'error.tender.recipients':
    '{kept, select, sealed {Prices are sealed for recipients: name at least one (age1…). The key of each is needed to open them.} other {Only sealed prices have recipients. Leave them out, or seal.}}',
  'error.tender.firm':
    '{since, select, workbook {The first workbook went out} other {The first package came}} on {at}. Bidders rest on the terms since then: what changes now is an amendment, of which bidders are told.',
  'error.tender.priced': 'There are prices in {currency}. The currency can be changed once they are taken back.',
  'error.amendment.nothing': 'Nothing would change: everything stands as it is given.',
  'error.amendment.notIssued':
    'No workbook went out and no package came, so nobody has to be told of anything: correct the terms instead.',
  'error.amendment.deadlineBeforeIssue':
    'Bids would be due on {deadline}, before the first workbook went out on {issued}. Give a later date.',
  'error.amendment.opened':
    'The first envelope was opened on {at}. What decides, everything but the title, changes from then on only as a deviation that every report prints. Say that it is one, with the reason.',
  'error.amendment.notFound': 'There is no amendment “{amendment}” in this workspace.',
  'error.amendment.toldBefore':
    'Amendment {number, number} was made on {made}. Nobody can have been told of it on {at}: give a later time.',
  'error.amendment.toldAhead': 'It is {now} now. Say that a bidder was told at {at} once that has happened.',
  'error.amendment.otherTender': '{bidder} does not bid in the tender of this amendment.',
  'error.lot.removed': 'The lot “{lot}” was removed from its tender.',
  'error.lot.exists': 'The tender has a lot “{lot}” already. Give this one a title that tells them apart.',
  'error.lot.hasBids':
    '{count, plural, one {One bidder bids} other {# bidders bid}} for the lot “{lot}”. A lot can be removed while nobody bids for it.',
  'error.lot.last': '“{lot}” is the only lot of the tender, and a tender has at least one. Rename it instead.',
  'error.instrument.notFound': 'There is no questionnaire “{instrument}” in this workspace.',
  'error.lot.notFound': 'There is no lot “{lot}” in this workspace.',
  'error.bid.notFound': 'There is no bid “{bid}” in this workspace.',
  'error.subcontracting.share':
    'The share of {subcontractor}, {share}, is none. Give per cent above 0 and up to 100, with six decimals at most.',
  'error.subcontracting.beyond':
    'The shares that {provider} passes on are {total} per cent together. Correct them to 100 at most.',
  'error.inquiry.begin': 'Say first on which day {provider} was asked, and what.',
  'error.inquiry.answeredWhen': 'Say on which day {provider} answered.',
  'error.inquiry.answeredBefore':
    '{provider} was asked on {askedOn} and cannot have answered on {answeredOn}. Correct one of the days.',
  'error.inquiry.why': 'Say why the price of {provider} is accepted, or the bid rejected.',
  'error.confidential.already': 'The answer of {provider} to “{question}” is marked confidential already.',
  'error.confidential.none': 'The answer of {provider} to “{question}” is not marked confidential.',
  'error.bid.exists': '{provider} already bids for the lot “{lot}”.',
  'error.bid.withdrawn':
    'The bid of {provider} was withdrawn on {at}. It keeps what it has, and takes nothing new until it is said to take part again.',
  'error.bid.takesPart': '{provider} takes part already.',
  'error.bid.removed': '{provider} was added by mistake and removed. Add it again to go on.',
  'error.bid.used':
    'Something came from {provider}, went out to it, or was recorded about its bid. Withdraw the bid instead, so that all of it stays.',
  'tender.wholeScope': 'Whole scope',
} as const
