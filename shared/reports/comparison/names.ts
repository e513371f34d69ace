import { charactersOf, shorten } from '../../charts/shorten.ts'

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u3000-\u303f\uff00-\uff60]/u

/** How much room a text takes, in letters: signs that fill a square count for two. */
function lettersOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (wide.test(sign) ? 2 : 1), 0)
}

/**
 * Names of at most so many letters, the shortened ones with an ellipsis. Names that would look alike are shortened in their
 * middle, and numbered where they still do.
 */
export function shortNames(names: readonly string[], most: number): readonly string[] {
  const ends = names.map((name) => shorten(name, most, lettersOf))
  const apart = ends.map((end, index) => (alone(end, ends) ? end : middleCut(names[index] ?? '', most)))
  return apart.map((name, index) => {
    if (alone(name, apart) || lettersOf(names[index] ?? '') <= most) return name
    const number = ` (${index + 1})`
    return `${shorten(names[index] ?? '', most - number.length, lettersOf)}${number}`
  })
}

function alone(name: string, names: readonly string[]): boolean {
  return names.indexOf(name) === names.lastIndexOf(name)
}

/** The start and the end of a name that is longer than that. */
function middleCut(name: string, most: number): string {
  if (lettersOf(name) <= most) return name
  let end = ''
  for (const character of charactersOf(name).reverse()) {
    if (lettersOf(character + end) > most / 2) break
    end = character + end
  }
  return shorten(`${name.replaceAll('\u2026', ' ')}\u2026${end}`, most, lettersOf)
}
