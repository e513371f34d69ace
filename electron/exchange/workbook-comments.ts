import type { WorkbookSheet } from '../../shared/exchange/workbook.ts'

const width = 240
const lineHeight = 13
const charactersPerLine = 44
/** Points that a column of one character takes, and that a row takes by default. */
const characterWidth = 5.25
const rowHeight = 15

/**
 * Gives the boxes of comments the room that their texts need; the library draws all alike, for three short lines.
 * `drawing` is the VML part of the sheet.
 */
export function fitComments(drawing: string, sheet: WorkbookSheet): string {
  return drawing.replace(/<v:shape id[\s\S]*?<\/v:shape>/g, (shape) => {
    const row = Number(/<x:Row>(\d+)</.exec(shape)?.[1])
    const column = Number(/<x:Column>(\d+)</.exec(shape)?.[1])
    const text = sheet.rows[row]?.cells[column]?.comment ?? ''
    const height = lineHeight * (lines(text) + 1)
    let right = column + 1
    for (let covered = 0; covered < width; right++) covered += (sheet.columns[right]?.width ?? 10) * characterWidth
    const anchor = [column + 1, 12, row, 4, right, 0, row + Math.ceil(height / rowHeight), 4].join(',')
    return shape
      .replace(/width:[\d.]+pt;height:[\d.]+pt/, `width:${width}pt;height:${height}pt`)
      .replace(/<x:Anchor>[^<]*</, `<x:Anchor>${anchor}<`)
  })
}

function lines(text: string): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / charactersPerLine)), 0)
}
