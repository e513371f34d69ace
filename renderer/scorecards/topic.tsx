import { lazy } from 'react'
import { lotScreen, type WindowTopic } from '../topic.ts'

const Scores = lazy(() => import('./ScoresScreen.tsx'))

declare module '../app/routing.ts' {
  interface Screens {
    scores: { lot: string }
  }
}

export const scorecardsWindow = {
  name: 'scorecards',
  screens: [
    lotScreen(
      'scores',
      {
        link: { group: 'tender', place: 7, label: 'shell.scores' },
        command: { id: 'scores', label: 'scores.go' },
        hasInspector: true,
      },
      (lot) => ({ screen: 'scores', lot }),
      (_route, tender, lot) => <Scores key={lot.id} tender={tender} lot={lot} />,
    ),
  ],
} satisfies WindowTopic
