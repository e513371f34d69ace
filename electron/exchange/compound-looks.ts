import { reference } from '../../shared/exchange/workbook.ts'
import { drawsPictures, type Font, type Palette, plainFont } from './workbook-fonts.ts'
import { type CellFormat, plainFormat } from './workbook-formats.ts'
import { readPalette } from './workbook-palette.ts'
import type { Run } from './workbook-texts.ts'

/** How a cell of an `.xls` file is drawn, the runs of its text where these are written differently, and whether it stands twice. */
export type Look = { format: CellFormat; runs: readonly Run[] | undefined; twice: boolean }

/** The looks of the cells of a sheet, by reference. */
export type Looks = Map<string, Look>

/** Records of a workbook of Excel 97 to 2003 (MS-XLS 2.3). */
const records = {
  begin: 0x0809,
  end: 0x000a,
  sheet: 0x0085,
  font: 0x0031,
  palette: 0x0092,
  format: 0x00e0,
  texts: 0x00fc,
  more: 0x003c,
  text: 0x00fd,
  numbers: 0x00bd,
} as const
/** Records that hold one cell: formula, number, label, text, error or truth value, rounded number, rich text. */
const cellRecords = new Set([0x0006, 0x0203, 0x0204, records.text, 0x0205, 0x027e, 0x00d6])

type StoredRecord = { type: number; data: DataView; at: number }

/**
 * How the cells of an `.xls` file look, by the names of its sheets. No library tells. `stream` is the part called "Workbook". Throws a
 * `RangeError` where a record contradicts itself.
 */
export function looksIn(stream: Uint8Array): Map<string, Looks> {
  const all = [...recordsIn(stream)]
  const fonts: Font[] = []
  const formats: CellFormat[] = []
  const strings = textsIn(all)
  const colours = paletteIn(all)
  const sheets = new Map<string, Looks>()
  const sheetAt = new Map<number, Looks>()
  let sheet: Looks | undefined
  let depth = 0
  for (const { type, data, at } of all) {
    if (type === records.begin) {
      if (depth++ === 0) sheet = sheetAt.get(at)
    } else if (type === records.end) depth--
    else if (type === records.font) fonts.push(fontOf(data, colours))
    else if (type === records.format) formats.push(formatOf(data, fonts, colours))
    else if (type === records.sheet) {
      const looks: Looks = new Map()
      sheets.set(nameAt(data, 6), looks)
      sheetAt.set(data.getUint32(0, true), looks)
    } else if (sheet && depth === 1) readCells(sheet, { type, data }, formats, fonts, strings)
  }
  return sheets
}

/** A name where a record holds one: a count of letters, how wide each is, and they. */
function nameAt(data: DataView, at: number): string {
  if (data.byteLength < at + 2) return ''
  const [length, width] = [data.getUint8(at), (data.getUint8(at + 1) & 0x01) + 1]
  const fit = Math.min(length, Math.floor((data.byteLength - at - 2) / width))
  const letterAt = (place: number) => (width === 2 ? data.getUint16(place, true) : data.getUint8(place))
  return String.fromCharCode(...Array.from({ length: fit }, (_, index) => letterAt(at + 2 + index * width)))
}

function* recordsIn(stream: Uint8Array): Generator<StoredRecord> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  for (let at = 0; at + 4 <= stream.length; ) {
    const [type, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)]
    if (at + 4 + length > stream.length) return
    yield { type, data: new DataView(stream.buffer, stream.byteOffset + at + 4, length), at }
    at += 4 + length
  }
}

function readCells(
  sheet: Looks,
  { type, data }: Pick<StoredRecord, 'type' | 'data'>,
  formats: readonly CellFormat[],
  fonts: readonly Font[],
  strings: readonly Rich[],
): void {
  const add = (column: number, format: number, rich?: Rich) => {
    const ref = reference(data.getUint16(0, true) + 1, column + 1)
    const runs = rich && rich.runs.length > 0 ? runsOf(rich, fonts) : undefined
    sheet.set(ref, { format: formats[format] ?? plainFormat, runs, twice: sheet.has(ref) })
  }
  if (cellRecords.has(type))
    add(data.getUint16(2, true), data.getUint16(4, true), type === records.text ? strings[data.getUint32(6, true)] : undefined)
  else if (type === records.numbers)
    for (let at = 4, column = data.getUint16(2, true); at + 8 <= data.byteLength; at += 6, column++)
      add(column, data.getUint16(at, true))
}

/** Automatic colours: of text, and of what lies around it. */
const automatic = new Set([0x7fff, 64, 65])

function colourAt(index: number, { indexed }: Palette): string | undefined {
  return automatic.has(index) ? undefined : indexed[index]
}

function fontOf(data: DataView, palette: Palette): Font {
  return {
    ...plainFont,
    size: data.getUint16(0, true) / 20,
    struck: (data.getUint16(2, true) & 0x08) !== 0,
    raised: data.getUint16(8, true) !== 0,
    pictures: drawsPictures(nameAt(data, 14)),
    colour: colourAt(data.getUint16(4, true), palette),
  }
}

function formatOf(data: DataView, fonts: readonly Font[], palette: Palette): CellFormat {
  const pattern = data.getUint16(16, true) >>> 10
  const [fore, back] = [data.getUint16(18, true) & 0x7f, (data.getUint16(18, true) >>> 7) & 0x7f]
  const solid = fore === 65 ? plainFormat.background : (colourAt(fore, palette) ?? '000000')
  return {
    ...plainFormat,
    font: fontAt(data.getUint16(0, true), fonts),
    background: pattern === 0 ? plainFormat.background : pattern === 1 ? solid : back === fore ? solid : undefined,
  }
}

/** Fonts are counted without a fourth one. */
function fontAt(index: number, fonts: readonly Font[]): Font {
  return fonts[index > 4 ? index - 1 : index] ?? plainFont
}

function paletteIn(all: readonly StoredRecord[]): Palette {
  const usual = readPalette(undefined, undefined)
  const own = all.find(({ type }) => type === records.palette)?.data
  if (!own) return usual
  const given = Array.from({ length: Math.floor((own.byteLength - 2) / 4) }, (_, index) =>
    [0, 1, 2]
      .map((channel) =>
        own
          .getUint8(2 + index * 4 + channel)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')
      .toUpperCase(),
  )
  return { ...usual, indexed: usual.indexed.map((colour, index) => (index < 8 ? colour : (given[index - 8] ?? colour))) }
}

/** A text, and from which of its letters on it is written in which font. */
type Rich = { text: string; runs: { from: number; font: number }[] }

function runsOf({ text, runs }: Rich, fonts: readonly Font[]): Run[] {
  const [first] = runs
  const before: Run[] = first && first.from > 0 ? [{ text: text.slice(0, first.from), font: undefined }] : []
  return [
    ...before,
    ...runs.map(({ from, font }, index) => ({ text: text.slice(from, runs[index + 1]?.from), font: fontAt(font, fonts) })),
  ]
}

/** The texts that cells name by their number (MS-XLS 2.4.265). They go on over records, and each part of a text says anew how wide its letters are. */
function textsIn(all: readonly StoredRecord[]): Rich[] {
  const start = all.findIndex(({ type }) => type === records.texts)
  if (start < 0) return []
  let end = start + 1
  while (all[end]?.type === records.more) end++
  const parts = new Parts(all.slice(start, end).map(({ data }) => data))
  parts.skip(4)
  const count = parts.number(4)
  const texts: Rich[] = []
  for (let index = 0; index < count && !parts.ended(); index++) texts.push(parts.text())
  return texts
}

/** Reads on through the parts of what one record was too short for. */
class Parts {
  readonly #parts: readonly DataView[]
  #part = 0
  #at = 0

  constructor(parts: readonly DataView[]) {
    this.#parts = parts
  }

  ended(): boolean {
    const part = this.#parts[this.#part]
    return !part || (this.#at >= part.byteLength && this.#part + 1 >= this.#parts.length)
  }

  #turn(): DataView {
    while (this.#at >= (this.#parts[this.#part]?.byteLength ?? 0)) {
      if (++this.#part >= this.#parts.length) throw new RangeError('The texts break off')
      this.#at = 0
    }
    const part = this.#parts[this.#part]
    if (!part) throw new RangeError('The texts break off')
    return part
  }

  byte(): number {
    const part = this.#turn()
    return part.getUint8(this.#at++)
  }

  number(bytes: number): number {
    let value = 0
    for (let index = 0; index < bytes; index++) value += this.byte() * 256 ** index
    return value
  }

  skip(bytes: number): void {
    for (let left = bytes; left > 0; ) {
      const step = Math.min(left, this.#turn().byteLength - this.#at)
      this.#at += step
      left -= step
    }
  }

  text(): Rich {
    const length = this.number(2)
    const flags = this.byte()
    const runs = flags & 0x08 ? this.number(2) : 0
    const extra = flags & 0x04 ? this.number(4) : 0
    let wide = (flags & 0x01) !== 0
    let text = ''
    for (let left = length; left > 0; left--) {
      if (this.#at >= (this.#parts[this.#part]?.byteLength ?? 0)) wide = (this.byte() & 0x01) !== 0
      text += String.fromCharCode(this.number(wide ? 2 : 1))
    }
    const rich: Rich = { text, runs: [] }
    for (let index = 0; index < runs; index++) rich.runs.push({ from: this.number(2), font: this.number(2) })
    this.skip(extra)
    return rich
  }
}
