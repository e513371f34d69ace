import type { JournalPlace } from '../../shared/journal/contract.ts'
import type { Route } from '../app/routing.ts'

type Tender = { id: string; lots: readonly { id: string }[] }

/** Where the thing of a change is to be seen; nothing where there is no lot to show it from. */
export function routeOf(place: JournalPlace, tenders: readonly Tender[]): Route | undefined {
  const fromLot = (lot: string | undefined, route: (lot: string) => Route) => (lot === undefined ? undefined : route(lot))
  const firstOf = (tender: string) => tenders.find(({ id }) => id === tender)?.lots[0]?.id
  // What belongs to no lot is shown from the first one.
  const first = tenders.flatMap(({ lots }) => lots)[0]?.id
  switch (place.kind) {
    case 'provider':
      return fromLot(first, (lot) => ({ screen: 'providers', lot, provider: place.provider }))
    case 'tender':
      return fromLot(firstOf(place.tender), (lot) => ({ screen: 'tender', lot }))
    case 'questionnaire':
      return fromLot(firstOf(place.tender), (lot) => ({ screen: 'questionnaire', lot }))
    case 'lot':
      return { screen: 'tender', lot: place.lot }
    case 'prices':
      return { screen: 'prices', lot: place.lot }
    case 'bid':
      return { screen: 'providers', lot: place.lot, provider: place.provider }
    case 'receipt':
      return { screen: 'receipt', lot: place.lot, receipt: place.receipt }
    case 'answer':
      return { screen: 'responses', lot: place.lot, bid: place.bid, question: place.question }
    case 'score':
      return { screen: 'compare', lot: place.lot, bid: place.bid, criterion: place.criterion }
    case 'agreement':
      return { screen: 'compare', lot: place.lot, criterion: place.criterion }
    case 'decision':
      return { screen: 'decision', lot: place.lot }
    case 'person':
      return fromLot(first, (lot) => ({ screen: 'evaluators', lot, evaluator: place.person }))
    case 'evidence':
      return fromLot(first, (lot) => ({ screen: 'evidence', lot, evidence: place.evidence }))
  }
}
