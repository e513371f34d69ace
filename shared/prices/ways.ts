/**
 * How a price that somebody typed came: by telephone, by e-mail, by letter, in a meeting, from a cell of a received price workbook that an
 * import would not take, or otherwise.
 */
export const priceWays = ['telephone', 'mail', 'letter', 'meeting', 'cell', 'other'] as const
export type PriceWay = (typeof priceWays)[number]
