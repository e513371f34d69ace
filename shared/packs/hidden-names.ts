import { type Folded, fold } from './fold.ts'
import { commonWords, legalForms, publicMail } from './name-words.ts'

/** A name that is hidden: of whom (an id), and whether it is that of a company, of a person, or an address of either. */
export type HiddenName = { of: string; kind: 'company' | 'person' | 'address'; name: string }

/** Where a hidden name occurs in a text, in UTF-16 units, what stands there, and whose it may be. */
export type Occurrence = { from: number; to: number; found: string; of: readonly string[] }

/** What is sought, folded: as words, in the middle of a word too, or as letters that something stands between. */
type Needle = { of: string; signs: string; as: 'words' | 'within' | 'letters' }

type Place = { from: number; to: number; of: ReadonlySet<string> }

/** From so many signs on, a word of a name counts within other words too; in scripts without spaces from two on. */
const longWord = 5
const shortestWord = 3

/**
 * Finds hidden names in texts, however they are written: in other cases, with other accents, signs between or legal forms, by one word that
 * tells them, by their initials, in addresses of mail and web. What it finds is ordered and does not overlap.
 */
export function nameFinder(names: readonly HiddenName[]): (text: string) => Occurrence[] {
  const needles = unique(names.flatMap(needlesOf))
  return (text) => {
    if (needles.length === 0 || text === '') return []
    const folded = fold(text)
    const found = needles.flatMap((needle) => matches(folded, needle))
    if (found.length === 0) return []
    const addresses = addressesIn(text)
    const places = joined(found.map((place) => withAddress(place, addresses)))
    return places.map(({ from, to, of }) => ({ from, to, found: text.slice(from, to), of: [...of] }))
  }
}

/** Puts words in the place of what was found. */
export function replaced(text: string, found: readonly Occurrence[], words: (found: Occurrence) => string): string {
  let [result, at] = ['', 0]
  for (const each of found) {
    result += text.slice(at, each.from) + words(each)
    at = each.to
  }
  return result + text.slice(at)
}

/** The names in what a receipt calls its sender: who it is, and their address of mail, each as far as it is there. */
export function namesOfSender(of: string, sender: string): HiddenName[] {
  const addresses = addressesIn(sender).map(({ from, to }) => sender.slice(from, to))
  const rest = addresses.reduce((text, address) => text.replace(address, ' '), sender).replace(/[<>()[\]"]/g, ' ')
  // A name begins with a capital, or with a letter that knows none: "by e-mail" says only how it came.
  const named = rest
    .split(/[,;|/\n]/)
    .map((part) => part.trim())
    .filter((part) => /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(part))
  return [
    ...addresses.map((name): HiddenName => ({ of, kind: 'address', name })),
    ...named.map((name): HiddenName => ({ of, kind: 'person', name })),
  ]
}

function needlesOf(hidden: HiddenName): Needle[] {
  const { of, kind, name } = hidden
  const needles =
    kind === 'address' ? addressNeedles(name) : spellings(name).flatMap(kind === 'person' ? personNeedles : companyNeedles)
  return needles.filter(({ signs }) => signs.length > 1).map((needle) => ({ of, ...needle }))
}

type Sought = Omit<Needle, 'of'>
const asWords = (signs: string): Sought => ({ signs, as: 'words' })
const asWord = (signs: string): Sought => ({ signs, as: isLong(signs) ? 'within' : 'words' })

/** A company by its words together, by each that tells it, and by its initials. */
function companyNeedles(words: readonly string[]): Sought[] {
  const telling = words.filter((word) => !legalForms.has(word))
  const core = telling.length > 0 ? telling : words
  const initials = [words, core].map((all) => all.map((word) => [...word][0] ?? '').join(''))
  return [
    ...['', 'and', 'und', 'et'].map((between) => asWords(core.join(between))),
    ...core.filter((word) => !commonWords.has(word) && isTelling(word)).map(asWord),
    ...initials
      .filter((short) => /^[\p{Script=Latin}\p{N}]{2,}$/u.test(short))
      .map(
        // Two letters in a row are many things.
        (signs): Sought => (signs.length < shortestWord ? { signs, as: 'letters' } : asWords(signs)),
      ),
  ]
}

/** A person by their names in either order, and by the last one. */
function personNeedles(words: readonly string[]): Sought[] {
  const last = words.at(-1) ?? ''
  const all = [words.join(''), words.toReversed().join('')]
  return [...all, ...(isTelling(last) && !commonWords.has(last) ? [last] : [])].map(asWords)
}

/** An address as it stands, and its domain where that is not one for everybody. */
function addressNeedles(address: string): Sought[] {
  const domain = address.replace(/^.*@|^(?:https?:\/\/)?(?:www\.)?/i, '').split(/[/:?#]/)[0] ?? ''
  const labels = domain.split('.').slice(0, -1)
  const signs = fold(labels.toSorted((one, other) => other.length - one.length)[0] ?? '').signs
  const tells = isTelling(signs) && !publicMail.has(signs) && !commonWords.has(signs)
  return [asWords(fold(address).signs), ...(tells ? [asWord(signs)] : [])]
}

const umlauts = new Map(Object.entries({ ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }))

/** The words of a name, folded, with umlauts in one letter and in two. */
function spellings(name: string): string[][] {
  const wide = name.normalize('NFC').replace(/[äöüøå]/gi, (letter) => umlauts.get(letter.toLowerCase()) ?? letter)
  const written = [name, wide].map(wordsOf)
  return [...written, wordsOf(name).map((word) => word.replace(/([aou])e/g, '$1'))]
}

/** A dot within letters, as in B.V., parts no words. */
const innerDot = /(?<=(?<!\p{L})\p{L})\.(?=\p{L}(?!\p{L}))/gu
const besideName = /^(?:株式会社|有限会社|合同会社)|(?:株式会社|有限会社|合同会社|有限公司)$/u

function wordsOf(name: string): string[] {
  const words = name.replace(innerDot, '').split(/[^\p{L}\p{N}\p{M}'’\p{Default_Ignorable_Code_Point}]+/u)
  return words.flatMap((word) => fold(word.replace(besideName, '')).signs || [])
}

const spaceless =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{M}ー]+$/u
const isTelling = (word: string): boolean => word.length >= (spaceless.test(word) ? 2 : shortestWord)
const isLong = (word: string): boolean => word.length >= (spaceless.test(word) ? 2 : longWord)

function matches(folded: Folded, { of, signs, as }: Needle): Place[] {
  const { from, edge, apart } = folded
  const found: Place[] = []
  for (let at = folded.signs.indexOf(signs); at >= 0; at = folded.signs.indexOf(signs, at + 1)) {
    const end = at + signs.length
    const isWhole = edge[at] === true && edge[end] === true
    const isWithin = as === 'within' && !apart.slice(at + 1, end).includes(true)
    if (as === 'letters' ? isWhole && apart[at + 1] : isWhole || isWithin)
      found.push({ from: from[at] ?? 0, to: endOf(folded, end), of: new Set([of]) })
  }
  return found
}

/** The longest legal form has so many signs. */
const longestForm = Math.max(...[...legalForms].map(({ length }) => length))

/** Where a name ends in the text: a legal form that follows goes with it. */
function endOf({ signs, from, to, edge }: Folded, end: number): number {
  const last = to[end - 1] ?? 0
  // No more than a comma and a space stand between.
  if ((from[end] ?? Number.POSITIVE_INFINITY) - last > 2) return last
  for (let length = Math.min(longestForm, signs.length - end); length > 0; length--)
    if (edge[end + length] && legalForms.has(signs.slice(end, end + length))) return to[end + length - 1] ?? last
  return last
}

const address =
  /(?:https?:\/\/|www\.)[^\s<>"'()]+|[^\s<>"'(),;:@]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}|[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}\.\p{L}{2,63}/giu
const fileEnding =
  /\.(?:pdf|docx?|xls[xmb]?|pptx?|od[tsp]|txt|md|csv|tsv|json|xml|html?|eml|msg|zip|7z|gz|tar|png|jpe?g|gif|webp|tiff?|heic|svg|bmp|mp[34]|m4a|mov|wav|avi|rtf|assay)$/i

/** Addresses of mail and web in a text. What ends as files do is none. */
function addressesIn(text: string): { from: number; to: number }[] {
  return [...text.matchAll(address)].flatMap(({ 0: found, index }) =>
    /^(?:https?:|www\.)|@/i.test(found) || !fileEnding.test(found) ? [{ from: index, to: index + found.length }] : [],
  )
}

function withAddress(place: Place, addresses: readonly { from: number; to: number }[]): Place {
  const around = addresses.find(({ from, to }) => from <= place.from && place.from < to)
  return around ? { ...place, from: around.from, to: Math.max(place.to, around.to) } : place
}

/** What overlaps is one: of whom the longest says, or several that stand in the same place. */
function joined(places: readonly Place[]): Place[] {
  const result: (Place & { longest: number })[] = []
  for (const place of places.toSorted((one, other) => one.from - other.from || other.to - one.to)) {
    const last = result.at(-1)
    const length = place.to - place.from
    if (!last || place.from >= last.to) result.push({ ...place, longest: length })
    else {
      const of = length === last.longest ? new Set([...last.of, ...place.of]) : length > last.longest ? place.of : last.of
      result[result.length - 1] = {
        from: last.from,
        to: Math.max(last.to, place.to),
        of,
        longest: Math.max(length, last.longest),
      }
    }
  }
  return result
}

function unique(needles: readonly Needle[]): Needle[] {
  return [...new Map(needles.map((needle) => [JSON.stringify(needle), needle])).values()]
}
