/** What each screen shows, by its name. Each topic adds its own screens: `declare module '../app/routing.ts'`. */
export interface Screens {
  start: object
  parts: object
  unknown: { address: string }
}
export type ScreenName = keyof Screens
/** Where a person is: the screen, and what it shows. */
export type RouteOf<Name extends ScreenName> = Name extends ScreenName ? { screen: Name } & Screens[Name] : never
export type Route = RouteOf<ScreenName>

/** The name of a screen as addresses have it. */
export const nameInAddress = (screen: string): string => screen.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/**
 * The address of a route, as a link carries it: the lot first where it is about one, then the screen, then what the screen is called after,
 * and whatever else it shows as parameters.
 */
export function addressOf(route: Route): string {
  if (route.screen === 'start') return '#/'
  if (route.screen === 'unknown') return route.address
  const { screen, ...shown } = route
  const query = new URLSearchParams()
  const path: string[] = [nameInAddress(screen)]
  for (const [name, value] of Object.entries(shown).flatMap(([name, value]) => flat(name, value))) {
    if (name === 'lot') path.unshift('lot', value)
    else if (name === screen) path.push(value)
    else query.set(name, value)
  }
  return `#/${path.map(encodeURIComponent).join('/')}${query.size > 0 ? `?${query}` : ''}`
}

/** What a route shows, as names with texts; a thing of several parts has them side by side. */
function flat(name: string, value: unknown): [string, string][] {
  if (typeof value === 'string') return [[name, value]]
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([part, each]) => flat(part, each)) : []
}

/** The same screen for another lot; the overview from a screen that is about no lot, or about what only this lot has. */
export function inLot(route: Route, lot: string): Route {
  return 'lot' in route && route.screen !== 'receipt' ? { screen: route.screen, lot } : { screen: 'overview', lot }
}

export function go(route: Route): void {
  location.hash = addressOf(route)
}
