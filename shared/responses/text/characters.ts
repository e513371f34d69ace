/** Characters that say nothing on a screen: zero-width spaces and joiners, soft hyphens, marks of direction. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu

/** A text without the characters that nobody sees. For comparing and for blanks: in names and sentences some of them matter. */
export function visible(text: string): string {
  return text.replace(invisible, '')
}

/** Letters of the block of tags repeat ASCII without being shown; flags of regions are spelt with them. */
const flag = /\u{1F3F4}[\u{E0020}-\u{E007F}]+/gu
const tags = /[\u{E0020}-\u{E007E}]+/gu

/** Words that a text holds and no screen shows; empty where there are none. */
export function hiddenWords(text: string): string {
  return [...text.replace(flag, '').matchAll(tags)]
    .map(([run]) => [...run].map((letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) - 0xe0000)).join(''))
    .join(' ')
}

/** Whether a text tells screens to show its characters in another order than they stand in. */
export function overridesOrder(text: string): boolean {
  return /[\u202D\u202E]/.test(text)
}

const digit = /\p{Decimal_Number}/u

/** Digits, signs and separators of every script as ASCII has them, for reading numbers and dates; what nobody sees is left out. */
export function plainFigures(text: string): string {
  return visible(text)
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\p{Decimal_Number}/gu, asciiDigit)
    .replace(/[٪﹪]/g, '%')
    .replace(/[٫]/g, '.')
    .replace(/[٬]/g, ',')
}

/** Scripts have their ten digits one after another, several sets of them too. */
function asciiDigit(character: string): string {
  const code = character.codePointAt(0) ?? 0
  let first = code
  while (digit.test(String.fromCodePoint(first - 1))) first--
  return String((code - first) % 10)
}
