import { createHash } from 'node:crypto'
import type { DrawnPage, WantedPage } from '../../../shared/exchange/page.ts'
import { Refusal } from '../../../shared/result.ts'
import { megabyte } from '../limits.ts'
import type { DrawLimits } from './limits.ts'
import { type Pdfium, startPdfium } from './pdfium.ts'
import { encodePng } from './png.ts'
import { type Attached, attachedTo, heardOn } from './structure.ts'

/** `FPDF_ERR_PASSWORD` and `FPDF_ERR_SECURITY`: a password, or a way to encrypt that PDFium does not know. */
const encrypted = [4, 5]
/** `FPDFBitmap_BGR`: three bytes a pixel. */
const threeBytes = 2
/** `FPDF_ANNOT` and `FPDF_REVERSE_BYTE_ORDER`: with what was written on the page, red first. */
const withNotesRedFirst = 0x01 | 0x10
const white = 0xffffffff
/** The entries of a document about itself (ISO 32000-2, 14.3.3). */
const entries = ['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer']

/** A PDF that pages are drawn of. Refuses with `pdf.*`; any other error says that it broke and must not be used again. */
export class PdfDocument {
  readonly #pdfium: Pdfium
  readonly #document: number
  readonly #file: string
  /** How many pages it has. */
  readonly pages: number
  readonly #limits: DrawLimits

  constructor(file: string, content: Uint8Array, limits: DrawLimits) {
    this.#file = file
    this.#limits = limits
    this.#pdfium = startPdfium(limits.memoryMegabytes * megabyte)
    const { malloc, bytes, FPDF_LoadMemDocument, FPDF_GetLastError, FPDF_GetPageCount } = this.#pdfium
    const address = malloc(content.length)
    bytes().set(content, address)
    this.#document = FPDF_LoadMemDocument(address, content.length, 0)
    if (this.#document === 0)
      throw new Refusal(encrypted.includes(FPDF_GetLastError()) ? 'pdf.encrypted' : 'pdf.damaged', { file })
    this.pages = FPDF_GetPageCount(this.#document)
    if (this.pages < 1) throw new Refusal('pdf.damaged', { file })
    if (this.pages > limits.pages) throw new Refusal('pdf.tooManyPages', { file, pages: this.pages, limit: limits.pages })
  }

  draw({ page, width }: WantedPage): DrawnPage {
    const [file, pages] = [this.#file, this.pages]
    if (page > pages) throw new Refusal('pdf.noSuchPage', { file, page, pages })
    return this.#onPage(page, (loaded) => {
      const size = this.#sizeOf(loaded, page, width)
      return { page, pages, ...size, data: this.#paint(loaded, page, size).toString('base64'), text: this.#textIn(loaded) }
    })
  }

  /** What is written on a page; nothing where it is a scan. */
  textOf(page: number): string {
    return this.#onPage(page, (loaded) => this.#textIn(loaded))
  }

  /** A page in full: what is written on it, what a screen reader is told of it besides, and a digest of what it looks like at a width in pixels. */
  readPage(page: number, width: number): { text: string; heard: string; looks: string } {
    return this.#onPage(page, (loaded) => {
      const size = this.#sizeOf(loaded, page, width)
      const looks = this.#painted(loaded, page, size, (pixels, stride) =>
        createHash('sha256')
          .update(`${size.width} ${size.height}`)
          .update(pixels.subarray(0, stride * size.height))
          .digest('hex'),
      )
      return { text: this.#textIn(loaded), heard: heardOn(this.#pdfium, loaded, this.#limits.characters), looks }
    })
  }

  /** The files that the document carries. */
  attached(): Attached[] {
    return attachedTo(this.#pdfium, this.#document, this.#limits.characters)
  }

  #onPage<Made>(page: number, make: (loaded: number) => Made): Made {
    const { FPDF_LoadPage, FPDF_ClosePage } = this.#pdfium
    const loaded = FPDF_LoadPage(this.#document, page - 1)
    if (loaded === 0) throw new Refusal('pdf.damagedPage', { file: this.#file, page })
    try {
      return make(loaded)
    } finally {
      FPDF_ClosePage(loaded)
    }
  }

  /** What the document says of itself, entry by entry. */
  about(): [entry: string, text: string][] {
    return entries.flatMap((entry): [string, string][] => {
      const text = this.#entry(entry)
      return text === '' ? [] : [[entry, text]]
    })
  }

  #entry(entry: string): string {
    const { malloc, free, bytes, FPDF_GetMetaText } = this.#pdfium
    const name = malloc(entry.length + 1)
    bytes().set(Buffer.from(`${entry}\0`, 'latin1'), name)
    const room = Math.min(FPDF_GetMetaText(this.#document, name, 0, 0), this.#limits.characters)
    const address = malloc(room)
    FPDF_GetMetaText(this.#document, name, address, room)
    const found = new TextDecoder('utf-16le').decode(bytes().slice(address, address + room))
    free(address)
    free(name)
    return readable(found)
  }

  /** The size of a picture of the page in pixels, as wide as is wanted where that has not too many. */
  #sizeOf(loaded: number, page: number, width: number): { width: number; height: number } {
    const { FPDF_GetPageWidthF, FPDF_GetPageHeightF } = this.#pdfium
    const ratio = FPDF_GetPageHeightF(loaded) / FPDF_GetPageWidthF(loaded)
    if (!(ratio > 0 && ratio < Number.POSITIVE_INFINITY)) throw new Refusal('pdf.damagedPage', { file: this.#file, page })
    const { pixels, side } = this.#limits
    const fitting = Math.min(width, Math.sqrt(pixels / ratio), side / ratio)
    return { width: Math.max(1, Math.floor(fitting)), height: Math.max(1, Math.floor(fitting * ratio)) }
  }

  #paint(loaded: number, page: number, size: { width: number; height: number }): Buffer {
    return this.#painted(loaded, page, size, (pixels, stride) => encodePng(pixels, size.width, size.height, stride))
  }

  /** Draws a page into memory and makes something of its pixels there. */
  #painted<Made>(
    loaded: number,
    page: number,
    { width, height }: { width: number; height: number },
    make: (pixels: Uint8Array, stride: number) => Made,
  ): Made {
    const { FPDFBitmap_CreateEx, FPDFBitmap_FillRect, FPDFBitmap_GetStride, FPDFBitmap_GetBuffer, ...pdfium } = this.#pdfium
    const bitmap = FPDFBitmap_CreateEx(width, height, threeBytes, 0, 0)
    if (bitmap === 0) throw new Refusal('pdf.damagedPage', { file: this.#file, page })
    try {
      FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white)
      pdfium.FPDF_RenderPageBitmap(bitmap, loaded, 0, 0, width, height, 0, withNotesRedFirst)
      return make(pdfium.bytes().subarray(FPDFBitmap_GetBuffer(bitmap)), FPDFBitmap_GetStride(bitmap))
    } finally {
      pdfium.FPDFBitmap_Destroy(bitmap)
    }
  }

  /** What is written on the page; nothing where it is a scan. */
  #textIn(loaded: number): string {
    const { FPDFText_LoadPage, FPDFText_CountChars, FPDFText_GetText, FPDFText_ClosePage, ...pdfium } = this.#pdfium
    const text = FPDFText_LoadPage(loaded)
    if (text === 0) return ''
    try {
      const count = Math.min(FPDFText_CountChars(text), this.#limits.characters)
      if (count < 1) return ''
      // Two bytes a character, and a zero at the end.
      const room = (count + 1) * 2
      const address = pdfium.malloc(room)
      FPDFText_GetText(text, 0, count, address)
      const found = new TextDecoder('utf-16le').decode(pdfium.bytes().slice(address, address + room))
      pdfium.free(address)
      return readable(found)
    } finally {
      FPDFText_ClosePage(text)
    }
  }
}

/** The text up to its end, in lines, without signs that nobody can see. */
function readable(found: string): string {
  const end = found.indexOf('\0')
  return (end === -1 ? found : found.slice(0, end))
    .replaceAll('\r\n', '\n')
    .replace(/[^\P{C}\n]/gu, '')
    .trim()
}
