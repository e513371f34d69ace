import { lazy } from 'react'
import { lotScreen, screen, type WindowTopic } from '../topic.ts'

const TenderFacts = lazy(() => import('./TenderScreen.tsx'))
const NewTender = lazy(() => import('./NewTenderScreen.tsx'))
const Bidders = lazy(() => import('./BiddersScreen.tsx'))

declare module '../app/routing.ts' {
  interface Screens {
    tender: { lot: string }
    providers: { lot: string; provider?: string | undefined }
    newTender: object
  }
}

export const tendersWindow = {
  name: 'tenders',
  screens: [
    lotScreen(
      'tender',
      {
        link: { group: 'tender', place: 2, label: 'shell.tender' },
        command: { id: 'tender', label: 'tender.go' },
      },
      (lot) => ({ screen: 'tender', lot }),
      (_route, tender, lot) => <TenderFacts key={lot.id} tender={tender} lot={lot} />,
    ),
    lotScreen(
      'providers',
      {
        link: { group: 'tender', place: 4, label: 'shell.providers', count: ({ bids }) => bids },
        command: { id: 'bidders', label: 'tender.goProviders' },
        hasInspector: true,
      },
      (lot, { named }) => ({ screen: 'providers', lot, provider: named('provider') }),
      ({ provider }, _tender, lot) => <Bidders key={`${lot.id} ${provider ?? ''}`} lot={lot} provider={provider} />,
    ),
    screen(
      'newTender',
      {},
      () => ({ screen: 'newTender' }),
      () => <NewTender />,
    ),
  ],
} satisfies WindowTopic
