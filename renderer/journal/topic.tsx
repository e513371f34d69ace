import { lazy } from 'react'
import type { JournalObject } from '../../shared/journal/objects.ts'
import { addressOf } from '../app/routing.ts'
import { screen, type WindowTopic } from '../topic.ts'
import { journalObjectOf } from './about.ts'

const Journal = lazy(() => import('./JournalScreen.tsx'))

declare module '../app/routing.ts' {
  interface Screens {
    journal: { about?: JournalObject | undefined }
  }
}

export const journalWindow = {
  name: 'journal',
  screens: [
    screen(
      'journal',
      {
        link: { group: 'workspace', place: 2, label: 'shell.journal', count: ({ entries }) => entries },
        hasInspector: true,
      },
      ({ named }) => ({ screen: 'journal', about: journalObjectOf(named) }),
      (route) => <Journal key={addressOf(route)} about={route.about} />,
    ),
  ],
} satisfies WindowTopic
