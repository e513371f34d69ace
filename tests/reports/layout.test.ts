import { describe, expect, it } from 'vitest'
import type { Block, ReportDocument, Row } from '../../shared/reports/document.ts'
import { Pdf } from './pdf.ts'
import { render } from './rendered.ts'
import { demo } from './sample.ts'
import { decoration } from './structure.ts'

describe('the running head', () => {
  const header = { start: 'Customer support', end: 'Comparison report' }
  const words = (count: number): Block[] =>
    Array.from({ length: count }, (_, index) => ({ kind: 'paragraph', text: `Paragraph ${index}.` }))
  const head = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text })
  const headsOf = async (header: ReportDocument['header'], blocks: Block[]) => {
    const pdf = new Pdf((await render({ ...demo, header, blocks })).bytes)
    return pdf.pages.map((page) => decoration(pdf, page).slice(0, 2))
  }

  it('names the section and the topic that a page goes on with', async () => {
    const blocks = [head(1, 'Method'), ...words(40), head(2, 'Weights'), ...words(40), { kind: 'pageBreak' as const }]
    expect(await headsOf(header, [...blocks, head(1, 'Annex'), ...words(50)])).toEqual([
      ['Customer support', 'Comparison report'],
      ['Customer support', 'Method'],
      ['Customer support', 'Method · Weights'],
      ['Customer support', 'Comparison report'],
      ['Customer support', 'Annex'],
    ])
    const next: Block[] = [head(1, 'Answers'), head(2, 'Acme'), ...words(3), { kind: 'pageBreak' }, head(2, 'Smith')]
    expect((await headsOf(header, next)).at(-1)).toEqual(['Customer support', 'Answers'])
  })

  it('cuts a title that is longer than its line, and keeps what stands at the end', async () => {
    const [[start, end] = []] = await headsOf({ ...header, start: 'Customer support '.repeat(20) }, words(1))
    expect(start).toMatch(/^Customer support .*…$/)
    expect(end).toBe('Comparison report')
    const [, [, section] = []] = await headsOf(header, [head(1, 'A long title '.repeat(20)), ...words(50)])
    expect(section).toMatch(/^A long title .*…$/)
  })
})

describe('a group that says nothing in the other columns', () => {
  it('runs across the table, and makes its own column no wider', async () => {
    const long = 'A group whose heading takes more than half of the width that the table has on its page, not less'
    const table = (heading: string, beside: string): Block => ({
      kind: 'table',
      columns: [{ header: 'File' }, { header: 'Note' }],
      rows: [
        { kind: 'group', cells: [heading, beside] },
        { cells: ['a.pdf', 'A note that is as long as the column is wide, and then some, so that it takes all the room'] },
      ],
    })
    const lines = async (heading: string, beside: string) => {
      const pdf = new Pdf((await render({ ...demo, blocks: [table(heading, beside)] })).bytes)
      return pdf.pages
        .flatMap((page) => pdf.painted(page))
        .filter(({ marks, text }) => marks[0]?.tag === 'TH' && text.trim() !== '')
    }
    expect((await lines(long, '')).map(({ text }) => text)).toContain(long)
    expect((await lines(long, 'x')).map(({ text }) => text)).not.toContain(long)
    expect((await lines(long, '')).length).toBe((await lines('Short', '')).length)
  })
})

describe('a group that goes on', () => {
  it('is named again at the top of the page, as decoration, but not before another group', async () => {
    const group = (name: string, count: number) => [
      { kind: 'group' as const, cells: [name, '9'] },
      ...Array.from({ length: count }, (_, index) => ({ cells: [`${name} ${index}`, '1'] })),
    ]
    const heads = async (rows: Row[]) => {
      const table: Block = { kind: 'table', columns: [{ header: 'Criterion' }, { header: 'Points' }], rows }
      const pdf = new Pdf((await render({ ...demo, blocks: [table] })).bytes)
      return pdf.pages
        .slice(1)
        .map((page) => decoration(pdf, page).filter((text) => /^(?:Criterion|Points|Quality|Price)/.test(text)))
    }
    expect(await heads([...group('Quality', 40), ...group('Price', 4)])).toEqual([['Criterion', 'Points', 'Quality']])
    expect(await heads(Array.from({ length: 40 }, () => ({ cells: ['Row', '1'] })))).toEqual([['Criterion', 'Points']])
    expect(await heads([...group('Quality', 31), ...group('Price', 4)])).toEqual([['Criterion', 'Points']])
  })
})

describe('a paragraph before a table', () => {
  it('stays with it, and with the heading above', async () => {
    const line: Block = { kind: 'paragraph', text: 'A line.' }
    const before = (lines: number): Block[] => [
      ...Array.from({ length: lines }, () => line),
      { kind: 'heading', level: 1, text: 'Service' },
      { kind: 'paragraph', text: 'Weight 4' },
      { kind: 'table', columns: [{ header: 'Question' }], rows: [{ cells: ['First'] }, { cells: ['Second'] }] },
    ]
    const pagesOf = async (lines: number) => {
      const pdf = new Pdf((await render({ ...demo, blocks: before(lines) })).bytes)
      const painted = pdf.pages.map((page) => pdf.painted(page).map(({ text }) => text))
      return ['Service', 'Weight 4', 'First'].map((words) => painted.findIndex((texts) => texts.includes(words)))
    }
    for (let lines = 24; lines < 34; lines++) expect(new Set(await pagesOf(lines)).size).toBe(1)
    expect([(await pagesOf(24))[0], (await pagesOf(33))[0]]).toEqual([0, 1])
  })
})

describe('a row that is kept', () => {
  it('goes to the next page with what follows it', async () => {
    const table = (keep: boolean): Block => ({
      kind: 'table',
      columns: [{ header: 'Question' }],
      rows: Array.from({ length: 60 }, (_, index) => ({ cells: [`Row ${index}`], keep: keep && index >= 20 && index < 40 })),
    })
    const pageOf = async (block: Block, row: number) => {
      const pdf = new Pdf((await render({ ...demo, blocks: [block] })).bytes)
      return pdf.pages.findIndex((page) => pdf.painted(page).some(({ text }) => text === `Row ${row}`))
    }
    expect([await pageOf(table(false), 20), await pageOf(table(false), 40)]).toEqual([0, 1])
    expect([await pageOf(table(true), 20), await pageOf(table(true), 40)]).toEqual([1, 1])
  })
})
