export const windowEvaluators = {
  'shell.evaluators': 'Evaluators',
  'evaluators.title': 'Evaluators',
  'evaluators.go': 'Go to evaluators',
  'evaluators.count':
    '{scoring, plural, =0 {Nobody scores} one {# scores} other {# score}}{retired, plural, =0 {} one { · # was retired} other { · # were retired}}',
  'evaluators.state': 'State',
  'evaluators.scores': 'Scores',
  'evaluators.retired': 'Retired',
  'evaluators.counts': 'Their scores',
  'evaluators.countsFor':
    '{all, select, true {do not count here} other {{excluded, plural, =0 {count} one {not of one bidder} other {not of # bidders}}}}',
  'evaluators.retire': 'Retire',
  'evaluators.retireTitle': 'Retire {name}',
  'evaluators.retireHelp':
    'Nothing more is scored in this name. What was scored stays and counts; whether it counts in a lot or of a bidder is said apart. What a pack brings back later waits for somebody to admit it.',
  'evaluators.retiredNow': '{name} is retired.',
  'evaluators.return': 'Let score again',
  'evaluators.returnTitle': 'Let {name} score again',
  'evaluators.returnHelp': 'Scores can be given in this name again. What was said before stays in the journal.',
  'evaluators.returned': '{name} scores again.',
  'evaluators.reason': 'Reason (every report prints it)',
  'evaluators.exclude': 'Whether scores count…',
  'evaluators.excludeTitle': 'Whether the scores of {name} count',
  'evaluators.excludeHelp':
    'Excluded, this evaluator scores that bidder no more, and what was scored stays in the file but decides nothing. Consensus scores stay. After a declared conflict, decide either way: the reason is printed.',
  'evaluators.excludeAction': 'Do not count them',
  'evaluators.include': 'Count them',
  'evaluators.decision': 'Decision',
  'evaluators.ofWhom': 'Scores of',
  'evaluators.everyBidder': 'Every bidder of this lot',
  'evaluators.excluded':
    'What {name} gives {bidder, select, everyBidder {any bidder of this lot} other {{bidder}}} no longer counts.',
  'evaluators.countAgain': 'What {name} gives {bidder, select, everyBidder {the bidders of this lot} other {{bidder}}} counts.',
  'evaluators.excludedTitle': 'Whether scores count',
  'evaluators.excludedWhy': '{excluded, select, true {They do not count} other {They count}}: {reason} ({by})',
} as const
