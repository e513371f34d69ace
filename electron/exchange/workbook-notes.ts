import { type CellNote, parseReference } from '../../shared/exchange/workbook.ts'
import { relations, type TextParts } from './workbook-structure.ts'
import { attribute, decode } from './xml-tags.ts'

/** Parts that hold notes, and those that say which sheet they belong to. No parser of values needs them. */
export function isNotePart(name: string): boolean {
  return /(^|\/)(comments\d*\.xml|(threadedComments|comments)\/[^/]+\.xml|worksheets\/_rels\/[^/]+\.rels)$/i.test(name)
}

/**
 * The notes and the threaded comments at the cells of a sheet, in their order. Beside each thread a workbook stores a note that
 * repeats it for older programs; that one is left out.
 */
export function readNotes(text: TextParts, sheet: string): CellNote[] {
  const related = relations(text, sheet)
  const read = (type: string, element: string, words: string) =>
    related.filter((relation) => relation.type === type).flatMap(({ target }) => notesIn(text(target) ?? '', element, words))
  const threaded = read('threadedComment', 'threadedComment', 'text')
  const inThreads = new Set(threaded.map(({ ref }) => ref))
  return [...read('comments', 'comment', 't').filter(({ ref }) => !inThreads.has(ref)), ...threaded].sort(
    (one, other) => one.row - other.row || one.column - other.column,
  )
}

/** Goes once over the tags: `element` names its cell, and its `words` inside make up the text. */
function notesIn(xml: string, element: string, words: string): CellNote[] {
  const tags = new RegExp(`<(/?)(?:[\\w.-]+:)?(${element}|${words})(?=[\\s/>])([^<>]*)>`, 'g')
  const notes: CellNote[] = []
  let open: CellNote | undefined
  let from = -1
  for (const tag of xml.matchAll(tags)) {
    const [whole, closing, name = '', attributes = ''] = tag
    if (name === element) {
      if (open && open.text.trim() !== '') notes.push(open)
      const ref = closing ? undefined : attribute({ name, attributes }, 'ref')
      const place = ref === undefined ? undefined : parseReference(ref)
      open = ref !== undefined && place ? { ref, ...place, text: '' } : undefined
      from = -1
    } else if (!closing) from = attributes.endsWith('/') ? -1 : tag.index + whole.length
    else if (open && from >= 0) {
      open.text += decode(xml.slice(from, tag.index))
      from = -1
    }
  }
  return notes
}
