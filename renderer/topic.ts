import type { ReactNode } from 'react'
import type { PageKey } from '../shared/messages/translation.ts'
import type { Lot, Tender } from '../shared/tenders/contract.ts'
import type { Route, RouteOf, ScreenName } from './app/routing.ts'

/** What a topic says of itself on this floor. */
export type WindowTopic = {
  /** Its folder on every floor. */
  name: string
  screens: readonly Screen[]
}

/** What an address says beside the names of lot and screen: what the screen is called after, and parameters. */
export type Shown = { after: string | undefined; named: (name: string) => string | undefined }

/** What the frame knows of the open workspace, for figures in the navigation. */
export type Known = {
  tender: Tender | undefined
  bids: number | undefined
  evidence: number | undefined
  entries: number | undefined
  /** Nothing where there are none. */
  packsOut: number | undefined
  conflicts: number | undefined
}

/** How people get to a screen without knowing its address. `place` is where it stands among the others. */
export type WaysIn = {
  /** In the navigation, under the group's title, with a figure where one says what to do. */
  link?: {
    group: 'tender' | 'proof' | 'workspace'
    place: number
    label: PageKey
    count?: (known: Known) => number | undefined
  }
  /** By a command of the palette; those of a lot have digits in the order of the navigation. */
  command?: { id: string; label: PageKey }
  /** Whether there is something to look into beside it. */
  hasInspector?: true
  /** The screen under whose link it stands, where it has none. */
  under?: ScreenName
}

/** A screen, whatever it shows. */
export type Screen = WaysIn & {
  name: ScreenName
  /** Its first route: of a lot, where it is about one. */
  of: (lot: string) => Route
  isOfLot: boolean
  /** The route that an address means; nothing where it lacks something. */
  read: (shown: Shown, lot: string) => Route | undefined
  /** The screen of its own route. */
  render: (route: Route, place: { tender: Tender; lot: Lot } | undefined) => ReactNode
}

type LotScreen = { [Name in ScreenName]: RouteOf<Name> extends { lot: string } ? Name : never }[ScreenName]

/** Declares a screen that is about a lot. It is loaded when it is first needed. */
export function lotScreen<Name extends LotScreen>(
  name: Name,
  ways: WaysIn,
  read: (lot: string, shown: Shown) => RouteOf<Name> | undefined,
  render: (route: RouteOf<Name>, tender: Tender, lot: Lot) => ReactNode,
): Screen {
  const isOwn = (route: Route): route is RouteOf<Name> => route.screen === name
  return {
    ...ways,
    name,
    isOfLot: true,
    of: (lot) => read(lot, nothing) ?? { screen: 'start' },
    read: (shown, lot) => read(lot, shown),
    render: (route, place) => (isOwn(route) && place ? render(route, place.tender, place.lot) : null),
  }
}

/** Declares a screen that is about no lot. */
export function screen<Name extends Exclude<ScreenName, LotScreen>>(
  name: Name,
  ways: WaysIn,
  read: (shown: Shown) => RouteOf<Name>,
  render: (route: RouteOf<Name>) => ReactNode,
): Screen {
  const isOwn = (route: Route): route is RouteOf<Name> => route.screen === name
  return {
    ...ways,
    name,
    isOfLot: false,
    of: () => read(nothing),
    read,
    render: (route) => (isOwn(route) ? render(route) : null),
  }
}

const nothing: Shown = { after: undefined, named: () => undefined }
