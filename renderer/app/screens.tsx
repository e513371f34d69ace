import { lazy, Suspense } from 'react'
import type { PageKey } from '../../shared/messages/translation.ts'
import { Button } from '../ui/Button.tsx'
import layout from '../ui/layout.module.css'
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import type { Place } from './place.ts'
import { useRead } from './reading.ts'
import { go, type Route } from './routing.ts'
import { StatePage } from './StatePage.tsx'
import { screenOf } from './screen-list.ts'
import { useWindow } from './window.tsx'

const Parts = lazy(() => import('./parts/PartsScreen.tsx'))

/** Screens with something to look into beside them. */
export function hasInspector(route: Route): boolean {
  return screenOf(route)?.hasInspector === true
}

/** The screen of a route, loaded when it is first needed. */
export function Screen({ route, place }: { route: Route; place: Place }) {
  const { data: cover } = useRead('pack.cover', {})
  const waiting = (
    <div className={layout.page}>
      <Loading />
    </div>
  )
  if (cover && !cover.prices && route.screen === 'prices') return <Withheld title="inPack.noPrices" help="inPack.noPricesHelp" />
  if (cover && route.screen === 'newTender') return <Withheld title="inPack.notHere" help="inPack.notHereHelp" />
  return <Suspense fallback={waiting}>{shownAt(route, place) ?? waiting}</Suspense>
}

/** What an address names is looked at, also from a screen where something else was. */
function shownAt(route: Route, { tenders, tender, lot, problem, again }: Place) {
  if (route.screen === 'parts') return <DevelopmentOnly />
  if (route.screen === 'unknown') return <Nowhere />
  const screen = screenOf(route)
  if (screen && !screen.isOfLot) return screen.render(route, undefined)
  if (problem) return <Failed message={problem.message} again={again} />
  if (!tenders) return null
  if (tenders.length === 0) return <NoTender />
  if (!tender || !lot) return <Nowhere />
  const shown: Route = route.screen === 'start' ? { screen: 'overview', lot: lot.id } : route
  return screenOf(shown)?.render(shown, { tender, lot })
}

/** What a pack is without, and where it is. */
function Withheld({ title, help }: { title: PageKey; help: PageKey }) {
  const { translate } = useWords()
  return (
    <div className={layout.page}>
      <EmptyState alone title={translate(title)}>
        {translate(help)}
      </EmptyState>
    </div>
  )
}

function DevelopmentOnly() {
  const { description } = useWindow()
  return description.development ? <Parts /> : <Nowhere />
}

function Failed({ message, again }: { message: string; again: () => void }) {
  const { translate } = useWords()
  return (
    <StatePage title={translate('shell.name')}>
      <ErrorState message={message} again={again} />
    </StatePage>
  )
}

function NoTender() {
  const { translate } = useWords()
  return (
    <div className={layout.page}>
      <EmptyState
        alone
        title={translate('shell.noTender')}
        actions={
          <Button look="primary" onPress={() => go({ screen: 'newTender' })}>
            {translate('tender.start')}
          </Button>
        }
      >
        {translate('shell.noTenderHelp')}
      </EmptyState>
    </div>
  )
}

/** An address that leads nowhere: mistyped, or what it named was undone since. */
function Nowhere() {
  const { translate } = useWords()
  return (
    <div className={layout.page}>
      <EmptyState
        alone
        title={translate('shell.nowhere')}
        actions={<Button onPress={() => go({ screen: 'start' })}>{translate('shell.toStart')}</Button>}
      >
        {translate('shell.nowhereHelp')}
      </EmptyState>
    </div>
  )
}
