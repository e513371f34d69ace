import { inflateSync } from 'node:zlib'
import { Refusal } from '../../../shared/result.ts'
import { megabyte } from '../../exchange/limits.ts'

/** Nothing that a report holds comes near these. */
const limits = { objects: 1_000_000, headBytes: 4_096 } as const

/**
 * The content of a file that a report of ours carries, of at most so many megabytes. It reads what our own kit writes and nothing else: one table of objects, and
 * each object whole. Refuses, with `file`: what is no PDF (`reports.file.notPdf`), what another program wrote or changed
 * (`reports.file.changed`), a report without that file (`reports.file.noLedger`), and damage (`reports.file.damaged`).
 */
export function readAttachment(file: string, bytes: Uint8Array, name: string, limit: number): Buffer {
  const refuse = (reason: 'notPdf' | 'changed' | 'noLedger' | 'damaged'): never => {
    throw new Refusal(`reports.file.${reason}`, { file })
  }
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (pdf.subarray(0, 5).toString('latin1') !== '%PDF-') refuse('notPdf')
  const objects = objectTable(pdf, refuse)
  const headOf = (at: number) => {
    const text = pdf.toString('latin1', at, Math.min(at + limits.headBytes, pdf.length))
    const end = /\bstream\r?\n|\bendobj\b/.exec(text)
    return { text: text.slice(0, end?.index ?? text.length), content: at + (end ? end.index + end[0].length : text.length) }
  }
  const named = [...objects.values()].filter((at) => {
    const { text } = headOf(at)
    return text.includes('/Type /Filespec') && text.includes(`/F (${name})`)
  })
  const [spec] = named
  if (spec === undefined) return refuse('noLedger')
  if (named.length > 1) return refuse('changed')
  const stream = objects.get(Number(/\/EF <<\s*\/F (\d+) 0 R\s*>>/.exec(headOf(spec).text)?.[1]))
  if (stream === undefined) return refuse('changed')
  const { text, content } = headOf(stream)
  const length = Number(/\/Length (\d+)\s/.exec(text)?.[1])
  const size = Number(/\/Size (\d+)\s/.exec(text)?.[1])
  if (!text.includes('/Type /EmbeddedFile') || !text.includes('/Filter /FlateDecode')) return refuse('changed')
  if (!Number.isSafeInteger(length) || content + length > pdf.length) return refuse('damaged')
  if (!Number.isSafeInteger(size) || size > limit * megabyte) return refuse('damaged')
  const unpacked = inflated(pdf.subarray(content, content + length), size) ?? refuse('damaged')
  return unpacked.length === size ? unpacked : refuse('damaged')
}

/** What was packed, if it is no more than so many bytes. */
function inflated(packed: Uint8Array, most: number): Buffer | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, most) })
  } catch {
    return undefined
  }
}

/** Where each object begins, by its number: the one table at the end of the file. */
function objectTable(pdf: Buffer, refuse: (reason: 'changed' | 'damaged') => never): Map<number, number> {
  const tail = pdf.toString('latin1', Math.max(0, pdf.length - 1_024))
  const start = Number(/startxref\s+(\d{1,12})\s+%%EOF\s*$/.exec(tail)?.[1])
  if (!Number.isSafeInteger(start) || start >= pdf.length) return refuse('damaged')
  const head = /^xref\s+0 (\d{1,7})\r?\n/.exec(pdf.toString('latin1', start, start + 64))
  const trailer = pdf.indexOf('trailer', start, 'latin1')
  if (!head || trailer < 0 || pdf.toString('latin1', trailer).includes('/Prev')) return refuse('changed')
  const count = Number(head[1])
  const first = start + head[0].length
  if (count > limits.objects || first + count * 20 > trailer) return refuse('damaged')
  const objects = new Map<number, number>()
  for (let number = 1; number < count; number++) {
    const entry = pdf.toString('latin1', first + number * 20, first + number * 20 + 18)
    const at = Number(/^(\d{10}) \d{5} n/.exec(entry)?.[1])
    if (!Number.isSafeInteger(at)) continue
    if (at >= start || pdf.toString('latin1', at, at + `${number} 0 obj`.length) !== `${number} 0 obj`) return refuse('damaged')
    objects.set(number, at)
  }
  return objects
}
