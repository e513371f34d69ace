import { directed } from './direction.ts'
import type { FontBook } from './fonts.ts'
import type { Mark, Tag, TextMark } from './marks.ts'
import type { Page, Placed } from './pages.ts'
import { colors, pageSize } from './tokens.ts'

type Element = PDFKit.PDFStructureElement

/** Paints pages into a file and builds the structure tree as it goes. */
export class Painter {
  readonly #file: PDFKit.PDFDocument
  readonly #fonts: FontBook
  readonly #pageOf: ReadonlyMap<string, number>
  readonly #elements = new Map<Tag, Element>()
  readonly #links = new Set<Tag>()
  readonly #root: Tag

  constructor(file: PDFKit.PDFDocument, fonts: FontBook, root: Tag, pageOf: ReadonlyMap<string, number>) {
    this.#file = file
    this.#fonts = fonts
    this.#root = root
    this.#pageOf = pageOf
  }

  /** Paints one page: its pieces in reading order, then what is printed on every page. */
  paint(page: Page, running: readonly Mark[], onPiece: (placed: Placed) => void): void {
    const { width, height } = pageSize(page.orientation)
    this.#file.addPage({ size: [width, height], margin: 0 })
    for (const placed of page.placed) {
      onPiece(placed)
      this.#paintPiece(placed)
    }
    this.#paintMarks(running, 0, 0, 'Pagination')
    this.#endLinks()
  }

  end(): void {
    this.#elements.get(this.#root)?.end()
  }

  #paintPiece({ piece, x, y, fresh, repeated }: Placed): void {
    const { bar, anchors = [], opens = [], closes = [] } = piece
    if (bar) {
      const from = bar.joined && !fresh ? y - piece.before : y
      const mark: Mark = {
        kind: 'rectangle',
        x: bar.x,
        y: from - y,
        width: bar.width,
        height: y + piece.height - from,
        fill: bar.fill,
      }
      this.#paintMarks([mark], x, y, 'Layout')
    }
    for (const anchor of anchors) this.#file.addNamedDestination(anchor, 'XYZ', null, Math.max(y - 12, 0), null)
    for (const tag of opens) this.#element(tag, x, y)
    this.#paintMarks(piece.marks, x, y, repeated ? 'Pagination' : 'Layout')
    if (closes.length > 0) this.#endLinks()
    for (const tag of closes) {
      this.#elements.get(tag)?.end()
      this.#forget(tag)
    }
  }

  /** Elements of tags below a closed one are not needed again. */
  #forget(tag: Tag): void {
    this.#elements.delete(tag)
    for (const known of this.#elements.keys()) if (known.parent === tag) this.#forget(known)
  }

  #element(tag: Tag, x: number, y: number): Element {
    const known = this.#elements.get(tag)
    if (known) return known
    const { box } = tag
    const element = this.#file.struct(tag.type, {
      ...(tag.alternative === undefined ? {} : { alt: tag.alternative }),
      ...(tag.actual === undefined ? {} : { actual: tag.actual }),
      ...(tag.language === undefined ? {} : { lang: tag.language }),
      ...(tag.scope === undefined ? {} : { scope: tag.scope }),
      ...(box ? { bbox: [x + box.x, y + box.y, x + box.x + box.width, y + box.y + box.height] } : {}),
    })
    if (tag.numbering) Object.assign(element.dictionary.data, { A: { O: 'List', ListNumbering: tag.numbering } })
    this.#elements.set(tag, element)
    if (tag.type === 'Link') this.#links.add(tag)
    if (tag.parent) this.#element(tag.parent, x, y).add(element)
    else this.#file.addStructure(element)
    return element
  }

  /** A link ends on the page it began on: pdfkit notes the page of its annotation only when the link ends. */
  #endLinks(): void {
    for (const tag of this.#links) {
      this.#elements.get(tag)?.end()
      this.#forget(tag)
    }
    this.#links.clear()
  }

  #paintMarks(marks: readonly Mark[], x: number, y: number, decoration: 'Layout' | 'Pagination'): void {
    let open: Tag | 'decoration' | undefined
    for (const mark of marks) {
      if (mark.kind === 'link') continue
      const owner = mark.tag ?? 'decoration'
      if (owner !== open) {
        if (open) this.#file.endMarkedContent()
        if (owner === 'decoration') this.#file.markContent('Artifact', { type: decoration })
        else {
          const element = this.#element(owner, x, y)
          element.add(this.#file.markStructureContent(owner.type))
        }
        open = owner
      }
      this.#draw(mark, x, y)
    }
    if (open) this.#file.endMarkedContent()
    for (const mark of marks) if (mark.kind === 'link') this.#drawLink(mark, x, y)
  }

  #drawLink(mark: Extract<Mark, { kind: 'link' }>, x: number, y: number): void {
    this.#file.goTo(x + mark.x, y + mark.y, mark.width, mark.height, mark.anchor, {
      structParent: this.#element(mark.tag, x, y),
      Contents: Object(mark.description),
    })
  }

  #draw(mark: Exclude<Mark, { kind: 'link' }>, x: number, y: number): void {
    const file = this.#file
    switch (mark.kind) {
      case 'text':
        this.#drawText(mark, x + mark.x, y + mark.y)
        return
      case 'pageNumber': {
        const text = String(this.#pageOf.get(mark.anchor) ?? '')
        const width = this.#fonts.width('sans400', text, mark.size)
        this.#drawText({ ...mark, kind: 'text', text, width, face: 'sans400' }, x + mark.x - width, y + mark.y)
        return
      }
      case 'rectangle':
        file.rect(x + mark.x, y + mark.y, mark.width, mark.height).fill(colors[mark.fill])
        return
      case 'polygon':
        file.polygon(...mark.points.map(([px, py]) => [x + px, y + py])).fill(colors[mark.fill])
        return
      case 'line':
        file.lineWidth(mark.width)
        if (mark.dash !== undefined) file.dash(mark.dash, { space: mark.dash })
        file
          .moveTo(x + mark.x1, y + mark.y1)
          .lineTo(x + mark.x2, y + mark.y2)
          .stroke(colors[mark.stroke])
        if (mark.dash !== undefined) file.undash()
        return
      case 'hatch':
        this.#drawHatch(mark, x + mark.x, y + mark.y)
        return
    }
  }

  #drawText(mark: TextMark, x: number, y: number): void {
    if (mark.text === '') return
    const file = this.#file
    file.font(this.#fonts.font(mark.face), mark.face).fontSize(mark.size).fillColor(colors[mark.color])
    if (mark.turned) file.save().rotate(-90, { origin: [x, y] })
    file.text(directed(mark.text, mark.runs), x, y, { lineBreak: false, baseline: 'alphabetic' })
    if (mark.turned) file.restore()
  }

  #drawHatch(mark: Extract<Mark, { kind: 'hatch' }>, x: number, y: number): void {
    const { width, height, gap } = mark
    const file = this.#file
    file.save().rect(x, y, width, height).clip().lineWidth(0.7)
    for (let start = x - height; start < x + width; start += gap) file.moveTo(start, y + height).lineTo(start + height, y)
    file.stroke(colors[mark.stroke]).restore()
  }
}
