import { lazy } from 'react'
import { lotScreen, type WindowTopic } from '../topic.ts'

const PriceSheet = lazy(() => import('./PriceSheetScreen.tsx'))
const Prices = lazy(() => import('./PricesScreen.tsx'))

declare module '../app/routing.ts' {
  interface Screens {
    prices: { lot: string }
    priceSheet: { lot: string }
  }
}

export const pricesWindow = {
  name: 'prices',
  screens: [
    lotScreen(
      'prices',
      {
        link: { group: 'tender', place: 8, label: 'shell.prices' },
        command: { id: 'prices', label: 'shell.goPrices' },
        hasInspector: true,
      },
      (lot) => ({ screen: 'prices', lot }),
      (_route, tender, lot) => <Prices key={lot.id} tender={tender} lot={lot} />,
    ),
    lotScreen(
      'priceSheet',
      { under: 'tender', command: { id: 'priceSheet', label: 'priceSheet.go' } },
      (lot) => ({ screen: 'priceSheet', lot }),
      (_route, tender, lot) => <PriceSheet key={lot.id} tender={tender} lot={lot} />,
    ),
  ],
} satisfies WindowTopic
