import type { Excerpt, Marked } from './contract.ts'

/** How long an excerpt is, and how much of it comes before the first match, in UTF-16 code units. */
export const excerptLength = 200
const before = 60
/** How far a cut may move to fall between words. */
const leeway = 20

/** The part of a text around its first match, cut between words where there are spaces, and never within a character. */
export function excerptOf({ text, matches }: Marked): Excerpt {
  const first = matches[0]?.start ?? 0
  const start = text.length <= excerptLength ? 0 : startNear(text, Math.min(first - before, text.length - excerptLength), first)
  const end = endNear(text, Math.min(start + excerptLength, text.length), start)
  return {
    text: text.slice(start, end),
    matches: matches
      .filter((match) => match.start < end && match.end > start)
      .map((match) => ({ start: Math.max(match.start, start) - start, end: Math.min(match.end, end) - start })),
    cutBefore: start > 0,
    cutAfter: end < text.length,
  }
}

/** The first beginning of a word from `wanted` on, at most at `latest`. */
function startNear(text: string, wanted: number, latest: number): number {
  if (wanted <= 0) return 0
  const space = /\s\S/u.exec(text.slice(wanted, Math.min(wanted + leeway, latest)))
  return space ? wanted + space.index + 1 : isWithin(text, wanted) ? wanted + 1 : wanted
}

/** The last end of a word up to `wanted`. */
function endNear(text: string, wanted: number, start: number): number {
  if (wanted >= text.length) return text.length
  const space = /\s\S*$/u.exec(text.slice(Math.max(wanted - leeway, start), wanted + 1))
  return space && space.index > 0 ? Math.max(wanted - leeway, start) + space.index : isWithin(text, wanted) ? wanted - 1 : wanted
}

/** Whether a place lies between the two halves of a character. */
function isWithin(text: string, at: number): boolean {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff
}
