import { longestCellText } from '../../shared/exchange/workbook.ts'
import { Refusal } from '../../shared/result.ts'

/**
 * Text in an `.xlsx` is written as typed text with the text number format: no spreadsheet program takes it for a formula,
 * whatever it begins with, not even when somebody edits the cell. Characters that XML cannot carry, and what looks like
 * an escape, are written as `_xHHHH_` (ECMA-376 part 1, ST_Xstring), which reading undoes.
 */
export function encodeCellText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/(?![\t\n])\p{Control}|\p{Surrogate}|[\uFFFE\uFFFF]/gu, escaped)
}

/** Line ends as spreadsheet cells have them: a line feed alone, whatever ended the line before. */
export function withCellLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

function escaped(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}

/** Refuses text that a spreadsheet program would cut. */
export function checkCellText(text: string, sheet: string, cell: string): string {
  if (text.length > longestCellText)
    throw new Refusal('exchange.textTooLong', { sheet, cell, length: text.length, limit: longestCellText })
  return text
}
