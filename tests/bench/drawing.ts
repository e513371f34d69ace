import PDFDocument from 'pdfkit'

/** The calls that draw: those of a document, of its structure elements and of its bookmarks. */
const methods = [
  ...[
    'addNamedDestination',
    'addPage',
    'addStructure',
    'appendXML',
    'clip',
    'dash',
    'endMarkedContent',
    'file',
    'fill',
    'fillColor',
  ],
  ...['font', 'fontSize', 'goTo', 'lineTo', 'lineWidth', 'markContent', 'markStructureContent', 'moveTo', 'polygon', 'rect'],
  ...['restore', 'rotate', 'save', 'stroke', 'struct', 'text', 'undash'],
  ...['add', 'addItem', 'end'],
]

/** Something that an earlier call returned, by its number. 0 is the document, 1 its outline. */
class Earlier {
  readonly number: number
  constructor(number: number) {
    this.number = number
  }
}

type Call = { target: number; method: string; parameters: readonly unknown[]; returns: number | undefined }

/** What pdfkit was told to draw, call by call, and the files of the fonts by their names. */
export type Drawing = { calls: readonly Call[]; fonts: ReadonlyMap<string, Uint8Array> }

/** Lets `draw` draw one document, and writes down every call to pdfkit that it makes, but not what these call in turn. */
export async function recordDrawing(draw: () => Promise<unknown>): Promise<Drawing> {
  const calls: Call[] = []
  const fonts = new Map<string, Uint8Array>()
  const numbers = new Map<unknown, number>()
  let inside = false

  const noted = (value: unknown): unknown => {
    const number = numbers.get(value)
    return number === undefined ? copied(value, noted) : new Earlier(number)
  }
  const recorded = (original: unknown, method: string) =>
    function (this: object, ...parameters: unknown[]): unknown {
      if (inside) return applied(original, this, parameters)
      if (this instanceof PDFDocument && numbers.size === 0) numbers.set(this, 0).set(this.outline, 1)
      const [font, name] = parameters
      if (method === 'font') fonts.set(String(name), fileOf(font))
      const call: Call = {
        target: numbers.get(this) ?? Number.NaN,
        method,
        parameters: method === 'font' ? [name] : parameters.map(noted),
        returns: undefined,
      }
      calls.push(call)
      inside = true
      try {
        const result = applied(original, this, parameters)
        if (typeof result === 'object' && !numbers.has(result)) {
          call.returns = numbers.size
          numbers.set(result, numbers.size)
        }
        return result
      } finally {
        inside = false
      }
    }

  const scratch = new PDFDocument({ tagged: true })
  const restore: (() => void)[] = []
  for (const { constructor: owner } of [scratch, scratch.struct('P'), scratch.outline]) {
    for (const method of methods) {
      const original = Object.getOwnPropertyDescriptor(owner.prototype, method)
      if (!original) continue
      restore.push(() => Object.defineProperty(owner.prototype, method, original))
      Object.defineProperty(owner.prototype, method, { ...original, value: recorded(original.value, method) })
    }
  }
  try {
    await draw()
  } finally {
    for (const undo of restore) undo()
  }
  return { calls, fonts }
}

/** Makes the recorded calls again on a new document, the way a program would that knows where everything goes. */
export function redraw({ calls, fonts }: Drawing, file: PDFKit.PDFDocument): void {
  for (const [name, bytes] of fonts) file.registerFont(name, bytes)
  const objects: unknown[] = [file, file.outline]
  const known = (value: unknown): unknown => (value instanceof Earlier ? objects[value.number] : copied(value, known))
  for (const { target, method, parameters, returns } of calls) {
    const object = Object(objects[target])
    const result = applied(Reflect.get(object, method), object, parameters.map(known))
    if (returns !== undefined) objects[returns] = result
  }
}

/** Options anew, member by member, because pdfkit writes into them; everything else as it is. */
function copied(value: unknown, change: (member: unknown) => unknown): unknown {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, change(member)]))
}

function applied(method: unknown, target: object, parameters: readonly unknown[]): unknown {
  if (typeof method !== 'function') throw new Error('pdfkit has changed')
  return Reflect.apply(method, target, parameters)
}

function fileOf(font: unknown): Uint8Array {
  const bytes: unknown = Reflect.get(Object(Reflect.get(Object(font), 'stream')), 'buffer')
  if (!(bytes instanceof Uint8Array)) throw new Error('fontkit has changed')
  return bytes
}
