import type { Marked } from '../../shared/search/contract.ts'
import { marks } from '../workspace/full-text/text.ts'

const control = new RegExp(`[${marks.opens}${marks.closes}${marks.joint}]`, 'g')

/** A highlighted text of the index as plain data: without its marks and joints, and with the places of the matches. */
export function readMarks(highlighted: string): Marked {
  const matches: Marked['matches'] = []
  let text = ''
  let start = 0
  let copied = 0
  for (const { 0: mark, index } of highlighted.matchAll(control)) {
    text += highlighted.slice(copied, index)
    copied = index + 1
    if (mark === marks.opens) start = text.length
    else if (mark === marks.closes && text.length > start) matches.push({ start, end: text.length })
  }
  return { text: text + highlighted.slice(copied), matches }
}

/** A text of the index with the places where `wanted` stands in it as it is. */
export function markLiterally(indexed: string, wanted: string): Marked {
  const { text } = readMarks(indexed)
  const matches: Marked['matches'] = []
  for (let start = text.indexOf(wanted); start >= 0; start = text.indexOf(wanted, start + wanted.length))
    matches.push({ start, end: start + wanted.length })
  return { text, matches }
}
