/** Weights found by a method, in the window. */
export const windowTemplateWeights = {
  'weighing.open': 'Find weights',
  'weighing.title': 'Weights of {what}',
  'weighing.top': 'the criteria at the top',
  'weighing.method': 'Method',
  'weighing.direct': 'Typed',
  'weighing.swing': 'Swings',
  'weighing.rankOrderCentroid': 'Rank order',
  'weighing.pairwise': 'Pairs',
  'weighing.help.direct': 'Weights by themselves, in any unit: they are shared out to 100.',
  'weighing.help.swing':
    'Say what it is worth to go from the worst to the best level of each: 100 for the most valuable step, and less for the others.',
  'weighing.help.rankOrderCentroid':
    'Say the place of each, 1 for what matters most; those that matter as much share a place. The weights are the centroid of all that keep to that order.',
  'weighing.help.pairwise':
    'Type how many times as much the criterion of the row matters as that of the column: 3, or 1/3 for the contrary. Arrows move; what is left empty was not compared.',
  'weighing.variant': 'Weights by',
  'weighing.variant.eigenvector': 'eigenvector',
  'weighing.variant.geometricMean': 'geometric mean',
  'weighing.randomIndex': 'Random indices',
  'weighing.randomIndex.saaty1980': 'Saaty 1980',
  'weighing.randomIndex.saaty2005': 'Saaty 2005',
  'weighing.randomIndex.doneganDodd1991': 'Donegan and Dodd 1991',
  'weighing.pair': '{first} as against {second}',
  'weighing.item': 'What is weighed',
  'weighing.now': 'Now',
  'weighing.then': 'Then',
  'weighing.percent': '{share} %',
  'weighing.share': 'Share',
  'weighing.consistent':
    'Consistency ratio {ratio}, from {judged, number} of {possible, number} pairs: {acceptable, select, true {at most 0.1, which is acceptable} other {above 0.1, so look at the judgements again}}.',
  'weighing.hint': '{first} as against {second}: {times}. {nearest} would fit the others, and give a ratio of {ratio}.',
  'weighing.repair': 'Take {nearest}',
  'weighing.take': 'Take these weights',
  'weighing.taken': 'Weights taken by {method}',
  'weighing.single': 'There is only one to weigh.',
} as const
