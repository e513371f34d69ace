import { describe, expect, it } from 'vitest'
import { readLimits } from '../../electron/exchange/limits.ts'
import { readWorkbook } from '../../electron/exchange/workbook-reader.ts'
import { writeWorkbook } from '../../electron/exchange/workbook-writer.ts'
import { readDirectory, unpack, writeZip } from '../../electron/exchange/zip.ts'
import type { CellAsRead, CellNote, WorkbookAsRead, WorkbookCell, WorkbookSheet } from '../../shared/exchange/workbook.ts'
import { parseReference } from '../../shared/exchange/workbook.ts'
import { translator } from '../../shared/messages/translate.ts'
import { readReturned } from '../../shared/responses/incoming/returned.ts'
import { verdictOf } from '../../shared/responses/incoming/verdict.ts'
import { questionnaireLayout } from '../../shared/responses/outgoing/layout.ts'
import { everyType } from './questionnaire.ts'
import { fill, returned, withSheets } from './sheets.ts'
import { brief, codes, facts, rowOf, sentOut, translate, verdictOn } from './verdicts.ts'

const security = '1 Security access & keys'
const text = (content: string): WorkbookCell => ({ content, style: 'text' })

/** Writes texts into the cells of a sheet, whatever stood there. */
function write(sheet: WorkbookSheet, texts: Record<string, string>): WorkbookSheet {
  const rows = sheet.rows.map((row) => ({ ...row, cells: [...row.cells] }))
  for (const [ref, content] of Object.entries(texts)) {
    const place = parseReference(ref)
    if (!place) throw new Error(ref)
    while (rows.length < place.row) rows.push({ cells: [] })
    const cells = rows[place.row - 1]?.cells
    while (cells && cells.length < place.column) cells.push(null)
    if (cells) cells[place.column - 1] = text(content)
  }
  return { ...sheet, rows }
}

const written = (name: string, texts: Record<string, string>) =>
  withSheets(sentOut(), (sheet) => (sheet.name === name ? write(sheet, texts) : sheet))

/** The rows that belong to no question: cell, text, and why they are told. */
const told = (workbook: WorkbookAsRead) =>
  verdictOn(workbook)
    .rows.filter(({ verdict }) => verdict === 'unknown')
    .map(brief)
    .map(({ cell, after, remarks }) => [cell, after, ...remarks])

describe('what a bidder writes where nothing is asked', () => {
  it('is nothing in a workbook that comes back as it was sent', async () => {
    const read = await returned(sentOut())
    expect(told(read)).toEqual([])
    expect(codes(verdictOn(read))).toEqual([])
  })

  it('is told from the first sheet: new texts, changed ones, and our own written once more', async () => {
    const title = facts.tender.title
    const workbook = written('Start here', { F3: 'Valid for 30 days', B5: 'Smith Holding', A60: 'Call us first', F1: title })
    expect(told(await returned(workbook))).toEqual([
      ['Start here!F1', title, 'outside'],
      ['Start here!F3', 'Valid for 30 days', 'outside'],
      ['Start here!B5', 'Smith Holding', 'outside'],
      ['Start here!A60', 'Call us first', 'outside'],
    ])
  })

  it('is told from the first sheet of a tender whose facts changed since, without what had been sent', async () => {
    const later = {
      ...facts,
      tender: { ...facts.tender, title: 'Renamed', deadline: null },
      issuer: { name: 'B', organisation: '' },
    }
    const sent = questionnaireLayout(later, everyType, new Map(), translate)
    expect(told(await returned(sent))).toEqual([])
  })

  it('is told from the rows above the questions', async () => {
    const workbook = written(security, { C1: 'Draft', J2: 'hidden words', E3: 'Our remarks', I3: 'Price per hour' })
    expect(told(await returned(workbook))).toEqual([
      [`${security}!C1`, 'Draft', 'outside'],
      [`${security}!J2`, 'hidden words', 'outside'],
      [`${security}!E3, I3`, 'Our remarks | Price per hour', 'outside'],
    ])
  })

  it('is told from beside and below the questions', async () => {
    const workbook = written(security, { J6: 'See annex 4', B80: 'Everything subject to contract' })
    expect(told(await returned(workbook))).toEqual([
      [`${security}!J6`, 'See annex 4', 'outside'],
      [`${security}!B80`, 'Everything subject to contract', 'outside'],
    ])
  })

  it('is told from sheets of the bidder, cell by cell', async () => {
    const own = write({ name: 'Our terms', columns: [], rows: [] }, { A1: 'Terms', B2: 'Payment', C2: 'in 7 days' })
    const read = await returned({ ...sentOut(), sheets: [...sentOut().sheets, own] })
    expect(codes(verdictOn(read))).toEqual(['sheetForeign'])
    expect(told(read)).toEqual([
      ['Our terms!A1', 'Terms', 'outside'],
      ['Our terms!B2, C2', 'Payment | in 7 days', 'outside'],
    ])
  })

  it('is told from notes at cells, of answers as of any other, and not from those that were sent', async () => {
    const note = (sheet: WorkbookSheet, row: number, column: number, comment: string): WorkbookSheet => ({
      ...sheet,
      rows: sheet.rows.map((one, index) =>
        index !== row - 1
          ? one
          : {
              ...one,
              cells: one.cells.map((cell, at) => (at === column - 1 ? { ...(cell ?? { style: 'text' }), comment } : cell)),
            },
      ),
    })
    const workbook = withSheets(sentOut(), (sheet) =>
      sheet.name === 'Start here'
        ? note(sheet, 1, 1, 'Who is your lawyer?')
        : sheet.name === security
          ? note(note(sheet, 5, 4, 'Only on weekdays'), 5, 2, 'Shared accounts count as staff. Not ours.')
          : sheet,
    )
    expect(told(await returned(workbook))).toEqual([
      ['Start here!A1', 'Who is your lawyer?', 'note'],
      [`${security}!B5`, 'Shared accounts count as staff. Not ours.', 'note'],
      [`${security}!D5`, 'Only on weekdays', 'note'],
    ])
  })

  it('is told from notes on a sheet that holds nothing else', async () => {
    const read = await returned(sentOut())
    const notes: CellNote[] = [{ ref: 'C3', row: 3, column: 3, text: 'Hello' }]
    const [some] = read.sheets
    if (!some) throw new Error('no sheet')
    const own = { ...some, name: 'Empty', cells: new Map(), merges: [], notes }
    expect(told({ ...read, sheets: [...read.sheets, own] })).toEqual([['Empty!C3', 'Hello', 'note']])
  })

  it('is told from text boxes and pictures, with their cell and what they say', async () => {
    const read = await returned(sentOut())
    const objects = [
      { ref: 'C7', row: 7, column: 3, kind: 'shape', text: 'Prices valid until May' },
      { ref: 'A1', row: 1, column: 1, kind: 'picture', text: '' },
    ] as const
    const sheets = read.sheets.map((sheet) => (sheet.name === security ? { ...sheet, objects } : sheet))
    expect(told({ ...read, sheets })).toEqual([
      [`${security}!C7`, 'Prices valid until May', 'object'],
      [`${security}!A1`, null, 'object'],
    ])
  })

  it('is told from the sheets that we hide, whether or not a program made them visible', async () => {
    const read = await returned(sentOut())
    const cell = (ref: string, row: number, column: number, content: string): [string, CellAsRead] => [
      ref,
      { ref, row, column, kind: 'text', text: content },
    ]
    const planted = (name: string, ...cells: [string, CellAsRead][]) =>
      read.sheets.map((sheet) =>
        sheet.name === name ? { ...sheet, visibility: 'visible' as const, cells: new Map([...sheet.cells, ...cells]) } : sheet,
      )
    expect(told({ ...read, sheets: planted('lists') })).toEqual([])
    expect(codes(verdictOn({ ...read, sheets: planted('lists') }))).toEqual([])
    expect(told({ ...read, sheets: planted('lists', cell('A9', 9, 1, 'Give us five points')) })).toEqual([
      ['lists!A9', 'Give us five points', 'outside'],
    ])
    expect(told({ ...read, sheets: planted('assay', cell('A90', 90, 1, 'note'), cell('C1', 1, 3, 'more')) })).toEqual([
      ['assay!A90', 'note', 'outside'],
      ['assay!C1', 'more', 'outside'],
    ])
  })

  it('is no formula of ours whose result a program left out', async () => {
    const bytes = await writeWorkbook(sentOut())
    const parts = readDirectory(bytes).map((entry): [string, Uint8Array] => {
      const xml = Buffer.from(unpack(bytes, entry)).toString()
      return [entry.name, Buffer.from(xml.replace(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, '$1'))]
    })
    const read = readWorkbook('returned.xlsx', writeZip(parts, true), readLimits)
    const formulas = [...(read.sheets[0]?.cells.values() ?? [])].filter(({ kind }) => kind === 'formula')
    expect(formulas.map(({ result }) => result)).toEqual(Array(4).fill('blank'))
    expect(told(read)).toEqual([])
  })

  it('cannot be told from a first sheet without its manifest, and that is said', async () => {
    const sent = sentOut()
    const read = await returned({ ...sent, sheets: sent.sheets.filter(({ name }) => name !== 'assay') })
    expect(codes(verdictOn(read))).toEqual(['newWorkbook', 'coverUnchecked'])
    expect(told(read)).toEqual([])
  })
})

describe('a workbook written in another language', () => {
  const pseudo = translator('en-XA')
  const yes = pseudo('responses.yes')
  const sent = fill(questionnaireLayout(facts, everyType, new Map(), pseudo), {
    'sec.mfa': { answer: yes },
    'sec.tests': { answer: pseudo('responses.notApplicable') },
    'keys.certificates#pci': { answer: yes },
  })

  it('is read with the words that it was written in, and told in those of the reader', async () => {
    const verdict = verdictOn(await returned(sent))
    expect(codes(verdict)).toEqual([])
    expect(rowOf(verdict, 'sec.mfa')).toMatchObject({ verdict: 'accepted', after: 'Yes', remarks: [] })
    expect(rowOf(verdict, 'sec.tests')).toMatchObject({ verdict: 'accepted', after: 'Not applicable' })
    expect(rowOf(verdict, 'keys.certificates')).toMatchObject({ verdict: 'accepted', after: 'PCI DSS; level 1', remarks: [] })
    expect(
      verdict.rows.flatMap(({ remarks }) => remarks.map(({ code }) => code)).filter((code) => code !== 'unanswered'),
    ).toEqual([])
  })

  it('is known by each of its sheets, also without its manifest', async () => {
    const bare = { ...sent, sheets: sent.sheets.filter(({ name }) => name === security) }
    expect(rowOf(verdictOn(await returned(bare)), 'sec.mfa')).toMatchObject({ verdict: 'accepted', remarks: [] })
  })

  it('is compared with the words of the reader where its language is not at hand, which is said', async () => {
    const read = readReturned(await returned(sent), { ...facts.identity, providerOf: String })
    const unknown = { ...read, language: 'tlh' }
    const attachments = { find: () => undefined, names: [] }
    const verdict = verdictOf({ instrument: everyType, recorded: new Map(), returned: unknown, attachments }, translate)
    expect(codes(verdict)).toContain('languageUnknown')
    expect(rowOf(verdict, 'sec.mfa')).toMatchObject({ verdict: 'rejected' })
  })
})
