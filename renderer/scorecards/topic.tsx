import { lazy } from 'react'
import { lotScreen, type WindowTopic } from '../topic.ts'

const Scores = lazy(() => import('./ScoresScreen.tsx'))
const Evaluators = lazy(() => import('./EvaluatorsScreen.tsx'))

declare module '../app/routing.ts' {
  interface Screens {
    scores: { lot: string; bid?: string | undefined; subject?: string | undefined }
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
      (lot, { named }) => ({ screen: 'scores', lot, bid: named('bid'), subject: named('subject') }),
      ({ bid, subject }, tender, lot) => (
        <Scores
          key={`${lot.id} ${bid ?? ''} ${subject ?? ''}`}
          tender={tender}
          lot={lot}
          asked={bid === undefined || subject === undefined ? undefined : { bid, subject }}
        />
      ),
    ),
    lotScreen(
      'evaluators',
      {
        link: { group: 'tender', place: 11, label: 'shell.evaluators' },
        command: { id: 'evaluators', label: 'evaluators.go' },
        hasInspector: true,
      },
      (lot, { named }) => ({ screen: 'evaluators', lot, evaluator: named('evaluator') }),
      ({ evaluator }, tender, lot) => (
        <Evaluators key={`${lot.id} ${evaluator ?? ''}`} tender={tender} lot={lot} evaluator={evaluator} />
      ),
    ),
  ],
} satisfies WindowTopic
