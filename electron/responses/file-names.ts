import { shownName } from '../../shared/file-name.ts'

const longest = 300

/** The name of a file of somebody else as it is shown everywhere, on one line; a very long one keeps its end. */
export function legibleName(name: string): string {
  const shown = shownName(name.normalize('NFC')).trim()
  if (!/[^\p{C}\p{Z}]/u.test(shown)) return '\uFFFD'
  return shown.length > longest ? `…${shown.slice(1 - longest)}`.toWellFormed() : shown
}

/** `name`, or the first of `name (2)`, `name (3)` and so on that is not taken yet; it is from then on. */
export function freeName(name: string, taken: Set<string>): string {
  const [, stem = name, ending = ''] = /^(.*[^/])(\.[^./]+)$/s.exec(name) ?? []
  for (let attempt = 1; ; attempt++) {
    const free = attempt === 1 ? name : `${stem} (${attempt})${ending}`
    if (taken.has(free)) continue
    taken.add(free)
    return free
  }
}
