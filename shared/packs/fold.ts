/** A text as it is compared: letters and digits alone, folded, each with its place in the text. */
export type Folded = {
  signs: string
  /** Where each folded sign begins and ends in the text. */
  from: readonly number[]
  to: readonly number[]
  /** Whether a word begins with a sign, as after a space, or a capital after a small letter. The last one stands for the end. */
  edge: readonly boolean[]
  /** Whether something that is neither letter nor digit stands before a sign. */
  apart: readonly boolean[]
}

/** Letters that Unicode does not take apart. */
const letters = new Map(
  Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ς: 'σ' }),
)
/** Accents over letters, such as Latin ones. Signs of scripts that write vowels so stay. */
const accents = /[\u0300-\u036f]/gu
const unseen = /^\p{Default_Ignorable_Code_Point}$/u
const counted = /[\p{L}\p{N}\p{M}]/u

type Kind = 'digit' | 'small' | 'capital' | 'other' | 'mark' | 'unseen' | 'separator'
type Point = { folded: string; kind: Kind }

const known = new Map<string, Point>()

/** Folds a text: compatibility forms, case and accents make no difference, nor does what cannot be seen. */
export function fold(text: string): Folded {
  const [from, to, edge, apart]: [number[], number[], boolean[], boolean[]] = [[], [], [], []]
  const signs: string[] = []
  let before: Kind = 'separator'
  let at = 0
  for (const point of text) {
    const start = at
    at += point.length
    const { folded, kind } = known.get(point) ?? remembered(point)
    if (kind === 'unseen') continue
    // An accent belongs to the letter before it.
    if (kind === 'mark' && folded === '') {
      if (to.length > 0) to[to.length - 1] = at
      continue
    }
    if (folded !== '') {
      const begins =
        before === 'separator' || (kind === 'digit') !== (before === 'digit') || (before === 'small' && kind === 'capital')
      for (let unit = 0; unit < folded.length; unit++) {
        from.push(start)
        to.push(at)
        edge.push(begins && unit === 0)
        apart.push(before === 'separator' && unit === 0)
      }
      signs.push(folded)
    }
    before = kind
  }
  return { signs: signs.join(''), from, to, edge: [...edge, true], apart: [...apart, true] }
}

function remembered(point: string): Point {
  const plain = point.normalize('NFKD').toLowerCase().normalize('NFKD').replace(accents, '')
  const signs = Array.from(plain, (sign) => letters.get(sign) ?? sign).filter((sign) => counted.test(sign))
  const found = { folded: signs.join(''), kind: kindOf(point) }
  known.set(point, found)
  return found
}

function kindOf(point: string): Kind {
  if (unseen.test(point)) return 'unseen'
  if (/\p{M}/u.test(point)) return 'mark'
  if (/\p{N}/u.test(point)) return 'digit'
  if (/\p{Lu}/u.test(point)) return 'capital'
  if (/\p{Ll}/u.test(point)) return 'small'
  return counted.test(point.normalize('NFKD')) ? 'other' : 'separator'
}
