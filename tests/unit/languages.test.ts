import { describe, expect, it } from 'vitest'
import { bounded, embedded, undirected } from '../../shared/messages/directions.ts'
import { english } from '../../shared/messages/en/index.ts'
import { formatsOf } from '../../shared/messages/formats.ts'
import { directionOf, fallbacks } from '../../shared/messages/locales.ts'
import { type Catalogues, isSpoken, type MessageKey, translation } from '../../shared/messages/translation.ts'

/** English, and what was planted beside it. */
const beside =
  (planted: Record<string, Record<string, string>>): Catalogues =>
  (tag) =>
    tag === 'en' ? english : planted[tag]

const german = { 'error.cancelled': 'Abgebrochen.', 'shell.saved': 'Gesichert', 'sample.look': 'Sich umsehen' }
const speaking = (locale: string, catalogues: Catalogues) => translation<MessageKey>(locale, catalogues)

describe('a language', () => {
  it('falls back on more general ones', () => {
    expect(fallbacks('de-AT')).toEqual(['de-AT', 'de'])
    expect(fallbacks('zh-hant-tw-x-old')).toEqual(['zh-Hant-TW-x-old', 'zh-Hant-TW', 'zh-Hant', 'zh'])
    expect(fallbacks('../..')).toEqual([])
  })

  it('says what it can, lets a more general one say the rest, and English what neither can', () => {
    const say = speaking('de-AT', beside({ de: german, 'de-AT': { 'shell.saved': 'Gespeichert' } }))
    expect([say('shell.saved'), say('error.cancelled'), say('shell.menu')]).toEqual(['Gespeichert', 'Abgebrochen.', 'Menu'])
  })

  it('is spoken where it or a more general one has words', () => {
    const catalogues = beside({ de: german })
    expect(['de', 'de-CH', 'en-US', 'fr', 'd e'].filter((locale) => isSpoken(locale, catalogues))).toEqual([
      'de',
      'de-CH',
      'en-US',
    ])
    const say = speaking('en', catalogues)
    expect([say.in('de-CH')?.('error.cancelled'), say.in('fr')]).toEqual(['Abgebrochen.', undefined])
  })

  it('counts by its own rules, and English words by those of English', () => {
    const key = 'shell.finished'
    const polish = '{count, plural, one {# wynik} few {# wyniki} many {# wyników} other {# wyniku}}'
    const say = speaking('pl', beside({ pl: { [key]: polish } }))
    expect([1, 3, 5, 22].map((count) => say(key, { count }))).toEqual(['1 wynik', '3 wyniki', '5 wyników', '22 wyniki'])
    expect(say('bids.count', { count: 1 })).toBe('1 bidder')
    expect(speaking('de', beside({ de: { [key]: '{count, number}' } }))(key, { count: 1234.5 })).toBe('1.234,5')
    expect(speaking('fr', beside({ fr: {} }))('journal.withCount', { name: 'Score', count: 1234 })).toBe('Score (1,234)')
  })

  it('names things one after another, and writes figures and dates, as is its custom', () => {
    const shown = (locale: string) => {
      const { list, number, date, size } = formatsOf(locale)
      return [
        list(['a', 'b', 'c']),
        number('-1234.50', { minimumFractionDigits: 2 }),
        date('2026-11-19T12:00:00Z'),
        size(1_500_000),
      ]
    }
    expect(shown('en')).toEqual(['a, b and c', '−1,234.50', '19 Nov 2026', '1.5 MB'])
    expect(shown('en-XA')).toEqual(shown('en'))
    expect(shown('en-US')).toEqual(['a, b, and c', '−1,234.50', 'Nov 19, 2026', '1.5 MB'])
    expect(shown('de')).toEqual(['a, b und c', '−1.234,50', '19.11.2026', '1,5 MB'])
    expect(shown('ja')).toEqual(['a、b、c', '−1,234.50', '2026/11/19', '1.5 MB'])
  })

  it('is written in the direction of its script', () => {
    expect(['en', 'ja', 'az'].map(directionOf)).toEqual(['ltr', 'ltr', 'ltr'])
    expect(['ar', 'he', 'fa', 'ur-PK', 'az-Arab', 'dv'].map(directionOf)).toEqual(Array(6).fill('rtl'))
  })
})

describe('text of one direction in another', () => {
  const [toRight, byItself, ofItself, end] = ['\u200e', '\u2066', '\u2068', '\u2069']

  it('is marked at both ends, so that sentences go on in their order', () => {
    expect(bounded('83.0 to 93.8', 'ltr', 'rtl')).toBe(`${toRight}83.0 to 93.8${toRight}`)
    expect(bounded('83.0 to 93.8', 'ltr', 'ltr')).toBe('83.0 to 93.8')
  })

  it('is so by the messages wherever they are used, and figures stand by themselves', () => {
    const mirrored = translation<MessageKey>('en', beside({}), 'rtl')
    expect(mirrored('robustness.between', { from: '1.4', to: '9.3' })).toBe(`${toRight}from 1.4 to 9.3${toRight}`)
    const { number, list } = formatsOf('en', 'rtl')
    expect([number('-1.4'), list(['a', 'b'])]).toEqual([`${byItself}−1.4${end}`, `${byItself}a and b${end}`])
    const arabic = translation<MessageKey>('ar', beside({ ar: { 'robustness.between': 'من {from} إلى {to}' } }), 'rtl')
    expect(arabic('robustness.between', { from: '1.4+', to: '' })).toBe(`من ${ofItself}1.4+${end} إلى `)
    expect(arabic('robustness.same')).toBe(`${toRight}unchanged${toRight}`)
  })

  it('is laid out by itself inside a message, and the words that choose are left alone', () => {
    const say = translation<MessageKey>('en', beside({}), 'ltr')
    expect(say('robustness.stays', { bidder: 'שלום בע״מ' })).toBe(`${ofItself}שלום בע״מ${end} stays first`)
    expect(say('robustness.stays', { bidder: 'つばめ & Rowe' })).toBe('つばめ & Rowe stays first')
    const choosing = beside({ he: { 'robustness.stays': '{bidder, select, one {אחד} other {אחר}}' } })
    expect(translation<MessageKey>('he', choosing, 'rtl')('robustness.stays', { bidder: 'one' })).toBe('אחד')
    expect(formatsOf('en').list(['שלום', 'Rowe'])).toBe(`${ofItself}שלום${end} and Rowe`)
  })

  it('is plain where it is not shown', () => {
    expect(speaking('en', beside({}))('robustness.stays', { bidder: 'שלום' })).toBe('שלום stays first')
    expect(undirected(bounded(embedded('שלום', 'ltr'), 'ltr', 'rtl'))).toBe('שלום')
  })
})
