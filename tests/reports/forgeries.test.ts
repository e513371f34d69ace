import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeReport } from '../../electron/reports/kit/report.ts'
import { against, recomputed } from '../../electron/reports/verify/check.ts'
import { verifyLimits } from '../../electron/reports/verify/limits.ts'
import type { EvaluatedBid } from '../../shared/decisions/evaluation.ts'
import type { Attachment, Block, ReportDocument } from '../../shared/reports/document.ts'
import { verdictOf } from '../../shared/reports/verification.ts'
import { Refusal } from '../../shared/result.ts'
import { gone, out, reportOn, sakura, smith } from './comparison/facts.ts'

const genuine = reportOn(smith, sakura, out, gone)
const ledger: Attachment & { content: string } = {
  ...(genuine.attachments?.[0] ?? { name: '', mediaType: '', description: '', relationship: 'Data', date: '' }),
  content: String(genuine.attachments?.[0]?.content),
}
const reading = { file: 'r.pdf', limits: verifyLimits }

async function written(document: ReportDocument): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  await writeReport(document, (chunk) => chunks.push(chunk))
  return Buffer.concat(chunks)
}

let expected: Buffer
beforeAll(async () => {
  expected = await written(genuine)
})

/** What a file is found to be, where the workspace gives the genuine report. */
function found(bytes: Buffer) {
  const { figures, differing, differences } = recomputed(reading, bytes)
  const compared = against(reading, bytes, expected)
  return { verdict: verdictOf({ figures: { differing }, obstacle: null, compared }), figures, differences, ...compared }
}

/** The verdict on a forged report, or the code by which its ledger is refused. */
async function foundOf(forged: ReportDocument): Promise<string> {
  const bytes = await written(forged)
  try {
    return found(bytes).verdict
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

/** The report with another ledger; figures are those of the genuine one. */
const withLedger = (content: string): ReportDocument => ({ ...genuine, attachments: [{ ...ledger, content }] })
/** The report with words of its pages changed, and the true ledger. */
function withPages(change: (blocks: string) => string): ReportDocument {
  const blocks: readonly Block[] = JSON.parse(change(JSON.stringify(genuine.blocks)))
  return { ...genuine, blocks }
}
/** The same report, composed of other bids: pages, leaves and figures agree with each other, and the head is the true one. */
const composed = (...bids: EvaluatedBid[]) => reportOn(...bids)

const cheaper = { ...sakura, prices: new Map([['fee', '40']]) }
const raised = { ...smith, scores: smith.scores.map((score) => ({ ...score, points: 5 })) }
const answered = {
  ...smith,
  answers: new Map([...smith.answers, ['how', { state: 'answered', value: 'With a smile.' }] as const]),
}
const replaced = (from: string, to: string) => {
  expect(ledger.content).toContain(from)
  return withLedger(ledger.content.replace(from, to))
}
const onPages = (from: string, to: string) => {
  expect(JSON.stringify(genuine.blocks)).toContain(from)
  return withPages((blocks) => blocks.replaceAll(from, to))
}

describe('A forged report is found to be altered', () => {
  it.each<[string, () => ReportDocument]>([
    ['a figure raised in the ledger', () => replaced('"rounded": "88.00"', '"rounded": "98.00"')],
    ['the exact form of a figure', () => replaced('"exact": "88/1"', '"exact": "8801/100"')],
    ['a price cut in the ledger, with the figures of before', () => replaced('"fee": "125"', '"fee": "75"')],
    ['prices cut to a third, pages, leaves and figures alike, under the true head', () => composed(smith, cheaper, out, gone)],
    ['scores raised, pages, leaves and figures alike', () => composed(raised, sakura, out, gone)],
    ['an answer changed that no figure rests on', () => composed(answered, sakura, out, gone)],
    ['a bidder left out', () => composed(smith, out, gone)],
    [
      'the ledger of another report on true pages',
      () => ({ ...genuine, attachments: [...(composed(raised, sakura, out, gone).attachments ?? [])] }),
    ],
    ['the true ledger on the pages of another report', () => ({ ...composed(raised, sakura, out, gone), attachments: [ledger] })],
    ['a reason of an evaluator', () => replaced('Thin on nights.', 'Strong on nights.')],
    ['the name of a bidder', () => replaced('"bidder": "Smith & Söhne <Ltd>"', '"bidder": "Smythe"')],
    [
      'the state root',
      () => withLedger(ledger.content.replace(/("root": ")(.)/, (_all, key, digit) => `${key}${digit === '0' ? '1' : '0'}`)),
    ],
    ['the title of the workspace', () => replaced('"title": "', '"title": "Another ')],
    ['a total on its pages', () => onPages('88.00', '78.00')],
    ['the name of a bidder on its pages', () => onPages('Smith', 'Smyth')],
    ['a weight on its pages', () => onPages('"60"', '"50"')],
    ['a reason on its pages', () => onPages('Thin on nights.', 'Fine on nights.')],
    ['its first page left out', () => ({ ...genuine, blocks: genuine.blocks.slice(2) })],
    ['its last section left out', () => ({ ...genuine, blocks: genuine.blocks.slice(0, -4) })],
    [
      'a page added',
      () => ({ ...genuine, blocks: [...genuine.blocks, { kind: 'pageBreak' }, { kind: 'paragraph', text: 'Approved.' }] }),
    ],
    ['a tone of a warning', () => withPages((blocks) => blocks.replaceAll('"tone":"fail"', '"tone":"pass"'))],
    ['its footer', () => ({ ...genuine, footer: { start: 'Workspace head 0000' } })],
    [
      'what stands for a chart where it cannot be seen',
      () => withPages((blocks) => blocks.replaceAll('"alternative":"', '"alternative":"Not so: ')),
    ],
  ])('%s', async (_what, forge) => {
    expect(await foundOf(forge())).toBe('altered')
  })

  it.each<[string, () => ReportDocument]>([['a state root that is none', () => replaced('"root": "', '"root": "0')]])(
    'is no ledger any more: %s',
    async (_what, forge) => {
      expect(await foundOf(forge())).toBe('reports.ledger.form')
    },
  )

  it('names the page, what stands there and what belongs there', async () => {
    const { pages } = found(await written(onPages('88.00', '78.00')))
    expect(pages.differences[0]).toMatchObject({ page: 1, kind: 'text', found: '78.00', expected: '88.00' })
  })
})

describe('A report that another program touched', () => {
  const start = (bytes: Buffer) => /startxref\s+(\d+)\s+%%EOF\s*$/.exec(bytes.toString('latin1'))?.[1] ?? ''
  /** A revision behind the first one, as a signature or a note is saved: here one that changes nothing. */
  const addedTo = (bytes: Buffer) => Buffer.concat([bytes, Buffer.from(`\n% a note\nstartxref\n${start(bytes)}\n%%EOF\n`)])

  it('is as it was written where nothing changed, or something was added behind it', () => {
    expect(found(expected)).toMatchObject({ verdict: 'agrees', saved: 'asWritten' })
    expect(found(addedTo(expected))).toMatchObject({ verdict: 'agrees', saved: 'addedTo' })
  })

  it('is not read where it was cut off at its start', () => {
    expect(() => recomputed(reading, expected.subarray(100))).toThrow('reports.file.notPdf')
  })
})

describe('Any one change of a leaf', () => {
  /** Every place in a ledger where something stands by itself. */
  function placesIn(value: unknown, place: readonly (string | number)[] = []): (readonly (string | number)[])[] {
    if (typeof value !== 'object' || value === null) return [place]
    return Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...place, key]))
  }
  const places = placesIn(JSON.parse(ledger.content)).filter(([first]) => first !== 'format' && first !== 'formatVersion')

  function changed(place: readonly (string | number)[]): string {
    const content = JSON.parse(ledger.content)
    const last = place.at(-1) ?? ''
    const parent = place.slice(0, -1).reduce((inner, key) => inner[key], content)
    const before = parent[last]
    parent[last] = typeof before === 'number' ? before + 1 : typeof before === 'boolean' ? !before : `${before ?? ''}0`
    return JSON.stringify(content)
  }

  it('is noticed, by the figures, by what the workspace gives, or because it is no ledger any more', async () => {
    const { compareFacts, recompute } = await import('../../shared/reports/comparison/recompute.ts')
    const own: unknown = JSON.parse(ledger.content)
    fc.assert(
      fc.property(fc.constantFrom(...places), (place) => {
        const forged: unknown = JSON.parse(changed(place))
        const facts = compareFacts(forged, own).differing
        let figures = 0
        try {
          figures = recompute(forged).differing
        } catch (error) {
          figures = error instanceof Error && error.message.startsWith('reports.ledger.') ? 1 : 0
        }
        expect({ place, noticed: facts + figures > 0 }).toEqual({ place, noticed: true })
      }),
      { numRuns: 60 },
    )
  })
})
