/** What pdfkit 0.20 has and its published types do not say yet. */
declare namespace PDFKit {
  interface PDFOutline {
    options: { fit?: boolean; expanded?: boolean }
    outlineData: { Count?: number }
    addItem(title: string, options: { fit: true }): PDFOutline
  }
  interface PDFStructureElement {
    readonly dictionary: PDFKitReference
  }
  interface PDFDocument {
    font(src: import('fontkit').Font, family: string): this
    _root: PDFKitReference
    _info: PDFKitReference
    _id: Uint8Array
    /** By number, less one; null while an object is open. */
    _offsets: (number | null)[]
    _offset: number
    _write(data: string | Uint8Array): void
    _refEnd(reference: PDFKitReference): void
    _finalize(): void
  }
  interface PDFKitReference {
    /** What is in its stream, piece by piece. */
    readonly buffer: readonly Uint8Array[]
  }
  /** The dictionary of an object; plain strings are names. */
  interface Entries {
    Type?: string
    Params?: { CheckSum?: unknown }
    [name: string]: unknown
  }
}

declare namespace PDFKit.Mixins {
  interface PDFAnnotation {
    goTo(x: number, y: number, w: number, h: number, name: string, options: TaggedLinkOptions): this
  }
  /** `Contents` has to be a String object: pdfkit writes a plain string as a PDF name. */
  interface TaggedLinkOptions {
    structParent: PDFKit.PDFStructureElement
    Contents: object
  }
  interface PDFAttachmentOptions {
    relationship?: string
  }
  interface StructureElementOptions {
    bbox?: [number, number, number, number]
    scope?: string
  }
}

declare module 'fontkit' {
  export interface Font {
    readonly unitsPerEm: number
    hasGlyphForCodePoint(codePoint: number): boolean
    layout(text: string, features?: unknown): GlyphRun
    getGlyph(id: number, codePoints?: readonly number[]): Glyph
  }
  export interface Glyph {
    readonly id: number
  }
  /** Glyphs in the order in which they are drawn, with what each moves and is moved by, in units of the font. */
  export interface GlyphRun {
    glyphs: Glyph[]
    positions: { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }[]
    advanceWidth: number
  }
  export function create(data: Uint8Array): Font
}
