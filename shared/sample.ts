import { id, newPath, path } from './fields.ts'
import { task } from './procedure.ts'
import { z } from './schema.ts'

export const sampleContract = {
  /**
   * Builds the sample tender as a new workspace, with the bidders' workbooks in a folder beside it, and leaves it closed. What
   * is cancelled or fails leaves nothing behind.
   */
  'sample.build': task(z.strictObject({ path: newPath }), z.strictObject({ path, folder: path, lot: id })),
} as const
