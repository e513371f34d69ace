import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { PdfDocument } from '../../electron/exchange/pages/document.ts'
import { runCommandLine } from '../../electron/hosts/command-line/run.ts'
import { writeReport } from '../../electron/reports/kit/report.ts'
import { readAttachment } from '../../electron/reports/verify/attachment.ts'
import { readingLimits, verifyLimits } from '../../electron/reports/verify/limits.ts'
import { recomputeReport } from '../../electron/reports/verify/verify.ts'
import { recompute } from '../../shared/reports/comparison/recompute.ts'
import type { ReportDocument } from '../../shared/reports/document.ts'
import { Refusal } from '../../shared/result.ts'
import { testTender } from '../application/support.ts'
import { temporaryFolder } from '../workspace/support.ts'
import { gone, out, reportOn, sakura, smith } from './comparison/facts.ts'

const report = reportOn(smith, sakura, out, gone)
const ledger = String(report.attachments?.[0]?.content)

async function written(document: ReportDocument): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  await writeReport(document, (chunk) => chunks.push(chunk))
  return Buffer.concat(chunks)
}

/** The code of the refusal that a call ends in. */
function refusalOf(call: () => unknown): string {
  try {
    call()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'nothing'
}

describe('the ledger of a report', () => {
  it('comes out equal when every figure is computed again', () => {
    const { figures, differences, workspace } = recompute(JSON.parse(ledger))
    expect(differences).toEqual([])
    expect(figures).toBeGreaterThan(300)
    expect(workspace.head.entry).toBe(148)
  })

  it('names the one digit that was changed in it, with the bidder and the criterion', () => {
    const content = JSON.parse(ledger)
    const place = content.figures.ranking.places[0]
    expect(place.total.lower).toEqual({ exact: '88/1', rounded: '88.00' })
    place.total.lower.rounded = '89.00'
    expect(recompute(content).differences).toEqual([
      { place: ['ranking', 'places', 'Smith & Söhne <Ltd>', 'total', 'lower'], recorded: '89.00', recomputed: '88.00' },
    ])
    place.total.lower = { exact: '8801/100', rounded: '88.00' }
    expect(recompute(content).differences).toMatchObject([{ recorded: '8801/100', recomputed: '88/1' }])
  })

  it('names every figure that a changed leaf would change', () => {
    const content = JSON.parse(ledger)
    const [first] = content.leaves.bids
    first.scores[0].points = 5
    const places = recompute(content).differences.map(({ place }) => place.join(' › '))
    expect(places).toContain('ranking › places › Smith & Söhne <Ltd> › total › lower')
    expect(places).toContain('bids › Smith & Söhne <Ltd> › criteria › service › score › lower')
    expect(places.every((place) => !place.includes('さくら'))).toBe(true)
  })

  it('names what is missing, and what was added', () => {
    const content = JSON.parse(ledger)
    content.figures.ranking.places[1].extra = 'x'
    content.figures.bids[0].prices.total.lower = undefined
    expect(recompute(JSON.parse(JSON.stringify(content))).differences).toEqual([
      { place: ['ranking', 'places', 'さくらサポート', 'extra'], recorded: 'x', recomputed: null },
      { place: ['bids', 'Smith & Söhne <Ltd>', 'prices', 'total', 'lower'], recorded: null, recomputed: '100.00' },
    ])
  })

  it('is refused in another form, and where no figures can be computed', () => {
    expect(refusalOf(() => recompute({ format: 'assay-comparison', formatVersion: 1 }))).toBe('reports.ledger.form')
    expect(refusalOf(() => recompute([]))).toBe('reports.ledger.form')
    const content = JSON.parse(ledger)
    content.leaves.instrument.sections[0].questions[0].criterion = 'nowhere'
    expect(refusalOf(() => recompute(content))).toBe('reports.ledger.leaves')
    content.leaves.bids[0].prices.fee = '9'.repeat(10_000)
    expect(refusalOf(() => recompute(content))).toBe('reports.ledger.form')
  })
})

describe('a file that a report carries', () => {
  let bytes: Buffer
  beforeAll(async () => {
    bytes = await written(report)
  })
  const carried = (file: Uint8Array, name = 'comparison.json') =>
    readAttachment('r.pdf', new PdfDocument('r.pdf', file, readingLimits(verifyLimits)), name, 1)
  const codeOf = (file: Uint8Array) => refusalOf(() => carried(file))

  it('is read back as it was attached', () => {
    expect(carried(bytes).toString()).toBe(ledger)
  })

  it('is not looked for in what is no report', () => {
    expect(refusalOf(() => carried(bytes, 'other.json'))).toBe('reports.file.noLedger')
  })

  it('is not chosen among several of its name', () => {
    const one = { name: 'comparison.json', content: () => Buffer.from('{}') }
    const document = { attached: () => [one, one] }
    expect(refusalOf(() => readAttachment('r.pdf', document, 'comparison.json', 1))).toBe('reports.file.changed')
  })

  it('is not unpacked beyond what it says to be', () => {
    const bomb = deflateSync(Buffer.alloc(2_000_000))
    const at = bytes.indexOf('stream\n', bytes.indexOf('/Type /EmbeddedFile')) + 'stream\n'.length
    expect(bomb.length).toBeLessThan(bytes.indexOf('endstream', at) - at)
    const forged = Buffer.from(bytes)
    bomb.copy(forged, at)
    expect(codeOf(forged)).toBe('reports.file.damaged')
  })

  it('is told from a file that is not there', async () => {
    const folder = temporaryFolder()
    await expect(recomputeReport(join(folder, 'none.pdf'))).rejects.toMatchObject({ code: 'exchange.unreadable' })
    await expect(recomputeReport(folder)).rejects.toMatchObject({ code: 'reports.file.notPdf' })
    const path = join(folder, 'r.pdf')
    for (const [content, code] of [
      ['hello', 'reports.file.notPdf'],
      ['%PDF-1.7\n', 'reports.file.damaged'],
    ] as const) {
      writeFileSync(path, content)
      await expect(recomputeReport(path)).rejects.toMatchObject({ code })
    }
  })
})

describe('a report from somebody else', () => {
  /** A report that carries another ledger than its own. */
  async function carrying(content: string): Promise<string> {
    const path = join(temporaryFolder(), 'r.pdf')
    const attachments = (report.attachments ?? []).map((attachment) => ({ ...attachment, content }))
    writeFileSync(path, await written({ ...report, attachments }))
    return path
  }

  /** The ledger with another one of its questionnaires, as large as it claims to be. */
  function claiming(criteria: number): string {
    const content = JSON.parse(ledger)
    const [first] = content.leaves.instrument.criteria
    for (let number = 0; number < criteria; number++)
      first.children.push({ id: `c${number}`, title: 'More', weight: 1 + (number % 97), scoring: 'whole' })
    return JSON.stringify(content)
  }

  it('is read by a worker, and refused beyond the size of a report', async () => {
    const path = await carrying(ledger)
    expect((await recomputeReport(path)).differing).toBe(0)
    const small = 10_000 / 1_048_576
    await expect(recomputeReport(path, { limits: { fileMegabytes: small } })).rejects.toMatchObject({
      code: 'reports.file.tooLarge',
    })
    await expect(recomputeReport(path, { limits: { ledgerMegabytes: small } })).rejects.toMatchObject({
      code: 'reports.file.damaged',
    })
  })

  it('is not computed for longer than a report takes, nor in more memory, and the window stays free', async () => {
    const path = await carrying(claiming(20_000))
    let turns = 0
    const turning = setInterval(() => turns++, 5)
    try {
      await expect(recomputeReport(path, { limits: { seconds: 1.5 } })).rejects.toMatchObject({
        code: 'reports.ledger.timeout',
        details: { file: 'r.pdf', seconds: 1.5 },
      })
    } finally {
      clearInterval(turning)
    }
    expect(turns).toBeGreaterThan(0)
    await expect(recomputeReport(path, { limits: { memoryMegabytes: 16 } })).rejects.toMatchObject({
      code: 'reports.ledger.memory',
    })
  })

  it('is not checked any longer when nobody waits', async () => {
    const path = await carrying(claiming(20_000))
    const controller = new AbortController()
    const checking = recomputeReport(path, { signal: controller.signal })
    setTimeout(() => controller.abort(), 200)
    await expect(checking).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('is told with no more differences than can be read, in no longer words', async () => {
    const content = JSON.parse(ledger)
    const [first] = content.leaves.bids
    first.bidder = 'x'.repeat(5_000)
    content.figures.more = Array.from({ length: 20_000 }, (_, number) => number)
    content.figures.bids = []
    for (let number = 0; number < 20_000; number++) content.figures.ranking[`n${number}`] = 1
    const { differing, differences } = await recomputeReport(await carrying(JSON.stringify(content)))
    expect(differing).toBeGreaterThan(20_000)
    expect(differences).toHaveLength(10_000)
    expect(Math.max(...differences.flatMap(({ place }) => place.map((name) => name.length)))).toBeLessThanOrEqual(200)
  })

  it('names a workspace and an entry that can be looked for, or is refused', () => {
    for (const change of [{ id: '' }, { head: { entry: 1, at: 'yesterday', digest: '0'.repeat(64) } }]) {
      const content = JSON.parse(ledger)
      Object.assign(content.workspace, change)
      expect(refusalOf(() => recompute(content))).toBe('reports.ledger.form')
    }
  })
})

describe('assay report verify', () => {
  const assay = async (...argv: string[]) => {
    let said = ''
    const print = (text: string) => {
      said += text
    }
    const exitCode = await runCommandLine(argv, { out: print, error: print, isTerminal: false })
    return { exitCode, lines: said.trimEnd().split('\n') }
  }

  it('says the verdict first, and which figure is not what it is computed to be', async () => {
    const { call, folder, lot, close } = await testTender()
    const path = join(folder, 'r.pdf')
    await call('report.comparison', { lot: lot.id, path })
    await close()
    const forged = join(folder, 'forged.pdf')
    const content = ledger.replace('"rounded": "88.00"', '"rounded": "98.00"')
    const attachments = (report.attachments ?? []).map((attachment) => ({ ...attachment, content }))
    writeFileSync(forged, await written({ ...report, attachments }))
    const workspace = join(folder, 'test.assay')

    const sound = await assay('report', 'verify', path, workspace)
    expect(sound.exitCode).toBe(0)
    expect(sound.lines.slice(0, 1)).toEqual(['It agrees with this workspace.'])
    expect((await assay('report', 'verify', path)).lines[0]).toContain('It is consistent in itself')

    const wrong = await assay('report', 'verify', forged, workspace)
    expect(wrong.exitCode).toBe(1)
    expect(wrong.lines.slice(0, 4)).toEqual([
      'It was altered.',
      'One value does not follow from the answers, scores and prices that the report carries:',
      '  ranking › places › Smith & Söhne <Ltd> › total › lower: 98.00 in the report, 88.00 recomputed',
      'It is of another workspace: of one with another identity.',
    ])
    expect((await assay('report', 'verify', workspace)).exitCode).toBe(1)

    const changed = JSON.parse(ledger)
    changed.leaves.bids[0].bidder = 'Smith\u001b[2K\u009b1A'
    const hiding = attachments.map((attachment) => ({ ...attachment, content: JSON.stringify(changed) }))
    writeFileSync(forged, await written({ ...report, attachments: hiding }))
    const hidden = await assay('report', 'verify', forged)
    expect(hidden.lines.join('\n')).toContain('Smith<U+001B>[2K<U+009B>1A')
    expect(hidden.lines.join('\n')).not.toMatch(/(?!\n)\p{Cc}/u)
    expect((await assay('report', 'verify')).exitCode).toBe(2)
  })
})
