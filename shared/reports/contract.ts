import { id, path, sha256 } from '../fields.ts'
import { task } from '../procedure.ts'
import { z } from '../schema.ts'

export const reportsContract = {
  /** Writes the comparison report of a lot as PDF; an existing file is replaced only when `replace` says so. */
  'report.comparison': task(
    z.strictObject({ lot: id, path, replace: z.boolean().default(false) }),
    z.strictObject({ path, pages: z.int(), size: z.int(), sha256 }),
  ),
}
