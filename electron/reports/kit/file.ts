import { createHash } from 'node:crypto'
import type { ReportDocument } from '../../../shared/reports/document.ts'
import { PackedFile } from './packed-file.ts'
import { claims, escapeXml } from './xmp.ts'

/** A pdfkit document whose metadata stays well-formed whatever a title says: pdfkit writes it into XML as it is. */
class ReportFile extends PackedFile {
  override endMetadata(): void {
    const plain = this.info
    this.info = Object.fromEntries(
      Object.entries(plain).map(([key, value]) => [key, typeof value === 'string' ? escapeXml(value) : value]),
    )
    super.endMetadata()
    this.info = plain
  }
}

/** Opens a PDF/A-3a and PDF/UA-1 file without pages. Its identity and its dates come from the report alone. */
export function openFile(report: ReportDocument): PDFKit.PDFDocument {
  const identity = { Content: createHash('sha256').update(JSON.stringify(report, bytesAsText)).digest('hex') }
  const file = new ReportFile({
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: report.locale,
    displayTitle: true,
    autoFirstPage: false,
    font: '',
    info: {
      Title: report.title,
      Creator: 'Assay',
      Producer: 'Assay, with pdfkit',
      CreationDate: new Date(report.date),
      ...(report.subject === undefined ? {} : { Subject: report.subject }),
      ...(report.author === undefined ? {} : { Author: report.author }),
      ...identity,
    },
  })
  file.appendXML(claims(report.locale))
  for (const attachment of report.attachments ?? [])
    file.file(Buffer.from(attachment.content), {
      name: attachment.name,
      type: attachment.mediaType,
      description: attachment.description,
      relationship: attachment.relationship,
      creationDate: new Date(attachment.date),
      modifiedDate: new Date(attachment.date),
    })
  return file
}

function bytesAsText(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? createHash('sha256').update(value).digest('hex') : value
}
