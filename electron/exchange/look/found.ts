import type { DocumentPlace, UnreadReason } from '../../../shared/exchange/document.ts'

/** A text of a document. `part` is a page, a file within, or an entry of the metadata; empty where there is no more to say. */
export type DocumentText = { place: DocumentPlace; part: string; text: string }

/** Something of a document that cannot be looked into. */
export type Unread = { part: string; why: UnreadReason }

/** All texts of a document, and what of it cannot be looked into. */
export type DocumentTexts = { texts: DocumentText[]; unread: Unread[] }

/** The texts that bytes hold in any of the ways in which programs write them, whatever stands between. */
export function textsInBytes(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const wide = (from: number) => Buffer.from(buffer.subarray(from, from + 2 * Math.floor((buffer.length - from) / 2)))
  return [
    buffer.toString('utf8'),
    buffer.toString('latin1'),
    ...[0, 1].flatMap((from) =>
      buffer.length > from + 1 ? [wide(from).toString('utf16le'), wide(from).swap16().toString('utf16le')] : [],
    ),
  ]
}
