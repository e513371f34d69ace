import { z } from './schema.ts'

/** Field types that every topic's contract shares. */
export const id = z.string().min(1).max(80)
export const text = z.string().trim().min(1).max(40_000)
/** On one line, with something to see, and nothing that turns the text around it about. */
const isLegible = (value: string): boolean =>
  /[^\p{C}\p{Z}]/u.test(value) && !/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(value)
const illegible = { params: { problem: 'characters' } }
/** A name or a title. */
export const line = z.string().trim().min(1).max(500).refine(isLegible, illegible)
/** A name that is shown beside everything that its bearer does; `optionalName` may be left empty. */
export const name = z.string().trim().min(1).max(200).refine(isLegible, illegible)
export const optionalName = z
  .string()
  .trim()
  .max(200)
  .refine((value) => value === '' || isLegible(value), illegible)
/** An instant in UTC, ISO 8601 with milliseconds, as the journal writes it. */
export const instant = z.iso.datetime({ precision: 3 })
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** What a field has to do with files: it names one that is read, the place of a new one, or says that what is there may go. */
export type FileUse = 'read' | 'write' | 'replace'
/** The fields that name files. By this, whoever carries calls from a page finds every path that a procedure takes. */
export const fileFields = z.registry<{ use: FileUse }>()
/** An absolute or relative path on this machine, of something to read; in what comes out, of something that is there. */
export const path = z.string().min(1).register(fileFields, { use: 'read' })
/** A path to which something new is written. */
export const newPath = z.string().min(1).register(fileFields, { use: 'write' })
/** Whether a file that is at the place of the new one may be replaced. */
export const replace = z.boolean().default(false).register(fileFields, { use: 'replace' })
export const nothing = z.strictObject({})
