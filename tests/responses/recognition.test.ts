import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeWorkbook } from '../../electron/exchange/workbook-writer.ts'
import { writeZip } from '../../electron/exchange/zip.ts'
import { workbookFacts } from '../../electron/responses/workbook.ts'
import { questionnaireLayout } from '../../shared/responses/outgoing/layout.ts'
import { mara } from '../workspace/support.ts'
import { openDesk, refusal } from './desk.ts'
import { everyType } from './questionnaire.ts'
import { fill } from './sheets.ts'
import { translate } from './verdicts.ts'

async function deskWithBidders() {
  const desk = await openDesk()
  const [smith, jones] = [desk.bid('Smith'), desk.bid('Jones')]
  const folder = await desk.package({})
  const answers = (bid: string) =>
    writeWorkbook(
      fill(questionnaireLayout(workbookFacts(desk.workspace.read, bid, 'questionnaire', mara), everyType, new Map(), translate), {
        'sec.mfa': { answer: 'Yes' },
      }),
    )
  /** Writes a file of the folder, and returns where it is. */
  const file = (name: string, content: Uint8Array | string) => {
    const path = join(folder, name)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, content)
    return path
  }
  const prices = async (bid: string, name: string) => {
    const [made, path] = [desk.path('prices.xlsx'), file(name, '')]
    await desk.call('price.workbook', { bid, path: made })
    renameSync(made, path)
    return path
  }
  const recognise = async (...paths: string[]) =>
    (await desk.call('package.recognise', { paths })).map(({ paths: of, found, problem }) => [
      of.map((path) => basename(path)).join(' + '),
      found ? `${found.envelope} of ${found.bidder}` : problem,
    ])
  return { desk, smith, jones, folder, answers, file, prices, recognise }
}

describe('a package says whose it is, and which envelope', () => {
  it('by the workbook in it: alone, in an archive, or beside what its answers name', async () => {
    const { desk, smith, jones, answers, file, prices, recognise } = await deskWithBidders()
    const [ofSmith, ofJones] = [
      file('a.xlsx', await answers(smith)),
      file('b.zip', writeZip([['x.xlsx', await answers(jones)]], true)),
    ]
    const closed = await prices(smith, 'c.xlsx')
    const entries = desk.entries()
    expect(await recognise(ofSmith, ofJones, closed)).toEqual([
      ['a.xlsx', 'questionnaire of Smith'],
      ['b.zip', 'questionnaire of Jones'],
      ['c.xlsx', 'price of Smith'],
    ])
    expect(await recognise(ofSmith, closed, file('policy.pdf', '%PDF'), file('plan.pdf', '%PDF'))).toEqual([
      ['a.xlsx + policy.pdf + plan.pdf', 'questionnaire of Smith'],
      ['c.xlsx', 'price of Smith'],
    ])
    expect(desk.entries()).toBe(entries)
  })

  it('folder by folder, where one holds those of several', async () => {
    const { smith, jones, folder, answers, file, prices, recognise } = await deskWithBidders()
    file('Smith/answers.xlsx', await answers(smith))
    file('Smith/policy.pdf', '%PDF')
    await prices(smith, 'Smith/prices.xlsx')
    file('Jones/answers.xlsx', await answers(jones))
    file('.DS_Store', '')
    expect(await recognise(folder)).toEqual([
      ['Jones', 'questionnaire of Jones'],
      ['answers.xlsx + policy.pdf', 'questionnaire of Smith'],
      ['prices.xlsx', 'price of Smith'],
    ])
  })

  it('and where it does not, it is asked for, with what there is to say', async () => {
    const { desk, smith, jones, answers, file, recognise } = await deskWithBidders()
    const both = writeZip(
      [
        ['a.xlsx', await answers(smith)],
        ['b.xlsx', await answers(jones)],
      ],
      true,
    )
    const other = await openDesk()
    const foreign = workbookFacts(other.workspace.read, other.bid('Heron'), 'questionnaire', mara)
    const heron = await writeWorkbook(questionnaireLayout(foreign, everyType, new Map(), translate))
    const gone = desk.bid('Gone')
    const withdrawn = await answers(gone)
    await desk.call('bid.withdraw', { bid: gone, reason: 'No capacity' })
    expect(
      await recognise(
        file('1/letter.txt', 'Dear Mara'),
        file('1/more.txt', 'Yours'),
        file('2/both.zip', both),
        file('3/heron.xlsx', heron),
        file('4/gone.xlsx', withdrawn),
        file('4/cut.xlsx', (await answers(smith)).subarray(0, 900)),
        file('5/answers.xlsx', await answers(smith)),
        file('5/b.xlsx', await answers(jones)),
        file('5/whose.pdf', '%PDF'),
      ),
    ).toEqual([
      ['answers.xlsx', 'questionnaire of Smith'],
      ['b.xlsx', 'questionnaire of Jones'],
      ['letter.txt + more.txt', null],
      ['both.zip', 'It holds workbooks of several bidders. Give each bidder’s files as a package of its own.'],
      ['heron.xlsx', 'Its workbook was made out to a bid that is not in this workspace.'],
      ['gone.xlsx', expect.stringContaining('withdrawn')],
      ['cut.xlsx', '“cut.xlsx” is cut off: its end is missing. Ask its sender to send it again.'],
      ['whose.pdf', null],
    ])
  })

  it('and all that were recognised are recorded as one action', async () => {
    const { desk, smith, jones, answers, file } = await deskWithBidders()
    const paths = [file('a.xlsx', await answers(smith)), file('b.xlsx', await answers(jones))]
    const found = await desk.call('package.recognise', { paths })
    const packages = found.flatMap(({ found, paths }) => (found ? [{ bid: found.bid, envelope: found.envelope, paths }] : []))
    const entries = desk.entries()
    const receipts = await desk.call('bid.receiveAll', { packages, sender: 'The post room' })
    expect(receipts.map(({ bidder, position }) => [bidder, position])).toEqual([
      ['Smith', 1],
      ['Jones', 1],
    ])
    expect(desk.entries()).toBe(entries + 1)
    const wrong = [...packages, { bid: smith, paths: [join(desk.folder, 'nowhere')] }]
    expect((await refusal(desk.call('bid.receiveAll', { packages: wrong, sender: 'x' }))).code).toBe('file.missing')
    expect(await desk.call('receipt.list', { lot: desk.lot })).toHaveLength(2)
  })
})

describe('a package is not recorded', () => {
  it('where one file is given more than once, or the open workspace itself', async () => {
    const { desk, smith, file } = await deskWithBidders()
    const path = file('a.txt', 'a')
    const receive = (...paths: string[]) => refusal(desk.call('bid.receive', { bid: smith, paths, sender: 'Smith' }))
    expect(await receive(path, path, `${path}/../a.txt`)).toMatchObject({ code: 'receive.twice', details: { path } })
    const workspace = desk.workspace.path
    expect(await receive(path, workspace)).toMatchObject({ code: 'receive.workspace', details: { path: workspace } })
    expect((await refusal(desk.call('package.recognise', { paths: [] }))).code).toBe('input.invalid')
    expect(await desk.call('package.recognise', { paths: [workspace] })).toMatchObject([
      { found: null, problem: `${workspace} is the open workspace itself. Choose the files that the bidder sent.` },
    ])
  })
})
