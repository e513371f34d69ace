import { canonicalLocale } from '../../messages/locales.ts'

/** Scripts that reports have a font for (ISO 15924), as `electron/reports/kit/fonts.ts` brings them. */
const scriptsOfReports = new Set(
  'Latn Cyrl Grek Arab Hebr Thai Jpan Hans Hant Kore Deva Beng Guru Gujr Taml Telu Knda Mlym Sinh Khmr Orya Laoo Mymr Tibt Ethi Thaa Geor Armn'.split(
    ' ',
  ),
)

/** A language tag in its canonical form; undefined for what is none, and for tags that name no language. */
export function languageTag(text: string): string | undefined {
  const tag = canonicalLocale(text.trim())
  return tag === undefined || tag.startsWith('und') || tag.startsWith('x-') ? undefined : tag
}

/** The script that a language is written in where reports have no font for it; undefined where they have one. */
export function scriptWithoutFont(language: string): string | undefined {
  const { script } = new Intl.Locale(language).maximize()
  return script === undefined || scriptsOfReports.has(script) ? undefined : script
}

/** What people call a language, in a language of theirs, with its tag: `German (de)`. */
export function nameOfLanguage(tag: string, locale: string): string {
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag
  return name === tag ? tag : `${name} (${tag})`
}
