import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { readLimits } from '../../electron/exchange/limits.ts'
import { readWorkbook } from '../../electron/exchange/workbook-reader.ts'
import { writeWorkbook } from '../../electron/exchange/workbook-writer.ts'
import { fillWorkbook } from '../../electron/sample/fill-workbook.ts'
import type { Workbook, WorkbookCell } from '../../shared/exchange/workbook.ts'
import { sampleFolder } from './support.ts'

const text = (content: string): WorkbookCell => ({ content, style: 'text' })
const answer: WorkbookCell = { style: 'answer', locked: false }

const workbook: Workbook = {
  title: 'Form',
  author: 'Test',
  created: '2026-09-07T08:30:00Z',
  sheets: [
    { name: 'Cover', columns: [{ width: 20 }], rows: [{ cells: [text('Instructions')] }] },
    {
      name: 'Q & A',
      columns: [{ width: 20 }, { width: 20 }, { width: 20 }],
      protected: true,
      rows: [
        { cells: [text('answer'), text('comment'), text('id')], hidden: true },
        { cells: [answer, answer, text('first')] },
        { cells: [{ ...answer, format: 'yyyy-mm-dd' }, { ...answer, content: 'as it was' }, text('second')] },
        { cells: [answer, answer, text('third')] },
      ],
    },
  ],
}

let path: string
beforeEach(async () => {
  path = join(sampleFolder(), 'form.xlsx')
  writeFileSync(path, await writeWorkbook(workbook))
})

const cells = () =>
  readWorkbook(basename(path), readFileSync(path), readLimits).sheets.flatMap((sheet) =>
    [...sheet.cells.values()].map(({ ref, kind, text }) => `${sheet.name}!${ref} ${kind} ${text}`),
  )

describe('filling a workbook in', () => {
  it('types text, numbers and dates into the cells of rows and columns that it finds by their ids', () => {
    const before = cells()
    fillWorkbook(
      path,
      new Map([
        ['first', { answer: 'Smith & Söhne <Ltd>\n二行目 _x0041_', comment: '=1+1' }],
        ['second', { answer: { date: '2026-11-30' } }],
        ['third', { answer: 12.5 }],
      ]),
    )
    const typed = [
      'Q & A!A2 text Smith & Söhne <Ltd>\n二行目 _x0041_',
      'Q & A!B2 text =1+1',
      'Q & A!A3 date 2026-11-30',
      'Q & A!A4 number 12.5',
    ]
    const filled = cells()
    expect(filled).toEqual(expect.arrayContaining(typed))
    expect(filled.filter((cell) => !typed.includes(cell)).sort()).toEqual(
      before
        .filter((cell) => !typed.some((other) => cell.split(' ', 3).join(' ').startsWith(other.split(' ', 3).join(' '))))
        .sort(),
    )
  })

  it('changes nothing where nothing is typed', () => {
    const before = readFileSync(path)
    fillWorkbook(path, new Map())
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('stops at a row or a column that is not there', () => {
    expect(() => fillWorkbook(path, new Map([['fourth', { answer: 'x' }]]))).toThrow('fourth')
    expect(() => fillWorkbook(path, new Map([['first', { price: 'x' }]]))).toThrow('price')
  })
})
