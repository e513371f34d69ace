const longest = 300

/** The name of a file of somebody else as it can be shown on one line: what nobody sees is marked, a very long one keeps its end. */
export function legibleName(name: string): string {
  const shown = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200b\u202a-\u202e\u2066-\u2069\ufeff]/gu, '\uFFFD')
    .trim()
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
