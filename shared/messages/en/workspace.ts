export const workspace = {
  'error.workspace.none': 'No workspace is open.',
} as const
