import { lazy } from 'react'
import { screen, type WindowTopic } from '../topic.ts'

const Search = lazy(() => import('./SearchScreen.tsx'))

declare module '../app/routing.ts' {
  interface Screens {
    search: { text?: string | undefined; kind?: string | undefined }
  }
}

export const searchWindow = {
  name: 'search',
  screens: [
    screen(
      'search',
      { link: { group: 'workspace', place: 1, label: 'search.title' } },
      ({ named }) => ({ screen: 'search', text: named('text'), kind: named('kind') }),
      ({ text, kind }) => <Search text={text ?? ''} kind={kind} />,
    ),
  ],
} satisfies WindowTopic
