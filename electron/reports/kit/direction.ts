const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const leftToRight = /\p{L}/u
const mirrored = new Map(
  ['()', '[]', '{}', '<>', '«»'].flatMap(([open = '', close = '']) => [[open, close] as const, [close, open] as const]),
)

/** Whether a text is written from right to left. */
export function runsLeft(text: string): boolean {
  return rightToLeft.test(text)
}

/**
 * The order, from left to right, in which stretches of one script each stand on a line that runs from left to right.
 * Stretches from right to left swap places with each other and with the signs and figures between them: the Unicode
 * bidirectional algorithm for a single level of embedding. `inside` tells which stretches lie in such a passage.
 */
export function visualOrder(texts: readonly string[]): { order: number[]; inside: boolean[] } {
  const order = texts.map((_, index) => index)
  const inside = texts.map(() => false)
  for (let start = 0; start < texts.length; start++) {
    if (!runsLeft(texts[start] ?? '')) continue
    let end = start
    for (let next = start + 1; next < texts.length; next++) {
      const text = texts[next] ?? ''
      if (runsLeft(text)) end = next
      else if (leftToRight.test(text)) break
    }
    order.splice(start, end - start + 1, ...order.slice(start, end + 1).reverse())
    inside.fill(true, start, end + 1)
    start = end
  }
  return { order, inside }
}

/** Signs between words that run left, as they are drawn: reversed, and brackets mirrored. Figures stay as they are. */
export function mirror(text: string): string {
  return /\d/.test(text)
    ? text
    : [...text]
        .reverse()
        .map((sign) => mirrored.get(sign) ?? sign)
        .join('')
}

/** Cuts text without letters into figures and what stands between them. */
export function figuresApart(text: string): string[] {
  return leftToRight.test(text) ? [text] : (text.match(/\d+(?:[.,:/]\d+)*|\D+/g) ?? [])
}
