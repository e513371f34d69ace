export const amendments = {
  'amendment.change':
    '{field, select, title {Title} need {The need} deadline {Bids due} termMonths {Term in months} currency {Currency} lot {Lot} priceSheet {Price sheet of {about}} rate {Rate of {about}} currencies {Bids may price in} questionnaire {Questionnaire} question {Question {about}} criterion {Criterion {about}} other {In words}}: {change, select, added {{after}} removed {{before}, no longer} other {{before} → {after}}}',
  'amendment.numbered': 'Amendment {number, number}',
  'amendment.deviation': 'Deviation: it changed what decides after the first envelope had been opened.',
  'amendment.workbooksOut':
    '{count, plural, one {A price workbook} other {# price workbooks}} went out for the term and the currency before. What comes back in {count, plural, one {it} other {them}} is refused: write new ones.{priced, select, true { Prices that were read in count over the new term.} other {}}',
  'amendment.stillLate':
    '{count, plural, one {One package} other {# packages}} came late by the deadline that held. A later deadline does not change that: each may be read once a person admits it, with a reason.',
  'issued.what.workbook': 'Questionnaire workbook',
  'issued.what.priceWorkbook': 'Price workbook',
  'issued.what.receipt': 'Receipt for a package',
  'issued.what.amendment': 'Told of the amendment',
} as const
