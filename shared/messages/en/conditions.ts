/** When a question is asked: as a clause, and why a text is no such condition. */
export const conditions = {
  'condition.and': '{first} and {second}',
  'condition.or': '{first} or {second}',
  'condition.group': '({condition})',
  'condition.quoted': '“{label}”',
  'condition.is': 'the answer to {number} is {negated, select, true {not } other {}}{value}',
  'condition.includes': 'the answer to {number} {negated, select, true {does not include} other {includes}} {value}',
  'condition.amount':
    'the answer to {number} is {relation, select, atLeast {at least {value}} atMost {at most {value}} above {more than {value}} other {less than {value}}}',
  'condition.day':
    'the answer to {number} is {relation, select, atLeast {{value} or later} atMost {{value} or earlier} above {after {value}} other {before {value}}}',
  'condition.answered': '{number} is {negated, select, true {not } other {}}answered',
  'condition.problem.letter': 'Letter {at, number} is “{letter}”, which means nothing in a condition. Remove it.',
  'condition.problem.afterwards':
    'The condition ends before letter {at, number}, where “{text}” stands. Join what follows with “and” or “or”, or remove it.',
  'condition.problem.depth':
    'At letter {at, number} the condition is nested more than {most, number} deep. Write it with fewer parentheses.',
  'condition.problem.relation':
    'At letter {at, number}, after “{question}”, a comparison is missing. Write one of = >= <= > < and a value, or “in” and choices in parentheses.',
  'condition.problem.question': 'At letter {at, number} the id of a question is missing, such as sec.access.mfa. Write it there.',
  'condition.problem.choice':
    'At letter {at, number} a value is missing: the id of a choice, yes, partly or no, a number such as 12.5, or a day such as 2026-11-30. Write it there.',
  'condition.problem.bound':
    'At letter {at, number} a number such as 12.5 or a day such as 2026-11-30 is missing. Write it there.',
  'condition.problem.expected': 'At letter {at, number} “{expected}” is missing. Write it there.',
} as const
