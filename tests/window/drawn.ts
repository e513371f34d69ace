import { createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { WordsProvider } from '../../renderer/ui/words.tsx'

const InEnglish = ({ drawn }: { drawn: ReactNode }) => WordsProvider({ locale: 'en', rightToLeft: false, children: drawn })

/** The text of what is drawn once, with English words around it. */
export function textOf(drawn: ReactNode): string {
  const page = renderToStaticMarkup(createElement(InEnglish, { drawn }))
  return page
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
