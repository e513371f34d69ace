import type { Direction } from './locales.ts'

/** Begin and end of text that is laid out by itself in a given direction, or in that of its first letter (UAX #9). */
const begins = { ltr: '\u2066', rtl: '\u2067', ofItself: '\u2068' } as const
const ends = '\u2069'

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
const hasDirection = /[\p{L}\p{N}]/u

/** Text of one direction in surroundings of another: laid out by itself, so that its figures and signs keep their places. */
export function isolated(text: string, direction: Direction, around: Direction): string {
  return direction === around || text === '' ? text : `${begins[direction]}${text}${ends}`
}

/** Text of somebody inside a message. Only what could be laid out the other way is marked. */
export function embedded(text: string, around: Direction): string {
  const mayDiffer = around === 'ltr' ? rightToLeft.test(text) : hasDirection.test(text)
  return mayDiffer ? `${begins.ofItself}${text}${ends}` : text
}

/** Text without the marks of `isolated` and `embedded`, for a name of a file. */
export function withoutIsolation(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '')
}
