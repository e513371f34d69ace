import type { WorkbookAsRead } from '../../shared/exchange/workbook.ts'
import { Refusal } from '../../shared/result.ts'
import { readCompound, readOpenXmlBinary } from './binary-workbook.ts'
import { megabyte, type ReadLimits } from './limits.ts'
import { isOpenDocumentPart, readOpenDocument } from './open-document.ts'
import { isOpenXmlPart, readOpenXml } from './open-xml-workbook.ts'
import { isSeparated, readSeparated } from './separated-values.ts'
import { openGuarded } from './zip-guard.ts'

/** Parts that are unpacked of each kind of archive. */
const wanted = {
  xlsx: isOpenXmlPart,
  ods: isOpenDocumentPart,
  xlsb: (name: string) => /\.(bin|xml|rels)$/i.test(name) && !/(^|\/)(media|embeddings|printerSettings|activeX)\//i.test(name),
}

/**
 * Reads a workbook on the calling thread, whatever format its bytes are in; `parseWorkbook` does the same in a worker, with limits on
 * time and memory. Refuses with `exchange.*`.
 */
export function readWorkbook(file: string, bytes: Uint8Array, limits: ReadLimits): WorkbookAsRead {
  if (bytes.length > limits.fileMegabytes * megabyte)
    throw new Refusal('exchange.tooLarge', { file, what: 'file', limit: limits.fileMegabytes })
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096))
  const starts = (hexadecimal: string) => head.subarray(0, hexadecimal.length / 2).toString('hex') === hexadecimal
  if (starts('504b0304')) {
    const opened = openGuarded(file, bytes, limits, wanted)
    switch (opened.kind) {
      case 'xlsx':
        return readOpenXml(file, opened, limits)
      case 'ods':
        return readOpenDocument(file, opened, limits)
      case 'xlsb':
        return readOpenXmlBinary(file, opened, limits)
    }
  }
  if (starts('d0cf11e0a1b11ae1')) return readCompound(file, bytes, limits)
  if (starts('504b')) throw new Refusal('exchange.notWorkbook', { file, found: 'archive' })
  const found = plainKind(head)
  if ((found === 'text' || found === 'other') && isSeparated(file, bytes)) return readSeparated(file, bytes, limits)
  throw new Refusal('exchange.notWorkbook', { file, found })
}

function plainKind(head: Buffer): 'empty' | 'pdf' | 'oldWorkbook' | 'text' | 'other' {
  if (head.length === 0) return 'empty'
  if (head.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  if (head[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(head[1] ?? -1)) return 'oldWorkbook'
  return head.includes(0) ? 'other' : 'text'
}
