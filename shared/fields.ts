import { z } from './schema.ts'

/** Field types that every topic's contract shares. */
export const id = z.string().min(1).max(80)
export const text = z.string().trim().min(1).max(40_000)
/** A name or a title: on one line, with something to see, and nothing that turns the text around it about. */
export const line = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine((value) => /[^\p{C}\p{Z}]/u.test(value) && !/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(value), {
    params: { problem: 'characters' },
  })
/** An instant in UTC, ISO 8601 with milliseconds, as the journal writes it. */
export const instant = z.iso.datetime({ precision: 3 })
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** An absolute or relative path on this machine. */
export const path = z.string().min(1)
export const nothing = z.strictObject({})
