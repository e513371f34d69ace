import { drawnPage, wantedPage } from '../exchange/page.ts'
import { id, newPath, path, replace, sha256 } from '../fields.ts'
import { query, task } from '../procedure.ts'
import { z } from '../schema.ts'
import { obstacles, pageChanges, savings, verdicts } from './verification.ts'

/** Characters that no font has: they are printed as their codes, such as `U+13000`. */
const missing = z.array(z.strictObject({ character: z.string(), code: z.string(), count: z.int() }))

/**
 * Values that were compared with what they ought to be: how many figures, how many values differ, and where the first of them are, from the
 * outside in; null where one is not there.
 */
const compared = z.strictObject({
  figures: z.int(),
  differing: z.int(),
  differences: z.array(
    z.strictObject({ place: z.array(z.string()), recorded: z.string().nullable(), recomputed: z.string().nullable() }),
  ),
})

const written = z.strictObject({ path, pages: z.int(), size: z.int(), sha256, missing, registered: z.boolean() })

export const reportsContract = {
  /** Writes the comparison report of a lot as PDF; an existing file is replaced only when `replace` says so. */
  'report.comparison': task(z.strictObject({ lot: id, path: newPath, replace }), written),
  /** Writes the receipt for a package as PDF, for the bidder who sent it, and registers that it was given out. */
  'receipt.print': task(z.strictObject({ receipt: id, path: newPath, replace }), written),
  /**
   * Computes every figure that a report carries again, from what it says they rest on; and, where `compare` says so, makes the report anew
   * from the state of the open workspace that it shows, and compares facts and pages with it. Says what follows from that.
   */
  'report.verify': task(
    z.strictObject({ path, compare: z.boolean().default(false) }),
    z.strictObject({
      path,
      verdict: z.enum(verdicts),
      /** Figures that were computed from what they rest on, and values among them that are not what the report says. */
      figures: compared,
      obstacle: z.enum(obstacles).nullable(),
      /** How the report compares with what the workspace gives; null where it was not asked, or cannot tell. */
      compared: z
        .strictObject({
          saved: z.enum(savings),
          /** What the report rests on, beside its figures. */
          facts: compared,
          pages: z.strictObject({
            pages: z.int(),
            differing: z.int(),
            differences: z.array(
              z.strictObject({ page: z.int(), kind: z.enum(pageChanges), found: z.string(), expected: z.string() }),
            ),
          }),
        })
        .nullable(),
      /** When the workspace registered that these very bytes were given out; null where it has not, or was not asked. */
      registered: z.string().nullable(),
      workspace: z.strictObject({ id, title: z.string() }),
      head: z.strictObject({ entry: z.int(), at: z.string(), digest: sha256, root: sha256 }),
      /** The version of the program that wrote it, by what it says. */
      program: z.string(),
    }),
  ),
  /**
   * Lays the comparison report of a lot out as it would be written now. `entry` is the journal entry that it shows; the sizes of its
   * pages are in points, and its headings name the page that they stand on.
   */
  'report.preview': query(
    z.strictObject({ lot: id }),
    z.strictObject({
      preview: id,
      entry: z.int(),
      pages: z.array(z.strictObject({ width: z.number(), height: z.number() })),
      bookmarks: z.array(z.strictObject({ level: z.int(), title: z.string(), page: z.int() })),
    }),
  ),
  /** A page of a preview, until a newer one of its lot replaces it. */
  'report.page': query(z.strictObject({ preview: id, ...wantedPage }), drawnPage),
}
