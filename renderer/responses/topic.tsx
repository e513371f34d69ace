import { lazy } from 'react'
import { lotScreen, type WindowTopic } from '../topic.ts'

const Bids = lazy(() => import('./BidsScreen.tsx'))
const Receipt = lazy(() => import('./ReceiptScreen.tsx'))
const Responses = lazy(() => import('./ResponsesScreen.tsx'))

declare module '../app/routing.ts' {
  interface Screens {
    bids: { lot: string }
    receipt: { lot: string; receipt: string }
    responses: { lot: string; bid?: string | undefined; question?: string | undefined }
  }
}

export const responsesWindow = {
  name: 'responses',
  screens: [
    lotScreen(
      'bids',
      {
        link: { group: 'tender', place: 5, label: 'shell.bids' },
        command: { id: 'bids', label: 'shell.goBids' },
        hasInspector: true,
      },
      (lot) => ({ screen: 'bids', lot }),
      (_route, tender, lot) => <Bids key={lot.id} tender={tender} lot={lot} />,
    ),
    lotScreen(
      'receipt',
      { hasInspector: true, under: 'bids' },
      (lot, { after }) => (after === undefined ? undefined : { screen: 'receipt', lot, receipt: after }),
      ({ receipt }, tender, lot) => <Receipt key={receipt} tender={tender} lot={lot} receipt={receipt} />,
    ),
    lotScreen(
      'responses',
      {
        link: { group: 'tender', place: 6, label: 'shell.responses' },
        command: { id: 'responses', label: 'shell.goResponses' },
        hasInspector: true,
      },
      (lot, { named }) => ({ screen: 'responses', lot, bid: named('bid'), question: named('question') }),
      ({ bid, question }, tender, lot) => (
        <Responses key={`${lot.id} ${question ?? ''}`} tender={tender} lot={lot} bid={bid} question={question} />
      ),
    ),
  ],
} satisfies WindowTopic
