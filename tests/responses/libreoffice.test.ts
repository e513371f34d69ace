import { expect, it } from 'vitest'
import { readLimits } from '../../electron/exchange/limits.ts'
import { readWorkbook } from '../../electron/exchange/workbook-reader.ts'
import { writeWorkbook } from '../../electron/exchange/workbook-writer.ts'
import { readDirectory, unpack } from '../../electron/exchange/zip.ts'
import { noLibreOffice } from '../exchange/libreoffice.ts'
import { untested } from '../untested.ts'
import { fillInLibreOffice } from './libreoffice-fill.ts'
import { rowOf, sentOut, verdictOn } from './verdicts.ts'

const [security, figures] = ['1 Security access & keys', '2 Figures']

it.skipIf(untested('A questionnaire filled in LibreOffice is', noLibreOffice))(
  'a questionnaire filled in LibreOffice comes back row by row, still protected, with its dropdowns',
  async () => {
    const saved = fillInLibreOffice(await writeWorkbook(sentOut()), [
      { sheet: security, cell: 'D5', value: 'Yes' },
      { sheet: security, cell: 'E5', value: '=1+1 is two' },
      { sheet: security, cell: 'D6', value: 'Not applicable' },
      { sheet: security, cell: 'D9', value: 'In software, encrypted' },
      { sheet: security, cell: 'D12', value: 'Yes' },
      { sheet: figures, cell: 'D4', value: 120 },
      { sheet: figures, cell: 'D6', value: '12.5' },
      { sheet: figures, cell: 'D9', value: 'First line\nSecond line' },
      { sheet: figures, cell: 'B12', value: 'Rīga' },
      { sheet: figures, cell: 'D12', value: 40 },
    ])
    const verdict = verdictOn(readWorkbook('saved.xlsx', saved, readLimits))
    const told = [
      'sec.mfa',
      'sec.tests',
      'keys.where',
      'keys.certificates',
      'fig.staff',
      'fig.turnover',
      'fig.plan',
      'fig.sites',
    ].map((id) => {
      const { verdict: kind, after, remarks } = rowOf(verdict, id)
      return [id, kind, after, remarks]
    })
    expect(told).toEqual([
      ['sec.mfa', 'accepted', 'Yes', ['commentAdded']],
      ['sec.tests', 'accepted', 'Not applicable', []],
      ['keys.where', 'accepted', 'In software, encrypted', []],
      ['keys.certificates', 'accepted', 'PCI DSS; level 1', []],
      ['fig.staff', 'accepted', '120 full-time posts', []],
      ['fig.turnover', 'accepted', '12.5 %', ['numberAsText']],
      ['fig.plan', 'accepted', 'First line\nSecond line', []],
      ['fig.sites', 'accepted', 'Rīga |  | 40 |  |  | ', []],
    ])
    expect(verdict.remarks).toEqual([])
    expect(verdict.rows.filter(({ verdict }) => verdict === 'unknown')).toEqual([])

    const part = readDirectory(saved).find(({ name }) => name === 'xl/worksheets/sheet2.xml')
    const sheet = part ? Buffer.from(unpack(saved, part)).toString() : ''
    expect(sheet).toMatch(/<sheetProtection [^>]*sheet="(?:true|1)"/)
    expect(sheet.match(/<dataValidation [^>]*type="list"/g)?.length).toBeGreaterThan(2)
    expect(sheet).toContain('<conditionalFormatting')
  },
)
