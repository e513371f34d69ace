import { useSyncExternalStore } from 'react'
import type { Screen, Shown } from '../topic.ts'
import { windowTopics } from '../topics.ts'
import { nameInAddress, type Route } from './routing.ts'

/** Every screen of the topics. */
export const screens: readonly Screen[] = windowTopics.flatMap((topic) => topic.screens)

/** The screen of a route; none for those of the frame itself. */
export const screenOf = (route: Route): Screen | undefined => screens.find(({ name }) => name === route.screen)

/** Reads an address; one that leads nowhere is a route too. */
export function routeOf(address: string): Route {
  const [path = '', query = ''] = address.replace(/^#?\/?/, '').split('?')
  const parts = path.split('/').map(decoded)
  const [first = '', lot] = parts
  const isOfLot = first === 'lot' && lot !== undefined && lot !== ''
  const [name, after] = isOfLot ? parts.slice(2) : parts
  const parameters = new URLSearchParams(query)
  const shown: Shown = { after: after === '' ? undefined : after, named: (one) => parameters.get(one) ?? undefined }
  if (first === '') return { screen: 'start' }
  if (first === 'parts') return { screen: 'parts' }
  const found = screens.find((screen) => screen.isOfLot === isOfLot && nameInAddress(screen.name) === name)
  return found?.read(shown, lot ?? '') ?? { screen: 'unknown', address }
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
  return routeOf(useSyncExternalStore(listen, () => location.hash))
}
