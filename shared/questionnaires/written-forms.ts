/** Stable identifiers: lower-case words, digits, dots and hyphens, for example `sec.access.mfa`. Never reused, never shown as text. */
export const identifierForm = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/
export const longestIdentifier = 80
/** An exact amount: `-12.50`. */
export const decimalForm = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/
/** A day as ISO 8601 writes it: `2026-11-30`. */
export const dayForm = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/

/** Ids of texts: names of parts have no colon, so that each id can be read in one way only. It is an `NMTOKEN` of XML too. */
export const textIdForm =
  /^(?:section:[a-z0-9.-]+:(?:title|introduction)|question:[a-z0-9.-]+:(?:text|guidance|evidence|unit|knockOut|(?:choice|column):[a-z0-9.-]+))$/

export const isIdentifier = (text: string): boolean => text.length <= longestIdentifier && identifierForm.test(text)
export const isDecimal = (text: string): boolean => decimalForm.test(text)
export const isDay = (text: string): boolean => dayForm.test(text)
