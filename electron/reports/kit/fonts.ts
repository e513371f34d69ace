import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'
import type { Weight } from './tokens.ts'

const require = createRequire(import.meta.url)
const folder = '@expo-google-fonts'

const files = {
  sans400: `${folder}/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf`,
  sans500: `${folder}/ibm-plex-sans/500Medium/IBMPlexSans_500Medium.ttf`,
  sans600: `${folder}/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf`,
  mono400: `${folder}/ibm-plex-mono/400Regular/IBMPlexMono_400Regular.ttf`,
  japanese400: `${folder}/ibm-plex-sans-jp/400Regular/IBMPlexSansJP_400Regular.ttf`,
  japanese600: `${folder}/ibm-plex-sans-jp/600SemiBold/IBMPlexSansJP_600SemiBold.ttf`,
  korean400: `${folder}/ibm-plex-sans-kr/IBMPlexSansKR_400Regular.ttf`,
  korean600: `${folder}/ibm-plex-sans-kr/IBMPlexSansKR_600SemiBold.ttf`,
  arabic400: `${folder}/ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf`,
  arabic600: `${folder}/ibm-plex-sans-arabic/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf`,
  hebrew400: `${folder}/ibm-plex-sans-hebrew/400Regular/IBMPlexSansHebrew_400Regular.ttf`,
  hebrew600: `${folder}/ibm-plex-sans-hebrew/600SemiBold/IBMPlexSansHebrew_600SemiBold.ttf`,
  thai400: `${folder}/ibm-plex-sans-thai/400Regular/IBMPlexSansThai_400Regular.ttf`,
  thai600: `${folder}/ibm-plex-sans-thai/600SemiBold/IBMPlexSansThai_600SemiBold.ttf`,
} as const

/** A font file at one weight. */
export type Face = keyof typeof files

const sans: Record<Weight, Face> = { 400: 'sans400', 500: 'sans500', 600: 'sans600' }
const regular = ['hebrew400', 'arabic400', 'thai400', 'japanese400', 'korean400'] as const
const strong = ['hebrew600', 'arabic600', 'thai600', 'japanese600', 'korean600'] as const

/** The faces to try for a character, best first. */
function chain(weight: Weight, mono: boolean): readonly Face[] {
  return [...(mono ? ['mono400' as const] : []), sans[weight], ...(weight === 600 ? strong : regular)]
}

/** Text in one face; `actual` is what was meant where the text is a replacement. */
export type Segment = { face: Face; text: string; width: number; actual?: string }

/** A character that no font has, and how often it came. */
export type MissingCharacter = { character: string; code: string; count: number }

const replacement = '\ufffd'
const plain = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac]*$/
/** Soft hyphens, directions and other signs for machines; joiners and variants stay as long as a font knows them. */
const unseen = /[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g
const optional = /[\u200c\u200d]|[\ufe00-\ufe0f]/g
const control = /\p{Cc}/u

/** A font file with room behind it: fontkit reads the head of every outline, also that of a last glyph without one, as Plex Mono's space. */
function padded(file: Buffer): Buffer {
  return Buffer.concat([file, Buffer.alloc(16)])
}

/** The fonts of one document: opens a file when it is first needed, measures, and finds the face that has a character. */
export class FontBook {
  readonly #fonts = new Map<Face, Font>()
  readonly #widths = new Map<Face, Map<string, number>>()
  readonly #missing = new Map<string, number>()
  readonly #segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

  /** The opened font. Every document opens its own: fontkit keeps state in it that would change the bytes of the next one. */
  font(face: Face): Font {
    const known = this.#fonts.get(face)
    if (known) return known
    const font = remembering(create(padded(readFileSync(require.resolve(files[face])))))
    this.#fonts.set(face, font)
    return font
  }

  /** Width in points. */
  width(face: Face, text: string, size: number): number {
    let widths = this.#widths.get(face)
    if (!widths) {
      widths = new Map()
      this.#widths.set(face, widths)
    }
    let width = widths.get(text)
    if (width === undefined) {
      const font = this.font(face)
      width = 0
      for (const word of text.split(/(?<=[ \t])/)) width += font.layout(word).advanceWidth / font.unitsPerEm
      widths.set(text, width)
    }
    return width * size
  }

  /** Cuts text into stretches of one face each. Characters that no face has become a visible replacement, and are counted. */
  segments(text: string, size: number, weight: Weight, mono: boolean): Segment[] {
    const faces = chain(weight, mono)
    const first = faces[0]
    if (first === undefined) return []
    if (plain.test(text)) return text ? [{ face: first, text, width: this.width(first, text, size) }] : []
    const segments: { face: Face; text: string; actual?: string }[] = []
    for (const { segment } of this.#segmenter.segment(text.normalize('NFC').replace(unseen, ''))) {
      const last = segments.at(-1)
      const found = this.#find(segment, faces)
      const next = found ?? { face: sans[weight], text: replacement, actual: segment }
      if (!found) this.#missing.set(segment, (this.#missing.get(segment) ?? 0) + 1)
      if (next.text === '') continue
      if (last && last.face === next.face && last.actual === undefined && !('actual' in next)) last.text += next.text
      else segments.push({ ...next })
    }
    return segments.map((segment) => ({ ...segment, width: this.width(segment.face, segment.text, size) }))
  }

  /** Width of a line in its fallback faces. */
  measure(text: string, size: number, weight: Weight, mono = false): number {
    return this.segments(text, size, weight, mono).reduce((sum, segment) => sum + segment.width, 0)
  }

  missing(): MissingCharacter[] {
    return [...this.#missing].map(([character, count]) => ({
      character,
      code: [...character]
        .map((point) => `U+${(point.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
        .join(' '),
      count,
    }))
  }

  #find(grapheme: string, faces: readonly Face[]): { face: Face; text: string } | undefined {
    if (control.test(grapheme)) return undefined
    for (const text of [grapheme, grapheme.replace(optional, '')]) {
      for (const face of faces) {
        if ([...text].every((point) => this.font(face).hasGlyphForCodePoint(point.codePointAt(0) ?? 0))) return { face, text }
      }
    }
    return undefined
  }
}

/**
 * Lays out each word once: for measuring here, and for drawing in pdfkit. pdfkit scales what it gets to 1000 units an em in
 * place, so this holds for fonts that are drawn on 1000 units, as Plex is.
 */
function remembering(font: Font): Font {
  if (font.unitsPerEm !== 1000) return font
  const runs = new Map<string, ReturnType<Font['layout']>>()
  const layout = font.layout.bind(font)
  font.layout = (text, features) => {
    if (features !== undefined) return layout(text, features)
    const known = runs.get(text)
    if (known) return known
    const run = layout(text)
    runs.set(text, run)
    return run
  }
  return font
}
