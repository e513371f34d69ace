import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Face, openFontBook } from '../../electron/reports/kit/fonts.ts'
import { setLines } from '../../electron/reports/kit/lines.ts'
import { styles } from '../../electron/reports/kit/tokens.ts'

const fonts = await openFontBook()
const tag = { type: 'P' }
const setting = { fonts, describeLink: String }

/** The faces that a text is set in, apart from that of its spaces and signs. */
function facesOf(text: string): Face[] {
  return [...new Set(fonts.segments(text, 10, 400, false).map(({ face }) => face))].filter((face) => face !== 'sans400')
}

/** Which glyphs of a run move on; the others lie over their neighbours. */
function movesOf({ positions }: { positions: readonly { xAdvance: number }[] }): boolean[] {
  return positions.map(({ xAdvance }) => xAdvance > 0)
}

/** Lines as they are drawn. */
function drawn(text: string, width: number): string[] {
  return setLines(text, styles.body, width, tag, setting).map(({ marks }) =>
    marks.map((mark) => (mark.kind === 'text' ? mark.text : '')).join(''),
  )
}

describe('names in the scripts of the world', () => {
  it.each<[string, Face[]]>([
    ['Nguyễn Đặng Ưu Ốc', []],
    ['上海客户服务外包有限公司', ['chinese400']],
    ['臺灣客戶服務股份有限公司', ['chinese400']],
    ['さくらサポート株式会社', ['japanese400']],
    ['東京', ['japanese400']],
    ['श्री कृष्ण विज्ञान प्रौद्योगिकी', ['devanagari400']],
    ['ঢাকা কল সেন্টার', ['bengali400']],
    ['சென்னை நிறுவனம்', ['tamil400']],
    ['హైదరాబాద్ సేవలు', ['telugu400']],
    ['ಬೆಂಗಳೂರು ಸೇವೆಗಳು', ['kannada400']],
    ['കൊച്ചി സേവനങ്ങൾ', ['malayalam400']],
    ['અમદાવાદ સેવાઓ', ['gujarati400']],
    ['ਚੰਡੀਗੜ੍ਹ ਸੇਵਾਵਾਂ', ['gurmukhi400']],
    ['කොළඹ ශ්‍රී සේවා', ['sinhala400']],
    ['ភ្នំពេញ សេវាកម្ម', ['khmer400']],
    ['ଭୁବନେଶ୍ୱର ସେବା', ['oriya400']],
    ['ບໍລິສັດ ວຽງຈັນ ບໍລິການ', ['lao400']],
    ['ရန်ကုန် ဝန်ဆောင်မှု ကုမ္ပဏီ', ['myanmar400']],
    ['ཐིམ་ཕུ་ཞབས་ཏོག་སྤྱི་ཚོགས', ['tibetan400']],
    ['አዲስ አበባ የደንበኞች አገልግሎት', ['ethiopic400']],
    ['މާލެ ޚިދުމަތް ކުންފުނި', ['thaana400']],
    ['თბილისის Თბილისი', ['georgian400']],
    ['Երևանի ծառայություններ', ['armenian400']],
    ['🚀🔥📈', ['emoji400']],
  ])('have a face that has every sign of them: %s', (name, faces) => {
    const before = fonts.missing().length
    expect(facesOf(name)).toEqual(faces)
    expect(fonts.missing()).toHaveLength(before)
  })

  it('show the first codes of a character that no font has, though it is as long as a text', async () => {
    const grapheme = `\u1100${'\u1161'.repeat(20_000)}`
    const [segment, ...others] = (await openFontBook()).segments(grapheme, 10, 400, false)
    expect(segment?.text).toMatch(/^\[U\+AC00( U\+1161){7} …\]$/)
    expect(segment?.actual).toBe(grapheme.normalize())
    expect(others).toEqual([])
  })

  it('keep one face for all ideographs of a name, also where lines may break between them', () => {
    const marks = setLines('东京上海', styles.body, 400, tag, setting).flatMap(({ marks }) => marks)
    expect(marks.map((mark) => mark.kind === 'text' && [mark.text, mark.face])).toEqual([['东京上海', 'chinese400']])
  })

  it('are set by the rules of their script, and keep what they say beside their glyphs', () => {
    const glyphs = (face: Face, text: string) => fonts.font(face).layout(text).glyphs.length
    expect(glyphs('devanagari400', 'क्ष')).toBe(1)
    expect(glyphs('bengali400', 'ক্ষ')).toBe(1)
    expect(glyphs('arabic400', 'لا')).toBe(1)
    const [, below, , above] = fonts.font('thai400').layout('น้ำ').positions
    expect([below?.xAdvance, above?.xAdvance === 0]).toEqual([0, false])
    expect(glyphs('oriya400', 'କ୍ଷ')).toBe(1)
    expect(glyphs('myanmar400', 'မ္ပ')).toBe(2)
    expect(glyphs('tibetan400', 'སྤྱི')).toBe(2)
    const advances = (face: Face, text: string) => movesOf(fonts.font(face).layout(text))
    expect(advances('lao400', 'ບໍ່')).toEqual([true, false])
    expect(advances('thaana400', 'މާ')).toEqual([false, true])
    const [segment] = fonts.segments('കൊച്ചി', 10, 600, false)
    expect(segment).toMatchObject({ face: 'malayalam600', actual: 'കൊച്ചി' })
  })

  it.each<[string, Face, string]>([
    ['marks above and below', 'thaana400', 'މާ'],
    ['points inside', 'hebrew400', 'שָ'],
    ['signs beside', 'lao400', 'ບໍ່'],
  ])('know which glyph is which character: %s', (_, face, text) => {
    const run = fonts.font(face).layout(text)
    expect(run.glyphs[movesOf(run).indexOf(true)]?.codePoints).toEqual([text.codePointAt(0)])
  })
})

describe('pictures made of several characters', () => {
  it.each(['👨‍👩‍👧‍👦', '🧑‍💻', '👍🏽', '🇬🇪', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '1️⃣', '❤️'])('stay whole: %s', (picture) => {
    expect(fonts.segments(picture, 10, 400, false)).toMatchObject([{ face: 'emoji400' }])
    const lines = drawn(picture.repeat(12), 30)
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) expect(line.replaceAll(picture, '').trim()).toBe('')
  })

  it('fall apart into those that a font has, where it does not have what they make', () => {
    expect(
      fonts
        .segments('🚀\u200d🔥', 10, 400, false)
        .map(({ text }) => text)
        .join(''),
    ).toMatch(/^🚀\u200d?🔥$/u)
  })
})

describe('any text', () => {
  const unit = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 4 }),
    fc.string({ unit: 'binary', maxLength: 3 }),
    fc.constantFrom('👨‍👩‍👧‍👦', '🇬🇪', 'ക്ഷ', 'น้ำ', '葛󠄀', '\ud83d', '\udc00', 'שִׁ', '한'),
  )

  it('is set without a replacement sign, half a pair or an error', () => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 8 }), fc.integer({ min: 12, max: 200 }), (units, width) => {
        const text = units.join('').replaceAll('\ufffd', '')
        for (const line of drawn(text, width)) {
          expect(line.isWellFormed()).toBe(true)
          expect(line).not.toContain('\ufffd')
        }
      }),
      { numRuns: 300 },
    )
  })
})
