/** Letters that are written with a stroke or joined, and have no accent that could be taken off. */
const plainer: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i' }

/**
 * What a name reads like, whatever its case, its spaces, the width of its letters and its accents: two names that come to the same are
 * perhaps one. Marks are taken off Latin, Greek and Cyrillic letters alone; in other scripts they are part of the word.
 */
export function readAlike(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{Mn}*)\p{Mn}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ßøłđæœı]/g, (letter) => plainer[letter] ?? letter)
    .replace(/\s+/gu, ' ')
    .trim()
}

/** Who of others is called so that it reads like a name: perhaps the same, and somebody has to say. */
export function alikeTo<Named extends { readonly name: string }>(name: string, others: readonly Named[]): Named | undefined {
  const typed = readAlike(name)
  return typed === '' ? undefined : others.find((other) => readAlike(other.name) === typed)
}
