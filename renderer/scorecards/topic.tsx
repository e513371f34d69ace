import { lazy } from 'react'
import { lotScreen, type WindowTopic } from '../topic.ts'

const Scores = lazy(() => import('./ScoresScreen.tsx'))
const Evaluators = lazy(() => import('./EvaluatorsScreen.tsx'))

declare module '../app/routing.ts' {
  interface Screens {
    scores: { lot: string }
    evaluators: { lot: string; evaluator?: string | undefined }
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
    lotScreen(
      'evaluators',
      {
        link: { group: 'tender', place: 11, label: 'shell.evaluators' },
        command: { id: 'evaluators', label: 'evaluators.go' },
        hasInspector: true,
      },
      (lot, { named }) => ({ screen: 'evaluators', lot, evaluator: named('evaluator') }),
      ({ evaluator }, _tender, lot) => <Evaluators key={`${lot.id} ${evaluator ?? ''}`} lot={lot} evaluator={evaluator} />,
    ),
  ],
} satisfies WindowTopic
