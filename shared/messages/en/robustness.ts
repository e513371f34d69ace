export const robustness = {
  'robustness.stays': '{bidder} stays first',
  'robustness.unless':
    'unless {criterion} {side, select, below {falls below} other {rises above}} {at} of 100 (now {weight}); then {leads} leads.',
  'robustness.furtherTurns':
    '{count, plural, one {One larger change of a single weight would change it too.} other {# larger changes of single weights would change it too.}}',
  'robustness.always': 'whatever the weight of any one group of criteria.',
  'robustness.unopposed': 'at any weights: no other bidder is ranked.',
  'robustness.shared': '{bidders} share the first place.',
  'robustness.sharedText': 'No weight is tested while they do.',
  'robustness.nobody': 'Nobody is ranked.',
  'robustness.nobodyText': 'There is no first place to test.',
  'robustness.either': '{first} or {second}',
  'robustness.scoresOf': 'The scores of {evaluator}',
  'robustness.withoutBidder': 'Without {bidder},',
  'robustness.withoutEvaluator': 'Without the scores of {evaluator},',
  'robustness.wouldLead': '{leads} would be first.',
  'robustness.alsoWithout':
    '{count, plural, one {Leaving out one other bidder or evaluator would change it too.} other {Leaving out any of # other bidders or evaluators would change it too.}}',
  'robustness.nothingElse': 'Leaving out any other bidder or evaluator changes nothing.',
  'robustness.anyBidder': 'Withdrawing any one bidder',
  'robustness.anyBidderText':
    '{evaluators, select, true {or leaving out any one evaluator changes} other {changes}} nothing in the first place.',
  'robustness.anyEvaluator': 'Leaving out any one evaluator',
  'robustness.anyEvaluatorText': 'changes nothing in the first place.',
  'robustness.transfer': 'The smallest change of weights that would unseat it moves {points} points to {to}.',
  'robustness.noTransfer': 'No change of weights would unseat it.',
  'robustness.transferExcept': 'This leaves out {bidders}: not the same groups of criteria apply.',
} as const
