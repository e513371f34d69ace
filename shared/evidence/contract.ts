import { drawnPage, wantedPage } from '../exchange/page.ts'
import { id, instant, line, newPath, path, replace, sha256, text } from '../fields.ts'
import { command, query, task } from '../procedure.ts'
import { z } from '../schema.ts'
import { pictureTypes } from './picture.ts'

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
  /** Takes all the files, or none: each becomes a piece, in the order given. */
  'evidence.add': command(
    z.strictObject({
      paths: z.array(path).min(1).max(500),
      note: text.optional(),
      origin: z.enum(evidenceOrigins).default('evaluator'),
    }),
    z.tuple([evidence], evidence),
  ),
  /** Replaces the note of a piece; null takes it away. */
  'evidence.note': command(z.strictObject({ evidence: id, note: text.nullable() }), evidence),
  'evidence.list': query(z.strictObject({}), z.array(evidence)),
  /** How a piece is looked at: a picture with its bytes in Base64, or pages; null for what is neither, or a picture too large to show. */
  'evidence.preview': query(
    z.strictObject({ evidence: id }),
    z
      .discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('picture'),
          mediaType: z.enum(pictureTypes),
          width: z.int(),
          height: z.int(),
          data: z.base64(),
        }),
        z.strictObject({ kind: z.literal('pages') }),
      ])
      .nullable(),
  ),
  /** A page of a piece that is a PDF. */
  'evidence.page': query(z.strictObject({ evidence: id, ...wantedPage }), drawnPage),
  /**
   * Writes the file to `path`, an existing one only when `replace` says so. The bytes are checked against the hash on the way. That it was
   * given out is registered, unless the workspace is open to read only.
   */
  'evidence.export': task(
    z.strictObject({ evidence: id, path: newPath, replace }),
    z.strictObject({ path, size: z.int(), sha256, registered: z.boolean() }),
  ),
}
