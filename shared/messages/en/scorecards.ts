export const scorecards = {
  'error.responses.condition':
    'Question {question} is shown under a condition on question {controller}, which does not come before it. Correct the condition in the template.',
  'error.scorecards.criterion':
    'Question {question} belongs to criterion {criterion}, which is not a leaf of the criterion tree. Name a leaf, or add the criterion.',
  'error.prices.zero':
    'The price of {bidder} adds up to zero or less. The lowest-price ratio divides by the price, so it cannot score this bid, nor any bid beside it. Clarify the price with the bidder, or publish a rule for such prices before going on.',
  'error.decisions.bid': 'Bid {bid} is not in this lot, or was withdrawn. List the bids of the lot and name one that takes part.',
  'error.decisions.criterion': 'There is no criterion {criterion} in this tender. Name one from the criterion tree.',
  'error.decisions.tooMany':
    'A comparison shows at most {most} bids side by side; this lot has {count}. Name the bids to compare.',
} as const
