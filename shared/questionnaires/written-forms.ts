/** Stable identifiers: lower-case words, digits, dots and hyphens, for example `sec.access.mfa`. Never reused, never shown as text. */
export const identifierForm = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/
export const longestIdentifier = 80
/** An exact amount: `-12.50`. */
export const decimalForm = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/
/** A day as ISO 8601 writes it: `2026-11-30`. */
export const dayForm = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/

export const isIdentifier = (text: string): boolean => text.length <= longestIdentifier && identifierForm.test(text)
export const isDecimal = (text: string): boolean => decimalForm.test(text)
export const isDay = (text: string): boolean => dayForm.test(text)
