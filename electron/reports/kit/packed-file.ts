import PDFDocument from 'pdfkit'

/** Objects that one stream holds; whoever reads one of them unpacks them all. */
const mostTogether = 200

/** Where an object lies that is packed with others. */
type Packed = { stream: number; index: number }

/**
 * A pdfkit document whose objects without a stream of their own lie packed in streams (ISO 32000-1, 7.5.7), and whose table of objects
 * is a stream too (7.5.8): half the size of one that is written out. It mends what pdfkit writes about its streams.
 */
export class PackedFile extends PDFDocument {
  readonly #packed = new Map<number, Packed>()
  #open: { id: number; text: string }[] = []
  #ending = false
  /** What an object that is to be packed writes. pdfkit makes objects before there are private fields. */
  private heard: string[] | undefined

  override ref(data: object = {}): PDFKit.PDFKitReference {
    const reference = super.ref(data)
    const finalize = reference.finalize.bind(reference)
    reference.finalize = () => {
      if (reference.buffer.length === 0) this.heard = []
      else mend(reference)
      finalize()
    }
    return reference
  }

  override _write(data: string | Uint8Array): void {
    if (this.heard) this.heard.push(String(data))
    else super._write(data)
  }

  override _refEnd(reference: PDFKit.PDFKitReference): void {
    if (this.heard) {
      const [, text = ''] = this.heard
      this.heard = undefined
      this.#open.push({ id: reference.id, text })
      if (this.#open.length === mostTogether) this.#closeStream()
    }
    super._refEnd(reference)
  }

  override _finalize(): void {
    if (this.#ending) return
    this.#ending = true
    this.#closeStream()
    const table = super.ref({})
    const offset = this._offset
    this._offsets[table.id - 1] = offset
    const size = this._offsets.length + 1
    const ids = [this._id, this._id]
    Object.assign(table.data, { Type: 'XRef', Size: size, W: [1, 4, 2], Root: this._root, Info: this._info, ID: ids })
    table.end(this.#table(size))
    this._write('startxref')
    this._write(String(offset))
    this._write('%%EOF')
    this.push(null)
  }

  #closeStream(): void {
    const objects = this.#open
    if (objects.length === 0) return
    this.#open = []
    let start = 0
    const head = objects.map(({ id, text }) => {
      const entry = `${id} ${start}`
      start += text.length + 1
      return entry
    })
    const first = `${head.join(' ')}\n`
    const stream = super.ref({ Type: 'ObjStm', N: objects.length, First: first.length })
    for (const [index, { id }] of objects.entries()) this.#packed.set(id, { stream: stream.id, index })
    stream.end(Buffer.from(`${first}${objects.map(({ text }) => `${text}\n`).join('')}`, 'latin1'))
  }

  /** For each object, where it lies: of what kind, the offset or the stream, and the index in that. */
  #table(size: number): Buffer {
    const table = Buffer.alloc(size * 7)
    table.writeUInt16BE(65_535, 5)
    for (let id = 1; id < size; id++) {
      const packed = this.#packed.get(id)
      table.writeUInt8(packed ? 2 : 1, id * 7)
      table.writeUInt32BE(packed ? packed.stream : (this._offsets[id - 1] ?? 0), id * 7 + 1)
      table.writeUInt16BE(packed ? packed.index : 0, id * 7 + 5)
    }
    return table
  }
}

/**
 * Puts right what is said of a stream: the length of a font, the digest of a file as its sixteen bytes, and no length under a name that
 * nothing knows.
 */
function mend({ data, buffer, uncompressedLength }: PDFKit.PDFKitReference): void {
  Reflect.deleteProperty(data, 'length')
  const [start] = buffer
  if (start && trueType.includes(Buffer.from(start.subarray(0, 4)).toString('latin1')))
    Object.assign(data, { Length1: uncompressedLength })
  const { Type, Params }: PDFKit.Entries = data
  if (Type === 'EmbeddedFile')
    Object.assign(data, { Params: { ...Params, CheckSum: Buffer.from(String(Params?.CheckSum), 'hex') } })
}

/** How the file of a font begins whose outlines are TrueType. */
const trueType = ['\x00\x01\x00\x00', 'true']
