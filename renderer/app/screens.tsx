import { lazy, Suspense } from 'react'
import Overview from '../decisions/OverviewScreen.tsx'
import { Button } from '../ui/Button.tsx'
import layout from '../ui/layout.module.css'
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import type { Place } from './place.ts'
import { addressOf, go, type Route } from './routing.ts'
import { StatePage } from './StatePage.tsx'
import { useWindow } from './window.tsx'

const Compare = lazy(() => import('../decisions/CompareScreen.tsx'))
const Robustness = lazy(() => import('../decisions/RobustnessScreen.tsx'))
const Bids = lazy(() => import('../responses/BidsScreen.tsx'))
const TenderFacts = lazy(() => import('../tenders/TenderScreen.tsx'))
const NewTender = lazy(() => import('../tenders/NewTenderScreen.tsx'))
const Bidders = lazy(() => import('../tenders/BiddersScreen.tsx'))
const Questionnaire = lazy(() => import('../questionnaires/QuestionnaireScreen.tsx'))
const Scores = lazy(() => import('../scorecards/ScoresScreen.tsx'))
const Receipt = lazy(() => import('../responses/ReceiptScreen.tsx'))
const Responses = lazy(() => import('../responses/ResponsesScreen.tsx'))
const Prices = lazy(() => import('../prices/PricesScreen.tsx'))
const Evidence = lazy(() => import('../evidence/EvidenceScreen.tsx'))
const Reports = lazy(() => import('../reports/ReportsScreen.tsx'))
const Search = lazy(() => import('../search/SearchScreen.tsx'))
const Journal = lazy(() => import('../journal/JournalScreen.tsx'))
const Settings = lazy(() => import('./SettingsScreen.tsx'))
const Parts = lazy(() => import('./parts/PartsScreen.tsx'))

const screensWithInspector: readonly Route['screen'][] = [
  'bids',
  'providers',
  'questionnaire',
  'scores',
  'receipt',
  'responses',
  'prices',
  'compare',
  'evidence',
  'journal',
]

/** Screens with something to look into beside them. */
export function hasInspector(route: Route): boolean {
  return screensWithInspector.includes(route.screen)
}

/** The screen of a route, loaded when it is first needed. */
export function Screen({ route, place }: { route: Route; place: Place }) {
  const waiting = (
    <div className={layout.page}>
      <Loading />
    </div>
  )
  return <Suspense fallback={waiting}>{screenOf(route, place) ?? waiting}</Suspense>
}

/** What an address names is looked at, also from a screen where something else was. */
function screenOf(route: Route, { tenders, tender, lot, problem, again }: Place) {
  switch (route.screen) {
    case 'journal':
      return <Journal key={addressOf(route)} about={route.about} />
    case 'search':
      return <Search text={route.text ?? ''} kind={route.kind} />
    case 'settings':
      return <Settings />
    case 'newTender':
      return <NewTender />
    case 'parts':
      return <DevelopmentOnly />
    case 'unknown':
      return <Nowhere />
  }
  if (problem) return <Failed message={problem.message} again={again} />
  if (!tenders) return null
  if (tenders.length === 0) return <NoTender />
  if (!tender || !lot) return <Nowhere />
  switch (route.screen) {
    case 'start':
    case 'overview':
      return <Overview key={lot.id} tender={tender} lot={lot} />
    case 'bids':
      return <Bids key={lot.id} tender={tender} lot={lot} />
    case 'tender':
      return <TenderFacts key={lot.id} tender={tender} lot={lot} />
    case 'providers':
      return <Bidders key={`${lot.id} ${route.provider ?? ''}`} lot={lot} provider={route.provider} />
    case 'questionnaire':
      return <Questionnaire key={`${tender.id} ${route.question ?? ''}`} tender={tender.id} question={route.question} />
    case 'scores':
      return <Scores key={lot.id} tender={tender} lot={lot} />
    case 'receipt':
      return <Receipt key={route.receipt} lot={lot} receipt={route.receipt} />
    case 'responses':
      return (
        <Responses
          key={`${lot.id} ${route.question ?? ''}`}
          tender={tender}
          lot={lot}
          bid={route.bid}
          question={route.question}
        />
      )
    case 'prices':
      return <Prices key={lot.id} lot={lot} />
    case 'evidence':
      return <Evidence key={`${lot.id} ${route.evidence ?? ''}`} lot={lot.id} evidence={route.evidence} />
    case 'reports':
      return <Reports key={lot.id} tender={tender} lot={lot} />
    case 'robustness':
      return <Robustness key={lot.id} lot={lot} />
    case 'compare':
      return <Compare key={lot.id} tender={tender} lot={lot} bid={route.bid} criterion={route.criterion} />
  }
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
