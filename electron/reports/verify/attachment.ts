import { Refusal } from '../../../shared/result.ts'
import { megabyte } from '../../exchange/limits.ts'
import { type Fault, numberOf, readObjects, unpacked } from './objects.ts'

/**
 * The content of a file that a report of ours carries, of at most so many megabytes. Refuses, with `file`: what is no PDF
 * (`reports.file.notPdf`), what another program wrote or changed (`reports.file.changed`), a report without that file
 * (`reports.file.noLedger`), and damage (`reports.file.damaged`).
 */
export function readAttachment(file: string, bytes: Uint8Array, name: string, limit: number): Buffer {
  const refuse = (reason: 'notPdf' | 'noLedger' | Fault): never => {
    throw new Refusal(`reports.file.${reason}`, { file })
  }
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (pdf.subarray(0, 5).toString('latin1') !== '%PDF-') refuse('notPdf')
  const objects = readObjects(pdf, refuse)
  const named = [...objects.values()].filter(({ text }) => text.includes('/Type /Filespec') && text.includes(`/F (${name})`))
  const [spec] = named
  if (spec === undefined) return refuse('noLedger')
  if (named.length > 1) return refuse('changed')
  const stream = objects.get(Number(/\/EF <<\s*\/F (\d+) 0 R\s*>>/.exec(spec.text)?.[1]))
  if (!stream?.text.includes('/Type /EmbeddedFile') || !stream.text.includes('/Filter /FlateDecode')) return refuse('changed')
  const size = numberOf(stream.text, 'Size')
  if (!Number.isSafeInteger(size) || size > limit * megabyte) return refuse('damaged')
  const content = unpacked(pdf, stream, size)
  return content?.length === size ? content : refuse('damaged')
}
