import { placesIn } from '../ui/found-text.ts'
import { folded } from '../ui/grid-values.ts'
import { type GridHandle, type GridMatch, useGrids } from '../ui/grids.ts'

/** Where the screen holds what is sought: in a cell of a table, drawn or not, or in a text. */
export type Found = { kind: 'cell'; grid: GridHandle; match: GridMatch } | { kind: 'text'; range: Range }

/** Every place of the screen, in the order of reading, and what of it is drawn. */
export function findOn(screen: HTMLElement, sought: string): { found: readonly Found[]; drawn: readonly Range[] } {
  const wanted = folded(sought.trim())
  if (wanted === '') return { found: [], drawn: [] }
  const { grids } = useGrids.getState()
  const found: Found[] = []
  const drawn: Range[] = []
  const walk = (element: Element) => {
    const table = grids.find((grid) => grid.element() === element)
    if (table) {
      const heads = [...element.querySelectorAll('[role=columnheader]')].flatMap((head) => rangesIn(head, sought))
      found.push(...heads.map((range): Found => ({ kind: 'text', range })))
      const matches = table.find((text) => folded(text).includes(wanted))
      found.push(...matches.map((match): Found => ({ kind: 'cell', grid: table, match })))
      drawn.push(...rangesIn(element, sought))
      return
    }
    for (const node of element.childNodes) {
      if (node instanceof Text) {
        const ranges = rangesOf(node, sought)
        found.push(...ranges.map((range): Found => ({ kind: 'text', range })))
        drawn.push(...ranges)
      } else if (node instanceof Element && node.checkVisibility()) walk(node)
    }
  }
  walk(screen)
  return { found, drawn }
}

function rangesIn(element: Element, sought: string): Range[] {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const ranges: Range[] = []
  while (texts.nextNode()) if (texts.currentNode instanceof Text) ranges.push(...rangesOf(texts.currentNode, sought))
  return ranges
}

function rangesOf(text: Text, sought: string): Range[] {
  return placesIn(text.data, sought).map(({ start, end }) => {
    const range = document.createRange()
    range.setStart(text, start)
    range.setEnd(text, end)
    return range
  })
}

/** Paints what was found; the one that is looked at stands out. */
export function paint(drawn: readonly Range[], here: Found | undefined): void {
  CSS.highlights.set('found', new Highlight(...drawn))
  CSS.highlights.set('found-here', new Highlight(...(here?.kind === 'text' ? [here.range] : [])))
}

/** Brings a place into sight; nothing takes the mark away. */
export function show(here: Found | undefined): void {
  for (const grid of useGrids.getState().grids) grid.show(here?.kind === 'cell' && here.grid === grid ? here.match : null)
  if (here?.kind === 'text') here.range.startContainer.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** Goes on from a place by keyboard: the focus comes to its cell, or the next Tab leads on from its text. */
export function goOnFrom(here: Found | undefined): void {
  if (here?.kind === 'cell') here.grid.enter(here.match)
  if (here?.kind !== 'text') return
  getSelection()?.removeAllRanges()
  getSelection()?.addRange(here.range)
}
