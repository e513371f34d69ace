const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** A text in characters as people see them: marks, joined pictures and halves of a pair stay together. */
export function charactersOf(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

/**
 * Cuts a text to a width, between characters as people see them, and within one that is wider by itself. An ellipsis stands for
 * what is left out: at the end, or where the text has one already.
 */
export function shorten(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text
  const [head = '', ...rest] = text.split('\u2026')
  const tail = `\u2026${rest.join('\u2026')}`
  const cut = (units: readonly string[]): string | undefined => {
    const shown = (count: number) => `${units.slice(0, count).join('').trimEnd()}${tail}`
    let [least, most] = [0, units.length]
    while (least < most) {
      const middle = Math.ceil((least + most) / 2)
      if (measure(shown(middle)) <= width) least = middle
      else most = middle - 1
    }
    return least > 0 ? shown(least) : undefined
  }
  const within = cut(charactersOf(head)) ?? cut([...head])
  if (within !== undefined) return within
  return tail === '\u2026' ? tail : shorten(`${head}\u2026`, width, measure)
}
