export const application = {
  'error.input.invalid': '{field}: {reason}',
  'error.procedure.unknown': 'There is no procedure “{procedure}”.',
  'error.cancelled': 'Cancelled. Nothing was changed.',
  'error.unexpected': 'Something went wrong inside Assay: {reason}. Nothing was changed.',
} as const
