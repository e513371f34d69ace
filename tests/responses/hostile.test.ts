import { describe, expect, it } from 'vitest'
import { writeWorkbook } from '../../electron/exchange/workbook-writer.ts'
import { readDirectory, unpack } from '../../electron/exchange/zip.ts'
import { workbookFacts } from '../../electron/responses/workbook.ts'
import type { Workbook } from '../../shared/exchange/workbook.ts'
import { questionnaireLayout } from '../../shared/responses/outgoing/layout.ts'
import { oneCell, pack, workbookParts } from '../exchange/packages.ts'
import { mara } from '../workspace/support.ts'
import { openDesk, refusal } from './desk.ts'
import { everyType } from './questionnaire.ts'
import { fill } from './sheets.ts'
import { translate } from './verdicts.ts'

type Desk = Awaited<ReturnType<typeof openDesk>>

async function receive(desk: Desk, bid: string, name: string, content: Workbook | Uint8Array | string) {
  const path = await desk.package({ [name]: content })
  return desk.call('bid.receive', { bid, paths: [path], sender: 'Smith' })
}

function workbookOf(desk: Desk, bid: string): Workbook {
  return questionnaireLayout(workbookFacts(desk.workspace.read, bid, 'questionnaire', mara), everyType, new Map(), translate)
}

/** A workbook with its parts changed as text. */
function altered(bytes: Uint8Array, change: (name: string, xml: string) => string): Uint8Array {
  return pack(
    Object.fromEntries(
      readDirectory(bytes).map((entry) => [entry.name, change(entry.name, Buffer.from(unpack(bytes, entry)).toString())]),
    ),
  )
}

describe('a received file that means harm, or came to harm', () => {
  it('is registered, and refused with what to do when it is read', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const whole = Buffer.from(await writeWorkbook(workbookOf(desk, bid)))
    const bomb = pack({ ...workbookParts(oneCell), 'xl/worksheets/sheet1.xml': ' '.repeat(20_000_000) })
    const files: Record<string, [string, Uint8Array | string]> = {
      truncated: ['a.xlsx', whole.subarray(0, whole.length - 400)],
      bomb: ['a.xlsx', bomb],
      macros: ['a.xlsm', pack({ ...workbookParts(oneCell), 'xl/vbaProject.bin': 'x' })],
      encrypted: [
        'a.xlsx',
        Buffer.concat([Buffer.from('D0CF11E0A1B11AE1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(600)]),
      ],
      pdf: ['a.xlsx', '%PDF-1.7 ...'],
      sheets: ['a.xlsx', pack(workbookParts(...Array.from({ length: 800 }, () => oneCell)))],
      empty: ['a.xlsx', ''],
    }
    const codes: Record<string, string> = {}
    const entries = desk.entries()
    for (const [kind, [name, content]] of Object.entries(files)) {
      const receipt = await receive(desk, bid, name, content)
      const { code, message } = await refusal(desk.call('response.import', { receipt: receipt.id }))
      expect(message).toContain(name)
      codes[kind] = code
    }
    expect(codes).toEqual({
      truncated: 'exchange.truncated',
      bomb: 'exchange.tooLarge',
      macros: 'exchange.macros',
      encrypted: 'exchange.encrypted',
      pdf: 'exchange.notWorkbook',
      sheets: 'exchange.tooLarge',
      empty: 'exchange.notWorkbook',
    })
    expect(await desk.call('response.list', { bid })).toEqual([])
    expect(desk.entries()).toBe(entries + Object.keys(files).length)
  })

  it('does not keep other commands from answering while it is read', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const receipt = await receive(desk, bid, 'a.xlsx', fill(workbookOf(desk, bid), { 'fig.staff': { answer: 12 } }))
    const order: string[] = []
    const reading = desk.call('response.verdict', { receipt: receipt.id }).then(() => order.push('verdict'))
    await desk.call('response.progress', { lot: desk.lot }).then(() => order.push('progress'))
    await reading
    expect(order).toEqual(['progress', 'verdict'])
  })

  it('is read where a validation covers the whole sheet', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const bytes = await writeWorkbook(fill(workbookOf(desk, bid), { 'fig.staff': { answer: 12 } }))
    const widened = altered(bytes, (name, xml) =>
      name.startsWith('xl/worksheets/') ? xml.replace(/sqref="D5"/, 'sqref="A1:XFD1048576"') : xml,
    )
    expect(Buffer.from(widened).equals(bytes)).toBe(false)
    const receipt = await receive(desk, bid, 'a.xlsx', widened)
    const { counts } = await desk.call('response.import', { receipt: receipt.id })
    expect(counts).toMatchObject({ accepted: 1, rejected: 0, unknown: 0 })
  })

  it('cannot make thousands of merged ranges slow the verdict', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const merges = `<mergeCells>${Array.from({ length: 3_000 }, (_, index) => `<mergeCell ref="A${index * 2 + 100}:B${index * 2 + 100}"/>`).join('')}</mergeCells>`
    const bytes = altered(await writeWorkbook(workbookOf(desk, bid)), (name, xml) =>
      name === 'xl/worksheets/sheet3.xml' ? xml.replace('</sheetData>', `</sheetData>${merges}`) : xml,
    )
    const receipt = await receive(desk, bid, 'a.xlsx', bytes)
    expect((await refusal(desk.call('response.import', { receipt: receipt.id }))).code).toBe('import.merges')
  })

  it('cannot flood the verdict with rows of its own', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const workbook = workbookOf(desk, bid)
    const flood = Array.from({ length: 5_000 }, () => ({ cells: [null, { content: 'Buy now', style: 'text' as const }] }))
    const flooded = {
      ...workbook,
      sheets: workbook.sheets.map((sheet) =>
        sheet.name === '2 Figures' ? { ...sheet, rows: [...sheet.rows, ...flood] } : sheet,
      ),
    }
    const receipt = await receive(desk, bid, 'a.xlsx', flooded)
    const { rows, remarks } = await desk.call('response.verdict', { receipt: receipt.id })
    expect(rows.filter(({ verdict }) => verdict === 'unknown')).toHaveLength(300)
    expect(remarks.map(({ message }) => message)).toEqual(['4,700 more rows that belong to no question are not listed.'])
  })
})
