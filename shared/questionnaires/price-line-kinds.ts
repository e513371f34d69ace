/**
 * When a line is paid: `oneOff` once at the start, `monthly` in each month of the term, `perTransaction` as it is used, where the quantity
 * is what is expected over the whole term, `atExit` once at the end.
 */
export const priceLineKinds = ['oneOff', 'monthly', 'perTransaction', 'atExit'] as const

/** Most tiers, and most phases, of one line. */
export const mostParts = 20
