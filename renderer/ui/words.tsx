import { createContext, type ReactNode, use, useMemo } from 'react'
import { I18nProvider } from 'react-aria-components'
import { customsOf, type Formats, formatsOf } from '../../shared/messages/formats.ts'
import { type Direction, directionOf } from '../../shared/messages/locales.ts'
import { type PageKey, type Translate, translation } from '../../shared/messages/translation.ts'
import { catalogues, spokenLocale } from './catalogues.ts'

/** All that turns data into text for people, in one language. */
export type Words = Formats & {
  locale: string
  direction: Direction
  translate: Translate<PageKey>
  /** As `translate`, for what is not shown but typed, compared or written: it holds nothing that cannot be seen. */
  plain: Translate<PageKey>
}

const WordsContext = createContext<Words | undefined>(undefined)

/** The words of the nearest provider. */
export function useWords(): Words {
  const words = use(WordsContext)
  if (!words) throw new Error('no words')
  return words
}

/** Gives everything inside its language, for our own text and for React Aria's. `rightToLeft` mirrors a language that runs to the right. */
export function WordsProvider({ locale, rightToLeft, children }: { locale: string; rightToLeft: boolean; children: ReactNode }) {
  const words = useMemo(() => wordsOf(locale, rightToLeft), [locale, rightToLeft])
  const controls = customsOf(words.locale)
  return (
    <I18nProvider locale={directionOf(controls) === words.direction ? controls : mirrored}>
      <WordsContext value={words}>{children}</WordsContext>
    </I18nProvider>
  )
}

/** A language whose controls run to the left. */
const mirrored = 'ar'

function wordsOf(locale: string, rightToLeft: boolean): Words {
  const spoken = spokenLocale(locale)
  const direction = rightToLeft ? 'rtl' : directionOf(spoken)
  return {
    ...formatsOf(spoken, direction),
    locale: spoken,
    direction,
    translate: translation<PageKey>(spoken, catalogues, direction),
    plain: translation<PageKey>(spoken, catalogues),
  }
}
