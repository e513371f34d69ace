import type { SheetVisibility } from '../../shared/exchange/workbook.ts'
import { Refusal } from '../../shared/result.ts'
import type { ReadLimits } from './limits.ts'
import { attribute, type Tag, tagsOf } from './xml-tags.ts'

type SheetPart = { name: string; visibility: SheetVisibility; kind: 'worksheet' | 'chartsheet'; part: string }

/** Parts of a package by name, each read as text when it is asked for. */
export type TextParts = (part: string) => string | undefined

/** The part that lists the sheets. */
export function workbookPart(text: TextParts): string {
  return relations(text, '').find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
}

/** The sheets of a workbook in order, and where each is stored. */
export function listSheets(file: string, text: TextParts, limits: ReadLimits): SheetPart[] {
  const workbook = workbookPart(text)
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
