/**
 * Scripts that put no spaces between words (Thai to Khmer, Chinese, Japanese) or whose words are often parts of longer ones
 * (Korean), as ranges of characters: they are indexed character by character, so that any part of a text is found.
 */
export const unspaced =
  '\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3fffd}'

/** Control characters that no document holds but where Assay puts them: around a match, and around an unspaced character. */
export const marks = { opens: '\x1d', closes: '\x1e', joint: '\x1f' } as const

const unspacedCharacter = new RegExp(`[${unspaced}]`, 'gu')
const mark = new RegExp(`[${marks.opens}${marks.closes}${marks.joint}]`, 'g')

/** A text as it is indexed: without marks of its own, with joints around each unspaced character. */
export function indexed(text: string): string {
  return text.replace(mark, '').replace(unspacedCharacter, (character) => marks.joint + character + marks.joint)
}
