import { expect, it } from 'vitest'
import { readLimits } from '../../electron/exchange/limits.ts'
import { readWorkbook } from '../../electron/exchange/workbook-reader.ts'
import { writeWorkbook } from '../../electron/exchange/workbook-writer.ts'
import { readDirectory, unpack } from '../../electron/exchange/zip.ts'
import type { Workbook, WorkbookCell } from '../../shared/exchange/workbook.ts'
import { untested } from '../untested.ts'
import { noLibreOffice, saveInLibreOffice } from './libreoffice.ts'

const answer = (more: Partial<WorkbookCell> = {}): WorkbookCell => ({ style: 'answer', locked: false, ...more })
const tricky = ['=1+1', "'=1", '-5', '0012', '_x000D_', 'a\tb\nc', '  spaces  ', '#N/A', '日本語 & <Söhne>', '\u0007bell']

const workbook: Workbook = {
  title: 'Questionnaire',
  author: 'Buyer',
  created: '2026-03-01T09:30:00Z',
  sheets: [
    {
      name: 'Answers',
      columns: [{ width: 20 }, { width: 40 }, { width: 20, hidden: true }],
      protected: true,
      merges: [{ firstRow: 2, firstColumn: 4, lastRow: 2, lastColumn: 5 }],
      rows: [
        {
          cells: [
            { content: 'one', style: 'identifier', comment: 'Guidance' },
            answer({ content: 'No', validation: { type: 'list', values: ['Yes, always', 'No'] } }),
          ],
        },
        {
          cells: [
            { content: 'two', style: 'identifier' },
            answer({ content: 7, validation: { type: 'whole', minimum: 0, maximum: 10 } }),
            null,
            { content: 'merged', style: 'text' },
          ],
        },
        { cells: [{ content: 'three', style: 'identifier' }, answer({ content: { formula: 'B2*2' } })], hidden: true },
        { cells: [{ content: 'four', style: 'identifier' }, answer({ content: 'first line\nsecond line' })] },
        ...tricky.map((text) => ({ cells: [{ content: text, style: 'answer' as const, locked: false }] })),
      ],
    },
    { name: 'manifest', visibility: 'veryHidden', columns: [], rows: [{ cells: [{ content: 'tender-1', style: 'text' }] }] },
  ],
}

it.skipIf(untested('A workbook saved in LibreOffice is', noLibreOffice))(
  'a workbook filled and saved in LibreOffice comes back with everything that matters',
  async () => {
    const returned = saveInLibreOffice(await writeWorkbook(workbook))
    const { sheets } = readWorkbook('returned.xlsx', returned, readLimits)
    const [answers, ...others] = sheets
    const at = (ref: string) => {
      const { kind, text } = answers?.cells.get(ref) ?? {}
      return [kind, text]
    }
    expect(at('B1')).toEqual(['text', 'No'])
    expect(at('B2')).toEqual(['number', '7'])
    expect(at('B3')).toEqual(['formula', '14'])
    expect(at('B4')).toEqual(['text', 'first line\nsecond line'])
    expect(tricky.map((_, index) => at(`A${index + 5}`))).toEqual(tricky.map((text) => ['text', text]))
    expect(answers?.cells.get('D2')?.merged).toBe('D2:E2')
    expect(answers?.hiddenRows).toEqual([{ first: 3, last: 3 }])
    expect(answers?.hiddenColumns).toContainEqual({ first: 3, last: 3 })
    expect(others.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['manifest', 'hidden'],
      ['lists', 'hidden'],
    ])
    const worksheet = readDirectory(returned).find(({ name }) => name === 'xl/worksheets/sheet1.xml')
    const xml = worksheet ? Buffer.from(unpack(returned, worksheet)).toString() : ''
    expect(xml).toMatch(/<sheetProtection sheet="true"/)
    expect(xml).toMatch(/<dataValidation [^>]*sqref="B1" type="list"[^>]*><formula1>lists!\$A\$1:\$A\$2</)
    expect(xml).toMatch(/<dataValidation [^>]*sqref="B2" type="whole"/)
  },
)
