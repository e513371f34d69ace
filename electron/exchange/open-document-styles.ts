import { drawsPictures, type Font, plainFont } from './workbook-fonts.ts'
import { type CellFormat, plainFormat } from './workbook-formats.ts'
import type { RuleFormat } from './workbook-rules.ts'
import type { XmlEvent } from './xml-events.ts'
import { attribute, attributesOf, type Tag } from './xml-tags.ts'

/** How a cell's own format of numbers is called: all that matters of it is that there is one. */
const ownFormat = 'own'

/** What one style of an OpenDocument file says; what it does not say, its parent does. */
type Style = {
  parent: string | undefined
  font: Partial<Font>
  background?: string | undefined
  /** A height or a width in points. */
  size?: number | undefined
  shown?: boolean | undefined
  /** Whether it writes values in a form of its own. */
  valued?: boolean | undefined
  /** Styles that take its place while a condition holds. */
  rules: string[]
}

const none: Style = { parent: undefined, font: {}, rules: [] }

/** Parents of parents are followed so far: a circle has no end. */
const furthest = 20

/** The styles of an OpenDocument file (OpenDocument 1.3, 16), by family and name. */
export class DocumentStyles {
  readonly #styles = new Map<string, Style>()
  readonly #names = new Map<string, string>()
  #style: Style | undefined

  take(event: XmlEvent): void {
    if (event.kind === 'text') return
    if (event.name === 'style' || event.name === 'default-style') {
      if (event.kind === 'open') this.#open(event)
      else this.#style = undefined
    } else if (event.kind === 'open' && this.#style) say(this.#style, event)
  }

  #open(tag: Tag): void {
    const given = attributesOf(tag)
    const family = given.get('style:family') ?? ''
    const name = tag.name === 'default-style' ? '' : (given.get('style:name') ?? '')
    const parent = name === '' ? undefined : (given.get('style:parent-style-name') ?? '')
    this.#style = { parent, font: {}, rules: [], valued: given.has('style:data-style-name') }
    this.#styles.set(`${family} ${name}`, this.#style)
    const shown = given.get('style:display-name')
    if (shown !== undefined) this.#names.set(`${family} ${shown}`, name)
  }

  /** The height of a row or the width of a column in points, where its style says one. */
  size(family: 'table-row' | 'table-column', name: string | undefined): number | undefined {
    return this.#of(family, name).size
  }

  /** Whether a sheet shows. */
  isShown(name: string | undefined): boolean {
    return this.#of('table', name).shown ?? true
  }

  /** How a cell is drawn. */
  cell(name: string | undefined): CellFormat {
    const { font, background } = this.#of('table-cell', name)
    return { ...plainFormat, font: { ...plainFont, ...font }, background: background ?? plainFormat.background }
  }

  /** How part of a text is written inside a cell. */
  text(name: string | undefined, cell: Font): Font {
    return { ...cell, ...this.#of('text', name).font }
  }

  /** What may be drawn over a cell of a style. */
  rules(name: string | undefined): RuleFormat[] {
    return this.#of('table-cell', name).rules.map((rule) => this.rule(rule))
  }

  /** What a style draws over a cell, by its name or by the one that people see. */
  rule(name: string): RuleFormat {
    const { font, background, valued } = this.#of('table-cell', this.#names.get(`table-cell ${name}`) ?? name)
    return { font: { ...plainFont, ...font }, background, numberFormat: valued ? ownFormat : undefined }
  }

  #of(family: string, name: string | undefined): Style {
    let found = this.#styles.get(`${family} ${name ?? ''}`)
    const { rules = [], valued } = found ?? none
    const whole: Style = { ...none, rules, valued }
    for (let left = furthest; found && left > 0; left--) {
      whole.font = { ...found.font, ...whole.font }
      whole.background ??= found.background
      whole.size ??= found.size
      whole.shown ??= found.shown
      found = found.parent === undefined ? undefined : this.#styles.get(`${family} ${found.parent}`)
    }
    return whole
  }
}

function say(style: Style, tag: Tag): void {
  switch (tag.name) {
    case 'text-properties':
      style.font = { ...style.font, ...fontOf(tag) }
      break
    case 'table-cell-properties': {
      const background = attribute(tag, 'fo:background-color')
      if (background !== undefined)
        style.background = background === 'transparent' ? plainFormat.background : colourOf(background)
      break
    }
    case 'table-row-properties':
      style.size = pointsOf(attribute(tag, 'style:row-height'))
      break
    case 'table-column-properties':
      style.size = pointsOf(attribute(tag, 'style:column-width'))
      break
    case 'table-properties':
      style.shown = attribute(tag, 'table:display') !== 'false'
      break
    case 'map': {
      const rule = attribute(tag, 'style:apply-style-name')
      if (rule !== undefined) style.rules.push(rule)
    }
  }
}

function fontOf(tag: Tag): Partial<Font> {
  const given = attributesOf(tag)
  const lines = [given.get('style:text-line-through-style'), given.get('style:text-line-through-type')].filter(
    (line) => line !== undefined,
  )
  const size = pointsOf(given.get('fo:font-size'))
  const colour = given.get('fo:color')
  const position = given.get('style:text-position')
  const name = given.get('style:font-name') ?? given.get('fo:font-family')
  return {
    ...(lines.length > 0 && { struck: lines.some((line) => line !== 'none') }),
    ...(size !== undefined && { size }),
    ...(position !== undefined && { raised: !/^0%?(?: |$)/.test(position) }),
    ...(name !== undefined && { pictures: drawsPictures(name.replace(/^['"]|['"]$/g, '')) }),
    ...(colour !== undefined && { colour: colourOf(colour) }),
    ...(given.get('style:use-window-font-color') === 'true' && { colour: undefined }),
  }
}

function colourOf(text: string): string | undefined {
  return /^#[\da-f]{6}$/i.test(text) ? text.slice(1).toUpperCase() : undefined
}

const points = { pt: 1, in: 72, cm: 72 / 2.54, mm: 72 / 25.4, pc: 12, px: 0.75 }

function pointsOf(length: string | undefined): number | undefined {
  const [, size = '', unit = ''] = /^(-?\d*\.?\d+)(pt|in|cm|mm|pc|px)$/.exec(length ?? '') ?? []
  const factor = Object.entries(points).find(([name]) => name === unit)?.[1]
  return factor === undefined ? undefined : Number(size) * factor
}
