import {
  isLiteralElement,
  isPluralElement,
  isSelectElement,
  type MessageFormatElement,
  TYPE,
} from '@formatjs/icu-messageformat-parser'

const accents: Record<string, string> = {
  a: 'á',
  c: 'ç',
  e: 'é',
  i: 'í',
  n: 'ñ',
  o: 'ö',
  u: 'ü',
  y: 'ý',
  A: 'Å',
  E: 'É',
  I: 'Í',
  O: 'Ö',
  U: 'Ü',
}

/** Marks the start and the end of a message in the pseudo-locale. */
export const pseudoMarks = ['⟦', '⟧'] as const

/** Turns a parsed message into its pseudo-locale twin: letters accented, the whole inside marks, arguments untouched. */
export function pseudo(message: MessageFormatElement[]): MessageFormatElement[] {
  const mark = (value: string): MessageFormatElement => ({ type: TYPE.literal, value })
  return [mark(pseudoMarks[0]), ...message.map(accent), mark(pseudoMarks[1])]
}

function accent(element: MessageFormatElement): MessageFormatElement {
  if (isLiteralElement(element))
    return { ...element, value: element.value.replace(/[a-zA-Z]/g, (letter) => accents[letter] ?? letter) }
  if (isPluralElement(element) || isSelectElement(element)) {
    const options = Object.entries(element.options).map(([name, option]) => [
      name,
      { ...option, value: option.value.map(accent) },
    ])
    return { ...element, options: Object.fromEntries(options) }
  }
  return element
}
