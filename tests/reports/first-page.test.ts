import { describe, expect, it } from 'vitest'
import { fitted } from '../../electron/reports/kit/fit.ts'
import { writeReport } from '../../electron/reports/kit/report.ts'
import type { EvaluatedBid } from '../../shared/decisions/evaluation.ts'
import { translator } from '../../shared/messages/translate.ts'
import { comparisonReport } from '../../shared/reports/comparison/report.ts'
import type { Block, Printed } from '../../shared/reports/document.ts'
import { bidOf } from '../unit/evaluations.ts'
import { factsOf } from './comparison-facts.ts'
import { Pdf } from './pdf.ts'
import { contentTexts, said, structureTree, walk } from './structure.ts'

const long = (number: number) => `Bidder number ${number} of an international group of companies`
const short = (number: number) => `Bidder ${number}`

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
