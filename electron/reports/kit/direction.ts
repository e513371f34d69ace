import bidi from 'bidi-js'
import { runsLeft } from '../../../shared/reports/direction.ts'

/** The Unicode bidirectional algorithm (UAX #9). */
const { getEmbeddingLevels, getReorderedIndices, getMirroredCharacter } = bidi()

const letters = /\p{L}/gu
/** Signs that say how the text around them runs. */
const directing = /[\u200f\u202a-\u202e\u2066-\u2069]/

export type Direction = 'left' | 'right'

/**
 * The level of each UTF-16 unit of a paragraph: what has an even one runs right, what has an odd one runs left. Undefined where nothing
 * runs left. A paragraph runs left as a whole where all letters do that do not stand apart, unless it is told otherwise.
 */
export function levelsOf(text: string, whole: Direction | 'first' = directionOf(text)): Uint8Array | undefined {
  if (whole !== 'left' && !runsLeft(text) && !directing.test(text)) return undefined
  return getEmbeddingLevels(text, ({ left: 'rtl', right: 'ltr', first: 'auto' } as const)[whole]).levels
}

function directionOf(text: string): Direction {
  const all = text.replace(/\u2068[^\u2069]*\u2069/g, '').match(letters) ?? []
  return all.length > 0 && all.every(runsLeft) ? 'left' : 'right'
}

/** The order, from left to right, in which parts of these levels stand on a line. */
export function visualOrder(levels: readonly number[]): number[] {
  const line = { levels: Uint8Array.from(levels), paragraphs: [{ start: 0, end: levels.length - 1, level: 0 }] }
  return levels.length === 0 ? [] : getReorderedIndices('x'.repeat(levels.length), line)
}

/** Characters that run left as a font without rules for that draws them: the last one first, and brackets mirrored. */
export function turned(characters: readonly string[]): string {
  return characters
    .map((character) => getMirroredCharacter(character) ?? character)
    .reverse()
    .join('')
}

const forced: Record<Direction, string> = { left: '\u202e', right: '\u202d' }

/** A word that says which way it is to be set, for `directionIn`. */
export function directed(text: string, runs: Direction | undefined): string {
  return runs ? forced[runs] + text : text
}

/** What a word is to be set as, and which way if it says so. */
export function directionIn(text: string): { text: string; runs: Direction | undefined } {
  const runs = text.startsWith(forced.left) ? 'left' : text.startsWith(forced.right) ? 'right' : undefined
  return { text: runs ? text.slice(1) : text, runs }
}
