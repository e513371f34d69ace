/** A piece of two texts: in both, only in the earlier, or only in the later one. */
export type DifferencePiece = { kind: 'same' | 'removed' | 'added'; text: string }

/** Beyond so many pairs of words the texts stand side by side whole: finding what they share would take too long. */
const mostPairs = 1_000_000

/**
 * How one text became another, word by word: the longest sequence of words that both have stays, the rest is removed or added. Without
 * the added pieces it is the earlier text, without the removed ones the later.
 */
export function differenceOf(before: string, after: string): DifferencePiece[] {
  const [from, to] = [wordsOf(before), wordsOf(after)]
  let start = 0
  while (start < from.length && start < to.length && from[start] === to[start]) start++
  let end = 0
  const least = Math.min(from.length, to.length) - start
  while (end < least && from[from.length - 1 - end] === to[to.length - 1 - end]) end++
  return joined([
    ...pieces('same', from.slice(0, start)),
    ...middle(from.slice(start, from.length - end), to.slice(start, to.length - end)),
    ...pieces('same', from.slice(from.length - end)),
  ])
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })
const wordsOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment)

const pieces = (kind: DifferencePiece['kind'], words: readonly string[]): DifferencePiece[] =>
  words.map((text) => ({ kind, text }))

function middle(from: readonly string[], to: readonly string[]): DifferencePiece[] {
  if (from.length * to.length > mostPairs) return [...pieces('removed', from), ...pieces('added', to)]
  const width = to.length + 1
  // The length of the longest common sequence of what begins at each pair of words.
  const longest = new Uint32Array((from.length + 1) * width)
  const at = (one: number, other: number) => longest[one * width + other] ?? 0
  for (let one = from.length - 1; one >= 0; one--)
    for (let other = to.length - 1; other >= 0; other--)
      longest[one * width + other] =
        from[one] === to[other] ? at(one + 1, other + 1) + 1 : Math.max(at(one + 1, other), at(one, other + 1))
  const found: DifferencePiece[] = []
  let [one, other] = [0, 0]
  while (one < from.length || other < to.length) {
    const [earlier, later] = [from[one], to[other]]
    if (earlier !== undefined && earlier === later) {
      found.push({ kind: 'same', text: earlier })
      one++
      other++
    } else if (earlier !== undefined && (later === undefined || at(one + 1, other) >= at(one, other + 1))) {
      found.push({ kind: 'removed', text: earlier })
      one++
    } else if (later !== undefined) {
      found.push({ kind: 'added', text: later })
      other++
    }
  }
  return found
}

/** Neighbours of one kind as one piece. Between two words that both went or came, the space goes or comes with them. */
function joined(found: readonly DifferencePiece[]): DifferencePiece[] {
  const result: DifferencePiece[] = []
  for (const piece of found) {
    const last = result.at(-1)
    if (last?.kind === piece.kind) last.text += piece.text
    else result.push({ ...piece })
  }
  return result
}
