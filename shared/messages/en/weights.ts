/** Why no weights follow from what was said. */
export const weights = {
  'error.template.weights': 'There are no weights. {why}',
  'weights.problem.repeated': '“{id}” is named more than once. Name each item once.',
  'weights.problem.nothing': 'All items weigh 0, so that nothing can be shared out. Give at least one of them more than 0.',
  'weights.problem.tooMany':
    '{items, number} items are compared, and the consistency of at most {most, number} can be told. Compare fewer, in groups of the criteria tree.',
  'weights.problem.unknown': 'A comparison names “{id}”, which is not among the items. Add it to them, or remove the comparison.',
  'weights.problem.withItself': '“{id}” is compared with itself. Name two different items.',
  'weights.problem.noTimes':
    '“{first}” is said to matter 0 times as much as “{second}”. Say how many times; a fraction such as 1/9 is the least.',
  'weights.problem.comparedTwice': '“{first}” and “{second}” are compared more than once. Keep one of the comparisons.',
  'weights.problem.notConnected':
    'No comparison connects {first} with {second}. Compare one item of the first with one of the second.',
  'weights.written.notAmount':
    'For “{id}” stands “{text}”, which is no amount. Write a number such as 12.5, or a fraction such as 1/3.',
  'weights.written.notPlace':
    'For “{id}” stands “{text}”, which is no place. Write 1 for what matters most; those that matter as much share a place.',
  'weights.written.notTimes':
    '“{first}” matters “{times}” times as much as “{second}”: that is no number. Write one from 1 to 9, a fraction such as 1/3, or nothing.',
  'error.template.weighOthers':
    'The weights are about {named}, but {where, select, top {the criteria at the top are} other {in “{where}” stand}} {there}. Weigh exactly those.',
} as const
