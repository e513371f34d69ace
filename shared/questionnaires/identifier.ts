import { z } from '../schema.ts'

/** Stable identifiers: lower-case words, digits, dots and hyphens, for example `sec.access.mfa`. Never reused, never shown as text. */
export const identifier = z
  .string()
  .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/)
  .max(80)

export const decimalText = z.string().regex(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/)

/** A day as ISO 8601 writes it: `2026-11-30`. */
export const dayText = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/)
