import type { Ignored, WorkbookAsRead } from '../../shared/exchange/workbook.ts'
import { Refusal } from '../../shared/result.ts'
import type { ReadLimits } from './limits.ts'
import { type DocumentSheet, TableReader } from './open-document-sheet.ts'
import { DocumentStyles } from './open-document-styles.ts'
import { explained, textOf } from './package-text.ts'
import { xmlEvents } from './xml-events.ts'
import { attribute } from './xml-tags.ts'
import type { GuardedPackage } from './zip-guard.ts'

/** Parts of an OpenDocument file that are read. No other part is unpacked. */
export function isOpenDocumentPart(name: string): boolean {
  return /^(content|styles|settings|META-INF\/manifest)\.xml$|^mimetype$/i.test(name)
}

/** Reads the parts of an OpenDocument spreadsheet. Refuses with `exchange.*`. */
export function readOpenDocument(file: string, { names, parts }: GuardedPackage, limits: ReadLimits): WorkbookAsRead {
  const text = textOf(file, parts)
  if (/<(?:[\w-]+:)?encryption-data[\s/>]/.test(text('META-INF/manifest.xml') ?? ''))
    throw new Refusal('exchange.encrypted', { file })
  if (!/^application\/vnd\.oasis\.opendocument\.spreadsheet(-template)?\s*$/.test(text('mimetype') ?? ''))
    throw new Refusal('exchange.notWorkbook', { file, found: 'document' })
  const styles = new DocumentStyles()
  explained(file, 'styles.xml', () => {
    for (const event of xmlEvents(text('styles.xml') ?? '')) styles.take(event)
  })
  const zerosShow = !/config:name="ShowZeroValues"[^>]*>\s*false\s*</.test(text('settings.xml') ?? '')
  const { sheets, defined, linked } = explained(file, 'content.xml', () =>
    readContent(text('content.xml') ?? '', { file, styles, zerosShow, limits }),
  )
  if (sheets.length === 0) throw new Refusal('exchange.notWorkbook', { file, found: 'document' })
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  const objects = sheets.some((sheet) => sheet.objects.length > 0)
  const ignored: Ignored[] = []
  if (linked) ignored.push('externalLinks')
  if (!objects && has(/^Object \d+\//)) ignored.push('embeddedObjects')
  if (!objects && has(/^Pictures\/./)) ignored.push('images')
  return { file, format: 'ods', sheets, names: defined, ignored }
}

type Context = { file: string; styles: DocumentStyles; zerosShow: boolean; limits: ReadLimits }

function readContent(xml: string, { file, styles, zerosShow, limits }: Context) {
  const sheets: DocumentSheet[] = []
  const defined: { name: string; refersTo: string; hidden: boolean }[] = []
  let linked = false
  let inStyles = false
  let left = limits.cells
  const beyond = (): never => {
    throw new Refusal('exchange.tooLarge', { file, what: 'cells', limit: limits.cells })
  }
  let table: TableReader | undefined
  for (const event of xmlEvents(xml)) {
    if (event.kind !== 'text' && event.name === 'automatic-styles') inStyles = event.kind === 'open'
    if (inStyles) styles.take(event)
    else if (table) {
      const read = table.take(event)
      if (!read) continue
      left -= read.stored
      sheets.push(read.sheet)
      table = undefined
    } else if (event.kind === 'open' && event.name === 'table') {
      if (sheets.length === limits.sheets) throw new Refusal('exchange.tooLarge', { file, what: 'sheets', limit: limits.sheets })
      table = new TableReader(event, { styles, zerosShow, mostCells: left, beyond })
    } else if (event.kind === 'open') {
      linked ||= event.name === 'dde-link'
      if (event.name === 'named-range')
        defined.push({
          name: attribute(event, 'table:name') ?? '',
          refersTo: attribute(event, 'table:cell-range-address') ?? '',
          hidden: attribute(event, 'table:hidden') === 'true',
        })
    }
  }
  return { sheets, defined, linked: linked || sheets.some((sheet) => sheet.linked) }
}
