export const application = {
  'error.input.invalid': '{field}: {reason}',
  'error.cancelled': 'Cancelled. Nothing was changed.',
  'error.unexpected': 'Something went wrong inside Assay: {reason}. Nothing was changed.',
} as const
