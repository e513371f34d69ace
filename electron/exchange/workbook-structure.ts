import { parseReference, reference, type SheetVisibility, type Span } from '../../shared/exchange/workbook.ts'
import { Refusal } from '../../shared/result.ts'
import type { ReadLimits } from './limits.ts'
import { attribute, flag, type Tag, tagsOf } from './xml-tags.ts'

type SheetPart = { name: string; visibility: SheetVisibility; kind: 'worksheet' | 'chartsheet'; part: string }

/** What the XML of a sheet says apart from the values of its cells. */
export type SheetStructure = {
  cells: number
  duplicates: ReadonlySet<string>
  /** Cells with a formula of whatever sort. */
  formulas: ReadonlySet<string>
  hiddenRows: Span[]
  hiddenColumns: Span[]
}

/** Parts of a package by name, each read as text when it is asked for. */
export type TextParts = (part: string) => string | undefined

/** The sheets of a workbook in order, and where each is stored. */
export function listSheets(file: string, text: TextParts, limits: ReadLimits): SheetPart[] {
  const root = relations(text, '').find(({ type }) => type === 'officeDocument')
  const workbook = root?.target ?? 'xl/workbook.xml'
  const xml = text(workbook)
  if (xml === undefined) throw new Refusal('exchange.notWorkbook', { file, found: 'document' })
  const targets = new Map(relations(text, workbook).map((relation) => [relation.id, relation]))
  const sheets: SheetPart[] = []
  for (const tag of tagsOf(xml, 'sheet')) {
    if (sheets.length === limits.sheets) throw new Refusal('exchange.tooLarge', { file, what: 'sheets', limit: limits.sheets })
    const state = attribute(tag, 'state')
    const relation = targets.get(relationId(tag))
    const name = attribute(tag, 'name') ?? ''
    if (!relation) throw new Refusal('exchange.damaged', { file, part: name || workbook })
    sheets.push({
      name,
      visibility: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
      kind: relation.type === 'chartsheet' ? 'chartsheet' : 'worksheet',
      part: relation.target,
    })
  }
  if (sheets.length === 0) throw new Refusal('exchange.notWorkbook', { file, found: 'document' })
  return sheets
}

function relationId(tag: Tag): string {
  return /(?:^|\s)[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(tag.attributes)?.[1] ?? ''
}

type Relation = { id: string; type: string; target: string }

/** The relations of a part; '' is the package itself. Targets outside the package are left out. */
export function relations(text: TextParts, part: string): Relation[] {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const xml = text(`${folder}_rels/${part.slice(folder.length)}.rels`) ?? ''
  return [...tagsOf(xml, 'Relationship')]
    .filter((tag) => attribute(tag, 'TargetMode') !== 'External')
    .map((tag) => ({
      id: attribute(tag, 'Id') ?? '',
      type: (attribute(tag, 'Type') ?? '').replace(/^.*\//, ''),
      target: resolved(folder, attribute(tag, 'Target') ?? ''),
    }))
}

function resolved(folder: string, target: string): string {
  const segments: string[] = []
  for (const segment of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (segment === '..') segments.pop()
    else if (segment && segment !== '.') segments.push(segment)
  }
  return segments.join('/')
}

/** A sheet that is closed at its end, or has nothing in it. */
const wholeSheet = /<\/(?:[\w.-]+:)?worksheet\s*>\s*(?:<!--[^>]*-->\s*)?$|<(?:[\w.-]+:)?worksheet[^<>]*\/>\s*$/

/**
 * Counts the cells of a sheet and finds what a parser of values passes over: cells given twice, hidden rows and columns, and a
 * sheet that breaks off, whose last rows would seem to have been deleted.
 */
export function readStructure(xml: string, refuse: (problem: 'cells' | 'damaged') => never, mostCells: number): SheetStructure {
  const seen = new Set<string>()
  const duplicates = new Set<string>()
  const formulas = new Set<string>()
  const hiddenRows: Span[] = []
  const hiddenColumns: Span[] = []
  if (!wholeSheet.test(xml)) return refuse('damaged')
  let row = 0
  let column = 0
  let current = ''
  for (const tag of tagsOf(xml, 'row', 'c', 'f', 'col')) {
    if (tag.name === 'c') {
      const ref = /(?:^|\s)r\s*=\s*["']([^"']*)["']/.exec(tag.attributes)?.[1]
      const place = ref === undefined ? { row, column: column + 1 } : parseReference(ref)
      if (!place) return refuse('damaged')
      column = place.column
      current = reference(place.row, place.column)
      if (seen.has(current)) duplicates.add(current)
      seen.add(current)
      if (seen.size > mostCells) refuse('cells')
    } else if (tag.name === 'f') formulas.add(current)
    else if (tag.name === 'row') {
      row = Number(attribute(tag, 'r') ?? row + 1)
      column = 0
      if (flag(tag, 'hidden') || Number(attribute(tag, 'ht') ?? 1) === 0) extend(hiddenRows, row, row)
    } else if (flag(tag, 'hidden') || Number(attribute(tag, 'width') ?? 1) === 0)
      extend(hiddenColumns, Number(attribute(tag, 'min')), Number(attribute(tag, 'max')))
  }
  return { cells: seen.size, duplicates, formulas, hiddenRows, hiddenColumns }
}

function extend(spans: Span[], first: number, last: number): void {
  const previous = spans.at(-1)
  if (previous && previous.last + 1 === first) previous.last = last
  else spans.push({ first, last })
}
