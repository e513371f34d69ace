import { readFileSync } from 'node:fs'
import { read, type WorkBook, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { readLimits } from '../../electron/exchange/limits.ts'
import { readWorkbook } from '../../electron/exchange/workbook-reader.ts'
import { writeWorkbook } from '../../electron/exchange/workbook-writer.ts'
import { workbookFacts } from '../../electron/responses/workbook.ts'
import type { CellContent, WorkbookAsRead } from '../../shared/exchange/workbook.ts'
import { questionnaireLayout } from '../../shared/responses/outgoing/layout.ts'
import { noLibreOffice, savedInLibreOffice } from '../exchange/libreoffice.ts'
import { untested } from '../untested.ts'
import { mara } from '../workspace/support.ts'
import { openDesk } from './desk.ts'
import { filledIn } from './filled.ts'
import { everyType } from './questionnaire.ts'
import { fill, returned } from './sheets.ts'
import { brief, codes, translate, verdictOn } from './verdicts.ts'

const texts = ['1 Security access & keys.csv', '2 Figures.csv']
const fixture = (name: string) => readFileSync(new URL(`../exchange/fixtures/${name}`, import.meta.url))

/** All sheets of several files as those of one workbook. */
function together(files: readonly (readonly [name: string, bytes: Uint8Array])[]): WorkbookAsRead {
  const [first, ...others] = files.map(([name, bytes]) => readWorkbook(name, bytes, readLimits))
  if (!first) throw new Error('no files')
  return { ...first, sheets: [first, ...others].flatMap(({ sheets }) => sheets) }
}

/** What an import takes, refuses and says, without the cells. */
function outcome(workbook: WorkbookAsRead) {
  const verdict = verdictOn(workbook)
  const rows = verdict.rows.map((row) => {
    const { cell: _, ...told } = brief(row)
    return { subject: row.subject, ...told }
  })
  return { remarks: codes(verdict), rows, changes: verdict.changes }
}

describe('a questionnaire that came back in another format', () => {
  it.each(['ods', 'xls'])('says what it said: %s', async (format) => {
    const sent = outcome(await returned(filledIn()))
    expect(sent.changes).toHaveLength(7)
    expect(sent.rows.find(({ subject }) => subject === 'fig.night')).toMatchObject({ verdict: 'rejected', remarks: ['formula'] })
    const came = outcome(readWorkbook(`answers.${format}`, fixture(`answers.${format}`), readLimits))
    expect(came.rows).toEqual(sent.rows)
    expect(came.changes).toEqual(sent.changes)
    expect(came.remarks).toEqual(format === 'xls' ? ['format'] : [])
  })

  it('says it as text too, sheet by sheet, but for what text cannot tell: that is said once', async () => {
    const sent = outcome(await returned(filledIn()))
    const workbook = together(texts.map((name) => [name, fixture(name)]))
    const came = outcome(workbook)
    const formula = (row: { subject: string }) => row.subject === 'fig.night'
    expect(came.rows.filter((row) => !formula(row))).toEqual(sent.rows.filter((row) => !formula(row)))
    expect(came.rows.find(formula)).toMatchObject({ verdict: 'accepted', after: '2 posts', remarks: [] })
    expect(verdictOn(workbook).remarks).toEqual([
      {
        code: 'format',
        message:
          'The workbook came back as text (CSV), sheet by sheet. Formulas, notes, pictures, hidden rows, and what is struck through or not to be seen cannot be told in it. Look at it in a spreadsheet program, or ask the bidder for an .xlsx file.',
      },
    ])
    expect(outcome(together([['1.csv', fixture(texts[0] ?? '')]])).remarks).toEqual(['format', 'sheetMissing'])
  })

  it('is told where a number is text that can be read in one way only', async () => {
    const [security, figures] = texts.map((name) => fixture(name).toString())
    const european = figures?.replace(',120,', ',"1.200,5",').replace('2019-03-04', '4 March 2019') ?? ''
    const came = outcome(
      together([
        ['1.csv', Buffer.from(security ?? '')],
        ['2.csv', Buffer.from(european)],
      ]),
    )
    expect(came.rows.filter(({ subject }) => ['fig.staff', 'fig.since'].includes(subject))).toMatchObject([
      { after: '1200.5 full-time posts', remarks: ['numberAsText'] },
      { after: '2019-03-04', remarks: ['dateAsText'] },
    ])
  })

  it.skipIf(untested('A questionnaire saved in other formats is', noLibreOffice))(
    'is written by LibreOffice as it is kept for these tests',
    async () => {
      const workbook = await writeWorkbook(filledIn())
      for (const as of ['ods', 'xls'] as const) {
        const [bytes] = Object.values(savedInLibreOffice(workbook, as))
        expect(outcome(readWorkbook(`answers.${as}`, bytes ?? new Uint8Array(), readLimits))).toEqual(
          outcome(readWorkbook(`answers.${as}`, fixture(`answers.${as}`), readLimits)),
        )
      }
      const sheets = Object.entries(savedInLibreOffice(workbook, 'csv')).filter(([name]) => /-\d /.test(name))
      expect(sheets.map(([, bytes]) => String(bytes))).toEqual(texts.map((name) => fixture(name).toString()))
    },
  )
})

/** A filled questionnaire of a bid, as it would be saved in other formats, and the desk that awaits it. */
async function deskAwaiting() {
  const desk = await openDesk()
  const bid = desk.bid('Smith')
  const facts = workbookFacts(desk.workspace.read, bid, 'questionnaire', mara)
  const layout = fill(questionnaireLayout(facts, everyType, new Map(), translate), {
    'sec.mfa': { answer: 'Yes', files: 'policy.pdf' },
    'fig.staff': { answer: 120 },
  })
  const sent: WorkBook = read(await writeWorkbook(layout), { type: 'array', cellStyles: true })
  const saved = (bookType: 'biff8' | 'xlsb' | 'ods') => Uint8Array.from(write(sent, { bookType, type: 'buffer' }))
  const quoted = (content: CellContent | undefined) => `"${String(content ?? '').replaceAll('"', '""')}"`
  const sheetsAsText = Object.fromEntries(
    layout.sheets.map(({ name, rows }) => [
      `${name}.csv`,
      rows.map(({ cells }) => cells.map((cell) => quoted(cell?.content)).join(';')).join('\r\n'),
    ]),
  )
  return { desk, bid, saved, sheetsAsText }
}

describe('a package with a workbook in another format', () => {
  const policy = { 'policy.pdf': '%PDF-1.7 policy' }

  it.each(['biff8', 'xlsb', 'ods'] as const)('is read in: %s', async (format) => {
    const { desk, bid, saved } = await deskAwaiting()
    const path = await desk.package({ [`answers.${format.replace('biff8', 'xls')}`]: saved(format), ...policy })
    const receipt = await desk.call('bid.receive', { bid, paths: [path], sender: 'Smith' })
    const verdict = await desk.call('response.verdict', { receipt: receipt.id })
    expect(verdict).toMatchObject({ counts: { accepted: 2, rejected: 0 }, files: [{ fileName: 'policy.pdf', found: true }] })
    expect(verdict.remarks.map(({ code }) => code)).toEqual(format === 'ods' ? [] : ['format'])
  })

  it('is read in sheet by sheet, from several texts together', async () => {
    const { desk, bid, sheetsAsText } = await deskAwaiting()
    const path = await desk.package({ ...sheetsAsText, ...policy, 'staff.csv': 'name;posts\nRīga;12' })
    const receipt = await desk.call('bid.receive', { bid, paths: [path], sender: 'Smith' })
    const verdict = await desk.call('response.verdict', { receipt: receipt.id })
    expect(verdict).toMatchObject({
      fileName: '1 Security access & keys.csv, 2 Figures.csv, Start here.csv',
      counts: { accepted: 2, rejected: 0, unknown: 0 },
    })
    expect(verdict.remarks.map(({ code }) => code)).toEqual(['format', 'filesUnnamed'])
    expect(verdict.remarks[1]?.message).toContain('assay.csv; staff.csv')
  })
})
