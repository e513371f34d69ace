import { z } from 'zod'
import { id, instant, line, path, sha256, text } from '../fields.ts'
import { command, query, task } from '../procedure.ts'

/** Who brought a piece of evidence: the provider (it documents a claim) or an evaluator. */
export const evidenceOrigins = ['provider', 'evaluator'] as const

export const evidence = z.strictObject({
  id,
  fileName: line,
  mediaType: line,
  sha256,
  size: z.int().min(0),
  origin: z.enum(evidenceOrigins),
  note: text.nullable(),
  addedAt: instant,
})
export type Evidence = z.infer<typeof evidence>

export const evidenceContract = {
  'evidence.add': command(
    z.strictObject({ path, note: text.optional(), origin: z.enum(evidenceOrigins).default('evaluator') }),
    evidence,
    { changes: ['evidence'] },
  ),
  'evidence.list': query(z.strictObject({}), z.array(evidence)),
  /** Writes the file to `path`; an existing file is refused. The bytes are checked against the hash on the way. */
  'evidence.export': task(z.strictObject({ evidence: id, path }), z.strictObject({ path, size: z.int(), sha256 })),
}
