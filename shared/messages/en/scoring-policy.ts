/** What the author of a template may not mean by its scoring. */
export const scoringPolicy = {
  'template.finding.neverAsked':
    'Question “{question}” is never asked: no answers meet its condition. Change the condition, or remove the question.',
  'template.finding.conditionsCyclic':
    'The conditions of {questions, plural, one {a question lead} other {# questions lead}} back to where they start: {cycle}. Remove one of them.',
  'template.finding.knockOutNeverAsked':
    'Knock-out {label} cannot exclude anybody: question “{question}” is never asked. Change the condition of the question, or remove the knock-out.',
  'template.finding.knockOutNeverFires':
    'Knock-out {label} cannot exclude anybody: every answer that question “{question}” offers passes. Change the test, or remove the knock-out.',
  'template.finding.knockOutWaived':
    'Knock-out {label} is waived where question “{question}” is agreed not to apply. Take “not applicable” away from the question, unless that is meant.',
  'template.finding.sameForAll':
    'Question “{question}” weighs {weight, number}, but every answer earns {points, number} points. Tell the answers apart by their points, or set the weight to 0.',
  'template.finding.tooSmall':
    'Question “{question}” weighs {weight, number}, but moves the total by at most {most} of 100 points, which is not seen at two places. Give it more weight, or set the weight to 0.',
  'template.finding.bestBelowHighest':
    'The best answer to question “{question}” earns {points, number} of {highest, number} points, so that {lost} of 100 points are out of reach. Give the best answer {highest, number} points.',
  'template.finding.hiddenByTheBest':
    'The best answer to “{controller}” hides question “{question}”, which then counts as the lowest: it costs {lost} of 100 points. Have it dropped where it is hidden.',
  'template.finding.maximumBelowHundred':
    'The best possible bid reaches {most} of 100 points. See the findings at single questions for where the others are lost.',
  'template.finding.saturated':
    'Question “{question}”: {enough, number} of {choices, number} choices that earn points suffice for the highest level, {highest, number}; together they would earn {sum, number}. Lower the points of the choices if each is to count.',
  'template.finding.noneBeside':
    'Question “{question}” offers “{choice}” beside {others, plural, one {# other choice} other {# other choices}}, and both can be chosen. Ask first whether there is any, or let nothing chosen mean none.',
  'template.finding.harmRewarded':
    'Question “{question}” seems to ask for something bad, but “yes” earns {yes, number} points and “no” {no, number}. Turn the points round if that is so.',
  'template.finding.moreHarmRewarded':
    'Question “{question}” seems to ask for an amount that had better be small, but {points, number} points are earned from {from} on and {less, number} in the lowest band. Turn the points round if that is so.',
  'template.finding.weightsOfNothing':
    '{criteria, plural, one {The only criterion at the top weighs} other {All # criteria at the top weigh}} 0, so that there is nothing to share out. Give at least one of them a weight.',
  'template.finding.weightsBelowNothing':
    '{parts, plural, one {What is inside “{criterion}” weighs} other {All # parts of “{criterion}” weigh}} 0, so that there is nothing to share out. Give at least one of them a weight.',
  'template.finding.weightsUnderZero':
    'The criterion “{criterion}” weighs 0, so the weights of {questions, plural, one {a question} other {# questions}} inside it change nothing. Give it a weight, or set theirs to 0.',
  'template.finding.notApplicableLifts':
    'A bid that answers {questions, plural, one {the question that can be dropped} other {the # questions that can be dropped}} as badly as can be, and all others best, reaches {from} of 100 points; with “not applicable” instead it reaches {to}, which is {rise} more. They carry {share} of 100 points. Offer “not applicable” only where a question may not concern a bidder, and agree to it for all bidders alike.',
  'template.finding.criticalCompensated':
    'A bid that answers {chosen, select, named {{questions, plural, one {the critical question} other {all # critical questions}}} other {{questions, plural, one {the question of the greatest weight, {weight, number},} other {all # questions of the greatest weight, {weight, number},}}}} as badly as can be, and all others best, still reaches {total} of 100 points, and {level} are asked for: {ids}{more, plural, =0 {} other { and # more}}. Make what must not fail a knock-out, or give it more weight.',
  'template.finding.yesIsAlwaysBest':
    '“Yes” is the best answer to all {questions, plural, one {# yes/no question} other {# yes/no questions}}, which carry {share} of 100 points: whoever says yes to everything earns them. Ask some of them the other way round, or ask for evidence.',
} as const
