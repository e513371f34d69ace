/** Keys of the columns of the price workbook, from A on. */
export const priceColumns = ['number', 'line', 'unit', 'quantity', 'kind', 'price', 'currency', 'total', 'comment', 'id'] as const
export type PriceColumn = (typeof priceColumns)[number]

/** What the mark of the price sheet names as its part. */
export const pricePart = '@prices'
