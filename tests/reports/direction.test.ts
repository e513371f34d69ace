import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { levelsOf, turned, visualOrder } from '../../electron/reports/kit/direction.ts'
import { openFontBook } from '../../electron/reports/kit/fonts.ts'
import { setLines } from '../../electron/reports/kit/lines.ts'
import { styles } from '../../electron/reports/kit/tokens.ts'
import { isolated } from '../../shared/reports/direction.ts'
import type { Text } from '../../shared/reports/document.ts'

/** The conformance test of Unicode 15, as published. */
const conformance = brotliDecompressSync(readFileSync(new URL('./unicode/BidiCharacterTest.txt.br', import.meta.url)))

describe('the Unicode bidirectional algorithm', () => {
  it('gives every case of its conformance test the levels and the order that are published for it', () => {
    const wholes = ['right', 'left', 'first'] as const
    const cases = conformance
      .toString()
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
    const wrong = cases.filter((line) => {
      const [codes = '', whole = '', , levels = '', order = ''] = line.split(';')
      const points = codes.split(' ').map((code) => String.fromCodePoint(Number.parseInt(code, 16)))
      const units = levelsOf(points.join(''), wholes[Number(whole)])
      const starts = points.map((_, index) => points.slice(0, index).join('').length)
      const found = starts.map((start) => units?.[start] ?? 0)
      const wanted = levels.split(' ')
      const shown = wanted.flatMap((level, index) => (level === 'x' ? [] : [index]))
      const places = visualOrder(shown.map((index) => found[index] ?? 0)).map((place) => shown[place])
      return shown.some((index) => found[index] !== Number(wanted[index])) || places.join(' ') !== order.trim()
    })
    expect(wrong).toEqual([])
    expect(cases).toHaveLength(91_707)
  })

  it('mirrors what stands in brackets where it runs left', () => {
    expect(turned(['(', 'a', '»', ']'])).toBe('[«a)')
  })
})

describe('a line', async () => {
  const fonts = await openFontBook()
  const setting = { fonts, describeLink: String }
  /** What is drawn, from left to right, and what it says in reading order. */
  const set = (text: Text) => {
    const [line] = setLines(text, styles.body, 1_000, { type: 'P' }, setting)
    const marks = (line?.marks ?? []).flatMap((mark) => (mark.kind === 'text' ? [mark] : []))
    const drawn = [...marks].sort((a, b) => a.x - b.x).flatMap(({ text }) => (text.trim() === '' ? [] : [text.trim()]))
    return { drawn, marks }
  }

  it.each([
    ['figures of Arabic', 'عام ٢٠٢٦', ['٢٠٢٦', 'عام']],
    ['figures of Persian', 'کد ۱۲۳۴۵', ['۱۲۳۴۵', 'کد']],
    ['figures of Latin after Arabic', 'خدمة 24 ساعة', ['ساعة', '24', 'خدمة']],
    ['figures of Latin after Hebrew, with signs', 'שירות (24/7)', ['(', '24/7', ')', 'שירות']],
    ['a telephone number', 'هاتف 12-345', ['345', '-', '12', 'هاتف']],
    ['words of both directions', 'Tel: שירות לקוחות, end', ['Tel:', 'לקוחות', 'שירות', ', end']],
    [
      'an Arabic sentence with an English name',
      '\u2068نستخدم Salesforce منذ ٢٠١٩.\u2069',
      ['.', '٢٠١٩', 'منذ', 'Salesforce', 'نستخدم'],
    ],
    ['a point at the end of an Arabic sentence', 'نعم.', ['.', 'نعم']],
  ])('keeps the order of %s', (_, text, drawn) => {
    expect(set(text).drawn).toEqual(drawn)
  })

  it('draws figures of Arabic and Persian from left to right, and letters from right to left', () => {
    const glyphs = (text: string) => {
      const [mark] = set(text).marks
      return { runs: mark?.runs, says: mark?.tag?.actual }
    }
    expect(glyphs('٢٠٢٦')).toEqual({ runs: 'right', says: '٢٠٢٦' })
    expect(glyphs('۱۲۳۴۵')).toEqual({ runs: 'right', says: undefined })
    expect(glyphs('کد ۱۲۳۴۵')).toEqual({ runs: 'left', says: 'کد ۱۲۳۴۵' })
    expect(glyphs('عام')).toEqual({ runs: 'left', says: 'عام' })
    const codes = (text: string, sign: string) =>
      fonts
        .font('arabic400')
        .layout(sign + text)
        .glyphs.map(({ codePoints }: { codePoints: readonly number[] }) => String.fromCodePoint(codePoints[0] ?? 0))
        .join('')
    expect(codes('٢٠٢٦', '\u202d')).toBe('٢٠٢٦')
    expect(codes('۱۲۳۴۵', '\u202d')).toBe('۱۲۳۴۵')
    expect(codes('عام', '\u202e')).toBe('ماع')
  })

  it('keeps a name in its own direction within a sentence, whatever signs it ends with', () => {
    const [name, other] = ['شركة!', 'خدمة'].map(isolated)
    expect(set([name ?? '', ' ranks first']).drawn).toEqual(['!', 'شركة', 'ranks first'])
    expect(set(['شركة!', ' ranks first']).drawn).toEqual(['شركة', '!', 'ranks first'])
    expect(set([name ?? '', ', ', other ?? '']).drawn).toEqual(['!', 'شركة', ',', 'خدمة'])
    expect(set([name ?? '']).marks.map(({ tag }) => tag?.actual)).toEqual(['شركة!', 'شركة!'])
  })
})
