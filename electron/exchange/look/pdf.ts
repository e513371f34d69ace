import { Refusal } from '../../../shared/result.ts'
import { PdfDocument } from '../pages/document.ts'
import { drawLimits } from '../pages/limits.ts'
import type { DocumentText, DocumentTexts } from './found.ts'
import { pdfStrings } from './pdf-strings.ts'

/** Characters of a page that are looked through; what has more is no page that people read. */
const mostCharacters = 1_000_000

/** The texts of a PDF: of its pages, and what stands beside them. A page without text is a picture. `embedded` are files in it. */
export function pdfTexts(file: string, bytes: Uint8Array): DocumentTexts & { embedded: Uint8Array[] } {
  const beside = pdfStrings(bytes)
  try {
    const document = new PdfDocument(file, bytes, { ...drawLimits, characters: mostCharacters })
    const pages = Array.from({ length: document.pages }, (_, index): DocumentText => {
      const page = index + 1
      return { place: 'text', part: String(page), text: document.textOf(page) }
    })
    const about = document.about().map(([part, text]): DocumentText => ({ place: 'metadata', part, text }))
    const scans = pages.some(({ text }) => text === '') ? [{ part: '', why: 'pictures' } as const] : []
    return { ...beside, texts: [...pages, ...about, ...beside.texts], unread: [...beside.unread, ...scans] }
  } catch (error) {
    const isEncrypted = error instanceof Refusal && error.code === 'pdf.encrypted'
    return { ...beside, unread: [...beside.unread, { part: '', why: isEncrypted ? 'encrypted' : 'damaged' }] }
  }
}
