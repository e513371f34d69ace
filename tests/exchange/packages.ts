import { writeZip } from '../../electron/exchange/zip.ts'

export type Parts = Record<string, string | Uint8Array>

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
const officeRelationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of a workbook whose sheets have these contents (the elements inside `worksheet`). */
export function workbookParts(...sheets: string[]): Parts {
  const numbers = sheets.map((_, index) => index + 1)
  const sheetParts = sheets.map((content, index) => [
    `xl/worksheets/sheet${index + 1}.xml`,
    `<worksheet xmlns="${spreadsheet}" xmlns:r="${officeRelationships}">${content}</worksheet>`,
  ])
  return {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${numbers
      .map(
        (number) =>
          `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
      )
      .join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${officeRelationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${spreadsheet}" xmlns:r="${officeRelationships}"><sheets>${numbers
      .map((number) => `<sheet name="S${number}" sheetId="${number}" r:id="rId${number}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relationships}">${numbers
      .map(
        (number) =>
          `<Relationship Id="rId${number}" Type="${officeRelationships}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
      )
      .join('')}</Relationships>`,
    ...Object.fromEntries(sheetParts),
  }
}

/** A sheet with one cell, A1, that holds a text. */
export const oneCell = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>one</t></is></c></row></sheetData>'

/** Packs parts into an archive. */
export function pack(parts: Parts): Uint8Array {
  return packEntries(Object.entries(parts))
}

/** Packs entries as they are, repeated names included. */
export function packEntries(entries: [string, string | Uint8Array][], compress = true): Uint8Array {
  return writeZip(
    entries.map(([name, content]) => [name, typeof content === 'string' ? Buffer.from(content) : content] as const),
    compress,
  )
}

/** Where fields lie in an entry of the central directory, and their width in bytes. */
const fields = { flags: [8, 2], method: [10, 2], compressedSize: [20, 4], size: [24, 4], offset: [42, 4] } as const

/** Overwrites a field in the central directory entry of a part. */
export function forge(archive: Uint8Array, part: string, field: keyof typeof fields, value: number): Uint8Array {
  const bytes = Buffer.from(archive)
  const [position, width] = fields[field]
  bytes.writeUIntLE(value, bytes.lastIndexOf(part) - 46 + position, width)
  return bytes
}
