/** Scripts that run from right to left, and signs that say how the text around them runs. */
const leftwards = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const directions = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g

/** Whether something in a text is written from right to left. */
export function runsLeft(text: string): boolean {
  return leftwards.test(text)
}

/** A text each of whose lines keeps its own direction, apart from what stands around it: the isolate of UAX #9. */
export function isolated(text: string): string {
  return text.replace(/[^\n\r\u2028\u2029]+/g, (line) => (runsLeft(line) ? `\u2068${line}\u2069` : line))
}

/** A text without the signs that only say how it runs. */
export function undirected(text: string): string {
  return text.replace(directions, '')
}
