import { differenceOf } from '../../../shared/difference.ts'
import type { ComparedPages, PageDifference } from '../../../shared/reports/verification.ts'
import type { PdfDocument } from '../../exchange/pages/document.ts'

/** Pixels across a page at which its looks are compared: a digit of the smallest print has some ten of them. */
const width = 900
/** Pages whose differences are told, and differences on one page. */
const most = { pages: 200, onPage: 8, characters: 200 } as const

/**
 * Compares the pages of a report with those that ought to be there: what is written on them, what a screen reader is told of them, and what
 * they look like. `onPage` is told after each.
 */
export function comparePages(given: PdfDocument, expected: PdfDocument, onPage: (done: number) => void): ComparedPages {
  const differing: PageDifference[] = []
  let count = 0
  for (let page = 1; page <= Math.max(given.pages, expected.pages); page++) {
    const found = page > given.pages ? missing(page) : page > expected.pages ? added(page) : differencesOn(page, given, expected)
    if (found.length > 0) count++
    if (count <= most.pages) differing.push(...found)
    onPage(page)
  }
  return { pages: expected.pages, differing: count, differences: differing }
}

const missing = (page: number): PageDifference[] => [{ page, kind: 'missing', found: '', expected: '' }]
const added = (page: number): PageDifference[] => [{ page, kind: 'added', found: '', expected: '' }]

function differencesOn(page: number, given: PdfDocument, expected: PdfDocument): PageDifference[] {
  const [found, wanted] = [given.readPage(page, width), expected.readPage(page, width)]
  const text = changed(page, 'text', found.text, wanted.text)
  if (text.length > 0) return text
  const heard = changed(page, 'heard', found.heard, wanted.heard)
  const looks: PageDifference[] = found.looks === wanted.looks ? [] : [{ page, kind: 'looks', found: '', expected: '' }]
  return [...heard, ...looks]
}

/** Where a text says something else, with what stands there and what ought to. */
function changed(page: number, kind: 'text' | 'heard', found: string, expected: string): PageDifference[] {
  if (found === expected) return []
  const changes: PageDifference[] = []
  let last: { found: string; expected: string } | undefined
  for (const { kind: piece, text } of differenceOf(expected, found)) {
    if (piece === 'same') {
      // A single space between two changed words belongs to both.
      if (last && text.trim() === '') last = { found: last.found + text, expected: last.expected + text }
      else if (last) {
        changes.push({ page, kind, ...last })
        last = undefined
      }
    } else {
      last ??= { found: '', expected: '' }
      last = piece === 'added' ? { ...last, found: last.found + text } : { ...last, expected: last.expected + text }
    }
  }
  if (last) changes.push({ page, kind, ...last })
  return changes.slice(0, most.onPage).map((change) => ({ ...change, found: cut(change.found), expected: cut(change.expected) }))
}

const cut = (text: string): string => (text.length > most.characters ? `${text.slice(0, most.characters - 1)}…` : text).trim()
