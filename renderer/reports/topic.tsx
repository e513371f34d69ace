import { lazy } from 'react'
import { lotScreen, type WindowTopic } from '../topic.ts'

const Reports = lazy(() => import('./ReportsScreen.tsx'))

declare module '../app/routing.ts' {
  interface Screens {
    reports: { lot: string }
  }
}

export const reportsWindow = {
  name: 'reports',
  screens: [
    lotScreen(
      'reports',
      {
        link: { group: 'proof', place: 2, label: 'shell.reports' },
        command: { id: 'reports', label: 'shell.goReports' },
      },
      (lot) => ({ screen: 'reports', lot }),
      (_route, tender, lot) => <Reports key={lot.id} tender={tender} lot={lot} />,
    ),
  ],
} satisfies WindowTopic
