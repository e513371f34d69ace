import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitted } from '../../../electron/reports/kit/fit.ts'
import { writeReport } from '../../../electron/reports/kit/report.ts'
import type { EvaluatedBid } from '../../../shared/decisions/evaluation.ts'
import { lastResort, pseudoLocale } from '../../../shared/messages/locales.ts'
import { translator } from '../../../shared/messages/translate.ts'
import { bidderAnchor } from '../../../shared/reports/comparison/context.ts'
import { shortNames } from '../../../shared/reports/comparison/names.ts'
import { comparisonReport } from '../../../shared/reports/comparison/report.ts'
import type { Block, Printed } from '../../../shared/reports/document.ts'
import { bidOf } from '../../unit/evaluations.ts'
import { Pdf } from '../pdf.ts'
import { contentTexts, said, structureTree, walk } from '../structure.ts'
import { factsOf, firstPage, firstPageVersions, wordsOf } from './facts.ts'

const long = (number: number) => `Bidder number ${number} of an international group of companies`
const short = (number: number) => `Bidder ${number}`
const inAnotherScript = (number: number) => `${'株式会社国際顧客支援'.repeat(49)}${number}`

/** So many bidders with long or short names, of which the first leave something open and the last are out. */
const bidders = (count: number, { open, out, name }: { open: number; out: number; name: (number: number) => string }) =>
  Array.from(
    { length: count },
    (_, index): EvaluatedBid => ({
      ...bidOf(`bid-${index}`, {
        answers: {
          tests: String((index * 7) % 6),
          log: index >= count - out ? 'no' : 'yes',
          ...(index < open ? {} : { how: 'So.' }),
        },
        prices: { fee: String(70 + index * 3) },
        scores: ['keller', 'osei'].slice(0, 1 + (index % 2)).map((evaluator, step) => ({
          subject: { kind: 'question' as const, id: 'how' },
          evaluator,
          points: 2 + step,
          reason: 'Seen.',
        })),
      }),
      bidder: name(index),
    }),
  )

/** What is said on the first page: headings, and the roles that sign. */
async function firstPageOf(bids: readonly EvaluatedBid[]) {
  const chunks: Uint8Array[] = []
  await writeReport(comparisonReport(factsOf(bids), translator('en')), (chunk) => chunks.push(chunk))
  const pdf = new Pdf(Buffer.concat(chunks))
  const [tree, texts] = [structureTree(pdf), contentTexts(pdf)]
  const onFirst = [...walk(tree)].filter(({ contents }) => contents.some(({ page }) => page === pdf.pages[0]?.id))
  return {
    signs: onFirst.some((element) => said(element, texts) === 'Approved by'),
    headings: onFirst.filter(({ type }) => type === 'H2').map((element) => said(element, texts)),
  }
}

const always = ['Ranking, and what each group of criteria adds', 'Would another view of the facts change the award?', 'Sign-off']

describe('The first page has room for the signatures', () => {
  it.each([
    ['three bidders', bidders(3, { open: 2, out: 1, name: short }), ['Knock-outs', 'What the comparison rests on']],
    ['four with long names', bidders(4, { open: 1, out: 1, name: long }), []],
    ['six with long names', bidders(6, { open: 0, out: 2, name: long }), []],
    ['twelve', bidders(12, { open: 2, out: 3, name: short }), []],
  ])('of a tender of %s', async (_, bids, more) => {
    const { signs, headings } = await firstPageOf(bids)
    expect(signs).toBe(true)
    expect(headings.toSorted()).toEqual([...always, ...more].toSorted())
  })
})

it('The first page says until when bids were due where there is room for little else', async () => {
  const chunks: Uint8Array[] = []
  const facts = factsOf(bidders(12, { open: 0, out: 0, name: short }))
  await writeReport(comparisonReport(facts, translator('en')), (chunk) => chunks.push(chunk))
  const pdf = new Pdf(Buffer.concat(chunks))
  const [tree, texts] = [structureTree(pdf), contentTexts(pdf)]
  const onFirst = [...walk(tree)].filter(({ contents }) => contents.some(({ page }) => page === pdf.pages[0]?.id))
  expect(onFirst.map((element) => said(element, texts))).toContain('1 Nov 2026, 12:00 UTC')
})

/** Names of at most 500 characters, as the contract takes them. */
const kinds: Record<string, (number: number) => string> = {
  short,
  'two lines': long,
  'five hundred characters that differ at the end': (number) =>
    `${'Internationale Gesellschaft für Kundenbetreuung und '.repeat(10).slice(0, 490)} (${number})`,
  'one word': (number) => 'W'.repeat(500 - number),
  'another script': inAnotherScript,
  'characters without a font': (number) => `${'\u{10a00}\ue000'.repeat(160)}${number}`,
}

/** More bidders than the first page can list. */
const most = 40

/** How many pages the first one takes in each of several reports; what follows is but places for its links to lead to. */
async function pagesOf(tenders: readonly (readonly EvaluatedBid[])[], locale: string): Promise<number[]> {
  const reports = tenders.map((bids) => comparisonReport(factsOf(bids), translator(locale)))
  const [report] = reports
  if (!report) return []
  const follows = (text: string): Block => ({ kind: 'heading', level: 1, text })
  const anchors = ['tender', 'robustness', ...bidders(most, { open: 0, out: 0, name: short }).map(({ id }) => bidderAnchor(id))]
  // One file for all, so that each font is read once.
  const blocks = reports.flatMap((one, index): Block[] => [
    ...firstPageVersions(one),
    { kind: 'pageBreak' },
    follows(`After ${index}`),
    { kind: 'pageBreak' },
  ])
  const places = anchors.map((anchor): Block => ({ kind: 'paragraph', text: '.', anchor }))
  const { bookmarks } = await writeReport({ ...report, blocks: [...blocks, ...places] }, () => {})
  const after = reports.map((_, index) => bookmarks.find(({ title }) => title === `After ${index}`)?.page ?? 0)
  return after.map((page, index) => page - 1 - (after[index - 1] ?? 0))
}

describe('The first page is one page', () => {
  const counts = [1, 2, 4, 8, 12]
  const tenders = (name: (number: number) => string) =>
    counts.flatMap((count) => [
      bidders(count, { open: 0, out: 0, name }),
      bidders(count, { open: count, out: Math.floor(count / 3), name }),
    ])

  describe.each(Object.entries(kinds))('with names of %s', (_, name) => {
    it.each([lastResort, pseudoLocale])('of one bidder to twelve, settled and open, in the language %s', async (locale) => {
      expect(await pagesOf(tenders(name), locale)).toEqual(tenders(name).map(() => 1))
    })
  })

  it('also where a dozen share the first place, or more bidders came than it can list', async () => {
    const alike = (count: number, name: (number: number) => string) => {
      const all = bidders(count, { open: 0, out: 0, name })
      return all.flatMap(({ id, bidder }) => all.slice(0, 1).map((one) => ({ ...one, id, bidder })))
    }
    expect(await pagesOf([alike(12, inAnotherScript), alike(most, short)], 'en')).toEqual([1, 1])
  })

  it('shortens a name in sight, and gives it in full where the bidder has its section', () => {
    const name = (number: number) => `${long(number)}, ${'and all of its affiliates '.repeat(12)}`.trim()
    const report = comparisonReport(factsOf(bidders(8, { open: 8, out: 0, name })), translator('en'))
    const [title] = firstPage(report).flatMap((block) => (block.kind === 'heading' ? [wordsOf(block.text)] : []))
    expect(title).toMatch(/^Bidder number 5 of an international group of companies, .+… leads, but first place is not settled$/)
    const sections = report.blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 1 ? [wordsOf(block.text)] : [],
    )
    expect(sections).toEqual(expect.arrayContaining([0, 1, 2, 3, 4, 5, 6, 7].map(name)))
  })
})

describe('Short names', () => {
  const anyName = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }).filter((name) => !name.includes('\u2026'))

  it('are short enough, stay apart, and show what was left out', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyName, { maxLength: 8 }), fc.integer({ min: 12, max: 60 }), (names, most) => {
        const short = shortNames(names, most)
        expect(new Set(short).size).toBe(names.length)
        short.forEach((name, index) => {
          expect([...name].length).toBeLessThanOrEqual(Math.max(most, 0))
          expect(name.includes('\u2026')).toBe(name !== names[index])
        })
      }),
    )
  })

  it('are cut at the end, in the middle where the ends would look alike, and numbered where that does not help', () => {
    const group = (country: string) => `International Services Holding (${country})`
    expect(shortNames(['Acme', group('Poland')], 20)).toEqual(['Acme', 'International Servi\u2026'])
    expect(shortNames([group('Poland'), group('Portugal')], 20)).toEqual([
      'Internati\u2026g (Poland)',
      'Internati\u2026(Portugal)',
    ])
    const inner = (middle: string) => `${'a'.repeat(20)}${middle}${'z'.repeat(20)}`
    expect(shortNames([inner('1'), inner('2')], 12)).toEqual(['aaaaaaa\u2026 (1)', 'aaaaaaa\u2026 (2)'])
  })
})

describe('Versions of the same content', () => {
  const words = (text: string): Printed => ({ kind: 'paragraph', text })
  const pageBreak: Printed = { kind: 'pageBreak' }
  const length = (blocks: readonly Printed[]) =>
    blocks.reduce((sum, block) => sum + (block.kind === 'paragraph' ? block.text.length : 0), 0)
  const blocks: Block[] = [
    words('an earlier page with a long text'),
    pageBreak,
    words('ab'),
    { kind: 'fit', versions: [[words('12345'), words('678')], [words('1234')], [words('1')]] },
    words('cd'),
    pageBreak,
    words('a later page with a long text'),
  ]
  const chosen = (room: number) =>
    fitted(blocks, (page) => length(page) <= room).flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))

  it('are tried on their page, the fullest first', () => {
    expect(chosen(12).slice(1, -1)).toEqual(['ab', '12345', '678', 'cd'])
    expect(chosen(11).slice(1, -1)).toEqual(['ab', '1234', 'cd'])
    expect(chosen(7).slice(1, -1)).toEqual(['ab', '1', 'cd'])
  })

  it('end with the last where none fits', () => {
    expect(chosen(0).slice(1, -1)).toEqual(['ab', '1', 'cd'])
  })
})
