import { folded } from './grid-values.ts'

/** Where a text holds what is sought, from its first sign to behind its last; marks and cases aside. */
export function placesIn(text: string, sought: string): { start: number; end: number }[] {
  const wanted = folded(sought.trim())
  if (wanted === '' || !folded(text).includes(wanted)) return []
  let plain = ''
  /** The sign of the text that each sign of `plain` comes from. */
  const from: number[] = []
  let index = 0
  for (const sign of text) {
    const part = folded(sign)
    plain += part
    for (let unit = 0; unit < part.length; unit++) from.push(index)
    index += sign.length
  }
  from.push(text.length)
  const places: { start: number; end: number }[] = []
  for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + wanted.length)) {
    let behind = at + wanted.length
    while (behind < plain.length && from[behind] === from[behind - 1]) behind++
    places.push({ start: from[at] ?? 0, end: from[behind] ?? text.length })
  }
  return places
}
