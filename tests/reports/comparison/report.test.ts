import { describe, expect, it } from 'vitest'
import { pseudoMarks } from '../../../shared/messages/pseudo.ts'
import { translator } from '../../../shared/messages/translate.ts'
import { recompute } from '../../../shared/reports/comparison/recompute.ts'
import { comparisonReport } from '../../../shared/reports/comparison/report.ts'
import { spoken } from '../../../shared/reports/comparison/words.ts'
import type { Run, Text } from '../../../shared/reports/document.ts'
import { factsOf, firstPage, gone, out, reportOn, rowsOf, sakura, sentences, smith, tableUnder, under, wordsOf } from './facts.ts'

describe('the report as a whole', () => {
  const report = reportOn(smith, sakura, out, gone)

  it('is dated and signed by the head of the journal', () => {
    expect(report).toMatchObject({
      title: 'Comparison report: Customer support 2027',
      date: '2026-11-19T10:30:00.000Z',
      header: { start: 'Customer support 2027', end: 'Comparison report' },
      footer: { start: 'Workspace head ab12 ab12 … ab12 · entry 148' },
    })
    const check = under(report.blocks, 'Checking this report')[0]
    expect(check?.kind === 'definitions' && check.items.map(({ text }) => wordsOf(text))).toContain('ab12'.repeat(16))
  })

  it('carries its figures for machines, as exact fractions', () => {
    const [data] = report.attachments ?? []
    expect(data).toMatchObject({ name: 'comparison.json', relationship: 'Data', date: report.date })
    const content = JSON.parse(String(data?.content))
    expect(content.figures.ranking.places.map((place: { total: unknown }) => place.total)).toEqual([
      { lower: { exact: '88/1', rounded: '88.00' }, upper: { exact: '88/1', rounded: '88.00' } },
      { lower: { exact: '56/1', rounded: '56.00' }, upper: { exact: '86/1', rounded: '86.00' } },
      { lower: { exact: '85/1', rounded: '85.00' }, upper: { exact: '85/1', rounded: '85.00' } },
      null,
    ])
    expect(content.workspace.head.entry).toBe(148)
  })

  it.each([
    ['ko', '서울 고객 센터'],
    ['lo', 'ບໍລິສັດ ວຽງຈັນ'],
    ['my', 'ရန်ကုန် ကုမ္ပဏီ'],
    ['ta', 'சென்னை நிறுவனம்'],
    ['el', 'Εταιρεία Αθηνών'],
  ])('says that a name is in the language %s, where its script leaves no doubt', (language, name) => {
    expect(spoken(`Acme ${name} Ltd`)).toEqual(['Acme ', { text: name, language }, ' Ltd'])
  })

  it('says no language where several share a script, or a sign stands alone', () => {
    for (const text of ['श्री कृष्ण', 'Ромашка', 'አዲስ አበባ', '东京', 'up to 5 μs', 'Smith & Söhne']) expect(spoken(text)).toBe(text)
  })

  it('keeps a text that runs left apart from what stands around it, line by line', () => {
    expect(spoken('Acme חברת שירות Ltd')).toEqual(['\u2068Acme ', { text: 'חברת שירות', language: 'he' }, ' Ltd\u2069'])
    expect(spoken('شركة\nAcme\r\nشركة')).toBe('\u2068شركة\u2069\nAcme\r\n\u2068شركة\u2069')
  })

  it('says in which language a Japanese name is', () => {
    const runs = report.blocks.flatMap((block) => (block.kind === 'heading' && typeof block.text !== 'string' ? block.text : []))
    const named = runs.filter((run): run is Run => typeof run !== 'string')
    expect(named.map(({ text, language }) => `${language} ${text}`)).toContain('ja さくらサポート')
  })

  it('takes every word from the catalogue', () => {
    const marked = comparisonReport(factsOf([smith, sakura, out, gone]), translator('en-XA'))
    const own = (text: Text) => {
      const words = wordsOf(text)
      return words === '' || words.includes(pseudoMarks[0]) || [smith, sakura, out].some(({ bidder }) => bidder === words)
    }
    const criteria = new Set(['Quality', 'Security', 'Service'])
    const texts = marked.blocks.flatMap((block): Text[] => {
      if (block.kind === 'heading' && criteria.has(wordsOf(block.text))) return []
      if (block.kind === 'heading' || block.kind === 'kicker' || block.kind === 'paragraph') return [block.text]
      if (block.kind === 'table') return block.columns.map(({ header }) => header)
      if (block.kind === 'aside') return [...block.paragraphs]
      if (block.kind === 'signOff') return block.rows.map(({ role }) => role)
      return block.kind === 'list' ? [...block.items] : []
    })
    expect(texts.filter((text) => !own(text))).toEqual([])
    expect(texts.length).toBeGreaterThan(80)
  })

  it('says of a price that cannot be scored that it counts as the lowest, and computes it again', () => {
    const free = { ...sakura, prices: new Map([['fee', '-1']]) }
    const report = reportOn(smith, free)
    const { blocks, attachments } = report
    expect(sentences(blocks).filter((sentence) => sentence.includes('cannot be scored'))).toHaveLength(2)
    expect(sentences(firstPage(report)).filter((sentence) => sentence.includes('scored'))).toEqual([
      expect.stringContaining('has no complete price that can be scored'),
      expect.stringContaining('a price of zero or below, which cannot be scored'),
    ])
    expect(rowsOf(tableUnder(blocks, 'Scores, 0 to 5')).at(-1)).toEqual([
      'Price, EUR, 12 months',
      '',
      '100',
      '−1\ncannot be scored',
    ])
    expect(recompute(JSON.parse(String(attachments?.[0]?.content))).differing).toBe(0)
  })
})
