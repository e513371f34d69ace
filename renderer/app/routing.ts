import { useSyncExternalStore } from 'react'

/** Where a person is: the screen, and what it shows. */
export type Route =
  | { screen: 'start' }
  | { screen: 'overview' | 'bids' | 'scores'; lot: string }
  | { screen: 'compare'; lot: string; bid?: string | undefined; criterion?: string | undefined }
  | { screen: 'journal' | 'settings' | 'parts' }
  | { screen: 'unknown'; address: string }

/** The address of a route, as a link carries it. */
export function addressOf(route: Route): string {
  switch (route.screen) {
    case 'start':
      return '#/'
    case 'overview':
    case 'bids':
    case 'scores':
      return `#/lot/${encodeURIComponent(route.lot)}/${route.screen}`
    case 'compare': {
      const query = new URLSearchParams()
      if (route.bid !== undefined) query.set('bid', route.bid)
      if (route.criterion !== undefined) query.set('criterion', route.criterion)
      return `#/lot/${encodeURIComponent(route.lot)}/compare${query.size > 0 ? `?${query}` : ''}`
    }
    case 'unknown':
      return route.address
    default:
      return `#/${route.screen}`
  }
}

/** Reads an address; one that leads nowhere is a route too. */
function routeOf(address: string): Route {
  const [path = '', query = ''] = address.replace(/^#?\/?/, '').split('?')
  const [first = '', second, third] = path.split('/').map(decoded)
  const parameters = new URLSearchParams(query)
  if (first === '') return { screen: 'start' }
  if (first === 'journal' || first === 'settings' || first === 'parts') return { screen: first }
  if (first === 'lot' && second) {
    if (third === 'overview' || third === 'bids' || third === 'scores') return { screen: third, lot: second }
    if (third === 'compare')
      return {
        screen: third,
        lot: second,
        bid: parameters.get('bid') ?? undefined,
        criterion: parameters.get('criterion') ?? undefined,
      }
  }
  return { screen: 'unknown', address }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
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
