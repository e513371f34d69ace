import { describe, expect, it } from 'vitest'
import type { WorkbookRow, WorkbookSheet } from '../../shared/exchange/workbook.ts'
import { alterCell, fill, idOf, keysOf, returned, withSheets } from './sheets.ts'
import { brief, codes, recordedAnswer, rowOf, sentences, sentOut, verdictOn } from './verdicts.ts'

const security = '1 Security access & keys'

/** Changes the rows of the sheet that holds the question. */
function alterRows(
  sheet: WorkbookSheet,
  question: string,
  change: (rows: WorkbookRow[]) => readonly WorkbookRow[],
): WorkbookSheet {
  const rows = [...sheet.rows]
  return rows.some((row) => idOf(sheet, row) === question) ? { ...sheet, rows: change(rows) } : sheet
}

describe('the ten alterations of a returned workbook', () => {
  it('1. takes the answer to a reworded question, and names both wordings', async () => {
    const workbook = fill(sentOut(), { 'sec.mfa': { question: 'Do most staff sign in with two factors?', answer: 'Yes' } })
    const verdict = verdictOn(await returned(workbook))
    expect(rowOf(verdict, 'sec.mfa')).toEqual({
      verdict: 'accepted',
      cell: `${security}!D5`,
      before: null,
      after: 'Yes',
      remarks: ['reworded'],
    })
    expect(sentences(verdict, 'sec.mfa')).toEqual([
      'The question came back in other words: “Do most staff sign in with two factors?” instead of “Do all staff sign in with two factors?”. It is read as an answer to the question that was sent.',
    ])
    expect(verdict.rows.find(({ subject }) => subject === 'sec.mfa')?.label).toBe('1.1 Do all staff sign in with two factors?')
  })

  it('2. takes the answer to a translated question, and names both wordings', async () => {
    const workbook = fill(sentOut(), {
      'fig.plan': { question: 'Beschreiben Sie Ihren Plan für Spitzen.', answer: 'Zwölf Springer.' },
    })
    const row = rowOf(verdictOn(await returned(workbook)), 'fig.plan')
    expect(row).toMatchObject({ verdict: 'accepted', after: 'Zwölf Springer.', remarks: ['reworded'] })
  })

  it('3. rejects a misspelt choice, and names the nearest one', async () => {
    const workbook = fill(sentOut(), { 'keys.where': { answer: 'In a hardwear module' } })
    const verdict = verdictOn(await returned(workbook))
    expect(rowOf(verdict, 'keys.where')).toEqual({
      verdict: 'rejected',
      cell: `${security}!D9`,
      before: null,
      after: 'In a hardwear module',
      remarks: ['rejected'],
    })
    expect(sentences(verdict, 'keys.where').join()).toContain('Did you mean “In a hardware module”?')
    expect(verdict.changes).toEqual([])
  })

  it('4. keeps the second line of a text, and every line after it', async () => {
    const workbook = fill(sentOut(), { 'fig.plan': { answer: 'First line\nSecond line\r\n\r\nLast line' } })
    expect(rowOf(verdictOn(await returned(workbook)), 'fig.plan').after).toBe('First line\nSecond line\n\nLast line')
  })

  it('5. takes numbers, dates and booleans that were typed as text or the other way round, and says so', async () => {
    const workbook = fill(sentOut(), {
      'sec.mfa': { answer: 'yes' },
      'sec.tests': { answer: 'TRUE' },
      'fig.staff': { answer: '1 250' },
      'fig.turnover': { answer: '12,5 %' },
      'fig.insured': { answer: 'EUR 5,000,000.00' },
      'fig.since': { answer: '2019-03-01' },
      'fig.plan': { answer: 24 },
    })
    const read = alterCell(await returned(workbook), security, 'D6', { kind: 'boolean', text: 'true' })
    const verdict = verdictOn(read)
    expect(rowOf(verdict, 'sec.mfa')).toMatchObject({ verdict: 'accepted', after: 'Yes', remarks: ['readAs'] })
    expect(rowOf(verdict, 'sec.tests')).toMatchObject({ verdict: 'accepted', after: 'Yes', remarks: ['readAs'] })
    expect(rowOf(verdict, 'fig.staff')).toMatchObject({
      verdict: 'accepted',
      after: '1250 full-time posts',
      remarks: ['numberAsText'],
    })
    expect(rowOf(verdict, 'fig.turnover')).toMatchObject({ verdict: 'accepted', after: '12.5 %', remarks: ['numberAsText'] })
    expect(rowOf(verdict, 'fig.insured')).toMatchObject({ verdict: 'accepted', remarks: ['numberAsText'] })
    expect(rowOf(verdict, 'fig.since')).toMatchObject({ verdict: 'accepted', after: '2019-03-01', remarks: ['dateAsText'] })
    expect(rowOf(verdict, 'fig.plan')).toMatchObject({ verdict: 'accepted', after: '24', remarks: ['typedAs'] })
  })

  it('5. rejects a number typed as text that can be read in two ways', async () => {
    const verdict = verdictOn(
      await returned(fill(sentOut(), { 'fig.staff': { answer: '1,250' }, 'fig.turnover': { answer: 0.93 } })),
    )
    expect(rowOf(verdict, 'fig.staff')).toMatchObject({ verdict: 'rejected', after: '1,250', cell: '2 Figures!D4' })
    expect(rowOf(verdict, 'fig.turnover')).toMatchObject({ verdict: 'rejected', after: '0.93' })
  })

  it('5. reads a number that its cell shows as a percentage as it is shown', async () => {
    const filled = withSheets(
      fill(sentOut(), { 'fig.turnover': { answer: 0.07 }, 'fig.plan': { answer: 0.5 }, 'fig.staff': { answer: 0.5 } }),
      (sheet) => ({
        ...sheet,
        rows: sheet.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) =>
            typeof cell?.content === 'number' && cell.content < 1 ? { ...cell, format: '0%' } : cell,
          ),
        })),
      }),
    )
    const verdict = verdictOn(await returned(filled))
    expect(rowOf(verdict, 'fig.turnover')).toMatchObject({ verdict: 'accepted', after: '7 %', remarks: [] })
    expect(rowOf(verdict, 'fig.plan')).toMatchObject({ verdict: 'accepted', after: '50 %', remarks: ['typedAs'] })
    expect(rowOf(verdict, 'fig.staff')).toMatchObject({ verdict: 'rejected' })
  })

  it('6. reads rows in any order', async () => {
    const filled = fill(sentOut(), {
      'sec.mfa': { answer: 'Yes' },
      'keys.certificates#pci': { answer: 'Yes' },
      'keys.where': { answer: 'In software, encrypted' },
    })
    const shuffled = withSheets(filled, (sheet) =>
      alterRows(sheet, 'sec.mfa', ([title, keys, heads, ...rows]) =>
        [title, keys, heads, ...rows.reverse()].filter((row) => row !== undefined),
      ),
    )
    const [before, after] = [verdictOn(await returned(filled)), verdictOn(await returned(shuffled))]
    expect(after.changes).toEqual(before.changes)
    expect(after.changes.map(({ question }) => question)).toEqual(['sec.mfa', 'keys.where', 'keys.certificates'])
    expect(after.rows.filter(({ verdict }) => verdict === 'unknown')).toEqual([])
  })

  it('7. tells inserted rows as unknown and deleted rows as missing', async () => {
    const note: WorkbookRow = { cells: [null, { content: 'See our brochure', style: 'text' }] }
    const altered = withSheets(fill(sentOut(), { 'sec.mfa': { answer: 'Yes' } }), (sheet) =>
      alterRows(sheet, 'sec.mfa', (rows) => [
        ...rows.slice(0, 4),
        note,
        ...rows.slice(4).filter((row) => idOf(sheet, row) !== 'keys.where'),
      ]),
    )
    const verdict = verdictOn(await returned(altered), {
      recorded: new Map([['keys.where', recordedAnswer({ state: 'answered', value: 'hardware' })]]),
    })
    expect(rowOf(verdict, 'sec.mfa')).toMatchObject({ verdict: 'accepted', cell: `${security}!D6` })
    expect(rowOf(verdict, 'keys.where')).toEqual({
      verdict: 'missing',
      cell: null,
      before: 'In a hardware module',
      after: 'In a hardware module',
      remarks: ['rowMissingKept'],
    })
    expect(verdict.rows.filter((row) => row.verdict === 'unknown').map(brief)).toEqual([
      { verdict: 'unknown', cell: `${security}!B5`, before: null, after: 'See our brochure', remarks: ['outside'] },
    ])
  })

  it('7. tells rows with an id that the questionnaire does not have, and ids given twice', async () => {
    const altered = withSheets(
      fill(sentOut(), { 'sec.mfa': { answer: 'Yes' }, 'sec.tester': { id: 'sec.invented', answer: 'Me' } }),
      (sheet) => alterRows(sheet, 'sec.mfa', (rows) => [...rows, ...rows.filter((row) => idOf(sheet, row) === 'sec.mfa')]),
    )
    const verdict = verdictOn(await returned(altered))
    expect(rowOf(verdict, 'sec.mfa')).toMatchObject({ verdict: 'accepted', after: 'Yes' })
    expect(rowOf(verdict, 'sec.tester')).toMatchObject({ verdict: 'missing', cell: null })
    const unknown = verdict.rows.filter((row) => row.verdict === 'unknown')
    expect(unknown.map(({ subject, remarks }) => [subject, remarks.map(({ code }) => code)])).toEqual([
      ['sec.invented', ['unknownId']],
      ['sec.mfa', ['repeatedId']],
    ])
  })

  it('7. rejects a question that is answered twice in different ways', async () => {
    const altered = withSheets(fill(sentOut(), { 'sec.mfa': { answer: 'Yes' } }), (sheet) =>
      alterRows(sheet, 'sec.mfa', (rows) => [
        ...rows,
        ...rows
          .filter((row) => idOf(sheet, row) === 'sec.mfa')
          .map((row) => ({ cells: row.cells.map((cell, column) => (column === 3 && cell ? { ...cell, content: 'No' } : cell)) })),
      ]),
    )
    const verdict = verdictOn(await returned(altered))
    expect(rowOf(verdict, 'sec.mfa')).toMatchObject({ verdict: 'rejected', remarks: ['repeatDiffers'] })
    expect(verdict.changes).toEqual([])
  })

  it('8. finds columns that were moved or hidden, and says so', async () => {
    const filled = fill(sentOut(), { 'sec.mfa': { answer: 'Yes', comment: 'Since 2019' } })
    const moved = withSheets(filled, (sheet) => {
      const order = [3, 1, 2, 0, 6, 4, 5]
      if (keysOf(sheet).length !== 7) return sheet
      return {
        ...sheet,
        merges: [],
        columns: order.flatMap((from) => sheet.columns[from] ?? []).map((column, index) => ({ ...column, hidden: index === 0 })),
        rows: sheet.rows.map((row) => ({ ...row, cells: order.map((from) => row.cells[from] ?? null) })),
      }
    })
    const verdict = verdictOn(await returned(moved))
    expect(rowOf(verdict, 'sec.mfa')).toMatchObject({
      verdict: 'accepted',
      after: 'Yes',
      cell: `${security}!A5`,
      remarks: ['hidden', 'commentAdded'],
    })
    expect(verdict.changes[0]).toMatchObject({ question: 'sec.mfa', comment: 'Since 2019' })
    expect(codes(verdict)).toContain('columnsMoved')
  })

  it('8. rejects every row of a sheet whose answers were cut out, and says so', async () => {
    const cut = withSheets(sentOut(), (sheet) => {
      const column = keysOf(sheet).indexOf('answer')
      if (column < 0) return sheet
      return {
        ...sheet,
        merges: [],
        highlights: [],
        rows: sheet.rows.map((row) => ({ cells: row.cells.filter((_, index) => index !== column) })),
      }
    })
    const verdict = verdictOn(await returned(cut))
    expect(codes(verdict)).toContain('columnMissing')
    expect(rowOf(verdict, 'sec.mfa')).toMatchObject({ verdict: 'rejected', remarks: ['columnMissing'] })
  })

  it('9. recognises a renamed sheet, and sheets copied into a new workbook', async () => {
    const filled = fill(sentOut(), { 'sec.mfa': { answer: 'Yes' }, 'fig.staff': { answer: 12 } })
    const renamed = withSheets(filled, (sheet) => (sheet.name === security ? { ...sheet, name: 'Sicherheit' } : sheet))
    const first = verdictOn(await returned(renamed))
    expect(rowOf(first, 'sec.mfa')).toMatchObject({ verdict: 'accepted', cell: 'Sicherheit!D5' })
    expect(codes(first)).toEqual(['sheetRenamed'])

    const own: WorkbookSheet = { name: 'Our notes', columns: [], rows: [{ cells: [{ content: 'Hello', style: 'text' }] }] }
    const copied = { ...filled, sheets: [own, ...filled.sheets.filter(({ name }) => name === '2 Figures')] }
    const second = verdictOn(await returned(copied))
    expect(rowOf(second, 'fig.staff')).toMatchObject({ verdict: 'accepted', after: '12 full-time posts' })
    expect(rowOf(second, 'sec.mfa')).toMatchObject({ verdict: 'missing', cell: null, remarks: ['rowMissing'] })
    expect(codes(second)).toEqual(['newWorkbook', 'sheetMissing', 'sheetForeign'])
  })

  it('10. rejects formulas and merged cells in answers, with the cell', async () => {
    const filled = fill(sentOut(), {
      'fig.staff': { answer: { formula: '10+2', result: 12 } },
      'fig.night': { answer: 3 },
      'fig.plan': { answer: 'Both', comment: { formula: '1+1', result: 2 } },
    })
    const merged = withSheets(filled, (sheet) =>
      sheet.name === '2 Figures' ? { ...sheet, merges: [{ firstRow: 5, lastRow: 6, firstColumn: 4, lastColumn: 4 }] } : sheet,
    )
    const verdict = verdictOn(await returned(merged))
    expect(rowOf(verdict, 'fig.staff')).toEqual({
      verdict: 'rejected',
      cell: '2 Figures!D4',
      before: null,
      after: '12',
      remarks: ['formula'],
    })
    expect(rowOf(verdict, 'fig.night')).toMatchObject({ verdict: 'rejected', cell: '2 Figures!D5', remarks: ['merged'] })
    expect(rowOf(verdict, 'fig.turnover')).toMatchObject({ verdict: 'rejected', cell: '2 Figures!D6', remarks: ['merged'] })
    expect(rowOf(verdict, 'fig.plan')).toMatchObject({ verdict: 'accepted', after: 'Both', remarks: ['formula'] })
    expect(verdict.changes).toMatchObject([{ question: 'fig.plan', comment: null }])
  })

  it('10. rejects a formula that was never calculated, which has no value to show', async () => {
    const verdict = verdictOn(await returned(fill(sentOut(), { 'fig.staff': { answer: { formula: '10+2' } } })))
    expect(rowOf(verdict, 'fig.staff')).toEqual({
      verdict: 'rejected',
      cell: '2 Figures!D4',
      before: null,
      after: null,
      remarks: ['formulaUncalculated'],
    })
  })

  it('10. reads an answer that is merged with cells to its right alone', async () => {
    const merged = withSheets(fill(sentOut(), { 'fig.staff': { answer: 12 } }), (sheet) =>
      sheet.name === '2 Figures' ? { ...sheet, merges: [{ firstRow: 4, lastRow: 4, firstColumn: 4, lastColumn: 5 }] } : sheet,
    )
    expect(rowOf(verdictOn(await returned(merged)), 'fig.staff')).toMatchObject({ verdict: 'accepted', remarks: ['mergedTaken'] })
  })
})
