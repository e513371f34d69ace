export const evidence = {
  'error.evidence.notFound': 'There is no evidence “{evidence}” in this workspace.',
} as const
