/** The language that everything is said in where another has no words for it. */
export const lastResort = 'en'

/** The pseudo-locale: it marks every message, so that text which bypasses the catalogue stands out. */
export const pseudoLocale = 'en-XA'

export type Direction = 'ltr' | 'rtl'

const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'])

/** A language tag (BCP 47) in its canonical form; undefined for what is none. */
export function canonicalLocale(name: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(name)[0]
  } catch {
    return undefined
  }
}

/** The tags whose words may stand for a language, its own first: `de-AT`, `de` (RFC 4647). None for what is no tag. */
export function fallbacks(locale: string): string[] {
  const tags: string[] = []
  for (let tag = canonicalLocale(locale) ?? ''; tag !== ''; tag = tag.replace(/(?:-[a-z\d])?(?:^|-)[^-]+$/i, '')) tags.push(tag)
  return tags
}

/** Which way a language is written. */
export function directionOf(locale: string): Direction {
  const { script } = new Intl.Locale(canonicalLocale(locale) ?? lastResort).maximize()
  return script !== undefined && rightToLeft.has(script) ? 'rtl' : 'ltr'
}
