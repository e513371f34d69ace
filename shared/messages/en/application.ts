export const application = {
  'error.input.invalid': '{field}: {reason}',
  'input.empty': 'there is nothing in it, and something is needed.',
  'input.tooShort': 'it is too short; at least {limit, number} are needed.',
  'input.tooLong': 'it is too long; the limit is {limit, number}. Shorten it.',
  'input.tooSmall': 'it must be {limit, number} or more.',
  'input.tooLarge': 'it must be {limit, number} or less.',
  'input.notOneOf': 'it must be one of {words}.',
  'input.wrongKind': 'it is missing or of the wrong kind ({expected} is expected).',
  'input.unknownField': '{count, plural, one {there is no such field} other {there are no such fields}}: {fields}.',
  'input.characters':
    'it has line breaks or other characters that cannot be seen, or nothing that can. Write it on one line, without them.',
  'input.wrongForm': 'it is not written in the form that is expected here.',
  'error.procedure.unknown': 'There is no procedure “{procedure}”.',
  'error.cancelled': 'Cancelled. Nothing was changed.',
  'error.usage': '{reason}',
  'error.fault': 'Something went wrong inside Assay: {reason}.',
} as const
