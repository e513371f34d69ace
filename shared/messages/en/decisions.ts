/** What is decided about a lot, as refusals and commands say it. */
export const decisions = {
  'error.decision.noCondition': 'There is no condition “{condition}”. The decision lists them with their numbers.',
  'error.decision.conditionReason':
    '{standing, select, met {Say what shows that the condition is met} other {Say why the condition is dropped}}: the report prints it.',
  'error.decision.nothingRecommended': 'Nothing is recommended yet, so there is nothing to approve. Recommend a bidder first.',
  'error.decision.approvalReason':
    '{verdict, select, refused {Say why you refuse} other {Say why you take back what you said}}: the report prints it.',
  'error.decision.awardBid':
    '{outcome, select, awarded {Say which bidder gets the award.} other {Only an award names a bidder: leave it out.}}',
  'error.decision.standstillOrder': 'The standstill ends on {last}, before it begins on {first}. Give both days again.',

  'commandLine.decision.show': 'show what is recommended, on which conditions, who approved, and how the lot ended',
  'commandLine.decision.recommend': 'recommend a bidder for award; without one, take the recommendation back',
  'commandLine.decision.condition': 'add a condition, or say that one is met, dropped or open again',
  'commandLine.decision.dissent': 'say that you disagree with what is recommended; with --back, that you no longer do',
  'commandLine.decision.approve': 'approve what is recommended, in your own name; with --refuse or --back, refuse or take back',
  'commandLine.decision.award': 'record the award to a bidder, that the lot is abandoned, or that neither holds any more',
  'commandLine.decision.standstill': 'record from which day to which the award stands still; without days, that it does not',
  'commandLine.option.decisionReason': 'why; the report prints it',
  'commandLine.option.recommendedBid': 'the bidder: name, number in the lot, or id',
  'commandLine.option.condition': 'number of a condition that is there, as “decision show” prints it',
  'commandLine.option.conditionText': 'what has to be settled before the award is signed',
  'commandLine.option.conditionStanding': 'met, dropped or open',
  'commandLine.option.takeBack': 'take back what you said before',
  'commandLine.option.refuse': 'refuse instead of approving',
  'commandLine.option.abandon': 'nothing is awarded',
  'commandLine.option.fromDay': 'first day of the standstill, such as 2026-11-02',
  'commandLine.option.untilDay': 'last day of the standstill',
  'commandLine.conditionNumbered': '{number, number}. {text}',
  'commandLine.noSuchCondition':
    '{count, plural, =0 {There is no condition yet.} other {There is no condition {number}: there are {count, number}.}}',
  'commandLine.conditionWhat':
    'Give the text of a new condition with --text, or the number of one with --condition and --standing.',
  'commandLine.standstillDays': 'Give both days, or none to say that the award does not stand still.',
} as const
