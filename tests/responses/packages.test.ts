import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { CFB } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { openFiles } from '../../electron/exchange/parse.ts'
import { writeWorkbook } from '../../electron/exchange/workbook-writer.ts'
import { writeZip } from '../../electron/exchange/zip.ts'
import { legibleName } from '../../electron/responses/file-names.ts'
import { workbookFacts } from '../../electron/responses/workbook.ts'
import { questionnaireLayout } from '../../shared/responses/outgoing/layout.ts'
import { mara } from '../workspace/support.ts'
import { openDesk } from './desk.ts'
import { everyType } from './questionnaire.ts'
import { fill } from './sheets.ts'
import { translate } from './verdicts.ts'

type Desk = Awaited<ReturnType<typeof openDesk>>

const zip = (files: Record<string, string | Uint8Array>) =>
  writeZip(
    Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? Buffer.from(content) : content] as const),
    true,
  )

/** A mail with attachments, as mail programs save it. */
function mail(files: Record<string, string | Uint8Array>): string {
  const parts = Object.entries(files).map(
    ([name, content]) =>
      `--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(name)}\r\n\r\n${Buffer.from(
        content,
      )
        .toString('base64')
        .replace(/.{76}/g, '$&\r\n')}\r\n`,
  )
  return `From: j.smith@example.org\r\nTo: mara@example.org\r\nSubject: Our bid\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nDear Mara\r\n${parts.join('')}--b--\r\n`
}

/** A mail as Outlook saves it. */
function outlookMail(files: Record<string, Uint8Array>): Uint8Array {
  const container = CFB.utils.cfb_new()
  CFB.utils.cfb_add(container, '/__properties_version1.0', Buffer.alloc(32))
  for (const [index, [name, content]] of Object.entries(files).entries()) {
    const folder = `/__attach_version1.0_#0000000${index}`
    CFB.utils.cfb_add(container, `${folder}/__substg1.0_3707001F`, Buffer.from(name, 'utf16le'))
    CFB.utils.cfb_add(container, `${folder}/__substg1.0_37010102`, Buffer.from(content))
  }
  return Uint8Array.from(CFB.write(container, { type: 'array' }))
}

async function deskWithAnswers() {
  const desk = await openDesk()
  const bid = desk.bid('Smith')
  const layout = questionnaireLayout(
    workbookFacts(desk.workspace.read, bid, 'questionnaire', mara),
    everyType,
    new Map(),
    translate,
  )
  const answers = await writeWorkbook(fill(layout, { 'sec.mfa': { answer: 'Yes', files: 'policy.pdf' } }))
  const receive = async (files: Record<string, Uint8Array | string>) => {
    const path = await desk.package(files)
    return desk.call('bid.receive', { bid, paths: [path], sender: 'Smith' })
  }
  return { desk, bid, answers, receive }
}

const policy = '%PDF-1.7 policy'

describe('a package that holds other files', () => {
  it.each<[string, (answers: Uint8Array) => Record<string, Uint8Array | string>, string]>([
    [
      'a ZIP archive',
      (answers) => ({ 'bid.zip': zip({ 'Bid/answers.xlsx': answers, 'Bid/proof/policy.pdf': policy, '__MACOSX/._x': 'x' }) }),
      'bid.zip › Bid/answers.xlsx',
    ],
    [
      'a mail',
      (answers) => ({ 'bid.eml': mail({ 'Antwörten.xlsx': answers, 'policy.pdf': policy }) }),
      'bid.eml › Antwörten.xlsx',
    ],
    [
      'a mail of Outlook',
      (answers) => ({ 'bid.msg': outlookMail({ 'answers.xlsx': answers, 'policy.pdf': Buffer.from(policy) }) }),
      'bid.msg › answers.xlsx',
    ],
    [
      'an archive in a mail',
      (answers) => ({ 'bid.eml': mail({ 'all.zip': zip({ 'answers.xlsx': answers, 'policy.pdf': policy }) }) }),
      'bid.eml › all.zip › answers.xlsx',
    ],
  ])('is kept whole, and opened: %s', async (_, files, fileName) => {
    const { desk, bid, answers, receive } = await deskWithAnswers()
    const receipt = await receive(files(answers))
    expect(receipt.files).toHaveLength(1)
    const verdict = await desk.call('response.verdict', { receipt: receipt.id })
    expect(verdict).toMatchObject({
      fileName,
      counts: { accepted: 1, rejected: 0 },
      files: [{ fileName: 'policy.pdf', found: true, size: policy.length }],
      remarks: [],
    })
    await desk.call('response.import', { receipt: receipt.id, digest: verdict.digest })
    const [answer] = await desk.call('response.list', { bid })
    expect(answer?.files[0]).toMatchObject({ fileName: 'policy.pdf', evidence: { size: policy.length } })
  })

  it('holds a workbook under a name that says something else', async () => {
    const { desk, answers, receive } = await deskWithAnswers()
    const receipt = await receive({ 'answers.bin': answers, 'policy.pdf': policy })
    expect(await desk.call('response.verdict', { receipt: receipt.id })).toMatchObject({ fileName: 'answers.bin', remarks: [] })
  })

  it('says what else came: an empty file, one under another name, one that cannot be opened, prices', async () => {
    const { desk, bid, answers, receive } = await deskWithAnswers()
    const prices = desk.path('prices.xlsx')
    await desk.call('price.workbook', { bid, path: prices })
    const receipt = await receive({
      'answers.xlsx': answers,
      'policy.pdf': policy,
      'empty.pdf': '',
      notes: '',
      'photo.jpg': 'MZ\u0090',
      'cut.zip': zip({ 'a.txt': 'a'.repeat(100) }).subarray(0, 40),
      'prices.xlsx': readFileSync(prices),
      'bill.xlsx': 'no workbook',
    })
    const { remarks } = await desk.call('response.verdict', { receipt: receipt.id })
    expect(remarks.map(({ code, message }) => [code, message])).toEqual([
      [
        'fileUnread',
        'A file of the package was not read. “cut.zip” is cut off: its end is missing. Ask its sender to send it again.',
      ],
      ['fileUnread', expect.stringContaining('“bill.xlsx” is a text file')],
      [
        'otherEnvelope',
        '“prices.xlsx” holds prices and came in the package of the questionnaire. It was not looked at; receive it as the price envelope.',
      ],
      ['fileEmpty', '“empty.pdf” is empty. Ask the bidder to send it again.'],
      ['fileEmpty', '“notes” is empty. Ask the bidder to send it again.'],
      [
        'fileOtherwise',
        '“photo.jpg” is not what its name says: it begins like a program. Ask the bidder what it is before you open it.',
      ],
      ['filesUnnamed', expect.stringContaining('cut.zip')],
    ])
  })
})

describe('a package as it came', () => {
  const names = async (desk: Desk, bid: string, ...paths: string[]) =>
    (await desk.call('bid.receive', { bid, paths, sender: 'Smith' })).files.map(({ fileName }) => fileName)

  it('may be a folder in a folder: its files are called by their place, and found by their name', async () => {
    const { desk, bid, answers } = await deskWithAnswers()
    const folder = await desk.package({})
    mkdirSync(join(folder, 'Bid', 'proof'), { recursive: true })
    writeFileSync(join(folder, 'Bid', 'answers.xlsx'), answers)
    writeFileSync(join(folder, 'Bid', 'proof', 'policy.pdf'), policy)
    writeFileSync(join(folder, 'Bid', 'Thumbs.db'), 'x')
    const receipt = await desk.call('bid.receive', { bid, paths: [folder], sender: 'Smith' })
    expect(receipt.files.map(({ fileName }) => fileName)).toEqual(['Bid/answers.xlsx', 'Bid/proof/policy.pdf'])
    expect(await desk.call('response.verdict', { receipt: receipt.id })).toMatchObject({
      fileName: 'Bid/answers.xlsx',
      files: [{ fileName: 'policy.pdf', found: true }],
      remarks: [],
    })
  })

  it('may hold files of one name, and files beside folders', async () => {
    const { desk, bid } = await deskWithAnswers()
    const [one, other] = [await desk.package({ 'a.txt': '1', b: '2' }), await desk.package({ 'a.txt': '3', b: '4' })]
    expect(await names(desk, bid, join(one, 'a.txt'), join(other, 'a.txt'), join(one, 'b'), join(other, 'b'))).toEqual([
      'a.txt',
      'a (2).txt',
      'b',
      'b (2)',
    ])
    expect(await names(desk, bid, one, join(other, 'a.txt'))).toEqual([`${basename(one)}/a.txt`, `${basename(one)}/b`, 'a.txt'])
  })

  it('may hold names in another encoding than UTF-8, in folders, in archives, and as one is given', async () => {
    const { desk, bid } = await deskWithAnswers()
    const folder = await desk.package({ 'plain.txt': '1' })
    const bytes = (text: string) => Buffer.from(text, 'latin1')
    mkdirSync(bytes(`${folder}/S\u00f6hne`))
    writeFileSync(bytes(`${folder}/S\u00f6hne/M\u00fcller.txt`), '2')
    expect(await names(desk, bid, folder)).toEqual(['S\u00f6hne/M\u00fcller.txt', 'plain.txt'])
    // As a command line gives it: letters that are no UTF-8 came through as one that stands for any.
    const given = `${folder}/S\ufffdhne/M\ufffdller.txt`
    expect(await names(desk, bid, given)).toEqual(['M\u00fcller.txt'])
    const [added] = await desk.call('evidence.add', { paths: [given] })
    expect(added).toMatchObject({ fileName: 'M\u00fcller.txt', size: 1 })
    const archive = Buffer.from(zip({ 'answers.txt': 'x', 'M?ller.pdf': policy }))
    for (let at = archive.indexOf('M?ller'); at >= 0; at = archive.indexOf('M?ller', at)) archive[at + 1] = 0x81
    expect((await openFiles('archive', 'bid.zip', archive)).map(({ name }) => name)).toEqual(['answers.txt', 'M\u00fcller.pdf'])
  })

  it('may hold any name: spaces at its ends, line breaks, marks of direction, hundreds of letters', async () => {
    const { desk, bid } = await deskWithAnswers()
    const folder = await desk.package({
      ' answers .txt': '1',
      'two\nlines.txt': '2',
      'fdp.\u202etxt': '3',
      ['\u00e4'.repeat(120)]: '4',
    })
    expect(await names(desk, bid, folder)).toEqual(['answers .txt', 'fdp.<U+202E>txt', 'two<U+000A>lines.txt', 'ä'.repeat(120)])
    expect(legibleName(`${'x'.repeat(400)}.pdf`)).toBe(`…${'x'.repeat(295)}.pdf`)
    expect(legibleName(' \u200b ')).toBe('<U+200B>')
  })
})
