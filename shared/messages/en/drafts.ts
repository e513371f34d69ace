export const drafts = {
  'error.draft.tooMany':
    'The drafts of this workspace take {size, number} bytes, and at most {limit, number} are kept. Save or discard some of them.',

  'drafts.notKept': 'What you type is not kept if the window closes. {reason}',
  'drafts.kept': 'Draft. It is kept on this computer until you save or discard it.',
  'drafts.discard': 'Discard draft',
  'drafts.title': 'Drafts',
  'drafts.count': '{count, plural, one {# draft} other {# drafts}}',
  'drafts.score': 'Score of {bidder}',
  'drafts.answer': 'Answer of {bidder}',
  'drafts.price': 'Price of {bidder}',
  'drafts.priceSheet': 'Price sheet',
  'drafts.tender': 'New tender',
  'drafts.gone': 'Discard the draft of something that was removed',
  'drafts.goOn': 'Go on with the draft',
} as const
