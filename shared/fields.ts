import { z } from './schema.ts'

/** Field types that every topic's contract shares. */
export const id = z.string().min(1).max(80)
export const text = z.string().trim().min(1).max(40_000)
export const line = z.string().trim().min(1).max(500)
/** An instant in UTC, ISO 8601 with milliseconds, as the journal writes it. */
export const instant = z.iso.datetime({ precision: 3 })
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** An absolute or relative path on this machine. */
export const path = z.string().min(1)
export const nothing = z.strictObject({})
