import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'
import { loadShaping, type Shaping } from './shaping.ts'
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
  chinese400: `${folder}/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf`,
  chinese600: `${folder}/noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf`,
  korean400: `${folder}/ibm-plex-sans-kr/IBMPlexSansKR_400Regular.ttf`,
  korean600: `${folder}/ibm-plex-sans-kr/IBMPlexSansKR_600SemiBold.ttf`,
  arabic400: `${folder}/ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf`,
  arabic600: `${folder}/ibm-plex-sans-arabic/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf`,
  hebrew400: `${folder}/ibm-plex-sans-hebrew/400Regular/IBMPlexSansHebrew_400Regular.ttf`,
  hebrew600: `${folder}/ibm-plex-sans-hebrew/600SemiBold/IBMPlexSansHebrew_600SemiBold.ttf`,
  thai400: `${folder}/ibm-plex-sans-thai/400Regular/IBMPlexSansThai_400Regular.ttf`,
  thai600: `${folder}/ibm-plex-sans-thai/600SemiBold/IBMPlexSansThai_600SemiBold.ttf`,
  devanagari400: `${folder}/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf`,
  devanagari600: `${folder}/noto-sans-devanagari/600SemiBold/NotoSansDevanagari_600SemiBold.ttf`,
  bengali400: `${folder}/noto-sans-bengali/400Regular/NotoSansBengali_400Regular.ttf`,
  bengali600: `${folder}/noto-sans-bengali/600SemiBold/NotoSansBengali_600SemiBold.ttf`,
  gurmukhi400: `${folder}/noto-sans-gurmukhi/400Regular/NotoSansGurmukhi_400Regular.ttf`,
  gurmukhi600: `${folder}/noto-sans-gurmukhi/600SemiBold/NotoSansGurmukhi_600SemiBold.ttf`,
  gujarati400: `${folder}/noto-sans-gujarati/400Regular/NotoSansGujarati_400Regular.ttf`,
  gujarati600: `${folder}/noto-sans-gujarati/600SemiBold/NotoSansGujarati_600SemiBold.ttf`,
  tamil400: `${folder}/noto-sans-tamil/400Regular/NotoSansTamil_400Regular.ttf`,
  tamil600: `${folder}/noto-sans-tamil/600SemiBold/NotoSansTamil_600SemiBold.ttf`,
  telugu400: `${folder}/noto-sans-telugu/400Regular/NotoSansTelugu_400Regular.ttf`,
  telugu600: `${folder}/noto-sans-telugu/600SemiBold/NotoSansTelugu_600SemiBold.ttf`,
  kannada400: `${folder}/noto-sans-kannada/400Regular/NotoSansKannada_400Regular.ttf`,
  kannada600: `${folder}/noto-sans-kannada/600SemiBold/NotoSansKannada_600SemiBold.ttf`,
  malayalam400: `${folder}/noto-sans-malayalam/400Regular/NotoSansMalayalam_400Regular.ttf`,
  malayalam600: `${folder}/noto-sans-malayalam/600SemiBold/NotoSansMalayalam_600SemiBold.ttf`,
  sinhala400: `${folder}/noto-sans-sinhala/400Regular/NotoSansSinhala_400Regular.ttf`,
  sinhala600: `${folder}/noto-sans-sinhala/600SemiBold/NotoSansSinhala_600SemiBold.ttf`,
  khmer400: `${folder}/noto-sans-khmer/400Regular/NotoSansKhmer_400Regular.ttf`,
  khmer600: `${folder}/noto-sans-khmer/600SemiBold/NotoSansKhmer_600SemiBold.ttf`,
  oriya400: `${folder}/noto-sans-oriya/400Regular/NotoSansOriya_400Regular.ttf`,
  oriya600: `${folder}/noto-sans-oriya/600SemiBold/NotoSansOriya_600SemiBold.ttf`,
  lao400: `${folder}/noto-sans-lao/400Regular/NotoSansLao_400Regular.ttf`,
  lao600: `${folder}/noto-sans-lao/600SemiBold/NotoSansLao_600SemiBold.ttf`,
  myanmar400: `${folder}/noto-sans-myanmar/400Regular/NotoSansMyanmar_400Regular.ttf`,
  myanmar600: `${folder}/noto-sans-myanmar/600SemiBold/NotoSansMyanmar_600SemiBold.ttf`,
  tibetan400: `${folder}/noto-serif-tibetan/400Regular/NotoSerifTibetan_400Regular.ttf`,
  tibetan600: `${folder}/noto-serif-tibetan/600SemiBold/NotoSerifTibetan_600SemiBold.ttf`,
  ethiopic400: `${folder}/noto-sans-ethiopic/400Regular/NotoSansEthiopic_400Regular.ttf`,
  ethiopic600: `${folder}/noto-sans-ethiopic/600SemiBold/NotoSansEthiopic_600SemiBold.ttf`,
  thaana400: `${folder}/noto-sans-thaana/400Regular/NotoSansThaana_400Regular.ttf`,
  thaana600: `${folder}/noto-sans-thaana/600SemiBold/NotoSansThaana_600SemiBold.ttf`,
  georgian400: `${folder}/noto-sans-georgian/400Regular/NotoSansGeorgian_400Regular.ttf`,
  georgian600: `${folder}/noto-sans-georgian/600SemiBold/NotoSansGeorgian_600SemiBold.ttf`,
  armenian400: `${folder}/noto-sans-armenian/400Regular/NotoSansArmenian_400Regular.ttf`,
  armenian600: `${folder}/noto-sans-armenian/600SemiBold/NotoSansArmenian_600SemiBold.ttf`,
  emoji400: `${folder}/noto-emoji/400Regular/NotoEmoji_400Regular.ttf`,
  emoji600: `${folder}/noto-emoji/600SemiBold/NotoEmoji_600SemiBold.ttf`,
} as const

/** A font file at one weight. */
export type Face = keyof typeof files

/** Families besides Plex Sans and Mono, with what each is asked for first; in the order in which they are tried for anything else. */
const families = [
  ['hebrew', /\p{Script=Hebrew}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['thai', /\p{Script=Thai}/u],
  ['japanese', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u],
  ['chinese', /[\p{Script=Han}\p{Script=Bopomofo}]/u],
  ['korean', /\p{Script=Hangul}/u],
  ['devanagari', /\p{Script=Devanagari}/u],
  ['bengali', /\p{Script=Bengali}/u],
  ['gurmukhi', /\p{Script=Gurmukhi}/u],
  ['gujarati', /\p{Script=Gujarati}/u],
  ['tamil', /\p{Script=Tamil}/u],
  ['telugu', /\p{Script=Telugu}/u],
  ['kannada', /\p{Script=Kannada}/u],
  ['malayalam', /\p{Script=Malayalam}/u],
  ['sinhala', /\p{Script=Sinhala}/u],
  ['khmer', /\p{Script=Khmer}/u],
  ['oriya', /\p{Script=Oriya}/u],
  ['lao', /\p{Script=Lao}/u],
  ['myanmar', /\p{Script=Myanmar}/u],
  ['tibetan', /\p{Script=Tibetan}/u],
  ['ethiopic', /\p{Script=Ethiopic}/u],
  ['thaana', /\p{Script=Thaana}/u],
  ['georgian', /\p{Script=Georgian}/u],
  ['armenian', /\p{Script=Armenian}/u],
  ['emoji', /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u20e3|\ufe0f/u],
] as const
type Family = (typeof families)[number][0]

const sans: Record<Weight, Face> = { 400: 'sans400', 500: 'sans500', 600: 'sans600' }

/** Faces whose glyphs do not stand for one character each, in the order of reading, so that the text is written beside them. */
const reordered =
  /^(?:thai|devanagari|bengali|gurmukhi|gujarati|oriya|tamil|telugu|kannada|malayalam|sinhala|khmer|lao|myanmar|tibetan|emoji)/
/** Faces that cannot be set without rules for their script. */
const shaped = new RegExp(`${reordered.source}|^(?:hebrew|arabic|thaana|ethiopic)`)

/** Whether the rules of its script set the text of a face, in the direction that they are told. */
export function isShaped(face: Face): boolean {
  return shaped.test(face)
}

/** Text in one face; `actual` is what was meant where its glyphs do not say it. */
export type Segment = { face: Face; text: string; width: number; actual?: string }

/** Where ideographs are set from: Plex for Japanese, Noto for what it lacks. */
export type HanFamily = 'japanese' | 'chinese'

/** A character that no font has, and how often it came. */
export type MissingCharacter = { character: string; code: string; count: number }

const plain = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac]*$/
/** Soft hyphens, directions and other signs for machines; joiners and variants stay as long as a font knows them. */
const unseen = /[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g
const optional = /[\u200c\u200d]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu
/** What makes one picture out of others, or gives it a colour: without, the pictures themselves are left. */
const variants = /\u200c|\u200d|[\ufe00-\ufe0f]|\p{Emoji_Modifier}|[\u{e0020}-\u{e007f}]/gu
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u
const han = /\p{Script=Han}/gu
const control = /\p{Cc}/u

/** A font file with room behind it: fontkit reads the head of every outline, also that of a last glyph without one, as Plex Mono's space. */
function padded(file: Buffer): Buffer {
  return Buffer.concat([file, Buffer.alloc(16)])
}

/** Opens the fonts of one document. */
export async function openFontBook(): Promise<FontBook> {
  return new FontBook(await loadShaping())
}

/** The fonts of one document: opens a file when it is first needed, measures, and finds the face that has a character. */
export class FontBook {
  readonly #shape: Shaping
  readonly #fonts = new Map<Face, Font>()
  readonly #widths = new Map<Face, Map<string, number>>()
  readonly #missing = new Map<string, number>()
  readonly #found = new Map<string, readonly { face: Face; text: string }[]>()
  readonly #segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

  constructor(shape: Shaping) {
    this.#shape = shape
  }

  /** The opened font. Every document opens its own: fontkit keeps state in it that would change the bytes of the next one. */
  font(face: Face): Font {
    const known = this.#fonts.get(face)
    if (known) return known
    const file = readFileSync(require.resolve(files[face]))
    const opened = create(padded(file))
    const font = remembering(shaped.test(face) ? this.#shape(opened, file) : opened)
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

  /**
   * Cuts text into stretches of one face each. Characters that no face has become their code in brackets, and are counted.
   * `han` says which face ideographs are set in, for the whole text that this is a part of.
   */
  segments(text: string, size: number, weight: Weight, mono: boolean, han: HanFamily = this.hanOf(text)): Segment[] {
    const first = mono ? 'mono400' : sans[weight]
    if (plain.test(text)) return text ? [{ face: first, text, width: this.width(first, text, size) }] : []
    const segments: { face: Face; text: string; actual?: string }[] = []
    for (const { segment } of this.#segmenter.segment(text.normalize('NFC').replace(unseen, ''))) {
      for (const next of this.#set(segment, weight, mono, han)) {
        const last = segments.at(-1)
        if (next.text === '') continue
        if (last && last.face === next.face && last.actual === undefined && next.actual === undefined) last.text += next.text
        else segments.push({ ...next })
      }
    }
    return segments.map(({ face, text, actual = reordered.test(face) ? text : undefined }) => ({
      face,
      text,
      width: this.width(face, text, size),
      ...(actual === undefined ? {} : { actual }),
    }))
  }

  /** Which of two faces has the ideographs of a text. One face for all of them: with kana that of Japanese, else what has every one. */
  hanOf(text: string): HanFamily {
    const signs = plain.test(text) || kana.test(text) ? [] : (text.match(han) ?? [])
    const isThere = (sign: string) => this.font('japanese400').hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)
    return signs.every(isThere) ? 'japanese' : 'chinese'
  }

  /** Width of a line in its fallback faces. */
  measure(text: string, size: number, weight: Weight, mono = false): number {
    return this.segments(text, size, weight, mono).reduce((sum, segment) => sum + segment.width, 0)
  }

  missing(): MissingCharacter[] {
    return [...this.#missing].map(([character, count]) => ({
      character,
      code: codesOf(character),
      count,
    }))
  }

  /** One character as people see it, in a face that has it; else what it is made of; else its code. */
  #set(grapheme: string, weight: Weight, mono: boolean, han: HanFamily): { face: Face; text: string; actual?: string }[] {
    const asked = `${weight} ${mono} ${han} ${grapheme}`
    const found = this.#found.get(asked) ?? this.#parts(grapheme, [...this.#faces(grapheme, weight, mono, han)])
    this.#found.set(asked, found)
    if (found.length > 0) return [...found]
    this.#missing.set(grapheme, (this.#missing.get(grapheme) ?? 0) + 1)
    const text = `[${codesOf(grapheme)}]`
    return [{ face: sans[weight], text, ...(grapheme.isWellFormed() ? { actual: grapheme } : {}) }]
  }

  /** A character as a whole, or what it is made of; nothing where no face has that. */
  #parts(grapheme: string, faces: readonly Face[]): readonly { face: Face; text: string }[] {
    const whole = this.#find(grapheme, faces)
    if (whole) return [whole]
    const parts = [...grapheme].map((point) => this.#find(point, faces))
    return parts.length > 1 && parts.every((part) => part !== undefined) ? parts : []
  }

  /** The faces to try for a character, best first. */
  *#faces(grapheme: string, weight: Weight, mono: boolean, han: HanFamily): Generator<Face> {
    const faceOf = (family: Family): Face => `${family}${weight === 600 ? 600 : 400}`
    if (mono) yield 'mono400'
    yield sans[weight]
    const asked = families.flatMap(([family, signs]) => (signs.test(grapheme) ? [family] : []))
    if (asked.includes(han)) yield faceOf(han)
    for (const family of asked) if (family !== han) yield faceOf(family)
    for (const [family] of families) if (!asked.includes(family)) yield faceOf(family)
  }

  #find(grapheme: string, faces: readonly Face[]): { face: Face; text: string } | undefined {
    if (control.test(grapheme)) return undefined
    for (const text of new Set([grapheme, grapheme.replace(optional, ''), grapheme.replace(variants, '')])) {
      if (text === '' && grapheme !== text.replace(optional, '')) continue
      for (const face of faces) {
        if ([...text].every((point) => this.font(face).hasGlyphForCodePoint(point.codePointAt(0) ?? 0))) return { face, text }
      }
    }
    return undefined
  }
}

/** More points of one character are left out: what no font has can be as long as a whole text. */
const mostCodes = 8

/** `U+1F9CC`, with spaces between several. */
function codesOf(grapheme: string): string {
  const points = [...grapheme]
  const codes = points
    .slice(0, mostCodes)
    .map((point) => `U+${(point.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
  return [...codes, ...(points.length > mostCodes ? ['…'] : [])].join(' ')
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
