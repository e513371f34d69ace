import type { CellRange, WorkbookCell, WorkbookRow, WorkbookSheet } from '../../shared/exchange/workbook.ts'
import { drawnStyles } from './workbook-style.ts'

const lowest = 15
const lowestForAnswers = 20
const padding = 5
const wide = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]/gu

/**
 * The height of a row, in points, that shows all of its text: estimated, because not every spreadsheet program measures
 * text when it opens a file. `row` counts from 1.
 */
export function rowHeight(sheet: WorkbookSheet, { height, cells }: WorkbookRow, row: number): number {
  if (height !== undefined) return height
  return cells.reduce((most, cell, index) => {
    if (!cell) return most
    const answers = cell.style === 'answer' ? lowestForAnswers : lowest
    return Math.max(most, answers, cellHeight(cell, widthOf(sheet, row, index + 1)))
  }, lowest)
}

function cellHeight({ content, style }: WorkbookCell, width: number): number {
  const size = drawnStyles[style].font?.size ?? 10
  if (typeof content !== 'string') return size * 1.3 + padding
  if (!drawnStyles[style].alignment?.wrapText) return size * 1.3 + padding
  const indent = drawnStyles[style].alignment?.indent ? 2 : 0
  const perLine = Math.max(1, (width - indent) * (10 / size) * 0.98)
  const lines = content.split('\n').reduce((sum, line) => sum + linesOf(line, perLine), 0)
  return Math.min(409, Math.ceil(lines * size * 1.22 + padding))
}

/** Breaks between words, as the program will; a word longer than the line is broken inside. */
function linesOf(text: string, perLine: number): number {
  let lines = 1
  let used = 0
  for (const word of text.split(' ')) {
    const length = word.length + (word.match(wide)?.length ?? 0)
    if (used > 0 && used + 1 + length > perLine) {
      lines++
      used = 0
    }
    used += length + (used > 0 ? 1 : 0)
    if (used > perLine) {
      lines += Math.ceil(used / perLine) - 1
      used %= perLine
    }
  }
  return lines
}

function widthOf(sheet: WorkbookSheet, row: number, column: number): number {
  const holds = ({ firstRow, lastRow, firstColumn }: CellRange) => firstRow <= row && row <= lastRow && firstColumn === column
  const last = sheet.merges?.find(holds)?.lastColumn ?? column
  return sheet.columns.slice(column - 1, last).reduce((sum, { width }) => sum + width, 0) || 10
}
