import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parseWorkbook } from '../../electron/exchange/parse.ts'
import type { WorkbookAsRead } from '../../shared/exchange/workbook.ts'
import { Refusal } from '../../shared/result.ts'
import { corpusIsPresent, corpusPath, describeCorpus } from './corpus.ts'

const spreadsheet = /\.(xlsx|xlsm|xlsb|xls|ods)$/i
const filesOf = (folder: string): string[] =>
  corpusIsPresent
    ? readdirSync(corpusPath(folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => spreadsheet.test(file))
        .toSorted()
    : []

/** What became of a file: `read`, or the code of its refusal. Anything else fails the test. */
async function outcome(path: string): Promise<string> {
  try {
    await parseWorkbook({ path })
    return 'read'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

const cellsOf = ({ sheets }: WorkbookAsRead) => sheets.flatMap(({ cells }) => [...cells.values()])

function counts(workbook: WorkbookAsRead) {
  const cells = cellsOf(workbook)
  return {
    sheets: workbook.sheets.length,
    hidden: workbook.sheets.filter(({ visibility }) => visibility !== 'visible').length,
    cells: cells.length,
    formulas: cells.filter(({ kind }) => kind === 'formula').length,
    names: workbook.names.length,
  }
}

describeCorpus('hostile workbooks', () => {
  it.each([
    ['bomb-shared-strings-300MB.xlsx', 'exchange.tooLarge'],
    ['dup-cells-unordered-rows.xlsx', 'read'],
    ['dv-whole-column.xlsx', 'read'],
    ['dv-whole-sheet.xlsx', 'read'],
    ['formula-injection.xlsx', 'read'],
    ['xxe-file.xlsx', 'exchange.unsafe'],
    ['zip-slip-entry.xlsx', 'exchange.unsafe'],
  ])('%s: %s', async (file, expected) => {
    expect(await outcome(corpusPath('hostile-xlsx', file))).toBe(expected)
  })

  it('give formulas and cells that occur twice away', async () => {
    const injected = await parseWorkbook({ path: corpusPath('hostile-xlsx', 'formula-injection.xlsx') })
    expect(cellsOf(injected).map(({ kind }) => kind)).toEqual(['formula', 'text', 'text'])
    const twice = await parseWorkbook({ path: corpusPath('hostile-xlsx', 'dup-cells-unordered-rows.xlsx') })
    expect(
      cellsOf(twice)
        .filter(({ duplicate }) => duplicate)
        .map(({ ref }) => ref),
    ).toEqual(['B2'])
  })
})

describeCorpus('odd spreadsheets', () => {
  it.each(filesOf('xlsx-corpus-calamine'))('%s passes for nothing that it is not', async (file) => {
    const result = await outcome(corpusPath('xlsx-corpus-calamine', file))
    if (/pass_protected\.xls[xb]$/.test(file)) expect(result).toBe('exchange.encrypted')
    else if (/issue_594_dos\.ods$/.test(file)) expect(result).toBe('exchange.tooLarge')
    else if (/OOM_alloc3\.xls$/.test(file)) expect(result).toBe('exchange.damaged')
    else if (/\.xls$/.test(file))
      expect(['read', 'exchange.notWorkbook', 'exchange.macros', 'exchange.encrypted', 'exchange.tooLarge']).toContain(result)
    else if (/\.ods$/.test(file)) expect(['read', 'exchange.encrypted']).toContain(result)
    else if (/\.xlsb$/.test(file)) expect(['read', 'exchange.macros']).toContain(result)
    else if (/\.xlsm$/.test(file)) expect(['read', 'exchange.macros']).toContain(result)
    else if (/issue252\.xlsx$/.test(file)) expect(result).toBe('exchange.damaged')
    else expect(result).toBe('read')
  })
})

describeCorpus('real questionnaires', () => {
  it.each([
    ['HECVAT-Full-v3.06.xlsx', { sheets: 13, hidden: 4, cells: 16_858, formulas: 8_737, names: 18 }],
    ['HECVAT-Lite-v2.11.xlsx', { sheets: 13, hidden: 4, cells: 4_820, formulas: 1_800, names: 16 }],
    ['HECVAT-Triage-v2.10.xlsx', { sheets: 6, hidden: 1, cells: 232, formulas: 8, names: 17 }],
  ])('%s is read whole', async (file, expected) => {
    expect(counts(await parseWorkbook({ path: corpusPath('hecvat-v3', file) }))).toEqual(expected)
  })

  it('SAMM is read whole', async () => {
    const folder = corpusPath('owasp-samm', 'resources')
    const path = join(folder, 'SAMM_spreadsheet.xlsx')
    expect(statSync(path).isFile()).toBe(true)
    expect(counts(await parseWorkbook({ path }))).toEqual({ sheets: 11, hidden: 6, cells: 6_331, formulas: 3_980, names: 236 })
  })
})
