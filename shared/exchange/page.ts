import { z } from '../schema.ts'
import { widestPicture } from './widest-picture.ts'

/** A page to draw: its number, the first is 1, and the width of its picture in pixels. */
export const wantedPage = { page: z.int().min(1), width: z.int().min(16).max(widestPicture) }
export type WantedPage = { page: number; width: number }

/**
 * A page of a document as it looks: a PNG in Base64 with its size in pixels, which is less than was asked for where the page
 * would be too large, and the text on it in the order in which the document holds it.
 */
export const drawnPage = z.strictObject({
  page: z.int(),
  pages: z.int(),
  width: z.int(),
  height: z.int(),
  data: z.base64(),
  text: z.string(),
})
export type DrawnPage = z.infer<typeof drawnPage>
