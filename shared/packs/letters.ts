/** A number, from 1 on, in letters: A to Z, then AA, AB and so on. */
export function lettersOf(number: number): string {
  const before = Math.floor((number - 1) / 26)
  return (before > 0 ? lettersOf(before) : '') + String.fromCharCode(65 + ((number - 1) % 26))
}
