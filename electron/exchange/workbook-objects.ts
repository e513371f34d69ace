import { reference, type SheetObject } from '../../shared/exchange/workbook.ts'
import { relations, type TextParts } from './workbook-structure.ts'
import { xmlEvents } from './xml-events.ts'
import { attribute, type Tag } from './xml-tags.ts'

/** Parts that say what lies on the cells of a sheet. */
export function isObjectPart(name: string): boolean {
  return /(^|\/)drawings\/([^/]+\.(xml|vml)|_rels\/[^/]+\.rels)$/i.test(name)
}

/** What lies on the cells of a sheet: pictures, charts, shapes and text boxes, controls. Notes at cells are none. */
export function readObjects(text: TextParts, sheet: string): SheetObject[] {
  return relations(text, sheet).flatMap(({ type, target }) => {
    if (type === 'drawing') return drawn(text(target) ?? '')
    return type === 'vmlDrawing' ? drawnAsMarkup(text(target) ?? '') : []
  })
}

const anchors = ['twoCellAnchor', 'oneCellAnchor', 'absoluteAnchor']
const kinds: Record<string, SheetObject['kind']> = {
  pic: 'picture',
  graphicFrame: 'chart',
  sp: 'shape',
  cxnSp: 'shape',
  contentPart: 'shape',
}

/** Shapes of a drawing (ECMA-376 part 1, 20.5), each anchor as one object. */
function drawn(xml: string): SheetObject[] {
  const objects: SheetObject[] = []
  let object: SheetObject | undefined
  let described = ''
  let skipped = 0
  let inside = ''
  let corner: 'from' | undefined
  for (const event of xmlEvents(xml)) {
    if (event.kind === 'text') {
      if (!object || skipped > 0) continue
      if (inside === 't') object.text += event.text
      else if (corner && inside === 'col') object.column = Number(event.text) + 1
      else if (corner && inside === 'row') object.row = Number(event.text) + 1
    } else if (event.kind === 'open') {
      inside = event.name
      // The same once more, for programs that do not know the first.
      if (event.name === 'Fallback') skipped++
      else if (anchors.includes(event.name)) {
        object = { ref: '', row: 1, column: 1, kind: 'shape', text: '' }
        described = ''
      } else if (event.name === 'from') corner = 'from'
      else if (event.name === 'cNvPr') described ||= (attribute(event, 'descr') ?? '').trim()
      else if (object && skipped === 0 && kinds[event.name] && object.text === '') object.kind = kinds[event.name] ?? 'shape'
    } else {
      inside = ''
      if (event.name === 'Fallback') skipped--
      else if (event.name === 'from') corner = undefined
      else if (event.name === 'p' && object) object.text += '\n'
      else if (object && anchors.includes(event.name)) {
        objects.push(placed({ ...object, text: object.text.trim() || described }))
        object = undefined
      }
    }
  }
  return objects
}

/** Shapes in the older markup (VML): form controls and text boxes. Those of notes are told with their notes. */
function drawnAsMarkup(xml: string): SheetObject[] {
  const objects: SheetObject[] = []
  for (const [, attributes = '', content = ''] of xml.matchAll(/<v:shape(?=[\s>])([^>]*)>([\s\S]*?)<\/v:shape>/g)) {
    const data = /<x:ClientData\s([^>]*)>/.exec(content)
    const tag: Tag = { name: 'ClientData', attributes: data?.[1] ?? '' }
    const type = attribute(tag, 'ObjectType') ?? ''
    if (type === 'Note') continue
    const box = /<v:textbox[^>]*>([\s\S]*?)<\/v:textbox>/.exec(content)?.[1] ?? ''
    const [column = 0, , row = 0] = (/<x:Anchor>([^<]*)</.exec(content)?.[1] ?? '').split(',').map(Number)
    const described = attribute({ name: 'shape', attributes }, 'alt') ?? ''
    const words = box
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    objects.push(
      placed({
        ref: '',
        row: row + 1,
        column: column + 1,
        kind: type === 'Pict' ? 'picture' : 'control',
        text: words || described,
      }),
    )
  }
  return objects
}

function placed(object: SheetObject): SheetObject {
  const [row, column] = [object.row, object.column].map((place) => (Number.isInteger(place) && place > 0 ? place : 1))
  return { ...object, row: row ?? 1, column: column ?? 1, ref: reference(row ?? 1, column ?? 1) }
}
