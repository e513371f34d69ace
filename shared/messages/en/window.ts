export const window = {
  'window.callUnnamed': 'the call needs an identifier of its own',
  'window.callUnreadable': 'the input is not JSON',
} as const
