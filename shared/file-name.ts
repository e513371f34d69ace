/** Controls, line ends, signs of direction, signs without a width, broken characters. */
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu
/** Where a joiner and a variant belong to what is written before them: in scripts that need them, and in emoji. */
const beforeJoiner =
  /(?:[[\p{L}\p{M}]--[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]]|\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})$/v
const beforeVariant = /(?:\p{L}|\p{Emoji})$/u

/** Replaces in a name what cannot be seen, or changes how the rest of it is seen. */
function withoutUnseen(name: string, instead: (sign: string) => string): string {
  return name.replace(unseen, (sign, at: number) => {
    const joins = /[\u200c\u200d]/.test(sign) && beforeJoiner.test(name.slice(0, at))
    const varies = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u.test(sign) && beforeVariant.test(name.slice(0, at))
    return joins || varies ? sign : instead(sign)
  })
}

const shownSign = (sign: string): string => `<U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`

/** A name as it is shown to people, the same on screen, on paper and in the terminal: what is unseen stands as `<U+202E>`. */
export function shownName(name: string): string {
  return withoutUnseen(name, shownSign)
}

/** What in a text moves the cursor of a terminal or turns the text around it about, other than the end of a line and a tab. */
const unruly = /(?![\n\t])[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu

/** A text of several lines as a terminal may show it, whoever wrote it. */
export function shownText(text: string): string {
  return text.replace(unruly, shownSign)
}

/** How many UTF-16 units of a name are kept: in no script more bytes than a file system takes. */
const longest = 80

/**
 * The name under which a file is offered to be saved: of one folder on every system, and with nothing unseen. The ending stays, and what
 * cannot stay is an underscore.
 */
export function safeFileName(name: string): string {
  const plain = withoutUnseen(name.normalize('NFC'), () => '_')
    .replace(/[<>:"/\\|?*]/g, '_')
    .replace(/^[\s.]+/, '')
    .replace(/[\s.]+$/, '')
  const [, stem = plain, ending = ''] = /^(.+?)(\.[^.\s]{1,12})?$/su.exec(plain) ?? []
  const short = stem.length + ending.length > longest ? stem.slice(0, longest - ending.length).toWellFormed() : stem
  const named = `${short}${ending}`
  if (named === '') return 'file'
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(named) ? `_${named}` : named
}
