/**
 * A table as text that spreadsheets and word processors take from the clipboard: cells divided by tabs, rows by line feeds. A text that
 * a spreadsheet would take for a formula gets an apostrophe before it, which spreadsheets know as the sign of text.
 */
export function tableText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(cellText).join('\t')).join('\n')
}

function cellText(text: string): string {
  const shown = text.replace(unseen, '').replace(/\r\n?/g, '\n')
  const harmless = isFormula(shown) ? `'${shown}` : shown
  return /[\t\n"]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** Signs that only isolate a direction on screen, and what no cell can hold. */
const unseen = /[\u2066-\u2069]|(?![\t\n\r])\p{Control}/gu

/** Whether a spreadsheet may compute a text: by its first sign, full-width ones among them, unless it is a number. */
export function isFormula(text: string): boolean {
  const begins = text.trimStart()
  return /^[=+\-@\t|%＝＋－＠]/.test(begins) && !/^[+-]?\d[\d.,\s]*%?$/.test(begins)
}

/** Rows of cells from a text that a spreadsheet put on the clipboard: what `tableText` writes, and what spreadsheets do. */
export function tableRows(text: string): string[][] {
  const rows: string[][] = [[]]
  const cells = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/gy
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (;;) {
    const match = cells.exec(plain)
    if (!match) break
    const [, quoted, bare = '', end] = match
    const cell = quoted === undefined ? bare : quoted.replaceAll('""', '"')
    rows.at(-1)?.push(cell.replace(/^'(?=[=+\-@\t|%＝＋－＠])/, ''))
    if (end === '\n') rows.push([])
    if (end === '') break
  }
  return rows
}
