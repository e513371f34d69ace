import { lazy } from 'react'
import { lotScreen, type WindowTopic } from '../topic.ts'
import Overview from './OverviewScreen.tsx'

const Compare = lazy(() => import('./CompareScreen.tsx'))
const Decision = lazy(() => import('./DecisionScreen.tsx'))
const Robustness = lazy(() => import('./RobustnessScreen.tsx'))

declare module '../app/routing.ts' {
  interface Screens {
    overview: { lot: string }
    compare: { lot: string; bid?: string | undefined; criterion?: string | undefined }
    robustness: { lot: string }
    decision: { lot: string }
  }
}

export const decisionsWindow = {
  name: 'decisions',
  screens: [
    lotScreen(
      'overview',
      {
        link: { group: 'tender', place: 1, label: 'shell.overview' },
        command: { id: 'overview', label: 'shell.goOverview' },
      },
      (lot) => ({ screen: 'overview', lot }),
      (_route, tender, lot) => <Overview key={lot.id} tender={tender} lot={lot} />,
    ),
    lotScreen(
      'compare',
      {
        link: { group: 'tender', place: 9, label: 'shell.compare' },
        command: { id: 'compare', label: 'shell.goCompare' },
        hasInspector: true,
      },
      (lot, { named }) => ({ screen: 'compare', lot, bid: named('bid'), criterion: named('criterion') }),
      ({ bid, criterion }, tender, lot) => <Compare key={lot.id} tender={tender} lot={lot} bid={bid} criterion={criterion} />,
    ),
    lotScreen(
      'robustness',
      {
        link: { group: 'tender', place: 10, label: 'robustness.title' },
        command: { id: 'robustness', label: 'robustness.go' },
      },
      (lot) => ({ screen: 'robustness', lot }),
      (_route, _tender, lot) => <Robustness key={lot.id} lot={lot} />,
    ),
    lotScreen(
      'decision',
      {
        link: { group: 'tender', place: 11, label: 'decision.title' },
        command: { id: 'decision', label: 'decision.go' },
      },
      (lot) => ({ screen: 'decision', lot }),
      (_route, _tender, lot) => <Decision key={lot.id} lot={lot} />,
    ),
  ],
} satisfies WindowTopic
