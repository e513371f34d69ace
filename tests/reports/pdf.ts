import { inflateSync } from 'node:zlib'

/** Enough of PDF to check what the kit writes: a table of objects as a stream, streams of objects, content streams, CMaps. */
export class Name {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}
export class Ref {
  readonly id: number
  constructor(id: number) {
    this.id = id
  }
}
export class Operator {
  readonly code: string
  constructor(code: string) {
    this.code = code
  }
}
export type Dictionary = Map<string, Value>
export type Value = null | boolean | number | string | Name | Ref | Operator | Value[] | Dictionary

const delimiter = /[\s()<>[\]{}/%]/

/** Reads values from text in which a character is a byte. */
class Reader {
  readonly text: string
  at = 0
  constructor(text: string) {
    this.text = text
  }

  skip(): void {
    for (;;) {
      while (/\s/.test(this.text[this.at] ?? '')) this.at++
      if (this.text[this.at] !== '%') return
      while (this.at < this.text.length && this.text[this.at] !== '\n') this.at++
    }
  }

  value(): Value | undefined {
    this.skip()
    const { text, at } = this
    if (at >= text.length) return undefined
    if (text.startsWith('<<', at)) return this.#dictionary()
    if (text[at] === '<') return this.#hex()
    if (text[at] === '(') return this.#string()
    if (text[at] === '[') return this.#array()
    if (text[at] === '/') {
      this.at++
      return new Name(
        this.#word().replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
      )
    }
    return this.#plain()
  }

  #plain(): Value {
    const reference = /^(\d+) (\d+) R\b/.exec(this.text.slice(this.at, this.at + 24))
    if (reference) {
      this.at += reference[0].length
      return new Ref(Number(reference[1]))
    }
    const word = this.#word()
    if (word === '') throw new Error(`unexpected ${this.text[this.at]} at ${this.at}`)
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    return /^[+-]?[\d.]+$/.test(word) ? Number(word) : new Operator(word)
  }

  #word(): string {
    const start = this.at
    while (this.at < this.text.length && !delimiter.test(this.text[this.at] ?? '')) this.at++
    return this.text.slice(start, this.at)
  }

  #dictionary(): Dictionary {
    this.at += 2
    const result: Dictionary = new Map()
    for (;;) {
      this.skip()
      if (this.text.startsWith('>>', this.at)) {
        this.at += 2
        return result
      }
      const key = this.value()
      const value = this.value()
      if (!(key instanceof Name) || value === undefined) throw new Error(`bad dictionary at ${this.at}`)
      result.set(key.name, value)
    }
  }

  #array(): Value[] {
    this.at++
    const result: Value[] = []
    for (;;) {
      this.skip()
      if (this.text[this.at] === ']') {
        this.at++
        return result
      }
      const value = this.value()
      if (value === undefined) throw new Error('array without end')
      result.push(value)
    }
  }

  #hex(): string {
    const end = this.text.indexOf('>', this.at)
    const digits = this.text.slice(this.at + 1, end).replace(/\s/g, '')
    this.at = end + 1
    return Buffer.from(digits, 'hex').toString('latin1')
  }

  #string(): string {
    let result = ''
    let depth = 1
    this.at++
    for (;;) {
      const character = this.text[this.at++]
      if (character === undefined) throw new Error('string without end')
      if (character === '\\') {
        const next = this.text[this.at++] ?? ''
        result += { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[next] ?? next
        continue
      }
      if (character === '(') depth++
      if (character === ')' && --depth === 0) return result
      result += character
    }
  }
}

/** A text string of PDF: UTF-16 with a byte order mark, or Latin-1. */
export function textOf(value: Value | undefined): string {
  if (typeof value !== 'string') return ''
  if (!value.startsWith('\u00fe\u00ff')) return value
  return new TextDecoder('utf-16be').decode(Buffer.from(value.slice(2), 'latin1'))
}

/** A stroke, fill or text of a page, with the marked content around it, outermost first. */
export type Painted = { operator: string; marks: Marked[]; text: string; glyphs: number[] }
export type Marked = { tag: string; properties: Dictionary }

export class Pdf {
  readonly trailer: Dictionary
  readonly #objects = new Map<number, { value: Value; stream: Buffer | undefined }>()

  constructor(bytes: Uint8Array) {
    const text = Buffer.from(bytes).toString('latin1')
    const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1])
    const number = Number(/^\d+/.exec(text.slice(start, start + 10))?.[0])
    const table = readObject(text, start, number)
    if (!(table.value instanceof Map) || !table.stream) throw new Error('no table of objects')
    this.trailer = table.value
    const entries = inflateSync(table.stream)
    const packed = new Map<number, number>()
    for (let id = 1; id * 7 < entries.length; id++) {
      const [kind, where, index] = [entries[id * 7], entries.readUInt32BE(id * 7 + 1), entries.readUInt16BE(id * 7 + 5)]
      if (kind === 1) this.#objects.set(id, readObject(text, where, id))
      else if (kind === 2) packed.set(id, where * 65_536 + index)
      else throw new Error(`the table of objects says nothing about ${id}`)
    }
    const streams = new Map([...packed.values()].map((place) => [Math.floor(place / 65_536), new Map<number, Value>()]))
    for (const [id, objects] of streams) this.#unpack(id, objects)
    for (const [id, place] of packed) {
      const value = streams.get(Math.floor(place / 65_536))?.get(id)
      if (value === undefined) throw new Error(`the table of objects is wrong about ${id}`)
      this.#objects.set(id, { value, stream: undefined })
    }
  }

  /** Reads the objects that a stream holds. */
  #unpack(stream: number, objects: Map<number, Value>): void {
    const head = this.dictionary(new Ref(stream))
    if (this.name(head.get('Type')) !== 'ObjStm') throw new Error(`${stream} is no stream of objects`)
    const text = this.stream(new Ref(stream)).toString('latin1')
    const first = Number(head.get('First'))
    const places = text.slice(0, first).trim().split(/\s+/).map(Number)
    if (places.length !== Number(head.get('N')) * 2) throw new Error(`${stream} does not hold what it says`)
    for (let index = 0; index < places.length; index += 2) {
      const reader = new Reader(text)
      reader.at = first + (places[index + 1] ?? 0)
      objects.set(places[index] ?? 0, reader.value() ?? null)
    }
  }

  get count(): number {
    return this.#objects.size
  }

  resolve(value: Value | undefined): Value | undefined {
    return value instanceof Ref ? this.#objects.get(value.id)?.value : value
  }

  dictionary(value: Value | undefined): Dictionary {
    const found = this.resolve(value)
    if (!(found instanceof Map)) throw new Error('not a dictionary')
    return found
  }

  array(value: Value | undefined): Value[] {
    const found = this.resolve(value)
    if (!Array.isArray(found)) throw new Error('not an array')
    return found
  }

  stream(value: Value | undefined): Buffer {
    const object = value instanceof Ref ? this.#objects.get(value.id) : undefined
    if (!object?.stream) throw new Error('not a stream')
    const filter = this.dictionary(value).get('Filter')
    return filter instanceof Name && filter.name === 'FlateDecode' ? inflateSync(object.stream) : object.stream
  }

  name(value: Value | undefined): string {
    const found = this.resolve(value)
    return found instanceof Name ? found.name : ''
  }

  get root(): Dictionary {
    return this.dictionary(this.trailer.get('Root'))
  }

  /** References of the pages, first to last; the page tree of pdfkit is flat. */
  get pages(): Ref[] {
    return this.array(this.dictionary(this.root.get('Pages')).get('Kids')).filter((kid) => kid instanceof Ref)
  }

  get objects(): { id: number; value: Value }[] {
    return [...this.#objects].map(([id, { value }]) => ({ id, value }))
  }

  /** What a page paints, in order. */
  painted(page: Ref): Painted[] {
    const dictionary = this.dictionary(page)
    const fonts = this.dictionary(dictionary.get('Resources')).get('Font')
    const maps = new Map([...(fonts ? this.dictionary(fonts) : [])].map(([key, font]) => [key, this.unicode(font)] as const))
    const reader = new Reader(this.stream(dictionary.get('Contents')).toString('latin1'))
    const result: Painted[] = []
    const marks: Marked[] = []
    let operands: Value[] = []
    let map = new Map<number, string>()
    for (let value = reader.value(); value !== undefined; value = reader.value()) {
      if (!(value instanceof Operator)) {
        operands.push(value)
        continue
      }
      if (value.code === 'BDC' || value.code === 'BMC') marks.push(marked(operands))
      else if (value.code === 'EMC') {
        if (!marks.pop()) throw new Error('EMC without a beginning')
      } else if (value.code === 'Tf') map = maps.get(this.name(operands[0])) ?? new Map()
      else if (value.code === 'TJ') {
        const glyphs = glyphsOf(operands[0])
        result.push({ operator: 'TJ', marks: [...marks], text: glyphs.map((glyph) => map.get(glyph) ?? '').join(''), glyphs })
      } else if (/^([fFbBsS]\*?|Tj|Do|sh)$/.test(value.code))
        result.push({ operator: value.code, marks: [...marks], text: '', glyphs: [] })
      operands = []
    }
    if (marks.length > 0) throw new Error('marked content without an end')
    return result
  }

  /** Glyph to text, from the ToUnicode map of a font. */
  unicode(font: Value): Map<number, string> {
    const text = this.stream(this.dictionary(font).get('ToUnicode')).toString('latin1')
    const result = new Map<number, string>()
    for (const [, from = '', entries = ''] of text.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
      ;[...entries.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, code = ''], index) => {
        const bytes = Buffer.from(code.replaceAll(' ', ''), 'hex')
        result.set(Number.parseInt(from, 16) + index, new TextDecoder('utf-16be').decode(bytes))
      })
    }
    return result
  }
}

function readObject(text: string, offset: number, id: number): { value: Value; stream: Buffer | undefined } {
  if (!text.startsWith(`${id} 0 obj`, offset)) throw new Error(`the table of objects is wrong about ${id}`)
  const reader = new Reader(text)
  reader.at = offset + `${id} 0 obj`.length
  const value = reader.value() ?? null
  reader.skip()
  if (!text.startsWith('stream\n', reader.at) || !(value instanceof Map)) return { value, stream: undefined }
  const from = reader.at + 'stream\n'.length
  return { value, stream: Buffer.from(text.slice(from, from + Number(value.get('Length'))), 'latin1') }
}

function marked(operands: readonly Value[]): Marked {
  const [tag, properties] = operands
  return { tag: tag instanceof Name ? tag.name : '', properties: properties instanceof Map ? properties : new Map() }
}

function glyphsOf(value: Value | undefined): number[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((part) =>
    typeof part === 'string'
      ? Array.from({ length: part.length / 2 }, (_, index) => part.charCodeAt(index * 2) * 256 + part.charCodeAt(index * 2 + 1))
      : [],
  )
}
