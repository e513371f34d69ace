import { charactersOf } from '../../../shared/charts/shorten.ts'

/** A part of a text that is not broken, its trailing spaces with it. */
export type Unbroken = { text: string; breakAfter: boolean }

const simple = /(?<= )(?=[^ ])(?!(?<=\d )\d{3}(?!\d))|(?<=[^\s\d]{2}[-/–—]|[\u0f0b\u1361])(?=\p{L})/u
const ideographic = /[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uffef\u{20000}-\u{3ffff}]/u
const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/
/** Signs that may not start a line, and those that may not end one (JIS X 4051, in short). */
const notFirst =
  /^[)\]}〕〉》」』】、。，．,.:;!?！？：；・ー…‥゛゜ヽヾゝゞ々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％）］｝]/u
const notLast = /[([{〔〈《「『【（［｛￥＄]$/u

const words = new Intl.Segmenter('en', { granularity: 'word' })

/** Cuts text where a line may end: after spaces, hyphens and slashes, between ideographs, between words of scripts without spaces, after the signs of Tibetan and Ethiopic that part words. */
export function breakable(text: string): Unbroken[] {
  const parts: Unbroken[] = []
  for (const part of text.split(simple)) {
    for (const piece of separable(part) ? split(part) : [part]) if (piece) parts.push({ text: piece, breakAfter: true })
  }
  const last = parts.at(-1)
  if (last && !/[ \-/–—\u0f0b\u1361]$/.test(last.text) && !separable([...last.text].at(-1) ?? '')) last.breakAfter = false
  return parts
}

function split(text: string): string[] {
  const pieces: string[] = []
  const units = unspaced.test(text) ? [...words.segment(text)].map(({ segment }) => segment) : charactersOf(text)
  for (const unit of units) {
    const before = pieces.at(-1)
    if (before !== undefined && joined(before, unit)) pieces[pieces.length - 1] = before + unit
    else pieces.push(unit)
  }
  return pieces
}

function separable(text: string): boolean {
  return ideographic.test(text) || unspaced.test(text)
}

function joined(before: string, after: string): boolean {
  if (notFirst.test(after) || notLast.test(before) || after === ' ') return true
  const lastCharacter = [...before].at(-1) ?? ''
  return !separable(lastCharacter) && !separable(after)
}
