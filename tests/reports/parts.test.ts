import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakable } from '../../electron/reports/kit/breaks.ts'
import { insetOf, shareWidth, splitColumns, withShares } from '../../electron/reports/kit/columns.ts'
import { openFontBook } from '../../electron/reports/kit/fonts.ts'
import { plainText, setLines } from '../../electron/reports/kit/lines.ts'
import type { Piece, Tag } from '../../electron/reports/kit/marks.ts'
import { paginate } from '../../electron/reports/kit/pages.ts'
import { styles } from '../../electron/reports/kit/tokens.ts'
import { escapeXml } from '../../electron/reports/kit/xmp.ts'
import type { Text } from '../../shared/reports/document.ts'
import { checkXml } from './xml.ts'

describe('where a line may end', () => {
  const parts = (text: string): string[] => breakable(text).map((part) => part.text)

  it('is after spaces, and after hyphens and slashes within words', () => {
    expect(parts('well-kept and/or new')).toEqual(['well-', 'kept ', 'and/', 'or ', 'new'])
  })
  it('is not within figures, dates and codes', () => {
    expect(parts('2026-12-15 F-07 24/7 −3')).toEqual(['2026-12-15 ', 'F-07 ', '24/7 ', '−3'])
    expect(parts('1 482 figures')).toEqual(['1 482 ', 'figures'])
  })
  it('is not after a single letter and its hyphen', () => {
    expect(parts('by e-mail')).toEqual(['by ', 'e-mail'])
  })
  it('is after the signs that part words in Tibetan and Ethiopic', () => {
    expect(parts('ཐིམ་ཕུ་ཞབས')).toEqual(['ཐིམ་', 'ཕུ་', 'ཞབས'])
    expect(parts('አዲስ፡አበባ')).toEqual(['አዲስ፡', 'አበባ'])
  })
  it('is between Japanese characters, but not before a closing or after an opening sign', () => {
    expect(parts('「復元」、ポート')).toEqual(['「復', '元」、', 'ポー', 'ト'])
  })
  it('is between Thai words, which have no spaces', () => {
    expect(parts('ศูนย์บริการลูกค้า')).toEqual(['ศูนย์', 'บริการ', 'ลูกค้า'])
  })
  it('never loses a character', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => parts(text).join('') === text))
  })
})

describe('lines of text', async () => {
  const fonts = await openFontBook()
  const tag: Tag = { type: 'P' }
  const lines = (text: Text, width: number): string[] =>
    setLines(text, styles.body, width, tag, { fonts, describeLink: String }).map(({ marks }) =>
      marks
        .map((mark) => (mark.kind === 'text' ? mark.text : ''))
        .join('')
        .trimEnd(),
    )

  it('fill the width', () => {
    expect(lines('The lead holds under every test', 80)).toEqual(['The lead holds', 'under every test'])
  })
  it('do not break between runs that touch', () => {
    expect(lines(['excluded (', { text: 'K3', strong: true }, ') today'], 70)).toEqual(['excluded (K3)', 'today'])
  })
  it('cut a word only where it is wider than a line', () => {
    expect(lines('Donaudampfschifffahrt', 60)).toEqual(['Donaudampf', 'schifffahrt'])
  })
  it('start anew at a line feed', () => {
    expect(lines('one\ntwo', 500)).toEqual(['one', 'two'])
  })
  it('are never wider than told, and say every word', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 40 }), fc.integer({ min: 40, max: 400 }), (text, width) => {
        const set = setLines(text, styles.body, width, tag, { fonts, describeLink: String })
        for (const line of set) expect(line.width).toBeLessThanOrEqual(width + 0.01)
        const words = set.flatMap(({ marks }) => marks.map((mark) => (mark.kind === 'text' ? mark.text : ''))).join('')
        expect(words.replaceAll(' ', '')).toBe(plainText(text).replaceAll(' ', ''))
      }),
      { numRuns: 50 },
    )
  })
})

describe('fonts', () => {
  it('change within a text only where the first has no glyph', async () => {
    const segments = (await openFontBook()).segments('Ōsaka 日本 2027', 10, 400, false)
    expect(segments.map(({ face, text }) => [face, text])).toEqual([
      ['sans400', 'Ōsaka '],
      ['japanese400', '日本'],
      ['sans400', ' 2027'],
    ])
  })
  it('have figures of one width in every weight', async () => {
    const fonts = await openFontBook()
    for (const face of ['sans400', 'sans500', 'sans600', 'mono400'] as const)
      expect(new Set([...'0123456789'].map((digit) => fonts.width(face, digit, 10))).size).toBe(1)
  })
  it('print a control character as its code', async () => {
    const fonts = await openFontBook()
    expect(fonts.segments('a\u0007b', 10, 400, false).map(({ text, actual }) => [text, actual])).toEqual([
      ['a', undefined],
      ['[U+0007]', '\u0007'],
      ['b', undefined],
    ])
    expect(fonts.missing()).toEqual([{ character: '\u0007', code: 'U+0007', count: 1 }])
  })
  it('compose letters with marks, and drop signs that are never seen', async () => {
    expect((await openFontBook()).segments('So\u0308h\u00adne\u200e', 10, 400, false).map(({ text }) => text)).toEqual(['Söhne'])
  })
})

describe('column widths', () => {
  const start = { header: '' }
  const end = { header: '', align: 'end' } as const

  it('give each column its content and the rest to those of words, as much as each has', () => {
    const extents = [
      { least: 10, most: 30 },
      { least: 20, most: 20 },
    ]
    expect(shareWidth([start, end], extents, 100, 10)).toEqual([70, 20])
    expect(shareWidth([start, start], extents, 100, 10)).toEqual([54, 36])
    expect(shareWidth([start, { header: '', width: 20 }], extents, 100, 10)).toEqual([70, 20])
    expect(shareWidth([end, end], extents, 100, 10)).toEqual([30, 20])
  })
  it('keep figures apart from the words and the figures that follow, but for even columns', () => {
    const even = { ...end, even: true }
    const columns = [start, end, end, start, end, even]
    expect(columns.map((_, index) => insetOf(columns, index, 7))).toEqual([0, 4, 7, 0, 0, 0])
    expect(insetOf(columns, 2, 20)).toBe(0)
  })
  it('are what their shares say of what the others leave, whatever they hold', () => {
    const columns = [
      { header: '', share: 1.5 },
      { header: '', width: 20 },
      { header: '', share: 1 },
    ]
    expect(withShares(columns, 140, 10).map(({ width }) => width)).toEqual([60, 20, 40])
    expect(withShares([start], 140, 10)).toEqual([start])
  })
  it('give the rest to even columns alike', () => {
    const even = { header: '', even: true }
    const extents = [
      { least: 10, most: 30 },
      { least: 20, most: 20 },
      { least: 20, most: 20 },
    ]
    expect(shareWidth([start, even, even], extents, 150, 10)).toEqual([30, 50, 50])
  })
  it('share a lack by what each still wants', () => {
    const extents = [
      { least: 10, most: 110 },
      { least: 10, most: 60 },
    ]
    expect(shareWidth([start, start], extents, 105, 10)).toEqual([60, 35])
  })
  it('are undefined where not even the longest words fit', () => {
    expect(
      shareWidth(
        [start, start],
        [
          { least: 60, most: 60 },
          { least: 60, most: 60 },
        ],
        100,
        10,
      ),
    ).toBeUndefined()
  })
  it('cut a table that is too wide into even parts that repeat the first column', () => {
    const extents = Array.from({ length: 13 }, () => ({ least: 50, most: 50 }))
    expect(
      splitColumns(
        extents.map(() => start),
        extents,
        500,
        10,
      ),
    ).toEqual([
      [0, 1, 2, 3, 4, 5, 6],
      [0, 7, 8, 9, 10, 11, 12],
    ])
  })
})

describe('pages', () => {
  const piece = (height: number, more: Partial<Piece> = {}): Piece => ({ height, before: 0, marks: [], ...more })
  const heights = (flow: Parameters<typeof paginate>[0]): number[][] =>
    paginate(flow).map((page) => page.placed.map(({ piece }) => piece.height))

  it('fill from top to bottom', () => {
    expect(heights([piece(400), piece(300), piece(50)])).toEqual([[400, 300], [50]])
  })
  it('keep a heading with what follows', () => {
    expect(heights([piece(600), piece(20, { keepWithNext: true }), piece(200)])).toEqual([[600], [20, 200]])
  })
  it('repeat the header of a table where a row starts a page', () => {
    const repeat = piece(25)
    expect(heights([piece(700), piece(90, { repeat })])).toEqual([[700], [25, 90]])
  })
  it('drop the distance above the first piece', () => {
    const [first] = paginate([piece(10, { before: 99 })])
    expect(first?.placed[0]?.y).toBe(49.5)
  })
  it('lose nothing and keep the order, whatever is to be kept together', () => {
    const pieces = fc.array(fc.record({ height: fc.integer({ min: 1, max: 900 }), keep: fc.boolean() }), { maxLength: 40 })
    fc.assert(
      fc.property(pieces, (list) => {
        const flow = list.map(({ height, keep }) => piece(height, { keepWithNext: keep }))
        expect(heights(flow).flat()).toEqual(list.map(({ height }) => height))
        for (const page of paginate(flow)) expect(page.placed.length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('XML', () => {
  it('stays well-formed with any text in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => checkXml(`<a>${escapeXml(text)}</a>`) === undefined),
    )
  })
  it('is known to be broken without escaping', () => {
    expect(checkXml('<a>Smith & Sons</a>')).toContain('not XML')
    expect(checkXml('<a><b></a>')).toBe('</a> closes nothing')
  })
})
