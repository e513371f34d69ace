import { type Font, type Palette, plainFont, withProperty } from './workbook-fonts.ts'
import type { XmlEvent } from './xml-events.ts'
import { xmlEvents } from './xml-events.ts'

/** Part of a text that is written alike; without a font, as its cell is. */
export type Run = { text: string; font: Font | undefined }

/**
 * Collects a text from the events inside its element: plain, or in runs with fonts of their own. Readings beside characters
 * (phonetic runs) are no part of it.
 */
export class TextCollector {
  readonly runs: Run[] = []
  readonly #palette: Palette
  #font: Font | undefined
  #inProperties = false
  #inText = false
  #inReading = false

  constructor(palette: Palette) {
    this.#palette = palette
  }

  take(event: XmlEvent): void {
    if (event.kind === 'text') {
      if (this.#inText) this.runs.push({ text: decodeEscapes(event.text), font: this.#font })
    } else if (event.kind === 'close') this.#close(event.name)
    else if (event.name === 'rPh') this.#inReading = true
    else if (event.name === 't') this.#inText = !this.#inReading
    else if (event.name === 'rPr') {
      this.#inProperties = true
      this.#font = plainFont
    } else if (this.#inProperties) this.#font = withProperty(this.#font ?? plainFont, event, this.#palette)
  }

  #close(name: string): void {
    if (name === 't') this.#inText = false
    else if (name === 'rPr') this.#inProperties = false
    else if (name === 'rPh') this.#inReading = false
    else if (name === 'r') this.#font = undefined
  }
}

/** The texts that cells name by their number. */
export function readTexts(xml: string, palette: Palette): Run[][] {
  const texts: Run[][] = []
  let collector: TextCollector | undefined
  for (const event of xmlEvents(xml)) {
    if (event.kind === 'open' && event.name === 'si') {
      collector = new TextCollector(palette)
      texts.push(collector.runs)
    } else if (event.kind === 'close' && event.name === 'si') collector = undefined
    else collector?.take(event)
  }
  return texts
}

/** Undoes how characters are written that XML cannot carry: `_x000D_` (ECMA-376 part 1, ST_Xstring). */
export function decodeEscapes(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
}
