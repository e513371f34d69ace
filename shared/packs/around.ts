/** So many signs are shown before and behind what was found. */
const near = 60

/** What was found in a text with what stands around it, on one line. */
export function aroundOf(text: string, { from, to }: { from: number; to: number }): string {
  const [start, end] = [Math.max(0, from - near), Math.min(text.length, to + near)]
  const line = text.slice(start, end).toWellFormed().replace(/\s+/g, ' ').trim()
  return `${start > 0 ? '…' : ''}${line}${end < text.length ? '…' : ''}`
}
