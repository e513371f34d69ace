import { inflateSync } from 'node:zlib'
import { megabyte } from '../../exchange/limits.ts'

/** Nothing that a report holds comes near these. */
const limits = { objects: 4_000_000, headBytes: 4_096, packedBytes: 512 * megabyte } as const

/** What keeps a file from being read: another program wrote or changed it, or it is damaged. */
export type Fault = 'changed' | 'damaged'

/** The text of an object up to what it carries, and where that begins in the file. */
export type Head = { text: string; content: number | undefined }

/**
 * The heads of the objects of a report, by their numbers. It reads what our own kit writes and nothing else: one table of objects, as a
 * stream, and objects that lie whole in the file or packed in streams. `refuse` must throw.
 */
export function readObjects(pdf: Buffer, refuse: (fault: Fault) => never): Map<number, Head> {
  const tail = pdf.toString('latin1', Math.max(0, pdf.length - 1_024))
  const start = Number(/startxref\s+(\d{1,12})\s+%%EOF\s*$/.exec(tail)?.[1])
  if (!Number.isSafeInteger(start) || start >= pdf.length) return refuse('damaged')
  const table = headAt(pdf, start)
  if (!/^\d+ 0 obj\n<<\n\/Type \/XRef\n/.test(table.text) || table.text.includes('/Prev')) return refuse('changed')
  const size = numberOf(table.text, 'Size')
  if (!(size > 0 && size <= limits.objects)) return refuse('damaged')
  const entries = unpacked(pdf, table, size * 7)
  if (entries?.length !== size * 7) return refuse('damaged')

  const heads = new Map<number, Head>()
  const packed = new Map<number, Map<number, string>>()
  let room = limits.packedBytes
  const unpack = (stream: number): Map<number, string> => {
    const at = entries.readUInt8(stream * 7) === 1 ? entries.readUInt32BE(stream * 7 + 1) : start
    const head = headAt(pdf, at)
    const count = numberOf(head.text, 'N')
    const first = numberOf(head.text, 'First')
    if (!head.text.startsWith(`${stream} 0 obj\n<<\n/Type /ObjStm\n`)) return refuse('damaged')
    const content = unpacked(pdf, head, room)
    if (!content || !(first <= content.length)) return refuse('damaged')
    room -= content.length
    const places = content.toString('latin1', 0, first).trim().split(/\s+/).map(Number)
    if (places.length !== count * 2) return refuse('damaged')
    return new Map(
      Array.from({ length: count }, (_, index) => {
        const from = first + (places[index * 2 + 1] ?? 0)
        const to = index + 1 < count ? first + (places[index * 2 + 3] ?? 0) : content.length
        return [places[index * 2] ?? 0, content.toString('latin1', from, Math.min(to, from + limits.headBytes))]
      }),
    )
  }
  for (let number = 1; number < size; number++) {
    const [kind, where] = [entries.readUInt8(number * 7), entries.readUInt32BE(number * 7 + 1)]
    if (kind === 2) {
      if (where >= size) return refuse('damaged')
      const objects = packed.get(where) ?? unpack(where)
      packed.set(where, objects)
      heads.set(number, { text: objects.get(number) ?? refuse('damaged'), content: undefined })
    } else {
      if (kind !== 1 || where > start || !pdf.toString('latin1', where, where + 16).startsWith(`${number} 0 obj\n`))
        return refuse('damaged')
      heads.set(number, headAt(pdf, where))
    }
  }
  return heads
}

/** A number of a dictionary; not a number where it has none of that name. */
export function numberOf(text: string, name: string): number {
  return Number(new RegExp(`/${name} (\\d{1,15})\\s`).exec(text)?.[1])
}

/** What an object carries, unpacked, if it is no more than so many bytes; nothing where it is damaged. */
export function unpacked(pdf: Buffer, { text, content }: Head, most: number): Buffer | undefined {
  const length = numberOf(text, 'Length')
  if (content === undefined || !Number.isSafeInteger(length) || content + length > pdf.length) return undefined
  try {
    return inflateSync(pdf.subarray(content, content + length), { maxOutputLength: Math.max(1, most) })
  } catch {
    return undefined
  }
}

function headAt(pdf: Buffer, at: number): Head {
  const text = pdf.toString('latin1', at, Math.min(at + limits.headBytes, pdf.length))
  const end = /\bstream\r?\n|\bendobj\b/.exec(text)
  return { text: text.slice(0, end?.index ?? text.length), content: at + (end ? end.index + end[0].length : text.length) }
}
