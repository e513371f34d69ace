import type { NavigationGroup } from '../ui/Navigation.tsx'
import { useWords } from '../ui/words.tsx'
import type { Place } from './place.ts'
import { useRead } from './reading.ts'
import { addressOf, type Route } from './routing.ts'

/** The screens of a lot in the order of the navigation, with their names and the commands that lead there. */
export const lotScreens = [
  { group: 'tender', screen: 'overview', text: 'shell.overview', command: 'shell.goOverview' },
  { group: 'tender', screen: 'tender', text: 'shell.tender', command: 'tender.go' },
  { group: 'tender', screen: 'questionnaire', text: 'shell.questionnaire', command: 'questionnaire.go' },
  { group: 'tender', screen: 'providers', text: 'shell.providers', command: 'tender.goProviders' },
  { group: 'tender', screen: 'bids', text: 'shell.bids', command: 'shell.goBids' },
  { group: 'tender', screen: 'responses', text: 'shell.responses', command: 'shell.goResponses' },
  { group: 'tender', screen: 'scores', text: 'shell.scores', command: 'scores.go' },
  { group: 'tender', screen: 'prices', text: 'shell.prices', command: 'shell.goPrices' },
  { group: 'tender', screen: 'compare', text: 'shell.compare', command: 'shell.goCompare' },
  { group: 'tender', screen: 'robustness', text: 'robustness.title', command: 'robustness.go' },
  { group: 'proof', screen: 'evidence', text: 'shell.evidence', command: 'shell.goEvidence' },
  { group: 'proof', screen: 'reports', text: 'shell.reports', command: 'shell.goReports' },
] as const

/** The side navigation: topics that work, with a figure where one says what to do. */
export function useNavigation(route: Route, { tender, lot }: Place): NavigationGroup[] {
  const { translate, number } = useWords()
  const { data: bids } = useRead('bid.list', lot ? { lot: lot.id } : null)
  const { data: info } = useRead('workspace.info', {})
  const { data: evidence } = useRead('evidence.list', {})
  const link = (text: string, to: Route, count?: string) => ({
    href: addressOf(to),
    text,
    count,
    current: to.screen === route.screen || (to.screen === 'bids' && route.screen === 'receipt'),
  })
  const groups: NavigationGroup[] = []
  const counts: Partial<Record<Route['screen'], string | undefined>> = {
    questionnaire: tender && number(tender.instrument.questions),
    providers: bids && number(bids.length),
    evidence: evidence && number(evidence.length),
  }
  if (lot)
    for (const id of ['tender', 'proof'] as const)
      groups.push({
        id,
        title: translate(`shell.group.${id}`),
        links: lotScreens
          .filter(({ group }) => group === id)
          .map(({ screen, text }) => link(translate(text), { screen, lot: lot.id }, counts[screen])),
      })
  groups.push({
    id: 'workspace',
    title: translate('shell.group.workspace'),
    links: [
      link(translate('search.title'), { screen: 'search' }),
      link(translate('shell.journal'), { screen: 'journal' }, info && number(info.head.entry)),
      link(translate('shell.settings'), { screen: 'settings' }),
    ],
  })
  return groups
}
