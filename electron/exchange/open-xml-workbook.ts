import type { Ignored, SheetAsRead, SheetObject, WorkbookAsRead } from '../../shared/exchange/workbook.ts'
import { Refusal } from '../../shared/result.ts'
import type { ReadLimits } from './limits.ts'
import { explained, textOf } from './package-text.ts'
import { readFormats } from './workbook-formats.ts'
import { isNotePart, readNotes } from './workbook-notes.ts'
import { isObjectPart, readObjects } from './workbook-objects.ts'
import { readPalette } from './workbook-palette.ts'
import { readRuleFormats } from './workbook-rules.ts'
import { readSheet, type SheetContext } from './workbook-sheet.ts'
import { listSheets, relations, workbookPart } from './workbook-structure.ts'
import { readTexts } from './workbook-texts.ts'
import { xmlEvents } from './xml-events.ts'
import { attribute, flag } from './xml-tags.ts'
import type { GuardedPackage } from './zip-guard.ts'

/** Parts of an `.xlsx` file that are read. No other part is unpacked. */
export function isOpenXmlPart(name: string): boolean {
  return isParsed(name) || isNotePart(name) || isObjectPart(name)
}

/** Reads the parts of an `.xlsx` file. Refuses with `exchange.*`. */
export function readOpenXml(file: string, { names, parts }: GuardedPackage, limits: ReadLimits): WorkbookAsRead {
  const text = textOf(file, parts)
  const from = <Result>(part: string, work: () => Result) => explained(file, part, work)
  const listed = listSheets(file, text, limits)
  const workbook = workbookPart(text)
  const related = (type: string, usual: string) => relations(text, workbook).find((one) => one.type === type)?.target ?? usual
  const [theme, styles, strings] = [
    related('theme', 'xl/theme/theme1.xml'),
    related('styles', 'xl/styles.xml'),
    related('sharedStrings', 'xl/sharedStrings.xml'),
  ]
  const palette = from(styles, () => readPalette(text(theme), text(styles)))
  const about = from(workbook, () => aboutWorkbook(text(workbook) ?? ''))
  const context: Omit<SheetContext, 'mostCells' | 'beyond'> = {
    palette,
    formats: from(styles, () => readFormats(text(styles) ?? '', palette)),
    ruleFormats: from(styles, () => readRuleFormats(text(styles) ?? '', palette)),
    texts: from(strings, () => readTexts(text(strings) ?? '', palette)),
    date1904: about.date1904,
  }
  let left = limits.cells
  const beyond = (): never => {
    throw new Refusal('exchange.tooLarge', { file, what: 'cells', limit: limits.cells })
  }
  const sheets = listed.flatMap(({ name, visibility, part, kind }): SheetAsRead[] => {
    if (kind === 'chartsheet') return []
    const xml = text(part)
    if (xml === undefined) throw new Refusal('exchange.damaged', { file, part })
    const { stored, ...read } = from(part, () => readSheet(xml, { ...context, mostCells: left, beyond }))
    const notes = readNotes(text, part)
    const objects = from(part, () => readObjects(text, part))
    left -= stored + notes.length + objects.length
    if (left < 0) beyond()
    return [{ name, visibility, ...read, notes, objects }]
  })
  const objects = sheets.flatMap((sheet) => sheet.objects)
  return {
    file,
    format: 'xlsx',
    sheets,
    names: about.names,
    ignored: ignoredParts(names, objects, sheets.length < listed.length),
  }
}

/** Parts that values, names and structure come from. */
function isParsed(name: string): boolean {
  if (!/\.(xml|rels)$/i.test(name)) return false
  return !/(^|\/)(externalLinks|media|embeddings|activeX|ctrlProps|drawings|charts|chartsheets|diagrams|pivotCache|pivotTables|customXml|customUI|docProps|tables|queryTables|slicers|slicerCaches|timelines|timelineCaches|threadedComments|worksheets\/_rels)\/|(^|\/)(comments\d*|calcChain|connections)\.xml$/i.test(
    name,
  )
}

function aboutWorkbook(xml: string): { date1904: boolean; names: WorkbookAsRead['names'] } {
  const names: { name: string; refersTo: string; hidden: boolean }[] = []
  let date1904 = false
  let named = false
  for (const event of xmlEvents(xml)) {
    const last = names.at(-1)
    if (event.kind === 'text') {
      if (named && last) last.refersTo += event.text
    } else if (event.kind === 'close') named = false
    else if (event.name === 'workbookPr') date1904 = flag(event, 'date1904')
    else if (event.name === 'definedName') {
      named = true
      names.push({ name: attribute(event, 'name') ?? '', refersTo: '', hidden: flag(event, 'hidden') })
    }
  }
  return { date1904, names }
}

function ignoredParts(names: readonly string[], objects: readonly SheetObject[], chartSheets: boolean): Ignored[] {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  const ignored: Ignored[] = []
  if (has(/(^|\/)externalLinks\//i)) ignored.push('externalLinks')
  if (has(/(^|\/)(embeddings|activeX)\//i)) ignored.push('embeddedObjects')
  // What lies on cells is told one by one.
  if (objects.length === 0 && has(/(^|\/)media\//i)) ignored.push('images')
  else if (objects.length === 0 && has(/(^|\/)drawings\/drawing\d*\.xml$/i)) ignored.push('drawings')
  if (chartSheets) ignored.push('chartSheets')
  return ignored
}
