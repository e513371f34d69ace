import { describe, expect, it } from 'vitest'
import { writeWorkbook } from '../../electron/exchange/workbook-writer.ts'
import type { WorkbookCell, WorkbookSheet } from '../../shared/exchange/workbook.ts'
import { questionNumbers } from '../../shared/questionnaires/numbers.ts'
import { sheetName } from '../../shared/responses/workbook/form.ts'
import { formatMark, parseMark } from '../../shared/responses/workbook/mark.ts'
import { everyType } from './questionnaire.ts'
import { idOf, keysOf } from './sheets.ts'
import { facts, recordedAnswer, sentOut } from './verdicts.ts'

const workbook = sentOut()

function sheetAt(index: number): WorkbookSheet {
  const sheet = workbook.sheets[index]
  if (!sheet) throw new Error(`No sheet ${index}`)
  return sheet
}

/** The cell of a row, by the row's id and the key of the column. */
function cellAt(id: string, key: string): WorkbookCell | null | undefined {
  for (const sheet of workbook.sheets) {
    const row = sheet.rows.find((candidate) => idOf(sheet, candidate) === id)
    if (row) return row.cells[keysOf(sheet).indexOf(key)]
  }
  throw new Error(`No row ${id}`)
}

function words(sheet: WorkbookSheet): string[] {
  return sheet.rows.flatMap(({ cells }) => cells.flatMap((cell) => (typeof cell?.content === 'string' ? [cell.content] : [])))
}

describe('the questionnaire workbook', () => {
  it('begins with who asks whom for what until when, how to answer, and how far the answers have come', () => {
    const cover = words(sheetAt(0))
    expect(cover.slice(0, 10)).toEqual([
      'Customer support 2027',
      'Questionnaire for Smith & Söhne <Ltd>',
      ...['Asked by', 'Mara Lind, Nordwind AG'],
      ...['Bidder', 'Smith & Söhne <Ltd>'],
      ...['Return by', '2026-12-01 at 12:00 UTC'],
      ...['What is needed', 'First and second line support in three languages.'],
    ])
    expect(cover).toEqual(
      expect.arrayContaining(['Where to write', 'Conditional questions', 'Requirements', 'Not applicable', 'Sending it back']),
    )
    const links = sheetAt(0).rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell?.link ? [cell.link.sheet] : [])))
    expect(links).toEqual(['1 Security access & keys', '2 Figures'])
    const formulas = sheetAt(0).rows.flatMap(({ cells }) =>
      cells.flatMap((cell) => (typeof cell?.content === 'object' && 'formula' in cell.content ? [cell.content.formula] : [])),
    )
    expect(formulas.slice(0, 2)).toEqual([
      "COUNTA('1 Security access & keys'!D5:D7)+COUNTA('1 Security access & keys'!D9:D9)+COUNTA('1 Security access & keys'!D14:D14)+(COUNTA('1 Security access & keys'!D11:D13,'1 Security access & keys'!D10)>0)",
      "COUNTA('2 Figures'!D4:D9)+COUNTA('2 Figures'!D22:D22)+(COUNTA('2 Figures'!B12:G21)>0)",
    ])
  })

  it('opens the cells for answers, comments and files, and no others', () => {
    const open = workbook.sheets.flatMap((sheet) =>
      sheet.rows.flatMap((row) =>
        row.cells.flatMap((cell, column) => (cell?.locked === false ? [`${idOf(sheet, row)} ${keysOf(sheet)[column]}`] : [])),
      ),
    )
    expect(workbook.sheets.every((sheet) => sheet.protected)).toBe(true)
    expect(open).toEqual(
      expect.arrayContaining([
        'sec.mfa answer',
        'sec.mfa comment',
        'sec.mfa files',
        'keys.certificates#iso answer',
        'fig.sites#10 more1',
      ]),
    )
    expect(open.filter((cell) => / (number|id)$/.test(cell))).toEqual([])
    expect(open).not.toContain('fig.sites answer')
    expect(open).not.toContain('fig.reports files')
    expect(cellAt('sec.mfa', 'question')).toMatchObject({
      content: 'Do all staff sign in with two factors?',
      comment: 'Shared accounts count as staff.\n\nEvidence: A screenshot of the policy.',
    })
  })

  it('marks what excludes and what is asked only sometimes, in words and in colour', () => {
    expect(cellAt('sec.mfa', 'number')).toMatchObject({ content: '1.1', style: 'warning' })
    expect(cellAt('sec.mfa', 'guidance')?.content).toBe(
      'Excludes if not met (K1): no second factor.\nShared accounts count as staff.\nEvidence: A screenshot of the policy.',
    )
    expect(cellAt('sec.tester', 'number')).toMatchObject({ content: '1.3', style: 'conditional' })
    expect(cellAt('sec.tester', 'guidance')?.content).toBe('Only if 1.2 is answered with one of “Yes”, “Partly”.')
    expect(cellAt('keys.scope', 'guidance')?.content).toBe('Only if 1.5 is answered “PCI DSS; level 1”.')
    expect(sheetAt(1).highlights?.map(({ range }) => range)).toEqual(['A7:F7', 'A14:F14'])
  })

  it('offers the choices of a question, and "not applicable" only where the question does', () => {
    expect(cellAt('sec.mfa', 'answer')?.validation).toMatchObject({ type: 'list', values: ['Yes', 'No'] })
    expect(cellAt('sec.tests', 'answer')?.validation).toMatchObject({ values: ['Yes', 'Partly', 'No', 'Not applicable'] })
    expect(cellAt('keys.certificates', 'answer')?.validation).toMatchObject({ values: ['Not applicable'] })
    expect(cellAt('fig.staff', 'answer')?.validation).toMatchObject({
      type: 'decimal',
      minimum: 1,
      maximum: 10_000,
      hint: 'A number from 1 to 10000, in full-time posts.',
    })
    expect(cellAt('fig.turnover', 'answer')?.validation).toMatchObject({ type: 'decimal', minimum: 0, maximum: 100 })
    expect(cellAt('fig.since', 'answer')?.validation).toMatchObject({ type: 'date' })
  })

  it('carries its mark on every sheet, and a manifest that nobody sees', () => {
    const marks = workbook.sheets.map((sheet) => words(sheet).flatMap((text) => parseMark(text)?.part ?? []))
    expect(marks).toEqual([['@cover'], ['security'], ['figures'], []])
    expect(sheetAt(3)).toMatchObject({ name: 'assay', visibility: 'veryHidden' })
    const manifest = words(sheetAt(3))
    expect(manifest.slice(0, 12)).toEqual([
      ...['format', '1'],
      ...['envelope', 'questionnaire'],
      ...['tender', 'tender-1'],
      ...['bid', 'bid-1'],
      ...['instrument', 'a'.repeat(64)],
      ...['language', 'en'],
    ])
    const cover = words(sheetAt(0)).filter((word) => !parseMark(word))
    expect(manifest.slice(12)).toEqual(expect.arrayContaining(cover))
  })

  it('is filled with the answers that the bid has, with rows to spare in its tables', () => {
    const rows = Array.from({ length: 12 }, (_, index) => ({
      site: `Site ${index}`,
      country: '',
      posts: '',
      since: '',
      lead: '',
      lease: '',
    }))
    const filled = sentOut(new Map([['fig.sites', recordedAnswer({ state: 'answered', value: rows })]]))
    const figures = filled.sheets[2]
    const ids = figures?.rows.map((row) => idOf(figures, row)).filter((id) => id.startsWith('fig.sites#'))
    expect(ids?.at(-1)).toBe('fig.sites#15')
  })

  it('has the same bytes for the same tender, bid and answers', async () => {
    const [one, other] = [await writeWorkbook(sentOut()), await writeWorkbook(sentOut())]
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
  })
})

describe('names and numbers', () => {
  it('fit sheets with any title into a tab, each with a name of its own', () => {
    const taken = new Set<string>()
    expect([
      sheetName("1 'Security': [access] and a title that is far too long", taken),
      sheetName('1 Security access and a title which is longer', taken),
      sheetName('1 security access AND a title', taken),
    ]).toEqual(["1 'Security' access and a title", '1 Security access and a title', '1 security access AND a title 2'])
  })

  it('number questions through a section, whatever sections are inside it', () => {
    expect([...questionNumbers(everyType)].slice(2, 8)).toEqual([
      ['sec.tester', '1.3'],
      ['keys.where', '1.4'],
      ['keys.certificates', '1.5'],
      ['keys.scope', '1.6'],
      ['fig.staff', '2.1'],
      ['fig.night', '2.2'],
    ])
  })

  it('read marks back, whatever the ids hold', () => {
    const mark = { format: 1, ...facts.identity, tender: 'a:b %/ü', part: '@cover', language: 'en' }
    expect(parseMark(formatMark(mark))).toEqual(mark)
    expect(parseMark('assay:1:price:a:b:c:d')).toMatchObject({ part: 'd', language: '' })
    expect(['', 'assay', 'assay:1:questionnaire:a:b:c', 'assay:x:price:a:b:c:d', 'assay:1:other:a:b:c:d'].map(parseMark)).toEqual(
      Array(5).fill(undefined),
    )
  })
})
