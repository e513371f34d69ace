import { useSyncExternalStore } from 'react'
import type { JournalObject } from '../../shared/journal/objects.ts'

/** Where a person is: the screen, and what it shows. */
export type Route =
  | { screen: 'start' }
  | { screen: 'overview' | 'bids' | 'tender' | 'scores'; lot: string }
  | { screen: 'providers'; lot: string; provider?: string | undefined }
  | { screen: 'questionnaire'; lot: string; question?: string | undefined }
  | { screen: 'search'; text?: string | undefined; kind?: string | undefined }
  | { screen: 'newTender' }
  | { screen: 'prices' | 'reports' | 'robustness'; lot: string }
  | { screen: 'receipt'; lot: string; receipt: string }
  | { screen: 'responses'; lot: string; bid?: string | undefined; question?: string | undefined }
  | { screen: 'evidence'; lot: string; evidence?: string | undefined }
  | { screen: 'compare'; lot: string; bid?: string | undefined; criterion?: string | undefined }
  | { screen: 'journal'; about?: JournalObject | undefined }
  | { screen: 'settings' | 'parts' }
  | { screen: 'unknown'; address: string }

/** The address of a route, as a link carries it. */
export function addressOf(route: Route): string {
  switch (route.screen) {
    case 'start':
      return '#/'
    case 'overview':
    case 'bids':
    case 'tender':
    case 'scores':
    case 'prices':
    case 'reports':
    case 'robustness':
      return `#/lot/${encodeURIComponent(route.lot)}/${route.screen}`
    case 'receipt':
      return `#/lot/${encodeURIComponent(route.lot)}/receipt/${encodeURIComponent(route.receipt)}`
    case 'providers':
      return lotAddress(route, { provider: route.provider })
    case 'questionnaire':
      return lotAddress(route, { question: route.question })
    case 'responses':
      return lotAddress(route, { bid: route.bid, question: route.question })
    case 'evidence':
      return lotAddress(route, { evidence: route.evidence })
    case 'compare':
      return lotAddress(route, { bid: route.bid, criterion: route.criterion })
    case 'search':
      return `#/search${queryOf({ text: route.text, kind: route.kind })}`
    case 'journal':
      return `#/journal${queryOf({ ...route.about })}`
    case 'newTender':
      return '#/new-tender'
    case 'unknown':
      return route.address
    default:
      return `#/${route.screen}`
  }
}

function lotAddress({ screen, lot }: { screen: string; lot: string }, named: Record<string, string | undefined>): string {
  return `#/lot/${encodeURIComponent(lot)}/${screen}${queryOf(named)}`
}

function queryOf(named: Record<string, string | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(named)) if (value !== undefined) query.set(name, value)
  return query.size > 0 ? `?${query}` : ''
}

/** Reads an address; one that leads nowhere is a route too. */
function routeOf(address: string): Route {
  const [path = '', query = ''] = address.replace(/^#?\/?/, '').split('?')
  const [first = '', second, third, fourth] = path.split('/').map(decoded)
  const parameters = new URLSearchParams(query)
  if (first === '') return { screen: 'start' }
  if (first === 'journal') return { screen: first, about: journalObjectOf(parameters) }
  if (first === 'settings' || first === 'parts') return { screen: first }
  if (first === 'search')
    return { screen: first, text: parameters.get('text') ?? undefined, kind: parameters.get('kind') ?? undefined }
  if (first === 'new-tender') return { screen: 'newTender' }
  if (first === 'lot' && second) {
    const named = (name: string) => parameters.get(name) ?? undefined
    switch (third) {
      case 'overview':
      case 'bids':
      case 'tender':
      case 'scores':
      case 'prices':
      case 'reports':
      case 'robustness':
        return { screen: third, lot: second }
      case 'providers':
        return { screen: third, lot: second, provider: named('provider') }
      case 'questionnaire':
        return { screen: third, lot: second, question: named('question') }
      case 'receipt':
        if (fourth) return { screen: third, lot: second, receipt: fourth }
        break
      case 'responses':
        return { screen: third, lot: second, bid: named('bid'), question: named('question') }
      case 'evidence':
        return { screen: third, lot: second, evidence: named('evidence') }
      case 'compare':
        return { screen: third, lot: second, bid: named('bid'), criterion: named('criterion') }
    }
  }
  return { screen: 'unknown', address }
}

/** The object whose history an address names; nothing where it names none. */
function journalObjectOf(parameters: URLSearchParams): JournalObject | undefined {
  const named = (name: string) => parameters.get(name) ?? ''
  const bid = named('bid')
  switch (parameters.get('kind')) {
    case 'bidder':
      return { kind: 'bidder', bid }
    case 'answer':
      return { kind: 'answer', bid, question: named('question') }
    case 'criterion':
      return { kind: 'criterion', bid, criterion: named('criterion') }
    case 'price':
      return { kind: 'price', bid, line: named('line') }
    case 'evidence':
      return { kind: 'evidence', evidence: named('evidence') }
    case 'receipt':
      return { kind: 'receipt', receipt: named('receipt') }
    default:
      return undefined
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}

/** The same screen for another lot; the overview from a screen that is about no lot, or about what only this lot has. */
export function inLot(route: Route, lot: string): Route {
  return 'lot' in route && route.screen !== 'receipt' ? { screen: route.screen, lot } : { screen: 'overview', lot }
}

const listen = (listener: () => void) => {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}

export function useRoute(): Route {
  const address = useSyncExternalStore(listen, () => location.hash)
  return routeOf(address)
}

export function go(route: Route): void {
  location.hash = addressOf(route)
}
