import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type HiddenName, nameFinder, namesOfSender, replaced } from '../../shared/packs/hidden-names.ts'

const company = (name: string, of = 'north'): HiddenName => ({ of, kind: 'company', name })
const foundIn = (names: readonly HiddenName[], text: string) => nameFinder(names)(text).map(({ found }) => found)

describe('Hidden names', () => {
  const north = [company('Nordlicht & Söhne GmbH')]
  it.each([
    ['as it is', 'We, Nordlicht & Söhne GmbH, offer', ['Nordlicht & Söhne GmbH']],
    ['in capitals', 'NORDLICHT offers', ['NORDLICHT']],
    ['with umlauts in two letters', 'Nordlicht Soehne', ['Nordlicht Soehne']],
    ['with accents as signs of their own', 'Nordlicht & So\u0308hne', ['Nordlicht & So\u0308hne']],
    ['in full width', 'Ｎｏｒｄｌｉｃｈｔ', ['Ｎｏｒｄｌｉｃｈｔ']],
    ['with what cannot be seen', 'Nord\u00adlicht', ['Nord\u00adlicht']],
    ['over the end of a line', 'Nord-\nlicht is', ['Nord-\nlicht']],
    ['letter by letter', 'N O R D L I C H T', ['N O R D L I C H T']],
    ['within a word, with a legal form', 'Nordlichthilfe, Nordlichtgruppe', ['Nordlicht', 'Nordlichtgruppe']],
    ['in the name of a file', 'offer_nordlicht_v2.pdf', ['nordlicht']],
    ['in an address of mail', 'Ask jana@nordlicht.example.', ['jana@nordlicht.example']],
    [
      'in an address of the web',
      'See https://www.nordlicht-soehne.example/iso?x=1 there',
      ['https://www.nordlicht-soehne.example/iso?x=1'],
    ],
    ['by its initials', 'N&S and NSG know', ['N&S', 'NSG']],
  ])('are found %s', (_how, text, found) => {
    expect(foundIn(north, text)).toEqual(found)
  })

  it('are found in scripts without spaces', () => {
    expect(foundIn([company('株式会社さくらサポート')], '弊社さくらサポートは')).toEqual(['さくらサポート'])
  })

  it.each([
    ['Alpha Global Services B.V.', 'Global services are ours'],
    ['Nordlicht & Söhne GmbH', 'Sons and daughters in the north light, GmbH'],
    ['Kern AG', 'The kernel'],
    ['Nova', 'An innovation'],
  ])('are not found where %s is meant by nobody', (name, text) => {
    expect(foundIn([company(name)], text)).toEqual([])
  })

  it('of common words alone count together', () => {
    expect(foundIn([company('Global Services Ltd')], 'Global services, and Global Services Ltd.')).toEqual([
      'Global services',
      'Global Services Ltd',
    ])
  })

  it('say whose they are, several where that is open', () => {
    const names = [company('Aurora North', 'one'), company('Aurora South', 'other')]
    expect(nameFinder(names)('Aurora South, or Aurora').map(({ of }) => of)).toEqual([['other'], ['one', 'other']])
  })

  it('of senders are who they are, their address, and its domain', () => {
    const names = namesOfSender('north', 'Jana Weber <jana@polarstern.example>')
    expect(foundIn(names, 'Weber, Jana of Polarstern wrote from jana@polarstern.example')).toEqual([
      'Weber, Jana',
      'Polarstern',
      'jana@polarstern.example',
    ])
    expect(foundIn(namesOfSender('north', 'jana.weber@gmail.com'), 'We use Gmail')).toEqual([])
    const wordy = namesOfSender('north', 'Jana Weber, Polarstern, by e-mail')
    expect(foundIn(wordy, 'Weber of Polarstern by e-mail')).toEqual(['Weber', 'Polarstern'])
  })
})

/** A word that tells a company, in letters that have accents and umlauts too. */
const word = fc
  .array(fc.constantFrom(...'bcdfghjklmnpqrstvwxzaeiouäöüéñçøłß'), { minLength: 6, maxLength: 12 })
  .map((letters) => letters.join(''))
const name = fc.tuple(word, word, fc.constantFrom('Ltd', 'GmbH', 'B.V.', 'S.A.', 'S.p.A.', ''))
/** How somebody may write a name. */
const hand = fc.record({
  form: fc.constantFrom('NFC', 'NFD', 'NFKC', 'NFKD'),
  letters: fc.constantFrom(
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => text.replace(/^./, (first) => first.toUpperCase()),
    (text: string) => [...text].join('\u200b'),
    (text: string) => text.replace(/[a-z]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)),
  ),
  between: fc.constantFrom(' ', '-', '_', '.', ' & ', '\n', '', '/'),
  which: fc.constantFrom('both', 'first', 'second'),
})
const around = fc.constantFrom('', ' ', '(', '12 ', '日本 ', '“', '\n', '_')

describe('Whatever a company is called, its name', () => {
  it('is found however it is written, and where it stands', () => {
    fc.assert(
      fc.property(name, hand, around, around, ([first, second, form], { which, ...how }, before, after) => {
        const words = which === 'both' ? [first, second] : [which === 'first' ? first : second]
        const written = how.letters(words.map((one) => one.normalize(how.form)).join(how.between))
        const text = before + written + after
        const found = nameFinder([company([first, second, form].join(' '))])(text)
        const covered = found.reduce((sum, { from, to }) => sum + to - from, 0)
        expect(found.length).toBeGreaterThan(0)
        expect(found[0]?.from).toBeLessThanOrEqual(before.length)
        expect(covered).toBeGreaterThanOrEqual(written.replace(/[^\p{L}]/gu, '').length * (which === 'both' ? 0.9 : 1) - 2)
      }),
    )
  })

  it('is found no more where it was replaced', () => {
    fc.assert(
      fc.property(name, fc.array(fc.tuple(around, hand), { maxLength: 4 }), ([first, second, form], parts) => {
        const find = nameFinder([company([first, second, form].join(' '))])
        const text = parts.map(([before, how]) => before + how.letters([first, second].join(how.between))).join(' ')
        expect(find(replaced(text, find(text), () => '[…]'))).toEqual([])
      }),
    )
  })

  it('is found in places that are in order, apart, and say what stands there, in any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 12 })),
        fc.string({ unit: 'binary', maxLength: 80 }),
        (names, text) => {
          const found = nameFinder(names.map((each) => company(each)))(text)
          for (const [index, { from, to, found: said }] of found.entries()) {
            expect(text.slice(from, to)).toBe(said)
            expect(from).toBeLessThan(to)
            expect(from).toBeGreaterThanOrEqual(found[index - 1]?.to ?? 0)
          }
        },
      ),
    )
  })
})
