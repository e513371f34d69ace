import type { Direction } from './locales.ts'

/** Characters that cannot be seen and have a direction: what lies between two of them is laid out in it (UAX #9). */
const marks = { ltr: '\u200e', rtl: '\u200f' } as const
/** Begin and end of text that is laid out by itself, in one direction or in that of its first letter. */
const begins = { ltr: '\u2066', rtl: '\u2067', ofItself: '\u2068' } as const
const end = '\u2069'

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
const hasDirection = /[\p{L}\p{N}]/u

/**
 * A message of one direction in surroundings of another: marked at both ends, so that figures and signs there keep their places, and that
 * a sentence goes on where the next begins.
 */
export function bounded(text: string, direction: Direction, around: Direction): string {
  return direction === around || text === '' ? text : `${marks[direction]}${text}${marks[direction]}`
}

/** A figure, a date or a list in surroundings of another direction: laid out by itself, apart from what stands beside it. */
export function isolated(text: string, direction: Direction, around: Direction): string {
  return direction === around || text === '' ? text : `${begins[direction]}${text}${end}`
}

/** Text of somebody inside a message: laid out by itself where it could run the other way. */
export function embedded(text: string, around: Direction): string {
  const mayDiffer = around === 'ltr' ? rightToLeft.test(text) : hasDirection.test(text)
  return mayDiffer ? `${begins.ofItself}${text}${end}` : text
}

/** Text without any of these, for a name of a file. */
export function undirected(text: string): string {
  return text.replace(/[\u200e\u200f\u2066-\u2069]/g, '')
}
