export const scorecards = {
  'error.evaluator.notFound': 'There is no evaluator “{evaluator}” in this workspace.',
  'error.evaluator.exists': 'There is already a person called “{name}”. Give this one a name that tells them apart.',
  'error.evaluator.existsRetired':
    'An evaluator called “{name}” was retired here. Have them score again, or give this one a name that tells them apart.',
  'error.evaluator.retired': '{evaluator} was retired ({by}, {at}: {reason}) and scores nothing any more.',
  'error.evaluator.notRetired': '{evaluator} has not been retired.',
  'error.exclusion.already':
    '{evaluator} is excluded from scoring {bidder, select, everyBidder {every bidder of this lot} other {{bidder}}} already.',
  'error.exclusion.none':
    '{evaluator} is not excluded from scoring {bidder, select, everyBidder {every bidder of this lot} other {{bidder}}}.',
  'error.remark.notFound': 'There is no comment or question “{remark}” in this workspace. List what was said and name one.',
  'error.remark.notOpen': 'This does not wait for a reply: it is a comment, or it was replied to, or closed.',
  'error.declaration.twice': '{bidder} is named twice. Say everything about one bidder in one place.',
  'error.score.excluded':
    '{evaluator} is excluded from scoring {bidder} ({by}, {at}: {reason}). Let them score it again first, with a reason.',
  'error.score.unknownSubject': 'The questionnaire has no question or criterion “{subject}”.',
  'error.score.criterionNotWhole':
    'The criterion “{criterion}” is not scored as a whole: its score comes from its questions, its sub-criteria or the price.',
  'error.score.partOfWhole':
    'The question “{question}” is part of “{criterion}”, which evaluators score as a whole. Score the criterion.',
  'error.score.byRule':
    'The question “{question}” is scored by the published rule of its answer. Correct the answer, not the score.',
  'error.score.noLevel': '{points} is no level of this scale. Give one of its levels: {levels}.',
  'error.score.blank':
    'The bidder has not answered “{question}”. A blank counts as the lowest value, whatever score is given. If an answer is there, record it first, with where it came from.',
  'error.score.locked':
    '{evaluator} has locked this round ({by}, {at}). Say why it is scored after the lock, or have the round unlocked with a reason.',
  'error.score.lockedAlready': '{evaluator} has locked this round already ({by}, {at}).',
  'error.score.notLocked': '{evaluator} has not locked this round.',
  'error.score.notFound': 'There is no score “{score}” that stands in this workspace. List those that came late and name one.',
  'error.score.notLate': 'This score of {evaluator} counts already: it did not come after a lock, or somebody has admitted it.',
  'error.score.informationOnly': 'The question “{question}” informs and carries no points.',
  'error.agreement.notOffered':
    'The question “{question}” does not offer “not applicable”. It applies to every bidder, as it was published.',
  'error.responses.condition':
    'Question {question} is shown under a condition on question {controller}, which does not come before it. Correct the condition in the template.',
  'error.scorecards.criterion':
    'Question {question} belongs to criterion {criterion}, which is not a leaf of the criterion tree. Name a leaf, or add the criterion.',
  'error.decisions.bid': 'Bid {bid} is not in this lot, or was withdrawn. List the bids of the lot and name one that takes part.',
  'error.decisions.criterion': 'There is no criterion {criterion} in this tender. Name one from the criterion tree.',
  'error.decisions.tooMany':
    'A comparison shows at most {most} bids side by side; this lot has {count}. Name the bids to compare.',
} as const
