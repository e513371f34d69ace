/** Breaks text at spaces so that each line is at most `width` wide; a word that is wider is cut. */
export function wrap(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  const add = (part: string, joint: string): void => {
    const longer = line ? line + joint + part : part
    if (line && measure(longer) > width) {
      lines.push(line)
      line = part
    } else line = longer
  }
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (measure(word) <= width) add(word, ' ')
    else
      [...word].forEach((character, index) => {
        add(character, index === 0 ? ' ' : '')
      })
  }
  if (line) lines.push(line)
  return lines
}
