/** How price envelopes are kept until they are opened. */
export const priceKeepings = ['open', 'unread', 'sealed'] as const
