import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { parseWorkbook } from '../../electron/exchange/parse.ts'
import { oneCell, pack, workbookParts } from './packages.ts'

const folder = mkdtempSync(join(tmpdir(), 'assay-exchange-'))
afterAll(() => rmSync(folder, { recursive: true }))

const rows = (count: number, columns: number) =>
  `<sheetData>${Array.from(
    { length: count },
    (_, row) =>
      `<row>${Array.from({ length: columns }, (_, column) => `<c t="inlineStr"><is><t>answer ${row}.${column}</t></is></c>`).join('')}</row>`,
  ).join('')}</sheetData>`

const large = pack(workbookParts(rows(4_000, 20), oneCell))
const source = { file: 'bid.xlsx', bytes: large }

describe('reading a workbook in a worker', () => {
  it('gives what the file holds, from disk or from memory', async () => {
    const path = join(folder, 'returned.xlsx')
    writeFileSync(path, large)
    const [fromDisk, fromMemory] = await Promise.all([parseWorkbook({ path }), parseWorkbook(source)])
    expect(fromDisk.file).toBe('returned.xlsx')
    expect(fromDisk.sheets).toEqual(fromMemory.sheets)
    expect(fromDisk.sheets.map(({ cells }) => cells.size)).toEqual([80_000, 1])
    expect(fromDisk.sheets[0]?.cells.get('T4000')?.text).toBe('answer 3999.19')
  })

  it('leaves the calling thread free: other work goes on meanwhile', async () => {
    let turns = 0
    let reading = true
    const others = (async () => {
      for (; reading; turns++) await turn()
    })()
    await parseWorkbook(source)
    reading = false
    await others
    expect(turns).toBeGreaterThan(100)
  })

  it('tells how far it is, after each small portion', async () => {
    const shares: number[] = []
    await parseWorkbook(source, { onProgress: (share) => shares.push(share) })
    expect(shares.length).toBeGreaterThan(20)
    expect(shares[0]).toBe(0)
    expect(shares.at(-1)).toBe(1)
    expect(shares).toEqual(shares.toSorted((one, other) => one - other))
  })

  it('can be cancelled before and while it reads', async () => {
    await expect(parseWorkbook(source, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' })
    const controller = new AbortController()
    const reading = parseWorkbook(source, { signal: controller.signal, onProgress: () => controller.abort() })
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('stops when its time is over', async () => {
    await expect(parseWorkbook(source, { limits: { seconds: 0.001 } })).rejects.toMatchObject({ code: 'exchange.timeout' })
  })

  it('stops when it needs too much memory, and the application lives on', async () => {
    await expect(parseWorkbook(source, { limits: { memoryMegabytes: 16 } })).rejects.toMatchObject({
      code: 'exchange.memory',
      details: { file: 'bid.xlsx', limit: 16 },
    })
    await expect(parseWorkbook({ file: 'next.xlsx', bytes: pack(workbookParts(oneCell)) })).resolves.toMatchObject({
      file: 'next.xlsx',
    })
  })

  it('hands refusals over with their facts', async () => {
    await expect(parseWorkbook(source, { limits: { cells: 1_000 } })).rejects.toMatchObject({
      code: 'exchange.tooLarge',
      details: { file: 'bid.xlsx', what: 'cells', limit: 1_000 },
    })
  })

  it('refuses files that are not there, folders, and files over the limit', async () => {
    await expect(parseWorkbook({ path: join(folder, 'missing.xlsx') })).rejects.toMatchObject({ code: 'exchange.unreadable' })
    await expect(parseWorkbook({ path: folder })).rejects.toMatchObject({ code: 'exchange.notWorkbook' })
    const path = join(folder, 'big.xlsx')
    writeFileSync(path, Buffer.alloc(1_100_000))
    await expect(parseWorkbook({ path }, { limits: { fileMegabytes: 1 } })).rejects.toMatchObject({
      code: 'exchange.tooLarge',
      details: { what: 'file' },
    })
  })
})
