import type { DocumentStyles } from './open-document-styles.ts'
import type { Font } from './workbook-fonts.ts'
import type { Run } from './workbook-texts.ts'
import type { XmlEvent } from './xml-events.ts'
import { attribute } from './xml-tags.ts'

/** Most spaces that one mark stands for. */
const mostSpaces = 1_000

/** Collects a text of an OpenDocument file from the events of its paragraphs: white space as the format has it, a line for each paragraph. */
export class DocumentText {
  readonly #font: Font | undefined
  readonly #runs: Run[] = []
  readonly #fonts: (Font | undefined)[] = []
  #paragraphs = 0
  #inParagraph = 0
  #inReading = 0

  /** `font`: how the text is written where it does not say; undefined where nobody asks. */
  constructor(font: Font | undefined) {
    this.#font = font
  }

  take(event: XmlEvent, styles: DocumentStyles): void {
    if (event.kind === 'text') {
      if (this.#inParagraph === 0 || this.#inReading > 0) return
      const text = event.text.replace(/[ \t\r\n]+/g, ' ')
      const last = this.#runs.at(-1)?.text ?? '\n'
      this.#add(/\s$/.test(last) ? text.replace(/^ /, '') : text)
    } else if (event.kind === 'open') {
      if (event.name === 'p' || event.name === 'h') {
        if (this.#inParagraph++ === 0 && this.#paragraphs++ > 0) this.#add('\n')
      } else if (event.name === 'ruby-text') this.#inReading++
      else if (event.name === 'span') {
        const font = this.#fonts.at(-1) ?? this.#font
        this.#fonts.push(font && styles.text(attribute(event, 'text:style-name'), font))
      } else if (event.name === 's') this.#add(' '.repeat(Math.min(mostSpaces, Number(attribute(event, 'text:c') ?? 1) || 1)))
      else if (event.name === 'tab') this.#add('\t')
      else if (event.name === 'line-break') this.#add('\n')
    } else if (event.name === 'p' || event.name === 'h') this.#inParagraph = Math.max(0, this.#inParagraph - 1)
    else if (event.name === 'ruby-text') this.#inReading--
    else if (event.name === 'span') this.#fonts.pop()
  }

  #add(text: string): void {
    if (text !== '' && this.#inReading === 0) this.#runs.push({ text, font: this.#fonts.at(-1) })
  }

  text(): string {
    return this.#runs.map(({ text }) => text).join('')
  }

  /** The text in runs, or `value` in one where something else is shown. */
  runs(value: string): readonly Run[] {
    return this.#runs.length === 0 || this.text() === '' ? [{ text: value, font: undefined }] : this.#runs
  }
}
